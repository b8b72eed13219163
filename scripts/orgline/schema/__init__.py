"""Records → a JSON Schema for editors: what they offer, explain and underline while somebody types.

`written(history)` gives the bytes of the file; `modeline(file)` the comment that leads an editor to it.
"""

from orgline.schema.document import FILE, document, modeline, written

__all__ = ["FILE", "document", "modeline", "written"]
