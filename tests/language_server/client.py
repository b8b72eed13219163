"""The real YAML language server, driven as an editor drives it: by the Language Server Protocol."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.language_server.server import SERVER

_CAPABILITIES = {
    "textDocument": {
        "completion": {
            "completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}
        },
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {},
    },
    "workspace": {"configuration": True, "workspaceFolders": True},
}


class Client:
    """One running server. `settings` are those of a workspace (`yaml.…`)."""

    def __init__(self, process: subprocess.Popen[bytes], root: Path, settings: Any) -> None:
        self._process = process
        self.root = root
        self._settings = settings
        self._number = 0
        self._told: dict[str, Any] = {}
        self.asked: list[str] = []

    def start(self) -> None:
        """Shake hands."""
        uri = self.root.as_uri()
        folders = [{"uri": uri, "name": "site"}]
        self._request(
            "initialize",
            {
                "processId": None,
                "rootUri": uri,
                "capabilities": _CAPABILITIES,
                "workspaceFolders": folders,
            },
        )
        self._notify("initialized", {})
        self._notify("workspace/didChangeConfiguration", {"settings": self._settings})

    def open(self, file: str, text: str) -> list[Any]:
        """Open a file below the root with a text, which need not be on disk; gives what is wrong.

        No file may be opened twice: the server would take it for the one it has read.
        """
        uri = self._uri(file)
        assert uri not in self._told
        item = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._notify("textDocument/didOpen", {"textDocument": item})
        while uri not in self._told:
            self._handle(self._read())
        return list(self._told[uri])

    def completions(self, file: str, line: int, column: int) -> list[Any]:
        found = self._request("textDocument/completion", self._at(file, line, column))
        return list(found["items"])

    def hover(self, file: str, line: int, column: int) -> str:
        found = self._request("textDocument/hover", self._at(file, line, column))
        return str(found["contents"]["value"]) if found else ""

    def _uri(self, file: str) -> str:
        return (self.root / file).as_uri()

    def _at(self, file: str, line: int, column: int) -> Any:
        place = {"line": line, "character": column}
        return {"textDocument": {"uri": self._uri(file)}, "position": place}

    def _request(self, method: str, params: Any) -> Any:
        self._number += 1
        self._write({"id": self._number, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == self._number and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._handle(message)

    def _notify(self, method: str, params: Any) -> None:
        self._write({"method": method, "params": params})

    def _handle(self, message: Any) -> None:
        """Answer what the server asks, remember what it tells."""
        method, params = message.get("method"), message.get("params")
        if method == "textDocument/publishDiagnostics":
            self._told[params["uri"]] = params["diagnostics"]
        elif "id" in message:
            self.asked.append(method)
            self._write({"id": message["id"], "result": self._answer(method, params)})

    def _answer(self, method: str, params: Any) -> Any:
        if method == "workspace/configuration":
            return [self._settings.get(item.get("section")) for item in params["items"]]
        return None

    def _write(self, message: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _read(self) -> Any:
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        assert length, "the language server has ended"
        return json.loads(self._process.stdout.read(length))


@contextmanager
def running(root: Path, settings: Any) -> Iterator[Client]:
    """A server for a folder; it is ended with the block."""
    with subprocess.Popen(
        ["node", str(SERVER), "--stdio"],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        client = Client(process, root, settings)
        try:
            client.start()
            yield client
        finally:
            process.kill()
