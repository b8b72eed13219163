"""What a site gives away beside its pages: feeds, calendars, charts as files, the whole history.

Everything from the record is text here that anybody may have written: each format escapes it in its
own way. Nothing holds the time of the build.
"""

from orgline.exchange.address import Address, address
from orgline.exchange.counter import CODES, Counter
from orgline.exchange.hosting import hosting

__all__ = ["CODES", "Address", "Counter", "address", "hosting"]
