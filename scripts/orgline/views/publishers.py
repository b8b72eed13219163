"""What sources are called: by their publishers, with more only where that is needed."""

from collections import Counter
from collections.abc import Callable, Mapping

from orgline.records import Source, SourceId

_MORE: tuple[Callable[[Source], str], ...] = (
    lambda source: source.published.words(),
    lambda source: f"“{source.title}”",
    lambda source: source.id,
)
"""What is added, one after the other, to a name while sources share it."""


def told_apart(sources: Mapping[SourceId, Source]) -> Mapping[SourceId, str]:
    """A name for each source that no other has: "The Gazette", "The Gazette, 5 January 2030"."""
    names = {source: record.publisher for source, record in sources.items()}
    for more in _MORE:
        shared = Counter(names.values())
        names = {
            source: f"{name}, {more(sources[source])}" if shared[name] > 1 else name
            for source, name in names.items()
        }
    return names
