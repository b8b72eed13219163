"""What is left of a text with problems. How each of them reads is in the gallery of errors."""

import pytest
import yaml

from orgline.source import Mapping, parse_text, parsing


def found(text: str) -> tuple[str, ...]:
    return tuple(problem.code for problem in parse_text("a.yaml", text)[1])


def has_document(text: str) -> bool:
    return parse_text("a.yaml", text)[0] is not None


@pytest.mark.parametrize("text", ["a: 1\na: 2\n", "a: &x 1\n", "a: !x 1\n", "[a]: 1\nb: 2\n"])
def test_a_document_that_lost_nothing_else_is_kept(text: str) -> None:
    assert has_document(text)


@pytest.mark.parametrize("text", ["a: *x\n", "a: {<<: {b: 1}}\n", "a: 1\n---\nb: 1\n", "a: [\n"])
def test_a_document_with_a_part_missing_is_not_kept(text: str) -> None:
    assert not has_document(text)


def test_of_two_equal_keys_the_first_holds() -> None:
    document, _ = parse_text("a.yaml", "a: 1\na: 2\n")
    assert document is not None
    assert [getattr(value, "text", None) for _, value in document.root.entries] == ["1"]


def test_a_key_beside_a_wide_space_is_still_that_key() -> None:
    document, problems = parse_text("a.yaml", "a:\n \u3000b: 1\n")
    assert document is not None
    inner = document.root.get("a")
    assert isinstance(inner, Mapping)
    assert [key.text for key, _ in inner.entries] == ["b"]
    assert [problem.code for problem in problems] == ["S201"]


def test_all_problems_of_a_file_are_found_at_once() -> None:
    assert found("a: &x 1\nb: *x\nb: !t 2\nc: '\n") == ("S303", "S304", "S306", "S301", "S202")


def test_as_many_levels_as_allowed_are_read() -> None:
    assert found("a: " + "[" * 49 + "]" * 49 + "\n") == ()
    assert found("a: " + "[" * 50 + "]" * 50 + "\n") == ("S308",)


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "{a: ", "[[],", "? [", "\n["])
@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
def test_a_nesting_bomb_is_given_up_at_once(
    opening: str, loader: type[yaml.SafeLoader], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "LOADER", loader)
    assert found("a:\n " + opening * 100_000)[-1] in {"S308", "S202"}


def test_an_alias_bomb_is_given_up_after_some_problems() -> None:
    lines = ["a: &a [x]", *(f"b{i}: &b{i} [{'*a,' * 9}]" for i in range(1000))]
    assert found("\n".join(lines))[-1] == "S309"


def test_as_long_a_text_as_allowed_is_read() -> None:
    assert found(f"a: {'x' * 100_000}\n") == ()
    assert found(f"a: '{'x' * 100_001}'\n") == ("S307",)


def test_many_blocks_take_no_longer_than_many_lines() -> None:
    assert found("a:\n" + "  - |\n    x\n" * 50_000) == ()


def test_comments_hold_no_invisible_characters_either() -> None:
    assert found("a: 1 # \u202e\n") == ("S106",)


@pytest.mark.parametrize("text", ["نام: می\u200cخواهم", "a: שלום\u200f", "a: 👩\u200d💻"])
def test_joiners_and_direction_marks_are_letters(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize("text", ["", "# later\n", "---\n", "~\n", "\ufeff", "\n\n"])
def test_a_file_without_content_is_only_warned_of(text: str) -> None:
    _, (problem,) = parse_text("a.yaml", text)
    assert (problem.code, problem.severity) == ("S204", "warning")
