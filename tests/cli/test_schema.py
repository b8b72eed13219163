import json
from pathlib import Path

import pytest

from orgline import site as stages
from orgline.schema import FILE
from tests.cli.running import Ran, orgline, write_site
from tests.written import recorded

RECORD = recorded("""
- date: 2039-01-01
  changes: [{op: create, unit: lab}]
""")
BROKEN = RECORD.replace("unit: lab", "unit: lob")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path, RECORD)


def suggested(site: Path) -> set[str]:
    schema = json.loads((site / FILE).read_text(encoding="utf-8"))
    return {one["const"] for one in schema["$defs"]["units"]["anyOf"] if one}


def test_it_writes_the_schema_and_prints_where(site: Path) -> None:
    assert orgline("--root", site, "schema") == Ran(0, f"{FILE}\n", "")
    assert "lab" in suggested(site)


def test_git_does_not_see_it(site: Path) -> None:
    orgline("--root", site, "schema")
    assert (site / FILE).with_name(".gitignore").read_text() == "*\n"


def test_while_the_record_cannot_be_read_the_ids_known_before_stay(site: Path) -> None:
    orgline("--root", site, "schema")
    before = (site / FILE).read_bytes()
    write_site(site, BROKEN)
    ran = orgline("--root", site, "schema")
    assert (ran.code, ran.out, (site / FILE).read_bytes()) == (1, f"{FILE}\n", before)
    assert "error[R102]" in ran.err


def test_of_a_record_that_never_could_be_read_there_is_a_schema_without_ids(tmp_path: Path) -> None:
    write_site(tmp_path, BROKEN)
    assert orgline("--root", tmp_path, "schema").code == 1
    assert suggested(tmp_path) == set()


def test_a_check_keeps_it_up_to_date_but_begins_none(site: Path) -> None:
    orgline("--root", site, "check")
    assert not (site / ".orgline").exists()
    orgline("--root", site, "schema")
    write_site(
        site, RECORD.replace("  - {id: web", "  - {id: net, name: Net, kind: team}\n  - {id: web")
    )
    orgline("--root", site, "check")
    assert "net" in suggested(site)


def test_it_is_written_only_when_its_bytes_differ(site: Path) -> None:
    orgline("--root", site, "schema")
    before = (site / FILE).stat().st_mtime_ns, (site / FILE).stat().st_ino
    orgline("--root", site, "schema")
    assert ((site / FILE).stat().st_mtime_ns, (site / FILE).stat().st_ino) == before


def test_where_it_cannot_be_written_that_is_said(site: Path) -> None:
    (site / ".orgline").write_text("in the way")
    ran = orgline("--root", site, "schema")
    assert (ran.code, ran.err) == (2, f"error: `{FILE}` cannot be written\n")


def test_where_it_cannot_be_written_a_site_is_rendered_all_the_same(site: Path) -> None:
    (site / ".orgline").write_text("in the way")
    assert stages.keep_schema(site, None) is False
