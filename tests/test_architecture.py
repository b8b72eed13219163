"""Who may know whom: the rooms of the package, and what only one of them may do.

Everything here is read from the source text, so that no import hides in a function.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import orgline

PACKAGE = Path(orgline.__path__[0])

MAY_IMPORT: dict[str, set[str]] = {
    "problem": set(),
    "dates": set(),
    "source": {"problem", "dates"},
    "records": {"problem", "dates", "source"},
    "history": {"problem", "dates", "records"},
    "checks": {"problem", "dates", "records", "history"},
    "views": {"problem", "dates", "records", "history"},
    "render": {"problem", "dates", "history", "views"},
    "schema": {"problem", "dates", "records", "history"},
    "exchange": {
        *("problem", "dates", "source", "records", "history", "schema", "views", "render")
    },
    "admin": {"records", "views", "exchange"},
    "plan": {"problem", "dates", "records", "history", "views"},
    "catalogue": {
        *("problem", "source", "records", "history", "checks", "render", "exchange", "plan")
    },
}
"""For each room, the others that it may import: those that come before it."""
EVERYTHING = {*MAY_IMPORT, "site"}
MAY_IMPORT |= {
    "site": EVERYTHING - {"site"},
    "editing": {"problem", "dates", "source", "records", "checks", "render", "schema", "site"},
    "cli": {*EVERYTHING, "editing"},
}

ONLY_IN: dict[str, set[str]] = {
    "yaml": {"source"},
    "pydantic": {"records"},
    "pydantic_core": {"records"},
    "rpds": {"history"},
    "pygraphviz": {"render/layout.py"},
    "graphviz": {"render/layout.py", "exchange/dot.py"},
    "jinja2": {"render", "exchange", "admin", "editing", "cli"},
    "pypinyin": {"editing"},
    "ruamel": {"editing"},
    "typer": {"cli"},
    "mkdocs": {"cli"},
    "subprocess": {"plan/repository.py"},
    "socket": set(),
    "urllib.request": set(),
    "random": set(),
    "time": set(),
}
"""For each module that is not everybody's, the rooms or files that may import it."""

WRITES = {
    *("write_text", "write_bytes", "mkdir", "makedirs", "touch", "unlink", "rmdir", "rmtree"),
    *("mkstemp", "mkdtemp", "fdopen", "copyfile", "copytree", "move", "symlink_to", "hardlink_to"),
}
WRITERS = {
    *("render/publish.py", "exchange/raster.py", "cli/replacing.py", "cli/plan.py"),
    *("cli/problems_github.py", "editing/draft.py", "editing/skeleton.py"),
}
"""The pages, the pictures kept for the next run, the finished site that takes its place, the picture
of a plan, where its user wants it, the summary of a step of GitHub Actions, what an editor asks
for, and a new site."""

CLOCKS = {
    *("date.today", "datetime.today", "datetime.now", "datetime.utcnow"),
    *("time.time", "time.time_ns", "time.localtime", "time.gmtime", "time.monotonic"),
}
CLOCK = "cli/clock.py"


def modules() -> list[str]:
    """Every module of the package, as a path inside of it."""
    return sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


def tree(module: str) -> ast.Module:
    return ast.parse((PACKAGE / module).read_bytes())


def room(module: str) -> str:
    return module.split("/", maxsplit=1)[0].removesuffix(".py")


def imported(parsed: ast.Module) -> set[str]:
    """The full names that are imported anywhere in a module, of what is imported from one too."""
    return {name for node in ast.walk(parsed) for name in _names(node)}


def _names(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Import():
            yield from (alias.name for alias in node.names)
        case ast.ImportFrom():
            assert node.level == 0, "a relative import hides where it leads"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        case _:
            pass


def called(parsed: ast.Module) -> set[str]:
    """What is called anywhere in a module, `date.today` as well as `open`."""
    return {ast.unparse(node.func) for node in ast.walk(parsed) if isinstance(node, ast.Call)}


def written_to(parsed: ast.Module) -> set[str]:
    """The calls in a module that change something on disk."""
    calls = {call for call in called(parsed) if call.rsplit(".", maxsplit=1)[-1] in WRITES}
    opened = (node for node in ast.walk(parsed) if isinstance(node, ast.Call))
    return calls | {ast.unparse(node) for node in opened if _opens_to_write(node)}


def _opens_to_write(node: ast.Call) -> bool:
    if ast.unparse(node.func).rsplit(".", maxsplit=1)[-1] != "open":
        return False
    given = [*node.args, *(keyword.value for keyword in node.keywords)]
    modes = [part.value for part in given if isinstance(part, ast.Constant)]
    return any(
        isinstance(mode, str) and len(mode) < 4 and set(mode) & set("wax+") for mode in modes
    )


@pytest.mark.parametrize("module", modules())
def test_imports_run_one_way(module: str) -> None:
    rooms = {name.split(".")[1] for name in imported(tree(module)) if name.startswith("orgline.")}
    here = room(module)
    if here == "__init__":
        assert rooms == set()
    else:
        assert rooms - {here} <= MAY_IMPORT[here]


def test_the_order_of_rooms_has_no_circle() -> None:
    seen: set[str] = set()
    for here, before in MAY_IMPORT.items():
        assert before <= seen
        seen.add(here)


def test_checks_and_views_do_not_know_each_other() -> None:
    assert "views" not in MAY_IMPORT["checks"]
    assert "checks" not in MAY_IMPORT["views"]


@pytest.mark.parametrize("module", modules())
def test_some_packages_are_known_in_one_place_only(module: str) -> None:
    names = imported(tree(module))
    for package, places in ONLY_IN.items():
        if any(name == package or name.startswith(f"{package}.") for name in names):
            assert {room(module), module} & places, f"{package} in {module}"


@pytest.mark.parametrize("module", modules())
def test_files_are_written_in_few_places(module: str) -> None:
    if module not in WRITERS:
        assert written_to(tree(module)) == set()


@pytest.mark.parametrize("module", modules())
def test_the_clock_is_read_in_one_place(module: str) -> None:
    if module != CLOCK:
        assert called(tree(module)) & CLOCKS == set()


def test_the_places_named_here_exist_and_do_what_they_are_named_for() -> None:
    assert called(tree(CLOCK)) & CLOCKS
    assert all(written_to(tree(module)) for module in WRITERS)
    found = {module: imported(tree(module)) for module in modules()}
    for package, places in ONLY_IN.items():
        for place in places:
            inside = (names for module, names in found.items() if place in (room(module), module))
            assert any(name.split(".")[0] == package for names in inside for name in names), place


def test_what_is_forbidden_would_be_found() -> None:
    text = """
def render():
    import yaml
    from orgline import records
    from datetime import date
    open("a", mode="w").write(str(date.today()))
    Path("b").write_text("c")
    Path("d").open()
"""
    parsed = ast.parse(text)
    assert imported(parsed) == {"yaml", "orgline.records", "datetime.date"}
    assert called(parsed) & CLOCKS == {"date.today"}
    assert written_to(parsed) == {"Path('b').write_text", "open('a', mode='w')"}
