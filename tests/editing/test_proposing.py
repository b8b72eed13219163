import pytest

from orgline.dates import parse
from orgline.editing.proposing import proposed, stamp


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Applied Lab", "applied-lab"),
        ("The Gazette", "gazette"),
        ("  R&D — Phase 2.1 ", "r-d-phase-2-1"),
        ("Müller Straße Łódź Ærø", "muller-strasse-lodz-aero"),
        ("O’Brien’s Office", "obriens-office"),
        ("应用实验室", "ying-yong-shi-yan-shi"),
        ("通义 Lab", "tong-yi-lab"),
        ("ＡＢＣ １２", "abc-12"),
        ("../../etc/passwd", "etc-passwd"),
        ("a\nb: [c]", "a-b-c"),
        ("con", "con-2"),
        ("Null", "null-2"),
        ("Index", "index-2"),
        ("lab", "lab-3"),
        ("word " * 30, "word-word-word-word-word-word-word-word-word-word"),
    ],
)
def test_an_id_is_made_of_a_name(name: str, identity: str) -> None:
    assert proposed([name], {"lab", "lab-2"}) == identity


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("李艾达", "li-aida"),
        ("欧阳修文", "ouyang-xiuwen"),
        ("欧阳", "ou-yang"),
        ("Ada Li", "ada-li"),
        ("林", "lin"),
    ],
)
def test_a_chinese_person_has_a_surname_and_a_given_name(name: str, identity: str) -> None:
    assert proposed([name], (), person=True) == identity


@pytest.mark.parametrize("name", ["מעבדה", "مختبر ١", "лаборатория", "ラボ", "Lab Ω", "!?", ""])
def test_no_id_is_made_of_half_a_name(name: str) -> None:
    assert proposed([name], ()) == ""


def test_the_first_name_that_gives_an_id_is_taken() -> None:
    assert proposed(["מעבדה", "应用", "Lab"], ()) == "ying-yong"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2026-04-08", "2026-04-08"),
        ("2026-04-08~", "2026-04-08"),
        ("2026-04", "2026-04"),
        ("[2026-04-01..2026-04-10]", "2026-04"),
        ("[2026-04-01..2026-05-10]", "2026"),
        ("2026-33", "2026"),
        ("[..2026-04-08]", "2026"),
        ("[2025..2026]", "2025"),
    ],
)
def test_a_date_in_a_name_is_no_more_exact_than_it_is(text: str, shown: str) -> None:
    assert stamp(parse(text)) == shown
