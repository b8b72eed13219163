"""From files to located nodes: the only place that knows YAML.

`read(root)` gives a document for every file that can be read to its end, the text of every file (for excerpts), and all
problems at once. A file with an error in its writing never hides the others.
"""

from orgline.source.codes import CODES
from orgline.source.decoding import decode
from orgline.source.folder import names, read, read_files
from orgline.source.nodes import Document, Mapping, Node, Scalar, Sequence
from orgline.source.parsing import parse_text

__all__ = [
    "CODES",
    "Document",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "decode",
    "names",
    "parse_text",
    "read",
    "read_files",
]
