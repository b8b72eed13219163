"""What a text becomes: texts, lists and mappings with their places."""

import pytest
import yaml

from orgline.problem import Span
from orgline.source import Document, Mapping, Node, Scalar, Sequence, parse_text, parsing

# How dates are written without quotes: as the whole of a value, and inside of brackets or braces.
DATES = [
    "2026-03-16",
    "2026-03",
    "2026",
    "2026-03~",
    "2026-03?",
    "2026-03-16?",
    "2026~",
    "2026?",
    "2026%",
    "2026-03-0X",
    "202X",
    "2026-33",
    "2026-03-01/2026-04-01",
    "2026/..",
    "2026-03-16/..",
    "2026-03-16/",
    "/2026-03-16",
    "../2026",
    "..",
]
DATE_LISTS = [
    "[2026-03-01..2026-03-10]",
    "[..2026-03-17]",
    "[2026-03-16..]",
    "[2023,2024]",
    "[2023, 2024]",
    "[2023..2026-03-15]",
]


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both readers: libyaml, and the one in Python for machines without it."""
    monkeypatch.setattr(parsing, "LOADER", getattr(yaml, request.param))
    return str(request.param)


def root(text: str) -> Mapping:
    document, problems = parse_text("a.yaml", text)
    assert problems == ()
    assert document is not None
    return document.root


def plain(node: Node | None) -> object:
    """A node without places."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}
        case None:
            return None


def at(line: int, column: int, end_line: int, end_column: int) -> Span:
    return Span(file="a.yaml", line=line, column=column, end_line=end_line, end_column=end_column)


@pytest.mark.usefixtures("loader")
def test_a_document_keeps_every_part_with_its_place() -> None:
    text = "units:\n  - id: lab\n    names: {zh: 实验室}\n"
    item = Mapping(
        entries=(
            (
                Scalar(text="id", span=at(2, 5, 2, 7), quoted=False),
                Scalar(text="lab", span=at(2, 9, 2, 12), quoted=False),
            ),
            (
                Scalar(text="names", span=at(3, 5, 3, 10), quoted=False),
                Mapping(
                    entries=(
                        (
                            Scalar(text="zh", span=at(3, 13, 3, 15), quoted=False),
                            Scalar(text="实验室", span=at(3, 17, 3, 20), quoted=False),
                        ),
                    ),
                    span=at(3, 12, 3, 21),
                ),
            ),
        ),
        span=at(2, 5, 3, 21),
    )
    units = Scalar(text="units", span=at(1, 1, 1, 6), quoted=False)
    items = Sequence(items=(item,), span=at(2, 3, 3, 21))
    whole = Mapping(entries=((units, items),), span=at(1, 1, 3, 21))
    document = Document(file="a.yaml", text=text, root=whole)
    assert parse_text("a.yaml", text) == (document, ())


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    "text", ["no", "yes", "012", "1:30", "1e3", "0x1F", "2026-02-30", "3.10", "=", "true"]
)
def test_no_meaning_is_guessed(text: str) -> None:
    assert plain(root(f"a: {text}\n")) == {"a": text}


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_an_empty_text(text: str) -> None:
    value = root(f"a: {text}\nb: 1\n").get("a")
    assert (plain(value), isinstance(value, Scalar) and value.quoted) == ("", False)


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("text", ['""', "''", '"null"', "'~'"])
def test_quotes_mean_what_they_hold(text: str) -> None:
    value = root(f"a: {text}\n").get("a")
    assert (plain(value), isinstance(value, Scalar) and value.quoted) == (text[1:-1], True)


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("date", DATES)
def test_a_date_needs_no_quotes(date: str) -> None:
    assert plain(root(f"date: {date}\nlist:\n  - {date}\n")) == {"date": date, "list": [date]}


@pytest.mark.parametrize("date", DATES)
def test_a_date_needs_no_quotes_inside_of_braces(date: str) -> None:
    assert plain(root(f"a: {{date: {date}, b: [{date}]}}\n")) == {"a": {"date": date, "b": [date]}}


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("date", DATE_LISTS)
def test_a_date_in_brackets_is_kept_as_written(date: str) -> None:
    mapping = root(f"a: {date}\nb: {{c: {date}}}\n")
    inner = mapping.get("b")
    assert isinstance(inner, Mapping)
    assert [as_written(mapping.get("a")), as_written(inner.get("c"))] == [date, date]


def as_written(node: Node | None) -> str:
    assert isinstance(node, Sequence)
    return node.text


def test_a_list_below_its_key_has_no_text_of_its_own() -> None:
    value = root("a:\n  - 2023\n").get("a")
    assert isinstance(value, Sequence)
    assert value.text == ""


@pytest.mark.usefixtures("loader")
def test_places_count_characters_and_no_byte_order_mark() -> None:
    value = root("\ufeff词𝒳: 𝒳好 # 注\nb: 2\n").get("词𝒳")
    assert value == Scalar(text="𝒳好", span=at(1, 5, 1, 7), quoted=False)


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_counts_once(end: str) -> None:
    value = root(end.join(["a: 1", "", "b: 2"])).get("b")
    assert value == Scalar(text="2", span=at(3, 4, 3, 5), quoted=False)


@pytest.mark.usefixtures("loader")
def test_a_block_ends_with_its_last_word() -> None:
    value = root("a: |\n  one\n  two\n\n\n# more\nb: 1\n").get("a")
    assert value == Scalar(text="one\ntwo\n", span=at(1, 4, 3, 6), quoted=True)


@pytest.mark.usefixtures("loader")
def test_a_missing_value_stands_behind_its_colon() -> None:
    assert root("a:\n\nb: 1\n").get("a") == Scalar(text="", span=at(1, 3, 1, 3), quoted=False)


@pytest.mark.usefixtures("loader")
def test_a_missing_value_at_the_end_lies_within_the_text() -> None:
    assert root("a:").get("a") == Scalar(text="", span=at(1, 3, 1, 3), quoted=False)


def test_a_mapping_gives_values_and_keys_by_name() -> None:
    mapping = root("a: 1\n")
    assert mapping.key("a") == Scalar(text="a", span=at(1, 1, 1, 2), quoted=False)
    assert (mapping.get("b"), mapping.key("b")) == (None, None)
