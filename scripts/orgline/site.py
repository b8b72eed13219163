"""The table of contents of the program: read → fold → check → view → render, and what to take along."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from orgline import admin, checks, history, records, schema, source
from orgline.catalogue import ALONGSIDE, CATALOGUE, Entry, Lesson, lesson
from orgline.exchange import Address, Counter, address, hosting
from orgline.history import History
from orgline.problem import Problem, Severity, has_errors, in_order
from orgline.render import layout, markdown, publish
from orgline.render import redirects as redirecting
from orgline.render.templates import folder, templates
from orgline.views import pages
from orgline.views.desk import Desk, native
from orgline.views.problem import ProblemPage, Sample, problem_pages
from orgline.views.redirects import redirects


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What a record turned out to be.

    `texts` holds every file by its path relative to the root, for quoting from it. `history` is
    None when an error stands in the way of one; `problems` are sorted, each mistake once.
    """

    texts: Mapping[str, str]
    history: History | None
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Whether a site can be made of it: warnings are no hindrance."""
        return self.history is not None and not has_errors(self.problems)


def examine(
    root: Path,
    instead: Mapping[str, bytes] = MappingProxyType({}),
    *,
    today: date | None = None,
) -> Examined:
    """Read, fold and check the record below `root`; never raises for what an editor wrote.

    `instead` holds what to take for the content of some files, by their paths relative to the root.
    Dates of publication are compared with `today`, if that is given.
    """
    return _examined(*source.read(root, instead=instead), today)


def examine_files(files: Iterable[tuple[str, bytes]]) -> Examined:
    """The same for a record that is not on disk: its files, by the names to call them."""
    return _examined(*source.read_files(files))


def _examined(
    documents: tuple[source.Document, ...],
    texts: Mapping[str, str],
    unread: tuple[Problem, ...],
    today: date | None = None,
) -> Examined:
    hidden = _unread(documents, texts, unread)
    found, misread = records.read_records(documents, unread=hidden)
    if found is None:
        rest = _of_the_rest(records.salvage(documents, unread=hidden))
        return Examined(texts=texts, history=None, problems=in_order((*unread, *misread, *rest)))
    told, unfit = history.fold(found)
    doubts = checks.check(told, folded=not unfit, today=today)
    return Examined(texts=texts, history=told, problems=in_order((*unread, *unfit, *doubts)))


def keep_schema(root: Path, history: History | None, *, begin: bool = True) -> bool:
    """Write the schema for editors below `root` when its bytes differ; whether that was possible.

    Without a history the one that is there stays, as its ids are better than none. Where there is
    none, one is only begun if `begin` says so: a mere check of somebody's record leaves no traces.
    """
    target = root / schema.FILE
    if not begin and not target.is_file():
        return True
    try:
        if not (history is None and target.is_file()):
            _keep(target, schema.written(history))
    except OSError:
        return False
    return True


def _keep(target: Path, data: bytes) -> None:
    if not publish.has_bytes(target, data):
        publish.replace_file(target.with_name(".gitignore"), b"*\n")
        publish.replace_file(target, data)


def _of_the_rest(rest: records.Salvage | None) -> Iterator[Problem]:
    """What can be told of the entries that are right, without anything that follows from the others."""
    if rest is None:
        return
    told, unfit = history.fold(rest.records)
    yield from (problem for problem in unfit if problem.code != _INSIDE and rest.certain(problem))
    doubts = checks.check(told, folded=False)
    yield from (problem for problem in doubts if problem.code != _UNUSED)


_INSIDE = "H106"
"""What lies inside what depends on units that the message does not name."""
_UNUSED = "C101"
"""What is unused may be used where nothing could be read."""


def _unread(
    documents: tuple[source.Document, ...], texts: Mapping[str, str], problems: Iterable[Problem]
) -> tuple[str, ...] | None:
    """The texts of the files that something is missing of; None where some file has no text to look at."""
    failed = {p.span.file if p.span else "" for p in problems if p.severity is Severity.ERROR}
    read = {document.file for document in documents}
    if any(file not in read and not texts.get(file) for file in failed):
        return None
    return tuple(texts[file] for file in sorted(failed))


CONTENT = "content"
TEMPLATES = "templates"
CACHE = ".orgline/cache"


def render(
    root: Path, today: date, progress: Callable[[int, int], None] | None = None
) -> tuple[publish.Published | None, Examined]:
    """Check the record below `root` and write its pages into `content/`.

    Gives what was done and what the record turned out to be, with the problems of both.

    `today` (inclusive) is the day that the first page and the units' pages show. `progress` is told
    how many pages of how many are done. Nothing is touched when the record has an error; then, and
    when a page cannot be written, the first value is None.
    """
    found = examine(root)
    if found.history is None or not found.sound:
        return None, found
    blocked = publish.in_the_way(root / CONTENT)
    if blocked:
        return None, replace(found, problems=in_order((*found.problems, blocked)))
    keep_schema(root, found.history)
    written, notices = _write(root, Desk(found.history, today), tuple(found.texts), progress)
    unwritten = has_errors(notices)
    told = replace(found, problems=in_order((*found.problems, *notices)))
    return (None if unwritten else written), told


def problem_page(code: str, where: Address) -> str:
    """The address of the page about a code, `""` where the site has none or is nowhere."""
    return where.of(f"problems/{code.lower()}/") if where.problem_pages else ""


def _problem_pages() -> Iterator[Callable[[], pages.Page]]:
    every = (_problem_view(entry, lesson(entry.code)) for entry in CATALOGUE.values())
    return problem_pages(every, ALONGSIDE)


def _problem_view(entry: Entry, taught: Lesson) -> ProblemPage:
    shown = taught.shown
    return ProblemPage(
        code=entry.code,
        meaning=entry.meaning,
        severity=entry.severity,
        why=taught.why,
        bad=Sample(file=shown.bad.file, text=shown.bad.text) if shown else None,
        report=shown.report if shown else "",
        mended=Sample(file=shown.mended.file, text=shown.mended.text) if shown else None,
    )


def _write(
    root: Path, desk: Desk, paths: tuple[str, ...], progress: Callable[[int, int], None] | None
) -> tuple[publish.Published, tuple[Problem, ...]]:
    own = (root / TEMPLATES,) if (root / TEMPLATES).is_dir() else ()
    environment = markdown.with_filters(templates(*own))
    organisation = desk.records.organisation
    site = markdown.SiteInfo(name=organisation.name, native=native(organisation.names))
    where = address(root)
    host = hosting(root)
    counter = Counter(desk, where, environment, root / CACHE, host)
    with publish.Publisher(root / CONTENT) as publisher:
        todo = (*pages.pages(desk), *(_problem_pages() if where.problem_pages else ()))
        for number, build in enumerate(todo, 1):
            page = build()
            offers = counter.offers(page)
            place = cache(layout.place)  # a chart stands on its page and in its files
            text = markdown.write(page, site, environment, offers, place)
            publisher.put(markdown.file_of(page.path), text.encode())
            publisher.put_all(counter.files(page, place))
            if progress:
                progress(number, len(todo))
        publisher.put_all(counter.site_files())
        publisher.put_all(redirecting.files(redirects(desk), where.url, environment))
        if where.admin:
            publisher.put_all(admin.files(desk, paths, host, environment, (*own, folder())))
        publisher.put_all(publish.assets((*own, folder())))
        return publisher.finish(), (*publisher.problems, *counter.notices())
