"""Whatever an editor writes comes back as problems or as a history, never as a traceback."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from orgline import checks, history, records
from orgline.history import Family, Grade, Grading, diff, diff_of, outline, told_by
from orgline.problem import Problem, Span, full, has_errors, in_order
from orgline.records.operations import Change
from orgline.source import Document, Mapping, Node, Scalar, Sequence
from tests.history.chronicles import HEADER, Told, chronicles, file_of
from tests.written import NAMES, read

HERE = Span(file="any.yaml", line=1, column=1, end_line=1, end_column=2)

IDS = ("ministry", "lab", "hub", "web", "ada", "bob", "head", "member", "gazette", "e1", "e2")
WORDS = (
    *IDS,
    *("", "Ada Li", "no-such", "Not An Id", "many", "true", "no", "0", "-1", "7" * 5000),
    *("2030", "2030-02-30", "[..2030]", "2029/2031", "../2030", "0001-01-01", "9999-12-31", "soon"),
    *("other", "reorganisation", "zh", "https://example.org/a", "javascript:x", "\n", "x" * 100),
)
OPERATIONS = tuple(
    str(operation.model_fields["op"].annotation.__args__[0]) for operation in Change.__args__
)
KEYS = (
    *("id", "name", "names", "aliases", "kind", "title", "publisher", "published", "url", "note"),
    *("date", "after", "summary", "sources", "changes", "disagreements", "question", "about"),
    *("positions", "says", "adopted", "because", "planned", "announced", "op", "unit", "units"),
    *("under", "within", "from", "to", "into", "what", "person", "role", "acting", "replaces"),
    *("observed", "children_to", "seats", "leads", "root", "on", "children", "head", "parent"),
    "nonsense",
)
SECTIONS = ("organisation", "sources", "people", "units", "roles", "events", "assertions", "other")

scalars = st.builds(
    Scalar, text=st.sampled_from((*WORDS, *OPERATIONS)), span=st.just(HERE), quoted=st.booleans()
)


def mappings(keys: Iterable[str], values: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """A mapping with some of the keys."""
    entries = st.dictionaries(st.sampled_from(tuple(keys)), values, max_size=8)
    return entries.map(
        lambda found: Mapping(
            entries=tuple((Scalar(text=k, span=HERE, quoted=False), v) for k, v in found.items()),
            span=HERE,
        )
    )


def lists(values: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """A list, with its own text where brackets hold only texts."""
    return st.lists(values, max_size=4).map(
        lambda items: Sequence(
            items=tuple(items),
            span=HERE,
            text="[..2030]" if all(isinstance(i, Scalar) for i in items) else "",
        )
    )


nodes: st.SearchStrategy[Node] = st.recursive(
    scalars, lambda inner: st.one_of(lists(inner), mappings(KEYS, inner)), max_leaves=20
)
documents = mappings(SECTIONS, st.one_of(lists(nodes), nodes))


def come_to_an_end(problems: tuple[Problem, ...], texts: dict[str, str]) -> None:
    """Problems can be put in order and printed, and begin as they should."""
    for problem in in_order(problems):
        assert full(problem, texts)
        assert problem.message
        assert not problem.message[0].isupper()
        assert "pydantic" not in problem.message


@given(st.lists(documents, max_size=3))
def test_any_nodes_give_records_or_problems(roots: list[Node]) -> None:
    found, problems = records.read_records(
        Document(file="any.yaml", text="", root=root) for root in roots if isinstance(root, Mapping)
    )
    assert (found is None) == bool(problems)
    come_to_an_end(problems, {"any.yaml": "x"})


CHANGES = (
    "create, unit: {0}",
    "create, unit: {0}, under: {1}",
    "observe, unit: {0}, within: {1}",
    "reopen, unit: {0}, under: {1}",
    "move, unit: {0}, to: {1}",
    "move, unit: {0}, from: {1}, within: {2}",
    "rename, unit: {0}, from: Lab, name: {word}",
    "retype, unit: {0}, kind: {word}",
    "merge, units: [{0}, {1}], into: {2}, under: {3}",
    "merge, units: [{0}, {1}], into: {1}",
    "split, unit: {0}, into: [{1}, {2}], within: {3}",
    "split, unit: {0}, into: [{0}, {1}], under: {0}",
    "transfer, what: Search, from: {0}, to: {1}",
    "close, unit: {0}",
    "close, unit: {0}, children_to: {1}",
    "appoint, person: ada, role: {role}, unit: {0}",
    "appoint, person: bob, role: {role}, unit: {0}, replaces: ada, acting: true",
    "depart, person: ada, role: {role}, unit: {0}",
    "retitle, person: ada, role: {role}, unit: {0}, title: {word}",
    "report, unit: {0}, to: ada",
)


def _fill(change: str, units: list[str], role: str, word: str) -> str:
    return "{op: " + change.format(*units, role=role, word=word) + "}"


changes = st.builds(
    _fill,
    st.sampled_from(CHANGES),
    st.permutations(("ministry", "lab", "hub", "web")),
    st.sampled_from(("head", "member")),
    st.sampled_from(("One", "Two")),
)
dates = st.sampled_from(
    ("2030-01-01", "2030", "[..2030-06-01]", "[2030-03-01..]", "2030-03~", "[2029,2031]", "2031-02")
)
positions = st.builds(
    "{{says: S, sources: [{}], adopted: {}, changes: [{}]}}".format,
    st.sampled_from(("gazette", "herald")),
    st.sampled_from(("true", "false")),
    st.lists(changes, max_size=3).map(", ".join),
)
events = st.builds(
    "date: {}, after: [{}], changes: [{}], disagreements: [{{question: Q, positions: [{}]}}]".format,
    dates,
    st.lists(st.sampled_from(("e0", "e1", "e2")), max_size=1).map(", ".join),
    st.lists(changes, max_size=5).map(", ".join),
    st.lists(positions, max_size=3).map(", ".join),
)


def written(chosen: list[str]) -> str:
    """The events as a file; each of them has all that an event needs."""
    needed = "title: T, kind: other, summary: S, sources: [gazette]"
    texts = (f"  - {{id: e{number}, {needed}, {event}}}\n" for number, event in enumerate(chosen))
    return "events:\n" + "".join(texts)


@given(st.lists(events, min_size=3, max_size=5))
def test_any_changes_give_a_history_and_problems(chosen: list[str]) -> None:
    asked(NAMES, written(chosen))


@given(chronicles(), st.data())
def test_a_history_with_an_event_missing_gives_a_history_and_problems(
    chronicle: tuple[Told, ...], data: st.DataObject
) -> None:
    lost = data.draw(st.integers(0, len(chronicle) - 1))
    asked(HEADER, file_of((*chronicle[:lost], *chronicle[lost + 1 :])))


def asked(*texts: str) -> None:
    """Read, fold and ask everything that can be asked."""
    found, problems = read(*texts)
    come_to_an_end(problems, {f"{n}.yaml": text for n, text in enumerate(texts, start=1)})
    if found is None:
        return
    told, unfit = history.fold(found)
    doubts = tuple(checks.check(told, folded=not unfit))
    come_to_an_end((*unfit, *doubts), {f"{n}.yaml": t for n, t in enumerate(texts, start=1)})
    assert has_errors(unfit) == bool(unfit)
    grading, family = Grading(told), Family(told)
    for source in told.records.sources:
        state = told_by(told, source)
        reached = {below.id for top in state.tops for below in (top, *state.below(top.id))}
        assert reached == {unit.id for unit in state.units}
    for step in told.steps:
        for day in filter(None, (step.since, step.until)):
            outline(told.at(day))
            diff_of(told, step, day)
            assert diff(told, day, day) == ()
    assert {grading.of(claim) for step in told.steps for claim in step.claims} <= set(Grade)
    assert [family.of(unit.id).unit for unit in told.units] == [unit.id for unit in told.units]
    assert {*told.careers} == {tenure.person for tenure in told.tenures}
    assert len(told.epochs) <= 2 * len(told.steps)
