"""Values judged one by one, as the check of the record will judge them once they are written."""

from collections.abc import Mapping

from orgline import source
from orgline.checks.subjects import LANGUAGES, is_language
from orgline.editing.writing import Value, keyed
from orgline.problem import Problem, Severity
from orgline.records.fields import Field
from orgline.records.trying import tried


def refused(field: Field, value: Value) -> str:
    """Why the check would refuse a value of a field, in its words; `""` where it would not."""
    text = "\n".join([*keyed(field.key, value, 0), ""])
    document, problems = source.parse_text("", text)
    found = problems or (tried(field, document.root) if document else ())
    said = (_said(one) for one in found if one.severity is Severity.ERROR)
    return next(said, "") or _language(field, value)


def _language(field: Field, value: Value) -> str:
    """What a rule says of the keys of names, which any text can be for their model."""
    codes = value if isinstance(value, Mapping) else ()
    wrong = next((code for code in codes if not is_language(code)), None)
    return f"`{wrong}` under `{field.key}` is not a language code; {LANGUAGES}" if wrong else ""


def _said(problem: Problem) -> str:
    parts = (problem.message, problem.label, problem.help)
    return "; ".join(part for part in parts if part)
