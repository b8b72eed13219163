"""The command `orgline`: one module for each of its commands."""

from orgline.cli.app import main, run

__all__ = ["main", "run"]
