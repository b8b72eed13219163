"""What a page offers beside its text: files to take along, how to cite it, what other programs read."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLink:
    """A file to take along; `href` is relative to the site's root, `type` a media type."""

    label: str
    href: str
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """How to cite a page: in a sentence, and as a BibTeX entry.

    Neither holds the day on which somebody read the page: that is for the reader to add.
    """

    sentence: str = ""
    bibtex: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands in a page's head for other programs.

    `image` is the social image, relative to the site's root, `""` for none; `image_words` say what
    it shows. `kind` is the page's type for Open Graph (https://ogp.me/#types). `feeds` and
    `calendars` are about what the page is about. `facts` is JSON-LD that may stand in a script
    element as it is, `""` where nothing is certain.
    """

    image: str = ""
    image_words: str = ""
    kind: str = "website"
    feeds: tuple[FileLink, ...] = ()
    calendars: tuple[FileLink, ...] = ()
    facts: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """Where the record is written to: addresses at the site that hosts it, `""` without one.

    `record` begins a new file with a change that concerns the page's subject, `edit` opens the file
    at the line where the subject's own entry stands. `what` is the kind of entry, `host` the site.
    """

    record: str = ""
    edit: str = ""
    what: str = ""
    host: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """Everything that a page offers beside its text.

    `files` are those of the chart that the page is about, `others` those of its other charts, by
    the chart's key.
    """

    files: tuple[FileLink, ...] = ()
    others: Mapping[str, tuple[FileLink, ...]] = field(default_factory=dict)
    citation: Citation = Citation()
    head: Head = Head()
    mending: Mending = Mending()
