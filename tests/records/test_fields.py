from orgline.records import Event, Move, Split
from orgline.records.fields import OPERATIONS, Field, Form, fields
from tests.written import lines


def shown(found: tuple[Field, ...]) -> str:
    """Each field: its key, what it is, how many are needed."""
    return "\n".join(
        f"{field.key}: {field.section or field.form}{' …' if field.many else ''}, {field.least}"
        for field in found
    )


def test_the_fields_of_an_operation_come_from_its_model() -> None:
    expected = """
    unit: units, 1
    from: units, 0
    to: units, 0
    within: units, 0
    sources: sources …, 0
    note: text, 0
    inferred: text, 0
    """
    assert shown(fields(Move)) == lines(expected)


def test_fields_that_several_operations_share_come_after_their_own() -> None:
    expected = """
    unit: units, 1
    into: units …, 2
    under: units, 0
    within: units, 0
    sources: sources …, 0
    note: text, 0
    inferred: text, 0
    """
    assert shown(fields(Split)) == lines(expected)


def test_fields_hold_dates_choices_and_entries_too() -> None:
    found = {field.key: field.form for field in fields(Event)}
    wanted = {"date": Form.DATE, "kind": Form.CHOICE, "changes": Form.ENTRIES, "planned": Form.FLAG}
    assert {key: found[key] for key in wanted} == wanted


def test_every_operation_is_there_and_each_of_its_fields_says_what_it_means() -> None:
    assert len(OPERATIONS) == 14
    assert [
        (name, field.key)
        for name, model in OPERATIONS.items()
        for field in fields(model)
        if not field.description
    ] == []
