"""Problems: their order, and how they read."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from orgline.problem import (
    Problem,
    Related,
    Severity,
    Span,
    concise,
    full,
    has_errors,
    in_order,
    show,
    visible,
)

FILE = "orgdata/units.yaml"


def span(line: int, column: int, end_column: int, *, file: str = FILE) -> Span:
    return Span(file=file, line=line, column=column, end_line=line, end_column=end_column)


def problem(place: Span | None, **parts: str) -> Problem:
    return Problem(code="R102", message="no unit has the id `hub`", span=place, **parts)  # type: ignore[arg-type]


def drawn(text: str, place: Span, **parts: str) -> str:
    """What is printed between the title and the end."""
    return full(problem(place, **parts), {FILE: text}).partition("\n")[2] + "\n"


def test_carets_stand_below_the_span_with_the_label_after_them() -> None:
    text = "\n" * 20 + "       to: token-hb\n"
    assert drawn(text, span(21, 12, 20), label="a unit with a similar id exists") == (
        "  --> orgdata/units.yaml:21:12\n"
        "   |\n"
        "21 |        to: token-hb\n"
        "   |            ^^^^^^^^ a unit with a similar id exists\n"
    )


def test_chinese_signs_are_two_cells_wide() -> None:
    assert drawn("name: 应用实验室 ok\n", span(1, 9, 11)) == (
        " --> orgdata/units.yaml:1:9\n"
        "  |\n"
        "1 | name: 应用实验室 ok\n"
        "  |           ^^^^\n"
    )  # fmt: skip


def test_signs_outside_of_the_first_plane_and_accents_written_apart_are_counted_as_seen() -> None:
    assert drawn("𝒳e\u0301: x\n", span(1, 6, 7)) == (
        " --> orgdata/units.yaml:1:6\n"
        "  |\n"
        "1 | 𝒳e\u0301: x\n"
        "  |     ^\n"
    )  # fmt: skip


def test_a_tab_is_four_spaces() -> None:
    assert drawn("\tid:\tx\n", span(1, 6, 7)) == (
        " --> orgdata/units.yaml:1:6\n"
        "  |\n"
        "1 |     id:    x\n"
        "  |            ^\n"
    )  # fmt: skip


def test_an_empty_span_gets_one_caret() -> None:
    assert drawn("id:\n", span(1, 4, 4), label="an id belongs here") == (
        " --> orgdata/units.yaml:1:4\n"
        "  |\n"
        "1 | id:\n"
        "  |    ^ an id belongs here\n"
    )  # fmt: skip


def test_of_a_span_over_several_lines_the_first_is_underlined_to_its_end() -> None:
    place = replace(span(1, 3, 0), end_line=2, end_column=4)
    assert drawn("- id: x  \n  name: y\n", place) == (
        " --> orgdata/units.yaml:1:3\n"
        "  |\n"
        "1 | - id: x\n"
        "  |   ^^^^^\n"
    )  # fmt: skip


def test_a_long_line_is_cut_on_both_sides() -> None:
    text = "a" * 500 + "词语" + "b" * 500
    assert drawn(text, span(1, 501, 503)) == (
        f" --> orgdata/units.yaml:1:501\n  |\n1 | …{'a' * 30}词语{'b' * 66}…\n  | {' ' * 31}^^^^\n"
    )


def test_carets_end_where_the_line_is_cut() -> None:
    assert drawn("x" * 500, span(1, 1, 501), label="too long").endswith(
        f"  | {'^' * 100} too long\n"
    )


def test_line_ends_of_all_kinds_count() -> None:
    assert "3 | c\n" in drawn("a\r\nb\rc\nd", span(3, 1, 2))


def test_a_form_feed_does_not_end_a_line() -> None:
    assert "1 | a\\u000cb\n" in drawn("a\x0cb\nc", span(1, 1, 2))


def test_related_places_and_help_follow() -> None:
    twice = Problem(
        code="R101",
        message="two units have the id `lab`",
        span=span(12, 5, 8),
        label="the second",
        related=(Related(span=span(2, 5, 8), text="the first"),),
        help="rename one of them\nor delete it",
    )
    text = "\n- id: lab\n".replace("- ", " ") + "\n" * 9 + "id: lab\n"
    assert full(twice, {FILE: text}) == (
        "error[R101]: two units have the id `lab`\n"
        "  --> orgdata/units.yaml:12:5\n"
        "   |\n"
        "12 | id: lab\n"
        "   |     ^^^ the second\n"
        "   |\n"
        "  ::: orgdata/units.yaml:2:5\n"
        "   |\n"
        " 2 |  id: lab\n"
        "   |     --- the first\n"
        "   |\n"
        "   = help: rename one of them\n"
        "           or delete it"
    )


def test_a_whole_file_gets_no_excerpt() -> None:
    whole = problem(Span.of_file(FILE), help="rename it")
    assert full(whole, {FILE: "a: 1\n"}) == (
        "error[R102]: no unit has the id `hub`\n"
        " --> orgdata/units.yaml\n"
        "  |\n"
        "  = help: rename it"
    )  # fmt: skip


@pytest.mark.parametrize("text", ["", "only one line"])
def test_a_span_outside_of_the_text_gets_no_excerpt(text: str) -> None:
    assert drawn(text, span(7, 1, 2)) == " --> orgdata/units.yaml:7:1\n"


def test_a_problem_without_a_place_is_only_its_message() -> None:
    assert full(problem(None), {}) == "error[R102]: no unit has the id `hub`"
    assert concise(problem(None)) == "error[R102]: no unit has the id `hub`"


def test_one_line_can_be_linked() -> None:
    warning = problem(span(3, 5, 8), severity=Severity.WARNING)
    assert concise(warning) == "orgdata/units.yaml:3:5: warning[R102]: no unit has the id `hub`"


def test_nothing_that_an_editor_wrote_steers_the_terminal() -> None:
    evil = "\x1b[31m\u202e\x9b\ud800\r\n"
    shown = r"\u001b[31m\u202e\u009b\ud800\r\n"
    place = span(1, 1, 4, file=f"a{evil}")
    bad = Problem(code="S1", message=evil, span=place, label=evil, help=evil.strip())
    assert visible(evil) == shown
    assert full(bad, {place.file: evil}) == (
        f"error[S1]: {shown}\n"
        f" --> a{shown}:1:1\n"
        "  |\n"
        rf"1 | \u001b[31m\u202e\u009b\ud800"
        "\n"
        f"  | ^^^^^^^^ {shown}\n"
        "  |\n"
        r"  = help: \u001b[31m\u202e\u009b\ud800"
    )


def test_square_brackets_are_no_colours() -> None:
    stream = io.StringIO()
    show([problem(None, help="[red]x[/red]")], {}, Console(file=stream))
    assert stream.getvalue().endswith("= help: [red]x[/red]\n\n")


def test_colours_are_shown_on_a_terminal_and_not_with_no_color(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1;31merror[R102]" in on_terminal()
    monkeypatch.setenv("NO_COLOR", "1")
    assert ";31m" not in on_terminal()


def on_terminal() -> str:
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, color_system="standard")
    show([problem(None)], {}, console)
    return stream.getvalue()


def test_order_is_by_file_line_column_code_and_message_and_repetitions_go() -> None:
    nowhere = problem(None)
    first = problem(span(2, 1, 3, file="a.yaml"))
    second = problem(span(10, 1, 3, file="a.yaml"))
    third = replace(second, code="R103")
    other_file = problem(span(1, 1, 3, file="b.yaml"))
    mixed = [other_file, third, second, nowhere, first, second]
    assert in_order(mixed) == (nowhere, first, second, third, other_file)


def test_warnings_alone_are_no_errors() -> None:
    warning = problem(None, severity=Severity.WARNING)
    assert not has_errors([])
    assert not has_errors([warning])
    assert has_errors([warning, problem(None)])
