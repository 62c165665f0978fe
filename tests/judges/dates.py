"""The two written forms of an instant that a feed may carry, read strictly.

RFC 3339 as RFC 4287 section 3.3 narrows it, and RFC 822 with the four-figure year of RSS 2.0. Both yield the instant or the reason
why there is none: a day that does not exist, a wrong weekday, a zone that is no offset.
"""

import re
from datetime import datetime

RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)", re.ASCII)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
RFC_822 = re.compile(
    rf"({'|'.join(WEEKDAYS)}), (\d\d) ({'|'.join(MONTHS)}) (\d{{4}}) (\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d)",
    re.ASCII,
)


def rfc_3339(text: str) -> datetime:
    """The instant, or ValueError: upper-case T and Z, seconds, a zone, no fractions, never -00:00 (which says 'zone unknown')."""
    if not RFC_3339.fullmatch(text):
        raise ValueError(f"{text!r} is not of the form 2023-04-09T06:00:00+08:00")
    if text.endswith("-00:00"):
        raise ValueError(f"{text!r} has the zone -00:00, which means that the zone is not known")
    return datetime.fromisoformat(text)


def rfc_822(text: str) -> datetime:
    """The instant, or ValueError: English names, the right weekday, a four-figure year, a numeric zone (CST is Chicago's)."""
    parts = RFC_822.fullmatch(text)
    if not parts:
        raise ValueError(f"{text!r} is not of the form Sun, 09 Apr 2023 06:00:00 +0800")
    weekday, day, month, year, time, hours, minutes = parts.groups()
    instant = datetime.fromisoformat(f"{year}-{MONTHS.index(month) + 1:02}-{day}T{time}{hours}:{minutes}")
    if weekday != WEEKDAYS[instant.weekday()]:
        raise ValueError(f"{text!r} fell on a {WEEKDAYS[instant.weekday()]}")
    return instant
