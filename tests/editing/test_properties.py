"""Whatever stands in a file and whatever is added: the rest stays, byte for byte."""

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from orgline.editing.placing import with_change, with_entry
from orgline.editing.writing import Entry, Value, scalar
from orgline.problem import UNSAFE
from orgline.source import Mapping, Scalar, Sequence, parse_text
from tests.editing.placing import document

TEXTS = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from(":#-?[]{},&*!|>'\"%@`\\ ~\n\tאב中名"),
    ),
    min_size=1,
    max_size=90,
).filter(lambda text: text.strip() and not UNSAFE.search(text))
VALUES: st.SearchStrategy[Value] = st.one_of(
    TEXTS,
    st.booleans(),
    st.lists(TEXTS, min_size=1, max_size=3).map(tuple),
    st.dictionaries(st.sampled_from(("zh", "fr", "no")), TEXTS, min_size=1, max_size=2),
)
ENTRIES: st.SearchStrategy[Entry] = st.dictionaries(
    st.sampled_from(("op", "unit", "from", "to", "note", "sources", "names")), VALUES, min_size=1
)
COMMENTS = st.sampled_from(("", "", "  # a remark", "   #"))
GAPS = st.lists(st.sampled_from(("", "   ", "# at the margin", "        # deep")), max_size=2)
CHANGES = st.sampled_from(
    (
        "- {op: move, unit: a, to: b}",
        "- {op: move,\n   unit: a, # why\n   to: b}",
        "- op: create\n  unit: a",
        "- op: create\n  note: >-\n    folded\n\n    text",
        "- op: create\n  note: |\n    # no comment\n    kept",
        "- op: 'create'\n  sources: [a,\n    b]",
    )
)


@st.composite
def files(draw: st.DrawFn) -> str:
    """A file with some events, in any layout and with comments anywhere."""
    step, dent = draw(st.sampled_from((1, 2, 4))), draw(st.sampled_from((0, 2)))
    lines = [*draw(GAPS), f"events:{draw(COMMENTS)}"]
    for number in range(draw(st.integers(1, 3))):
        pad = " " * (dent + 2)
        lines += [*draw(GAPS), f"{' ' * dent}- id: e{number}{draw(COMMENTS)}"]
        lines += draw(st.lists(st.just(f"{pad}sources: [x, y] # both"), max_size=1))
        lines += _changes(draw, pad, step)
        lines += draw(st.lists(st.just(f'{pad}note: "in quotes"   # end'), max_size=1))
    lines += draw(GAPS)
    end = draw(st.sampled_from(("\n", "\r\n")))
    return end.join("\n".join(lines).split("\n")) + draw(st.sampled_from(("", end)))


def _changes(draw: st.DrawFn, pad: str, step: int) -> list[str]:
    shape = draw(st.sampled_from(("none", "[]", "", "~", "[{op: create}]", "list")))
    if shape == "none":
        return []
    if shape != "list":
        return [f"{pad}changes: {shape}{draw(COMMENTS)}"]
    items = draw(st.lists(CHANGES, min_size=1, max_size=3))
    inner = pad + " " * step
    written = ["\n".join(inner + line for line in item.split("\n")) for item in items]
    return [f"{pad}changes:{draw(COMMENTS)}", *written]


def _without(text: str, new: str) -> str:
    """What was put between the beginning and the end that two texts share."""
    start = next((n for n, (a, b) in enumerate(zip(text, new, strict=False)) if a != b), len(text))
    rest = zip(reversed(text[start:]), reversed(new[start:]), strict=False)
    end = next((n for n, (a, b) in enumerate(rest) if a != b), len(text) - start)
    return text[start : len(text) - end]


@given(files(), ENTRIES, st.integers(0, 2))
def test_a_change_leaves_every_other_byte_as_it_was(text: str, change: Entry, at: int) -> None:
    """Only where an empty list was written does something go: `[]` or `~`."""
    before = document(text)
    events = before.root.get("events")
    assert isinstance(events, Sequence)
    assume(at < len(events.items))
    new = with_change(before, at, change)
    assert re.fullmatch(r"((\[\]|~)(  # a remark|   #)?)?", _without(text, new).strip())
    assert new.count("#") >= text.count("#")
    assert new.count("\r\n") == new.count("\n") if "\r\n" in text else "\r" not in new


@given(files(), ENTRIES, st.sampled_from(("sources", "units", "events", "assertions")))
def test_an_entry_leaves_every_other_byte_as_it_was(text: str, entry: Entry, section: str) -> None:
    assert _without(text, with_entry(document(text), section, entry)) == ""


@given(TEXTS)
def test_every_text_reads_as_it_was_meant(text: str) -> None:
    plain = f"a: {scalar(text)}\nb: [{scalar(text, inside=True)}, c]\nd: {{e: {scalar(text, inside=True)}}}\n"
    parsed, problems = parse_text("", plain)
    assert parsed is not None, problems
    first, second, third = (value for _, value in parsed.root.entries)
    assert isinstance(first, Scalar)
    assert isinstance(second, Sequence)
    assert isinstance(third, Mapping)
    item, inner = second.items[0], third.entries[0][1]
    assert isinstance(item, Scalar)
    assert isinstance(inner, Scalar)
    assert {node.text for node in (first, item, inner)} == {" ".join(text.split())}
