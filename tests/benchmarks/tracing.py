"""What a tab's main thread was busy with while a page was loaded: processor time, task by task."""

import json
from typing import Any

from playwright.sync_api import Browser, Page

CATEGORIES = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"]


def longest_task(browser: Browser, tab: Page, url: str) -> float:
    """Load a page; the processor time of its longest task in milliseconds.

    Time in which other programs had the processor does not count, nor do other threads and the
    windows that the browser draws for itself.
    """
    browser.start_tracing(page=tab, categories=CATEGORIES)
    tab.goto(url, wait_until="networkidle")
    tab.wait_for_function("() => !document.querySelector('.is-before, .is-moving')")
    found = json.loads(browser.stop_tracing())["traceEvents"]
    ours = {_thread(event) for event in found if _parses(event, url)}
    assert ours
    times = [
        e["tdur"] for e in found if e["name"] == "RunTask" and "tdur" in e and _thread(e) in ours
    ]
    return float(max(times)) / 1000


def _thread(event: dict[str, Any]) -> tuple[int, int]:
    return event["pid"], event["tid"]


def _parses(event: dict[str, Any], url: str) -> bool:
    """Whether this is where the page's own HTML was read."""
    if event["name"] != "ParseHTML":
        return False
    return str(event["args"].get("beginData", {}).get("url", "")) == url
