"""What a person is and was today, in a sentence or a few: each post with its own certainty."""

from collections.abc import Callable
from dataclasses import replace

from orgline.history import Tenure
from orgline.records import Person
from orgline.views.bars import is_looked_back_on, named_until
from orgline.views.desk import Desk
from orgline.views.parts import Phrase, Ref
from orgline.views.standing import basis, dated, happened


def career_status(person: Person, career: tuple[Tenure, ...], desk: Desk) -> Phrase:
    """The posts a person is in, each as of its newest source; the last one held, if none.

    Of a post on which its sources look back it is said that the person was in it.

    What lies ahead follows in a sentence of its own.
    """
    begun = [_as_known(t, desk) for t in career if happened(t.begun, desk)]
    ahead = [t for t in career if not happened(t.begun, desk)]
    open_ = [t for t in begun if not _has_left(t, desk)]
    told = open_ or sorted(begun, key=_end_order)[-1:]
    name, rest = person.name, [t for t in told if not _can_have_left(t, desk)]
    back = [t for t in rest if is_looked_back_on(t, desk)]
    here = [t for t in rest if t not in back]
    sentences = (
        _sentence(f"{name} was ", [t for t in told if _can_have_left(t, desk)], _left, desk),
        _sentence(f"{name} was ", back, _then, desk),
        _sentence(f"{name} is ", [t for t in here if _has_begun(t, desk)], _since, desk),
        _sentence(
            f"{name} is possibly ", [t for t in here if not _has_begun(t, desk)], _perhaps, desk
        ),
        _sentence(f"{name} is to become ", ahead, _ahead, desk),
    )
    spaced = [part for one in sentences if one for part in (" ", *one)]
    return tuple(spaced[1:]) or (f"No source of this record names a post of {name}.",)


def _as_known(tenure: Tenure, desk: Desk) -> Tenure:
    """A tenure under the last title that is certain by today; under its first while none is."""
    sure = tuple(fact for fact in tenure.titles if desk.now.certain(fact.claim))
    return replace(tenure, titles=sure or tenure.titles[:1])


def _has_left(tenure: Tenure, desk: Desk) -> bool:
    return tenure.ended is not None and desk.now.certain(tenure.ended)


def _can_have_left(tenure: Tenure, desk: Desk) -> bool:
    return tenure.ended is not None and happened(tenure.ended, desk)


def _has_begun(tenure: Tenure, desk: Desk) -> bool:
    return any(desk.now.certain(c) for c in (tenure.begun, tenure.titles[-1].claim))


def _end_order(tenure: Tenure) -> tuple[int, int]:
    return tenure.ended.order if tenure.ended else tenure.begun.order


def _sentence(
    lead: str, tenures: list[Tenure], remark: Callable[[Tenure, Desk], str], desk: Desk
) -> Phrase:
    """One sentence for all tenures of a kind; nothing for none."""
    found: list[str | Ref] = []
    for tenure in tenures:
        acting = "acting " if tenure.title.acting else ""
        title = f"{'; ' if found else lead}{acting}{desk.title(tenure)}, "
        found += [title, desk.unit(tenure.unit), remark(tenure, desk)]
    return (*found, ".") if found else ()


def _left(tenure: Tenure, desk: Desk) -> str:
    if tenure.ended is None:
        return ""
    if _has_left(tenure, desk):
        return f", and left {tenure.ended.when.placed()}{basis(tenure.ended)}"
    maybe = "" if _has_begun(tenure, desk) else ", if it began"
    return f"{maybe}, and has possibly left: the end is {dated(tenure.ended)}"


def _since(tenure: Tenure, desk: Desk) -> str:
    named = named_until(tenure, desk)
    as_of = f", {named.as_of()}" if named else ""
    inferred = basis(tenure.begun)
    leaves = f", and is to leave {tenure.ended.when.placed()}" if tenure.ended else ""
    return f"{inferred}{as_of}{leaves}"


def _then(tenure: Tenure, desk: Desk) -> str:
    return f"{_since(tenure, desk)}; until when is not known"


def _perhaps(tenure: Tenure, desk: Desk) -> str:  # noqa: ARG001 - remarks share a signature
    return f": the beginning is {dated(tenure.begun)}"


def _ahead(tenure: Tenure, desk: Desk) -> str:  # noqa: ARG001 - remarks share a signature
    return f", {tenure.begun.when.placed()}{basis(tenure.begun)}"
