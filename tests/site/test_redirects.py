"""A former id in a built site: the old address works, and nothing lists it."""

from pathlib import Path

import pytest

from tests import sites

pytestmark = pytest.mark.build

RECORD = """\
organisation: {name: Ministry, root: ministry}
sources:
  - {id: gazette, title: The pilots, publisher: The Gazette, published: 2030-01-05}
units:
  - {id: ministry, name: Ministry, kind: ministry}
  - {id: pilot-service, name: Pilot Service, kind: service, former_ids: pilots}
events:
  - id: all-there
    date: [..2019]
    title: The ministry as it was
    kind: observation
    summary: The Gazette describes the ministry.
    sources: gazette
    changes:
      - {op: observe, unit: ministry}
      - {op: observe, unit: pilot-service, under: ministry}
"""


def test_the_old_address_of_a_unit_leads_on_and_is_in_no_index(tmp_path: Path) -> None:
    record = tmp_path / "record" / "orgdata" / "ministry.yaml"
    record.parent.mkdir(parents=True)
    record.write_text(RECORD, encoding="utf-8")
    root = sites.prepare(tmp_path / "record", tmp_path / "site")
    site = sites.build(root, "2030-02-01").site
    page = (site / "units" / "pilots" / "index.html").read_text(encoding="utf-8")
    assert 'content="0; url=../../units/pilot-service/"' in page
    assert (site / "units" / "pilot-service" / "index.html").is_file()
    listed = [site / "search" / "search_index.json", site / "sitemap.xml"]
    assert not [file for file in listed if "units/pilots" in file.read_text(encoding="utf-8")]
