"""What the address of a page tells of it: the day on which the site filed it.

Most publishing systems put an article into a folder or a file named after its day. It is asked only where the page itself
states none, for a site that moved its archive names the day of the move.
"""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

# How sure a day is that only the address gives.
CONFIDENCE = 0.7
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_MONTH, _DAY = r"(?P<month>0[1-9]|1[0-2])", r"(?P<day>0[1-9]|[12]\d|3[01])"
_FILED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"/t{_YEAR}{_MONTH}{_DAY}_\d+",  # TRS: /201510/t20151008_83214.htm
        rf"/{_YEAR}[-/_]?{_MONTH}[-/_]?{_DAY}(?=[/_-])",  # /2019-05/21/content_, /2016/0511/, /20180903/
        rf"/{_YEAR}/(?P<month>[1-9]|1[0-2])/(?P<day>[1-9]|[12]\d|3[01])/",  # jcms: /art/2018/9/3/art_62_1.html
        rf"/{_YEAR}{_MONTH}{_DAY}(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\d{{0,5}}(?=\.|$)",  # the second of filing: 20211029101020905
    )
)


def filed_on(url: str | None) -> date | None:
    """The day in an address' path, `None` where it holds none, or one that no calendar has; a first of January is none."""
    if not url:
        return None
    path = urlsplit(url).path
    for pattern in _FILED:
        if found := pattern.search(path):
            try:
                day = date(int(found["year"]), int(found["month"]), int(found["day"]))
            except ValueError:
                continue  # /20230231/ is a number, and no day
            return None if (day.month, day.day) == (1, 1) else day
    return None
