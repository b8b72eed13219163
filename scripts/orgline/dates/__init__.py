"""Dates as sources give them: a day, a month, "by then", "between", "about", a period.

The grammar is the part of EDTF (ISO 8601-2:2019) that organisations need; `parse` reads it and
refuses everything else with what to write instead.
"""

from orgline.dates.parsing import USUAL, parse
from orgline.dates.when import DateError, Edge, Precision, When
from orgline.dates.words import day_words

__all__ = ["USUAL", "DateError", "Edge", "Precision", "When", "day_words", "parse"]
