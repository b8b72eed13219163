"""The pages about problems: what each code means, with an example, and an index of all."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from orgline.problem import Severity
from orgline.views.pages import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A file of a record, as it is shown."""

    file: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemPage:
    """One code; `why` is a paragraph in which words between backticks are code, samples may be missing."""

    code: str
    meaning: str
    severity: Severity
    why: str
    bad: Sample | None = None
    report: str = ""
    """What an editor gets to see of `bad`."""
    mended: Sample | None = None

    @property
    def title(self) -> str:
        """What the page is called."""
        return f"{self.code}: {self.meaning}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The codes that one stage of the program finds; `letter` is the one they begin with."""

    letter: str
    problems: tuple[ProblemPage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemsPage:
    """The index; `alongside` is the record beside which the examples stand."""

    title: str
    sentence: str
    stages: tuple[Stage, ...]
    alongside: str


def problem_pages(problems: Iterable[ProblemPage], alongside: str) -> Iterator[Callable[[], Page]]:
    """The index and a page for each code, in the order given; those of one stage stand together."""
    every = tuple(problems)
    yield partial(_index, every, alongside)
    for problem in every:
        yield partial(_page, problem)


def _index(problems: tuple[ProblemPage, ...], alongside: str) -> Page:
    letters = dict.fromkeys(problem.code[0] for problem in problems)
    stages = (
        Stage(letter=letter, problems=tuple(p for p in problems if p.code[0] == letter))
        for letter in letters
    )
    view = ProblemsPage(
        title="What the messages mean",
        sentence=f"Orgline knows {len(problems)} kinds of problems that a record can have.",
        stages=tuple(stages),
        alongside=alongside,
    )
    return Page(
        path="problems/index",
        kind="problems",
        title=view.title,
        description=view.sentence,
        view=view,
        searched=False,
    )


def _page(problem: ProblemPage) -> Page:
    return Page(
        path=f"problems/{problem.code.lower()}",
        kind="problem",
        title=problem.title,
        description=problem.why.replace("`", ""),
        view=problem,
    )
