"""What a page offers to those who know better: the record's line, and a file for what is new."""

from collections.abc import Mapping
from functools import cached_property

from jinja2 import Environment

from orgline.exchange.address import Address
from orgline.exchange.hosting import Hosting
from orgline.records import EventId, PersonId, RoleId, SourceId, UnitId
from orgline.records.base import Record
from orgline.schema import modeline
from orgline.views.desk import Desk
from orgline.views.offers import Mending
from orgline.views.pages import Page

_GUIDE = "record-a-change/"


class Mender:
    """Makes the links of one site; without a hosting that is known there are none."""

    def __init__(
        self, desk: Desk, hosting: Hosting | None, address: Address, templates: Environment
    ) -> None:
        self._desk = desk
        self._hosting = hosting
        self._address = address
        self._templates = templates

    def mending(self, page: Page) -> Mending:
        """The links of a page about an entry of the record; none for other pages."""
        entry = self._entry(page)
        span = entry.span() if entry else None
        if self._hosting is None or span is None:
            return Mending()
        file = new_file(page.kind, _identity(page))
        text = self._template(file, page.kind, _identity(page))
        return Mending(
            record=self._hosting.new(file, text),
            edit=self._hosting.edit(span.file, span.line),
            what=page.kind,
            host=str(self._hosting.forge),
        )

    def _entry(self, page: Page) -> Record | None:
        records, identity = self._desk.records, _identity(page)
        match page.kind:
            case "unit":
                return records.units.get(UnitId(identity))
            case "person":
                return records.people.get(PersonId(identity))
            case "event":
                return records.events.get(EventId(identity))
            case "source":
                return records.sources.get(SourceId(identity))
            case _:
                return None

    def _template(self, file: str, kind: str, identity: str) -> str:
        """The text of a new file; all that is filled in are ids, which need no quotes."""
        values = {name: identity if name == kind else "" for name in _SUBJECTS}
        template = self._templates.get_template("forms/change.yaml.j2")
        return template.render(
            modeline=modeline(file),
            guide=self._address.of(_GUIDE) or "see the page “Record a change”",
            kind="appointment" if kind == "person" else "reorganisation",
            **values,
            **self._around(kind, identity),
        )

    def _around(self, kind: str, identity: str) -> Mapping[str, object]:
        """Where a unit stands and who is in post there; the posts that a person has."""
        state = self._desk.history.last
        known = state.unit(UnitId(identity)) if kind == "unit" else None
        held = state.tenures(UnitId(identity)) if known else ()
        return {
            "parent": known.parent if known else None,
            "holders": [(tenure.person, tenure.role) for tenure in held],
            "posts": self._posts.get(PersonId(identity), []) if kind == "person" else [],
        }

    @cached_property
    def _posts(self) -> Mapping[PersonId, list[tuple[UnitId, RoleId]]]:
        """The posts that each person has after the last event."""
        found: dict[PersonId, list[tuple[UnitId, RoleId]]] = {}
        for tenure in self._desk.history.last.all_tenures:
            found.setdefault(tenure.person, []).append(tenure.post)
        return found


_SUBJECTS = ("unit", "person", "event", "source")


def new_file(kind: str, identity: str) -> str:
    """The name that a file about a unit or person is offered under; that of others says nothing.

    Its date is left to be written, as in the file: the day on which a page was made is not the one
    on which something happened, and would change every page each day.
    """
    about = identity if kind in {"unit", "person"} else "what-happened"
    return f"orgdata/events/YYYY-MM-DD-{about}.yaml"


def _identity(page: Page) -> str:
    return page.path.rpartition("/")[2]
