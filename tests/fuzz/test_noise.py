"""One mistake is told once: an entry that cannot be read makes no noise about what builds on it."""

import re
from pathlib import Path

import pytest

from orgline.problem import concise
from tests import sites
from tests.fuzz.slices import files_of
from tests.fuzz.test_mutations import examined

KEY = re.compile(rb"^    (title|kind|name|publisher|summary):", re.MULTILINE)
IN_BRACES = re.compile(rb"\b(title|kind|name|publisher): ")


def mistakes(site: Path) -> list[tuple[str, bytes]]:
    """Each file once for each entry of it, in which a key is misspelt."""
    return [
        (file, data[: match.start(1)] + b"x" + data[match.start(1) :])
        for file, data in files_of(site).items()
        for pattern in (KEY, IN_BRACES)
        for match in list(pattern.finditer(data))[::3]
        if b"op: rename" not in data[data.rfind(b"\n", 0, match.start()) : match.start()]
    ]


@pytest.mark.parametrize("site", [sites.MINISTRY, sites.PROJECT], ids=("ministry", "project"))
def test_one_misspelt_key_is_the_only_thing_that_is_told(site: Path) -> None:
    whole, noisy = files_of(site), []
    for file, data in mistakes(site):
        told = [concise(problem) for problem in examined({**whole, file: data}).problems]
        codes = sorted(re.findall(r"\[([A-Z]\d+)\]", " ".join(line[:80] for line in told)))
        if codes not in (["R001"], ["R001", "R002"]):
            noisy.append(told)
    assert noisy == []


@pytest.mark.parametrize("site", [sites.MINISTRY, sites.PROJECT], ids=("ministry", "project"))
def test_one_wrong_id_is_the_only_thing_that_is_told(site: Path) -> None:
    whole, noisy = files_of(site), []
    for file, data in whole.items():
        for match in list(re.finditer(rb"\b(unit|person|to|under): (?=[a-z])", data))[::6]:
            broken = data[: match.end()] + b"zz-" + data[match.end() :]
            told = [concise(problem) for problem in examined({**whole, file: broken}).problems]
            if len(told) != 1 or "[R102]" not in told[0]:
                noisy.append(told)
    assert noisy == []
