"""The one place that knows what day it is."""

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime

from orgline.cli.faults import Misuse


def today(environment: Mapping[str, str] = os.environ) -> date:
    """The day of `SOURCE_DATE_EPOCH` (in UTC) where that is set, else the real day of this machine.

    See https://reproducible-builds.org/specs/source-date-epoch/. Raises `Misuse` when
    the variable holds no number of seconds.
    """
    seconds = environment.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return datetime.now().astimezone().date()
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        message = f"`SOURCE_DATE_EPOCH` is {seconds!r}, not a number of seconds since 1970"
        raise Misuse(message) from None
