"""The runner of GitHub Actions, which reads what a step prints and obeys some of its lines."""

import os
import re
from collections.abc import Mapping

# its comparison passes over these: they are neither seen nor have a width
_IGNORED = "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060-\u206f\ufe00-\ufe0f\ufeff]*"
_COMMAND = re.compile(
    rf"^((?:[^\S\n]|{_IGNORED[:-1]})*)(:)(?={_IGNORED}:)|(#)(?={_IGNORED}#{_IGNORED}\[)",
    re.MULTILINE,
)
"""`::name::` where a line begins, behind spaces, too; the older `##[name]` anywhere in it."""


def in_github_actions(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether this is a step of a workflow, on stdout and stderr of which the runner listens."""
    return environment.get("GITHUB_ACTIONS") == "true"


def without_commands(text: str) -> str:
    r"""The text with the first sign of whatever the runner could obey as an escape: `\u003a:debug::`.

    Somebody who may write into a record, and no more, could otherwise mask words in the log, add
    annotations or stop all other commands.
    """
    return _COMMAND.sub(lambda found: f"{found[1] or ''}\\u{ord(found[2] or found[3]):04x}", text)
