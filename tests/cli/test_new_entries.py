from pathlib import Path
from textwrap import dedent

import pytest
from ruamel.yaml import YAML

from tests.cli.beginning import NEXT, sound
from tests.cli.running import Ran, orgline
from tests.sites import files


def test_a_unit_goes_where_units_are(site: Path) -> None:
    (site / "orgdata" / "parts.yaml").write_text(
        "units:\r\n  # one\r\n  - {id: hub, name: Hub, kind: group}  # a\r\n", newline=""
    )
    ran = orgline("new", "unit", "--name", "应用: 实验室", "--kind", "lab", "--names", "en=Lab, A")
    told = (
        "The unit `ying-yong-shi-yan-shi` is in orgdata/parts.yaml. Next:\n"
        "  - say in an event how it comes in: `orgline record create ying-yong-shi-yan-shi "
        "--under … --in …`, or `observe`\n"
    )
    assert ran == Ran(0, "orgdata/parts.yaml:4\n", told + NEXT)
    assert (site / "orgdata" / "parts.yaml").read_bytes().decode() == (
        "units:\r\n  # one\r\n  - {id: hub, name: Hub, kind: group}  # a\r\n"
        "  - {id: ying-yong-shi-yan-shi, name: '应用: 实验室', kind: lab, names: {en: 'Lab, A'}}\r\n"
    )
    assert sound()


def test_the_first_person_gets_a_file_that_says_what_it_is_for(site: Path) -> None:
    ran = orgline("new", "person", "--name", "李艾达", "--alias", "Ada Li", "--alias", "A. Li")
    assert (ran.code, ran.out) == (0, "orgdata/people.yaml:1\n")
    head, _, entry = (site / "orgdata/people.yaml").read_text(encoding="utf-8").partition("people:")
    modeline = "# yaml-language-server: $schema=../.orgline/schema/record.json\n"
    assert head.startswith(f"{modeline}# People. ")
    assert entry == "\n  - id: li-aida\n    name: 李艾达\n    aliases: [Ada Li, A. Li]\n"
    assert sound()


def test_a_source_is_named_after_its_publisher_and_its_date(site: Path) -> None:
    given = ("--title", "T", "--publisher", "The Herald", "--published", "[2030-03-01..2030-03-09]")
    ran = orgline("new", "source", *given, "--in", "orgdata/2030/herald.yaml")
    assert (ran.code, ran.out) == (0, "orgdata/2030/herald.yaml:1\n")
    assert (site / "orgdata/2030/herald.yaml").read_text(encoding="utf-8") == dedent("""\
        # yaml-language-server: $schema=../../.orgline/schema/record.json
        sources:
          - id: herald-2030-03
            title: T
            publisher: The Herald
            published: [2030-03-01..2030-03-09]
    """)


def test_an_entry_can_go_into_the_file_of_an_event(site: Path) -> None:
    orgline("new", "event", "--date", "2030-03", "--title", "Lab", "--source", "gazette")
    file = site / "orgdata" / "events" / "2030-03-lab.yaml"
    before = file.read_text(encoding="utf-8")
    orgline("new", "unit", "--name", "Lab", "--kind", "team", "--in", "2030-03-lab")
    assert (
        orgline("record", "create", "lab", "--under", "ministry", "--in", "2030-03-lab").code == 0
    )
    added = "units:\n  - id: lab\n    name: Lab\n    kind: team\n\nevents:"
    change = "changes:\n      - {op: create, unit: lab, under: ministry}"
    assert file.read_text(encoding="utf-8") == before.replace("events:", added).replace(
        "changes: []", change
    )


def test_a_dry_run_prints_the_file_and_writes_nothing(site: Path) -> None:
    before = files(site)
    ran = orgline("new", "person", "--name", "Ada", "--dry-run", "--in", "orgdata/a.yaml")
    assert ran == Ran(
        0,
        "orgdata/a.yaml:1\n# yaml-language-server: $schema=../.orgline/schema/record.json\npeople:\n  - id: ada\n    name: Ada\n",
        "Not written (--dry-run).\n",
    )
    assert files(site) == before


@pytest.mark.parametrize("identity", ["true", "2026", "0x1f", "no", "2026-03-16"])
def test_an_id_that_yaml_can_take_for_another_value_stands_in_quotes(
    site: Path, identity: str
) -> None:
    given = ("--date", "2030-03", "--title", "T", "--source", "gazette", "--id", identity)
    assert orgline("new", "event", *given).code == 0
    orgline("new", "unit", "--name", "T", "--kind", "team", "--id", identity)
    orgline("record", "create", identity, "--under", "ministry", "--event", identity)
    event = (site / "orgdata" / "events" / f"2030-03-{identity}.yaml").read_text(encoding="utf-8")
    unit = (site / "orgdata" / "units.yaml").read_text(encoding="utf-8")
    read = YAML(typ="safe", pure=True).load
    assert read(event)["events"][0]["id"] == identity
    assert read(event)["events"][0]["changes"][0]["unit"] == identity
    assert read(unit)["units"][0]["id"] == identity
    assert sound()
