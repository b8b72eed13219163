"""The command `orgline`: one module for each of its commands."""

import sys

__all__ = ["main"]

INTERRUPTED = 130


def main() -> None:
    """The entry point of the console command."""
    try:
        # takes a moment, in which Ctrl-C has to be as quiet as later
        from orgline.cli.app import call
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    call()
