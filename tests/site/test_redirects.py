"""A former id in a built site: the old address works, and nothing lists it."""

from pathlib import Path

import pytest

from tests import sites

pytestmark = pytest.mark.build


def test_the_old_address_of_a_unit_leads_on_and_is_in_no_index(tmp_path: Path) -> None:
    root = sites.prepare(sites.MINISTRY, tmp_path)
    units = root / "orgdata" / "units.yaml"
    text = units.read_text(encoding="utf-8")
    written = text.replace("id: pilot-service,", "id: pilot-service, former_ids: pilots,")
    units.write_text(written, encoding="utf-8")
    site = sites.build(root, sites.TODAY[sites.MINISTRY]).site
    page = (site / "units" / "pilots" / "index.html").read_text(encoding="utf-8")
    assert 'content="0; url=../../units/pilot-service/"' in page
    assert (site / "units" / "pilot-service" / "index.html").is_file()
    listed = [site / "search" / "search_index.json", site / "sitemap.xml"]
    assert not [file for file in listed if "units/pilots" in file.read_text(encoding="utf-8")]
