"""A built site on a local web server, below a path as on a project's page host."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from tests.site.reading import SITE_URL

PREFIX = urlsplit(SITE_URL).path


class _Handler(SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(PREFIX.rstrip("/")))

    def do_GET(self) -> None:
        """Name this server in the map of the site.

        The theme puts the host that it is on into the addresses of the map, but not its port, and
        goes only to pages that it finds there.
        """
        if self.path != f"{PREFIX}sitemap.xml":
            super().do_GET()
            return
        text = Path(self.translate_path(self.path)).read_text(encoding="utf-8")
        here = f"http://{self.headers['Host']}{PREFIX}"
        self.answer(200, "application/xml", text.replace(SITE_URL, here).encode())

    def answer(self, code: int, kind: str, body: bytes) -> None:
        """Answer with these bytes."""
        self.send_response(code)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer as page hosts do: a missing page is answered with the site's own 404.html."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        self.answer(code, "text/html", page.read_bytes())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its own name
        pass


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A tab that is closed, or goes on, does not want the rest of a file."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder while the block runs; the address of its root, with a slash at its end."""
    server = _Server(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
