"""The record's models → a page on which the record is edited in a browser."""

from orgline.admin.files import files

__all__ = ["files"]
