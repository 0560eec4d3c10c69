"""Places: which division a text names, which zone, and what its 全市, 我县, 全区 speak of.

Codes are GB/T 2260. The divisions stand in `lexicon/divisions.tsv` (former ones too), the townships in
`lexicon/townships.tsv.gz`, words that are words before they are names in `lexicon/region.toml`. Names that several
divisions share are decided by the document's own place, by a division named just before, or not at all.
"""

from __future__ import annotations

import gzip
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate, islice, pairwise
from operator import itemgetter
from typing import NamedTuple

import rjieba
from ahocorasick_rs import AhoCorasick

from extractors import lexicon

NATION = "100000"
_LEXICON = files(lexicon)
_HAN = "\u4e00-\u9fff"
_NEAR = 60  # characters: how far back a named division may decide between several of one name
_THAT = 200  # characters: how far back 该县 looks for its county
_MAX_ZONE_GAP = 12  # characters between a place and 产业园区: 芮城县|新能源装备制造|产业园区 has seven

# Nationalities as they stand in the names of autonomous divisions; 蒙古 and 哈萨克 come without 族 in some.
_PEOPLES = re.compile(
    "(?:各族|(?:土家|蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|达斡尔|鄂温克|鄂伦春|朝鲜|满|回|藏|维吾尔|苗|彝|壮|布依|侗|瑶|白|哈尼"
    "|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|土|仫佬|羌|布朗|撒拉|毛南|仡佬|普米|怒|保安|裕固|独龙|京)族|蒙古|哈萨克|柯尔克孜|塔吉克)+$"
)
_PROVINCE_TAIL = re.compile("(?:省|市|特别行政区|(?:壮族|回族|维吾尔)?自治区)$")
_TAIL = re.compile("(?:地区|林区|矿区|特区|新区|市|盟|县|区|旗)$")
_TOWNSHIP_WORD = re.compile("镇|乡|街道")
_WIDER = ("经济区", "经济圈", "城市群", "都市圈", "经济带", "都市区")
# What is said of counties in a row, and of no word: 大悟签约9个, 大悟、孝昌两县, 安陆和大悟分别…
_DOES = re.compile(
    f"(?:[、和与及][{_HAN}]{{2,4}})*(?:等?[两三四五六七八九十\\d]+(?:个?(?:县|市|区|地)|家)|等(?:县|市|区|地)|分别|各|均)"
    "|(?:共|累计|已|新|现场|集中|实际|实现|完成|仅)*(?:签约|签下|开工|引进|到位|投产|竣工|完成|落地|新建|在建)[^，。；、]{0,12}?"
    "(?:\\d|[一二三四五六七八九十])"
    "|[（(]?\\d+(?:\\.\\d+)?(?:个|亿|万|%|宗|家)"
)


_OF_ITS = ("市", "县", "区", "州")
_LEADS_IN = re.compile("其中|包括|以及|另外|此外")  # 其中|工业园区签约20个


@dataclass(frozen=True, slots=True)
class Division:
    """One administrative division: `code` six digits, `name` in full (三明市), `parent` the code above it.

    `level` is nation, province, prefecture or county. A municipality (北京市) is a province; a county-level division
    right below a province (仙桃市) has the province for its parent.
    """

    code: str
    name: str
    level: str
    parent: str | None


class RegionMention(NamedTuple):
    """A place named in a text, at `text[start:end]`.

    `name` is what to show: the division's full name, or a zone's or township's own (桂阳高新区), with `division` the
    county that holds it. `division` is None where the name does not tell (one of several 鼓楼区): nothing is guessed.
    `self_reference` marks 全市, 我县, 县政府: the document's own place.
    """

    start: int
    end: int
    division: Division | None
    name: str
    self_reference: bool = False


@dataclass(frozen=True, slots=True)
class _Name:
    """One thing that a written name may stand for. `until` is the year of the change that ended the name."""

    division: Division
    full: bool
    until: int | None = None
    successor: str = ""


@dataclass(slots=True)
class _Surface:
    """Everything that one string may be: the name of places, a word for one's own place, a kind of zone, or a
    township's name (`township` is then the code of its county).
    """

    text: str
    names: list[_Name] = field(default_factory=list)
    own: str = ""
    zone: bool = False
    zone_alone: bool = False  # 高新区 is one zone where it stands alone, 园区 is any
    zone_of: str = ""  # 天府新区 is that zone wherever it stands: the code of what holds it
    township: str = ""


@dataclass(frozen=True, slots=True)
class _Index:
    """Surfaces, and the automaton that finds them; each surface's number is its place in the list."""

    surfaces: list[_Surface]
    automaton: AhoCorasick

    def hits(self, text: str) -> list[_Hit]:
        """Every surface in `text`, overlapping ones too, by their ends."""
        found = self.automaton.find_matches_as_indexes(text, overlapping=True)
        return [(start, end, self.surfaces[number]) for number, start, end in found]


_Hit = tuple[int, int, _Surface]  # start, end, surface


@dataclass(frozen=True, slots=True)
class _Gazetteer:
    divisions: dict[str, Division]
    index: _Index
    zones: tuple[str, ...]
    words: frozenset[str]
    always_words: frozenset[str]
    tails: frozenset[str]
    gap_breaks: frozenset[str]
    own_sources: tuple[str, ...]
    national_sources: tuple[str, ...]
    national_papers: tuple[str, ...]
    built: tuple[str, ...]


def short_name(name: str, level: str) -> str:
    """A division's name without its kind: 将乐 for 将乐县, 黔东南 for 黔东南苗族侗族自治州. A one-character rest is no
    name (赵县 stays 赵县), nor is an empty one (东乡族自治县 gives 东乡).
    """
    if level == "province":
        return _PROVINCE_TAIL.sub("", name)
    stem = re.sub("自治[州县旗]$", "", name)
    if stem != name:
        bare = _PEOPLES.sub("", stem)
        return bare or stem.removesuffix("族")
    bare = _TAIL.sub("", name, count=1)
    return bare if len(bare) > 1 else name


def _level(code: str) -> str:
    if code == NATION:
        return "nation"
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


@lru_cache(maxsize=1)
def _gazetteer() -> _Gazetteer:
    """The lexicon, read once, on first use."""
    rows = [
        (line + "\t\t\t").split("\t")[:4]
        for line in (_LEXICON / "divisions.tsv").read_text("utf-8").splitlines()
        if not line.startswith("#")
    ]
    region = lexicon.topic("region")
    standing = {code for code, _, until, _ in rows if not until}
    former = {code for code, _, until, _ in rows if until}

    def parent(code: str) -> str | None:
        if code == NATION:
            return None
        for outer in (code[:4] + "00", code[:2] + "0000"):
            if outer != code and (outer in standing or outer in former):
                return outer
        return NATION

    divisions: dict[str, Division] = {}
    surfaces: dict[str, _Surface] = {}

    def surface(text: str) -> _Surface:
        return surfaces.setdefault(text, _Surface(text))

    for code, name, until, successor in rows:
        division = Division(code, name, _level(code), parent(code))
        if not until or code not in standing:
            divisions[code] = division
        if code == NATION:
            continue  # 中国 stands in the name of every second institution; 全国 is the word for the whole
        ended = int(until) if until else None
        bare = short_name(name, division.level)
        forms = {name: True}
        kind = name[-1] if name.endswith(("自治州", "自治县", "自治旗")) else ""
        if kind:
            forms.setdefault(bare + kind, True)  # 红河州, 景宁县
        if name.endswith("自治区"):
            forms.setdefault(bare + "自治区", True)  # 宁夏自治区
        if len(bare) > 1:
            forms.setdefault(bare, False)
        for text, full in forms.items():
            surface(text).names.append(_Name(division, full, ended, successor))
    for text, code in region["alias"]["codes"].items():
        surface(text).names.append(_Name(divisions[code], True))
    for table in region.values():
        if "level" in table:
            for text in table["words"]:
                surface(text).own = table["level"]
    for level in region["office"]["levels"]:
        for text in region["office"]["words"]:
            surface(level + text).own = level
    for kind in ("zone", "zone_named"):
        for text in region[kind]["words"]:
            surface(text).zone = True
            surface(text).zone_alone = kind == "zone"
    for text, code in region["zone_own"]["codes"].items():
        surface(text).zone_of = code
    return _Gazetteer(
        divisions,
        _indexed(surfaces.values()),
        tuple(text for text, surface in surfaces.items() if surface.zone),
        frozenset(region["word"]["words"]),
        frozenset(region["always_word"]["words"]),
        frozenset(region["tail"]["words"]),
        frozenset(region["zone_gap_break"]["words"]),
        tuple(region["own_source"]["words"]),
        tuple(region["national_source"]["words"]),
        tuple(region["national_paper"]["words"]),
        tuple(region["built"]["words"]),
    )


@lru_cache(maxsize=1)
def _townships() -> dict[str, tuple[str, ...]]:
    """County code → names of its towns, townships and streets."""
    packed = (_LEXICON / "townships.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    return {code: tuple(names.split(" ")) for code, _, names in (line.partition("\t") for line in lines)}


@lru_cache(maxsize=1)
def _counties() -> dict[str, list[str]]:
    """The first four digits of a prefecture → the codes of its counties that have townships."""
    counties: dict[str, list[str]] = defaultdict(list)
    for code in _townships():
        counties[code[:4]].append(code)
    return dict(counties)


def _indexed(surfaces: Iterable[_Surface]) -> _Index:
    listed = list(surfaces)
    return _Index(listed, AhoCorasick([surface.text for surface in listed], store_patterns=False))


@lru_cache(maxsize=256)
def _towns_of(home: str) -> tuple[dict[str, _Surface], list[int]]:
    """The townships inside a county or prefecture `home` by name, and how long their names are; names that two of its
    counties share are left out.
    """
    holders: dict[str, set[str]] = defaultdict(set)
    for county in _counties().get(home[:4], ()) if _level(home) in ("county", "prefecture") else ():
        if contains(home, county):
            for name in _townships()[county]:
                holders[name].add(county)
    towns = {
        name: _Surface(name, township=min(held)) for name, held in holders.items() if len(held) == 1 and len(name) > 2
    }
    return towns, sorted({len(name) for name in towns})


_TOWN_ENDS = re.compile("镇|乡|街道|苏木|公所")


def _town_hits(text: str, home: str) -> list[_Hit]:
    """Where `text` names a township inside `home`."""
    towns, lengths = _towns_of(home)
    ends = [found.end() for found in _TOWN_ENDS.finditer(text)] if towns else []
    return [
        (end - length, end, towns[text[end - length : end]])
        for end in ends
        for length in lengths
        if end >= length and text[end - length : end] in towns
    ]


def _listed(text: str, home: str | None) -> list[_Hit]:
    found = _gazetteer().index.hits(text)
    if home:
        found += _town_hits(text, home)
    found.sort(key=itemgetter(1), reverse=True)
    found.sort(key=itemgetter(0))
    return found


@lru_cache(maxsize=2)
def _listed_once(text: str, home: str | None) -> tuple[list[_Hit], list[int]]:
    """What `_listed` finds in a whole document, and where each begins; kept while its sentences are read."""
    found = _listed(text, home)
    return found, [hit[0] for hit in found]


def _hits(text: str, home: Division | None, start: int, stop: int) -> list[_Hit]:
    """Every surface that begins in `text[start:stop]`, in order, the longest first at each place.

    The townships inside `home` are among them.
    """
    code = home.code if home else None
    if (start, stop) == (0, len(text)):  # a cell of a table: not to be kept
        return _listed(text, code)
    listed, starts = _listed_once(text, code)
    return listed[bisect_left(starts, start) : bisect_left(starts, stop)]


def division(code: str) -> Division | None:
    """The division of a six-digit code, standing or former; `None` where the list has none. 100000 is 中国."""
    return _gazetteer().divisions.get(code)


def contains(outer: str, inner: str) -> bool:
    """Whether the division of code `outer` holds, or is, that of `inner` (350400 holds 350428)."""
    if outer == NATION:
        return True
    return inner.startswith(outer[:2] if outer.endswith("0000") else outer[:4] if outer.endswith("00") else outer)


def ancestors(place: Division) -> list[Division]:
    """The division itself, then what holds it, up to the nation."""
    line = [place]
    while line[-1].parent is not None:
        line.append(_gazetteer().divisions[line[-1].parent])
    return line


def own_place(home: Division | None, level: str) -> Division | None:
    """What a document at home in `home` means by 全市 (`level` 市), 我县 (县), 全区 (区), 全省 (省), 全国 (国) …

    全市 in a county's paper is the prefecture's city, in a county-level city's the city itself. 全区 is the district,
    or the autonomous region for a home that is no district. `None` where no division of that kind holds the home.
    """
    if level == "国":
        return division(NATION)
    if home is None:
        return None
    line = ancestors(home)
    if level == "省":
        return next((outer for outer in line if outer.level == "province"), None)
    for outer in line:
        if outer.name.endswith(level) and not (level == "区" and outer.name.endswith("特别行政区")):
            return outer
    # A county that has become a district or a city (沙县区) is still 我县 in its older papers.
    return home if home.level == "county" and level == "县" else None


_HAN_BEFORE = re.compile(f"[{_HAN}]*$")
_HAN_BEHIND = re.compile(f"[{_HAN}]*")


def _cuts(text: str, start: int, end: int) -> set[int]:
    """Where the segmenter cuts the stretch of Chinese around `text[start:end]`, its two ends among them."""
    before, behind = _HAN_BEFORE.search(text, max(0, start - 8), start), _HAN_BEHIND.match(text, end, end + 6)
    first = before.start() if before else start
    last = behind.end() if behind else end
    return set(accumulate(map(len, rjieba.cut(text[first:last], False)), initial=first))


def _uncut(text: str, start: int, end: int, *, within_longer: bool = False) -> bool:
    """Whether `text[start:end]` stands on the segmenter's word boundaries.

    投资|兴业 cuts through 资兴, 三明治 holds 三明: both are no places. With `within_longer` a word that holds the name
    whole is let pass (青海湖 is still 青海).
    """
    if not _han(text, start - 1) and not _han(text, end):
        return True  # a cell of a table, a name between two marks
    cuts = _cuts(text, start, end)
    if start in cuts and end in cuts:
        return True
    return within_longer and not any(start < cut < end for cut in cuts)


@lru_cache(maxsize=64)
def _cities_of(province: str) -> frozenset[str]:
    """The names of a province's cities and prefectures, in full and short."""
    cities = [
        place for place in _gazetteer().divisions.values() if place.level == "prefecture" and place.parent == province
    ]
    return frozenset(name for city in cities for name in (city.name, short_name(city.name, city.level)))


def _before_its_city(text: str, end: int, places: Sequence[Division]) -> bool:
    """Whether the name of a province ends where one of its cities begins: 山西|大同, which the segmenter cuts otherwise."""
    return any(
        place.level == "province" and any(text[end : end + size] in _cities_of(place.code) for size in (2, 3))
        for place in places
    )


def _begins_word(text: str, start: int, end: int) -> bool:
    """Whether no word runs into the name `text[start:end]` from the left, as in 东南|山区, which is no 南山区.

    A word that holds all but the suffix is the segmenter's mistake: 位|于颍州|区, taken for a person's name.
    """
    if not _han(text, start - 1):
        return True
    cuts = _cuts(text, start, end)
    return start in cuts or not any(start < cut < end - 1 for cut in cuts)


def _owned(text: str, start: int, end: int) -> bool:
    """Whether 全市, 市委, 县政府 stand for themselves: not in 健|全市|场, 城市|委员, 社区|政府."""
    if end - start == 2:
        return _uncut(text, start, end, within_longer=True)
    return _begins_word(text, start, end)


def _before(name: _Name, published: date | None) -> bool:
    """Whether a day of publication lies before the year in which the name ended."""
    return name.until is not None and published is not None and published.year < name.until


def _in_force(names: Iterable[_Name], published: date | None) -> list[Division]:
    """The divisions that names stand for on the day of publication (today where unknown), each once.

    Before the year of its change a former division is meant itself, not what took its place. Afterwards its successor
    is, unless a standing division has the name (双桥区 of 承德 stands, 重庆's became 大足区), or the former one where
    no successor is known. Only the year of a change is known: papers of that year get the new code.
    """
    valid: dict[str, Division] = {}
    successors: dict[str, Division] = {}
    gone: dict[str, Division] = {}
    superseded: set[str] = set()
    names = list(names)
    if all(name.until is None for name in names):
        return list({name.division.code: name.division for name in names}.values())  # most names have never ended
    for name in names:
        before = _before(name, published)
        if name.until is None or before:
            valid[name.division.code] = name.division
            if before and name.successor != name.division.code:
                superseded.add(name.successor)
        elif name.successor:
            successors[name.successor] = _gazetteer().divisions[name.successor]
        else:
            gone[name.division.code] = name.division
    # 平安县 was 632121 before it was 630221, both now 630203: of the two the one that ended first after that day
    ended = {
        name.successor: name for name in sorted(names, key=lambda name: -(name.until or 0)) if _before(name, published)
    }
    superseded |= {
        name.division.code
        for name in names
        if _before(name, published) and name.successor and ended[name.successor] is not name
    }
    kept = [place for code, place in valid.items() if code not in superseded]
    return kept or list((successors or gone).values())


def _kin(place: Division, home: Division) -> int:
    """How near a division is to home: 3 home itself, 2 inside or around it, 1 in the same prefecture, 0 elsewhere."""
    if place.code == home.code:
        return 3
    if home.code != NATION and (contains(home.code, place.code) or contains(place.code, home.code)):
        return 2
    if home.level == "county" and home.parent is not None and contains(home.parent, place.code):
        return 1
    return 0


def _nearest(places: list[Division], home: Division | None) -> list[Division]:
    """Those of `places` that are nearest to home; all of them where none is near."""
    if home is None or len(places) < 2:
        return places
    ranks = [_kin(place, home) for place in places]
    best = max(ranks)
    if best == 0:
        province = [place for place in places if place.code[:2] == home.code[:2]]
        return province or places
    return [place for place, rank in zip(places, ranks, strict=True) if rank == best]


def _highest(places: list[Division]) -> list[Division]:
    """Bare 吉林 is the province, bare 恩施 the prefecture, where nothing nearer decides."""
    for level in ("province", "prefecture"):
        there = [place for place in places if place.level == level]
        if there:
            return there
    return places


_TOGETHER_WITH = re.compile(r"[，,经由将并要拟局委我已]会同县[\u4e00-\u9fff]{2,12}?(?:局|委|办|中心|公司|部门|单位)")


@dataclass(slots=True)
class _Scan:
    """One call of `find_regions`: the text, its home, and what has been found so far."""

    text: str
    home: Division | None
    published: date | None
    found: list[RegionMention] = field(default_factory=list)
    inner: int = 0  # where the innermost name of the last mention begins: 高新区 of 湖南省桂阳 is 桂阳高新区

    def surface(self, start: int, end: int, surface: _Surface) -> bool:
        """Take a surface as the first of the things it may be here; False where it is none of them."""
        if surface.township:
            return self.township(start, end, surface.text, surface.township)
        if surface.names and self.place(start, end, surface):
            place = self.found[-1].division
            town = self.town_behind(end, [place]) if place is not None else ""
            return self.township(end, end + len(town), town, place.code) if place is not None and town else True
        if surface.own and self.own(start, end, surface.own):
            return True
        if surface.zone_of:
            return self.take(start, end, _gazetteer().divisions[surface.zone_of], zone=surface.text)
        return surface.zone and self.zone(start, end, surface)

    def chained(self, start: int) -> Division | None:
        """The division whose name ends where the next begins (福建省三明市|将乐县)."""
        if not self.found:
            return None
        last = self.found[-1]
        return last.division if last.end == start and not last.self_reference else None

    def place(self, start: int, end: int, surface: _Surface) -> bool:
        """Take the name at `start` if it is a region there; False leaves it to a shorter or a later one."""
        gazetteer = _gazetteer()
        full = any(name.full for name in surface.names)
        places = _in_force([name for name in surface.names if name.full == full], self.published)
        if self.text.startswith(_WIDER, end):
            return False  # 成都经济区 is more than 成都
        if self.text[end : end + 1] in tuple("日晚晨早商时都新电广") and _PAPER_BEHIND.match(self.text, end):
            return False  # 香港|商报讯
        if surface.text == "会同县" and _TOGETHER_WITH.search(self.text, max(start - 1, 0), end + 16):
            return False  # 经会同县农业农村局研究: together with the county's bureau
        outer = self.chained(start)
        never = surface.text in gazetteer.always_words
        word = never or surface.text in gazetteer.words
        if full and _runs_on(self.text, end) and not self.town_behind(end, places):
            return False
        if outer is not None:
            inside = [place for place in places if place.code != outer.code and contains(outer.code, place.code)]
            direct = [place for place in inside if place.parent == outer.code]
            inside = direct if word or len(direct) == 1 else inside
            if len(inside) == 1 and not never and _uncut(self.text, start, end, within_longer=full):
                return self.take(start, end, inside[0])
            if not inside and _is_new_area(surface.text):
                return False  # 瑞安|滨海新区: a zone of 瑞安
        if never or (word and not self.at_home(places, full) and not self.listed(places, start, end, full)):
            return False
        if full and len(surface.text) > 2:
            if not _begins_word(self.text, start, end):
                return False
            near = self.near(_nearest(places, self.home), start)
            return self.take(start, end, near[0] if len(near) == 1 else None, surface.text)
        longer = any(place.level == "province" for place in places) or self.text[end : end + 2] in gazetteer.tails
        if not _uncut(self.text, start, end, within_longer=longer) and not _before_its_city(self.text, end, places):
            return False
        if self.text.startswith(gazetteer.built, end):
            return False  # 青龙|闸
        chosen = self.bare(places, start, end, full, any(name.until is None for name in surface.names))
        return chosen is not None and self.take(start, end, chosen)

    def town_behind(self, end: int, places: list[Division]) -> str:
        """The township of the one county named that follows its name: 紫阳县|城关镇 is no 紫阳|县城."""
        county = places[0] if len(places) == 1 and places[0].level == "county" else None
        return _township_behind(self.text, end, county.code) if county is not None else ""

    def at_home(self, places: list[Division], full: bool) -> bool:
        """Whether a name that is a word first may be a region here: in its own papers, in full nearby too."""
        if self.home is None:
            return False
        # 海口, 白银: a city's name in the paper of its province
        return any(
            _kin(place, self.home) >= (1 if full else 3)
            or (place.level == "prefecture" and place.parent == self.home.code)
            for place in places
        )

    def listed(self, places: list[Division], start: int, end: int, full: bool) -> bool:
        """Whether a name that is a word first stands as a county of home's prefecture does: 孝昌、大悟分别…, 大悟签约9个."""
        if full or self.home is None or not any(_kin(place, self.home) for place in places):
            return False
        before = self.text[start - 1 : start]
        if (
            before in ("", "\t", "\n")
            and self.text[end : end + 1] in ("", "\t", "\n")
            and self.home.level == "prefecture"
        ):
            return True  # a cell or a line that is the name of one of home's counties: 正定
        follows = bool(self.found and self.found[-1].end == start - 1 and self.found[-1].division)
        if before == "、" and follows and self.text[end : end + 1] in ("、", "和", "与", "及"):
            return True  # 保山、[文山]、大理
        if before not in ("", *"，。；、：:,;（(\n 和与及") or _DOES.match(self.text, end) is None:
            return False
        return before not in ("和", "与", "及") or bool(self.found and start - self.found[-1].end == 1)

    def bare(self, places: list[Division], start: int, end: int, full: bool, stands: bool) -> Division | None:
        """What a name without its suffix (or of two characters) stands for; None where that is not sure.

        `stands`: whether a division has the name today. 城南新区 is many a city's, and not of 衡阳's former 城南区.
        """
        if self.home is not None:
            kin = [place for place in places if _kin(place, self.home)]
            if kin:
                nearest = _nearest(kin, self.home)
                nearest = nearest if len(nearest) == 1 else _highest(nearest)
                return nearest[0] if len(nearest) == 1 else None
        wide = [place for place in _highest(places) if place.level != "county"]
        if len(wide) == 1:
            return wide[0]
        # 沙县, 涉县 in full; those of two characters that words may end and begin with (和县, 成县) are in the lexicon.
        if len(places) == 1 and (full or (stands and self.zone_follows(end))):
            return places[0]
        return None

    def zone_follows(self, end: int) -> bool:
        """Whether a zone's word comes right behind (桂阳|高新区): then the name is a place's, wherever home is."""
        return self.text.startswith(_gazetteer().zones, end)

    def near(self, places: list[Division], start: int) -> list[Division]:
        """Of several divisions of one name, those inside, or beside, the one named last before."""
        if len(places) < 2:
            return places
        for last in reversed(self.found):
            if start - last.end > _NEAR:
                break
            if last.division is None or last.division.level == "nation":
                continue
            for outer in ancestors(last.division)[:-1]:
                inside = [place for place in places if contains(outer.code, place.code)]
                if inside:
                    return inside
        return places

    def take(self, start: int, end: int, place: Division | None, written: str = "", zone: str = "") -> bool:
        """Add a mention; a chain of names is one mention, of the innermost."""
        name = zone or (place.name if place is not None else written)
        outer = self.chained(start)
        self.inner = start
        inside = outer is not None and place is not None and contains(outer.code, place.code)
        if inside and (zone or outer != place):
            start = self.found.pop().start
        self.found.append(RegionMention(start, end, place, name))
        return True

    def own(self, start: int, end: int, level: str) -> bool:
        """Take 全市, 我县, 县政府 as the document's own place."""
        if self.text[start - 1 : start] in ("各", "省", "市", "县") or not _owned(self.text, start, end):
            return False  # 各县政府, 市县区政协: not one place's
        place = own_place(self.home, level)
        if self.text[start] == "该" and (place is None or place.level != "county"):
            named = self.that(start, level)
            if named is not None:
                self.found.append(RegionMention(start, end, named, named.name))
                return True
        name = place.name if place is not None else self.text[start:end]
        self.found.append(RegionMention(start, end, place, name, self_reference=True))
        return True

    def that(self, start: int, level: str) -> Division | None:
        """What 该县 means in a paper of more than that county: the county named last before, if one was."""
        begin = max(0, start - _THAT)
        before = find_regions(self.text, self.home, begin, start, self.published) if begin < start else []
        for known in reversed(before):
            place = known.division
            if (
                place is not None
                and not known.self_reference
                and place.level == "county"
                and place.name.endswith(level)
                and not _SITE_BEFORE.search(self.text, max(begin, known.start - 3), known.start)
            ):
                return place
        return None

    def zone(self, start: int, end: int, surface: _Surface) -> bool:
        """Join 高新区 to the place before it, or take it alone where it stands between marks (a cell, a list)."""
        last = self.found[-1] if self.found else None
        if last is not None and not last.self_reference and start - last.end <= _MAX_ZONE_GAP:
            gap = self.text[last.end : start]
            if not gap or (self.holder(last.division) is not None and _names_zone(gap)):
                name = self.text[self.inner : end]
                self.found[-1] = RegionMention(last.start, end, self.holder(last.division), name)
                return True
        office = self.text.startswith("管委会", end)
        joined = self.text[start - 1 : start] in ("和", "及", "与") and bool(last and last.end == start - 1)
        does = office or _DOES.match(self.text, end) is not None  # 经开区、高新区分别签约8个、6个
        if does and surface.zone_alone and self.text[start - 1 : start] in _OF_ITS and not _han(self.text, start - 2):
            self.inner = start - 1  # 市开发区39个, in a row of counties
            self.found.append(RegionMention(start - 1, end, self.holder(self.home), self.text[start - 1 : end]))
            return True
        first = start
        while start - first < 7 and _han(self.text, first - 1):
            first -= 1
        leads = _LEADS_IN.match(self.text, first, start)
        first = leads.end() if leads else first
        own = 2 <= start - first <= 6 or (leads is not None and first == start and surface.zone_alone)
        own &= last is None or last.end <= first
        if own and _DOES.match(self.text, end) and (first == start or _names_zone(self.text[first:start])):
            # 零陵区签约9个，金洞管理区签约3个: a zone that is called after no division
            self.inner = first
            self.found.append(RegionMention(first, end, self.holder(self.home), self.text[first:end]))
            return True
        if not surface.zone_alone or (_han(self.text, start - 1) and not joined) or (_han(self.text, end) and not does):
            return False
        self.inner = start
        self.found.append(RegionMention(start, end, self.holder(self.home), self.text[start:end]))
        return True

    def holder(self, place: Division | None) -> Division | None:
        """The county that holds a zone named after `place`: itself, or a home inside it; a prefecture tells none, but
        in the paper of its province that it is there (宝鸡高新区).
        """
        home = self.home
        if place is not None and (place.level == "county" or (home is not None and place.parent == home.code)):
            return place
        if home is not None and home.level == "county" and (place is None or contains(place.code, home.code)):
            return home
        return None

    def township(self, start: int, end: int, name: str, code: str) -> bool:
        """Take 昌城镇 as the county that has it, joined to the county's name where that stands before it."""
        place = _gazetteer().divisions[code]
        self.inner = start
        outer = self.chained(start)
        if outer is not None and contains(outer.code, code):
            start = self.found.pop().start
        self.found.append(RegionMention(start, end, place, name))
        return True


# 某公司将在宜城市建设…，该市: not the place where one project stands
_SITE_BEFORE = re.compile("(?:[在于到赴往]|落户|落地|入驻|来自|考察|位于)$")
_PAPER_BEHIND = re.compile("(?:日报|晚报|晨报|早报|商报|时报|都市报|新闻网|电视台|广播电)")
_RANKS = re.compile("区位(?:居|列|于|次)")


def _runs_on(text: str, end: int) -> bool:
    """Whether the last character of a name in full begins another word (永兴|县域), and not in 阿克苏地区|位居前三."""
    return text[end - 1 : end + 1] in _gazetteer().tails and _RANKS.match(text, end - 1) is None


def _han(text: str, at: int) -> bool:
    return 0 <= at < len(text) and "\u4e00" <= text[at] <= "\u9fff"


def _all_han(text: str) -> bool:
    return all("\u4e00" <= character <= "\u9fff" for character in text)


def _names_zone(gap: str) -> bool:
    """Whether the words between a place and 产业园区 can belong to the zone's name."""
    breaks = _gazetteer().gap_breaks
    # 特色产业 is one word to the segmenter and breaks as 特色 does; 在 breaks, 在线 does not.
    return _all_han(gap) and not any(token in breaks or token[:2] in breaks for token in rjieba.cut(gap, False))


def _township_behind(text: str, end: int, county: str) -> str:
    """The name of a township of `county` that begins at `end` (桂阳县|流峰镇), or nothing."""
    if not _TOWNSHIP_WORD.search(text, end, end + 10):
        return ""
    names = [name for name in _townships().get(county, ()) if text.startswith(name, end)]
    return max(names, key=len, default="")


def may_open(text: str, home: Division | None, start: int, end: int) -> bool:
    """Whether a place may be named from a character of `text[start:end]` on: a quick look, before `find_regions`."""
    _, starts = _listed_once(text, home.code if home else None)
    at = bisect_left(starts, start)
    return at < len(starts) and starts[at] < end


def find_regions(
    text: str,
    home: Division | None,
    start: int = 0,
    end: int | None = None,
    published: date | None = None,
    lead: int | None = None,
) -> list[RegionMention]:
    """The places that `text[start:end]` names, sorted, not overlapping, the longest name first.

    Offsets are code points into the whole `text`; what stands around the range is looked at, so that a range may begin
    anywhere. `home` is the document's own place, `published` its day: it decides between a division's code before and
    after a change (沙县 is 350427 before 2021, 350405 after). Names in full count anywhere; without their suffix,
    provinces and prefectures anywhere, counties in their own prefecture or right behind what holds them.

    With a `lead` only the places that a text opens with are of interest: none unless the first begins before `lead`, and
    of the others no more than the next.
    """
    stop = len(text) if end is None else min(end, len(text))
    hits = _hits(text, home, start, stop)
    if not hits:
        return []
    scan = _Scan(text, home, published)
    done = start
    for first, last, surface in hits:
        if lead is not None and (len(scan.found) > 2 or (first >= lead and not scan.found)):
            break  # the last of three may go on, the two before it are known
        if first >= done and last <= stop and scan.surface(first, last, surface):
            done = scan.found[-1].end if scan.found[-1].end <= stop else last
    return scan.found


# What a document's 全市 and 我县 speak of.

_HEAD = 300  # characters of a text that say first of all where it is
_LEAD = 30  # characters: the first words of a report
_MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
# What a paper on national figures names beside them: the capital as its dateline, and where capital comes from.
_NO_HOME = frozenset({"110000", "710000", "810000", "820000"})
# 某网苏州8月19日电, 某网8月19日苏州讯
_DATELINE = re.compile(
    f"(?:[网社报台]|客户端)(?:\\d{{1,2}}月\\d{{1,2}}日)?(?P<place>[{_HAN}]{{2,8}}?)(?:\\d{{1,2}}月\\d{{1,2}}日)?(?:[电讯]|消息[，, ])"
    f"|(?P<paper>[{_HAN}]{{2,8}})[日晚]报讯"
)
# 本报郑州电: where the paper's man was; 成功举办了中国盐城经贸洽谈会: whose fair it is
_WRITTEN_THERE = re.compile(f"本报[{_HAN}]{{2,4}}电")
_OWN_FAIR = re.compile(f"中国[·•]?[{_HAN}]{{2,5}}(?=[^，。；]{{0,30}}(?:洽谈会|博览会|交易会|文化节|旅游节|恳谈会))")
# 桃源（厦门）招商推介会, 桃源(厦门)活动周: whose event it is, and where it was held
_OWN_EVENT = re.compile(
    f"[（(](?P<held>[{_HAN}]{{2,6}})[）)](?![{_HAN}]{{0,8}}(?:园|基地|飞地))[{_HAN}—·•]{{0,10}}?(?:招商|推介|洽谈|恳谈|投资|经贸|活动)"
)
# What a name weighs as evidence of home.
_TITLE, _SOURCE, _SITE, _OFFICE = 6.0, 6.0, 2.0, 2.0
_SIGNATURE = 4.0
_OPENING = 6.0
_IN_A_ROW = ("", "、", "和", "及", "与")
# 上海市党政代表团…: who came; 深圳和苏州的做法…: who is an example
_NO_OPENING = re.compile("[^，。]{0,10}(?:代表团|考察团|客商|企业家|一行)|[的和与、]|[日晚]报|(?:召开|举行|举办)的")
_REPORTS = 1.0  # what a city's newspaper as the source tells for the city and against a county in it
_MEDIUM = re.compile("(?:日报|晚报|新闻网|广播电视台|电视台|电台)")
_NEWSPAPER = re.compile("(?:日报|晚报|晨报|早报|商报|都市报|新闻网|电视台)$")
_MOSTLY = 3  # so many times more weight than any of its cities makes a province a paper's own
# 新疆兵团|举行…签约仪式; 新疆兵团第六师五家渠市 is that city
_CORPS = re.compile(r"新疆(?:生产建设)?兵团(?!第?[一二三四五六七八九十]+师)")
_ENOUGH = 3.0  # less than three plain mentions tell nothing
# 赴广州推介, 来自浙江的客商 and 北京华联投资 tell of others than the paper's own place.
_ELSEWHERE_BEFORE = re.compile(
    "(?:赴|前往|来自|奔赴|走进|飞赴|对接|接轨|远赴|辗转|[到在往从至去由]|先后到|分赴|与|比)$"
)
# 紧盯长三角、珠三角，以及主城区、两江新区: whose firms a paper is after
_AIMED_AT = re.compile(r"(?:紧盯|瞄准|锁定|盯紧|面向)[^，。；\d\n]{0,24}(?:[，,]?以及[^，。；\d\n]{0,12})?$")
# 紧盯北京的央企，上海的外企，深圳的|创投企业
_AIMED_ON = re.compile(r"(?:紧盯|瞄准|锁定|盯紧|面向)[^。；\d\n]{0,60}$")
_FIRMS_OF = re.compile(f"(?:、[{_HAN}]{{2,4}})*等?地?的[{_HAN}]{{0,10}}?(?:企业|公司|央企|资本|基金)")
_OUR_CITY_IN = re.compile("[我全本]市在$")  # 我市在|太和县设分会场
_GONE_TO = re.compile("(?:赴|前往|[到往])$")
_GOVERNMENT = re.compile(r"^(?:https?://)?(?:[\w-]+\.)*?([a-z]{4,})\.gov\.cn(?=[:/]|$)")
# 全国人大, 全国文明城市, 全国500强: bodies and honours, and no country that a text speaks of
_NATIONAL_NAME = re.compile(
    "人大|政协|人民代表|两会|工商联|总工会|妇联|百强|[五5]00强|五百强|文明|卫生|双拥|模范|先进|示范|劳模|知名|著名|各地"
)
_SESSION = re.compile(r"第?[一二三四五六七八九十\d]{1,3}届[^，。\s]{0,16}(?:会议|全会)")
_COMPANY_BEHIND = re.compile(
    f"[{_HAN}]{{1,10}}?(?:有限公司|公司|集团|股份|酒业|药业|实业|置业|乳业|控股|大学|研究院|商会|客商|(?<![成划总计产])投资\\d)|援[疆藏青建]|省?市?对口"
)
_LISTED_ELSEWHERE = re.compile(
    f"(?:、[{_HAN}]{{2,6}}?)*?等(?:地|省|市|[一二三四五六七八九十\\d]+(?:个省|省|地|个城市))"
)
# 从江苏省发改委获悉, 来自云南省招商合作局数据显示: who tells of its own place
_INFORMS = re.compile(
    f"[{_HAN}]{{0,10}}?(?:局|厅|委|办|中心|政府|部门|办公室)[^，。\\d]{{0,8}}?(?:获悉|了解|悉|数据|消息|通报|披露|透露|介绍|发布|公布)"
    "|(?:获悉|了解到|传来)"  # 从诸城市传来捷报
    # 从“东台市二季度招商引资工作推进会”上获悉
    f"|[{_HAN}\\d]{{0,24}}(?:会|会议|大会|例会)[”’]?上(?:获悉|了解|传出)"
)
# 记者 赵万山, 通讯员：李永安 王平阴: who wrote it
_WROTE = re.compile(
    f"(?:记者|通讯员|作者|编辑|责编|摄影|审核)[ \u3000:：/／|]*(?:[{_HAN}]{{2,3}}[ \u3000、/／]+){{0,3}}[{_HAN}]?$"
)
# 四川省…推介会成都启幕: where what the province holds begins
_HELD_THERE = re.compile("(?:成功|隆重|盛大)?(?:启幕|举行|举办|开幕|召开|落幕|闭幕|开启|启动)")
_HOLDS = re.compile("(?:在[^，。；、]{1,8}?)?(?:成功|隆重)?(?:举行|召开|举办)")  # 房县|举行了春季重大项目集中开工仪式
# 居全省第四位, 排全省第8, 高于全市平均: a place in a ranking is not what the paper speaks of.
_RANKED_BEFORE = re.compile("(?:居|列|在|占|于|位|排|第|至|(?<![季年月])度|为)$")
_RANKED_BEHIND = re.compile("(?:第|前|首|平均|排名|率先|倒数|最|各|重要|领先|知名|著名|闻名|唯一)")


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A name in a text whose home is yet unknown, with all that it may stand for."""

    start: int
    end: int
    places: tuple[Division, ...]


_LONGER_WORDS = ("亚麻城",)  # words that the segmenter parts where a county's name begins


def _sightings(text: str, published: date | None) -> Iterator[_Sighting]:
    """Every name in a text, without a home to decide by: counties count without their suffix too, words never do."""
    gazetteer = _gazetteer()
    done = 0
    outer: Division | None = None
    for start, end, surface in _hits(text, None, 0, len(text)):
        if start < done or not surface.names:
            continue
        full = any(name.full for name in surface.names)
        if not full and all(name.until is not None for name in surface.names) and end - start < 3:
            continue  # 县长何永红: no 永红区 any more
        places = _in_force([name for name in surface.names if name.full == full], published)
        if outer is not None and start == done:
            inside = [place for place in places if place.code != outer.code and contains(outer.code, place.code)]
            places = [place for place in inside if place.parent == outer.code] or inside or places
            chained = bool(inside)
        else:
            chained = False
        if surface.text in gazetteer.always_words or (surface.text in gazetteer.words and not chained):
            continue
        if full and _runs_on(text, end):
            continue
        if surface.text == "会同县" and _TOGETHER_WITH.search(text, max(start - 1, 0), end + 16):
            continue
        if not chained and start == done and outer is not None and _is_new_area(surface.text):
            continue  # 瑞安|滨海新区 is 瑞安's own, not 天津's
        if not full and (text.startswith(gazetteer.built, end) or text.startswith(_LONGER_WORDS, start - 1)):
            continue  # 青龙|闸, 西安|水库, 亚|麻城
        long = full and end - start > 2
        if long:
            if not _begins_word(text, start, end):
                continue
        elif not (
            (chained and not _han(text, end))  # 山西|大同：
            or _uncut(text, start, end, within_longer=_goes_on(text, end))
            or _before_its_city(text, end, places)
        ):
            continue  # 苏州工业园区 is one word to the segmenter, 砚山县|城 are two
        if not full and not chained:
            places = _highest(places)
            if places[0].level == "county" and _WROTE.search(text, max(0, start - 24), start):
                continue
        done = end
        outer = places[0] if len(places) == 1 else None
        yield _Sighting(start, end, tuple(places))


def _of_kind(sighting: _Sighting, kind: str) -> _Sighting:
    """The same name for those of its places alone that are what the text calls its own: 滨海日报 on 我县 is 滨海县's."""
    places = tuple(place for place in sighting.places if kind and place.name.endswith(kind))
    return _Sighting(sighting.start, sighting.end, places or sighting.places)


def _paper(source: str, published: date | None) -> Iterator[_Sighting]:
    """The place that a source is named after, though its name is a word (石狮日报) or one with the paper's (云南日报)."""
    if source.startswith(_gazetteer().national_papers):
        return
    opening = (hit for hit in _gazetteer().index.hits(source) if hit[0] == 0)
    for _, _, surface in sorted(opening, key=lambda hit: -hit[1]):
        if surface.names and _names_office(source, len(surface.text)):
            full = any(name.full for name in surface.names)
            places = _in_force([name for name in surface.names if name.full == full], published)
            yield _Sighting(0, len(surface.text), tuple(places if full else _highest(places)))
            return


def _goes_on(text: str, end: int) -> bool:
    """Whether a short name that ends there goes on as a zone's or as 县城, 市区: it is a place's, however words are cut."""
    gazetteer = _gazetteer()
    return text.startswith(gazetteer.zones, end) or text[end : end + 2] in gazetteer.tails


def _is_new_area(name: str) -> bool:
    """Whether a division's name is one that zones of many places have too (滨海新区)."""
    return name.endswith("新区") and len(name) > 2


def sought(text: str, start: int) -> bool:
    """Whether the place named at `start` is one whose firms are sought (瞄准长三角、两江新区): no figures are of it."""
    if _AIMED_AT.search(text, max(0, start - 42), start):
        return True
    return (
        _FIRMS_OF.match(text, start + 2) is not None and _AIMED_ON.search(text, max(0, start - 64), start) is not None
    )


def _elsewhere(text: str, sighting: _Sighting) -> bool:
    """Whether a name is that of another place than the paper's own: where somebody went, came from, or is called after."""
    if _ELSEWHERE_BEFORE.search(text, max(0, sighting.start - 3), sighting.start):
        return True
    if sought(text, sighting.start):
        return True
    return (
        _COMPANY_BEHIND.match(text, sighting.end) is not None or _LISTED_ELSEWHERE.match(text, sighting.end) is not None
    )


def _spoken_with(sighting: _Sighting, behind: Sequence[_Sighting]) -> Iterator[_Sighting]:
    """A name and those within it that follow it at once: 浙江|绍兴."""
    yield sighting
    for inner in behind:
        if not _leads_to(sighting, [inner]):
            return
        yield inner
        sighting = inner


def _opens(text: str, sighting: _Sighting) -> bool:
    """Whether a place is the first word of a text and does something; a bare county may begin a firm's name."""
    place = sighting.places[0]
    suffixed = sighting.end - sighting.start > 2 and text[sighting.end - 1] in "县市区旗"  # 平泉县, which is 平泉市 now
    bare = place.level == "county" and not suffixed and not text.startswith(place.name, sighting.start)
    line = text.rfind("\n", 0, sighting.start) + 1
    first = _TIME_LEADS.fullmatch(text, line, sighting.start) is not None and _PROSE.search(text, 0, line) is None
    return not bare and first and _NO_OPENING.match(text, sighting.end) is None


# 2003年，|哈尔滨经济技术开发区…, below what is no sentence; 本网讯（通讯员 李静）年初以来，|平利县…
_TIME_LEADS = re.compile(
    r"\s*(?:本[报网台]?[讯訊]?\s?(?:[（(][^（()）。]{2,30}[)）])?[：:]?\s?)?(?:年初以来|今年来|20\d\d年(?:以来)?|今年以来|去年以来|近年来|日前|近日|(?:\d{1,2}月)?\d{1,2}日(?:上午|下午)?)?[，,\s]?"
)
_PROSE = re.compile("[。；]")
_ITEM_MARK = re.compile(r"[◆◇■□●○▲△★☆※•·【（(—\s]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)]?[、.．]?)?")


def _items_of_several(text: str, of_text: list[_Sighting], circle: str) -> bool:
    """Whether a paper that no title gives to a place has a line for each of several counties: 【沛县】…⏎【丰县】…."""
    items: dict[str, int] = defaultdict(int)
    for sighting in of_text:
        place = sighting.places[0]
        if place.level == "county" and _circle(place) == circle:
            line = text.rfind("\n", 0, sighting.start) + 1
            if _ITEM_MARK.fullmatch(text, line, sighting.start):
                items[place.code] += 1
    return len(items) > 1 and 2 * max(items.values()) <= sum(items.values())


def _lines_of_cities(text: str, of_text: list[_Sighting]) -> Division | None:
    """The province of three or more of whose cities an untitled paper tells line by line: 汉中市完成…⏎商洛市完成…."""
    cities: set[str] = set()
    for sighting in of_text:
        line = text.rfind("\n", 0, sighting.start) + 1
        if len(sighting.places) == 1 and _ITEM_MARK.fullmatch(text, line, sighting.start):
            cities.add(_circle(sighting.places[0]))
    around = {city[:2] for city in cities}
    if len(cities) < 3 or len(around) > 1 or any(city.endswith("0000") for city in cities):
        return None
    return division(f"{around.pop()}0000")


def _is_seat(sighting: _Sighting, of_title: list[_Sighting]) -> bool:
    """Whether a dateline names the capital of the province that the title is about: where the correspondent sits."""
    seat = sighting.places[0]
    return seat.code[2:] == "0100" and any(place.code == seat.parent for named in of_title for place in named.places)


def _opens_clause(text: str, sighting: _Sighting) -> bool:
    """Whether a name stands first in its clause."""
    return text[sighting.start - 1 : sighting.start] in ("", *"\n。，, 　")


def _holds(text: str, sighting: _Sighting, before: Sequence[_Sighting]) -> bool:
    """Whether a clause says that the place holds a meeting or a ceremony: it is the paper's own (房县举行…集中开工仪式).

    `before` are the names read before it: those that run into it (湖北省十堰市|房县) open the clause with it.
    """
    first = sighting
    for outer in reversed(before):
        if not _leads_to(outer, [first]):
            break
        first = outer
    return _opens_clause(text, first) and _HOLDS.match(text, sighting.end) is not None


def _names_office(text: str, end: int) -> bool:
    """Whether an office, a paper or a congress is named by the place whose name ends there (三明市|政协, 阜康市|第十六届)."""
    return text.startswith(_gazetteer().own_sources, end) or _SESSION.match(text, end) is not None


def _circle(place: Division) -> str:
    """The prefecture (or municipality, or county right below a province) whose papers speak of this division."""
    if place.code[:2] in _MUNICIPALITIES:
        return place.code[:2] + "0000"
    in_prefecture = place.level == "county" and place.parent is not None and _level(place.parent) == "prefecture"
    return place.parent if in_prefecture and place.parent else place.code


# The office that signs, on a line above the day, and the one that a label names as publisher or contact.
_SIGNED = re.compile(
    f"(?:(?<=\\n)[ \\u3000]*[{_HAN}]{{4,24}}(?:局|委|委员会|办公室|管委会|政府|厅|中心)(?:[（(][{_HAN}]{{2,14}}[）)])?"
    f"\\s{{1,60}}(?=[\\d二]\\S{{3}}年[^\\n]{{3,6}}日|20\\d{{4,6}}(?:\\s|$))"
    f"|(?:联系|主办|承办|发布|发文)(?:单位|机构|机关)(?:及(?:联系)?电话)?\\s*[|:：][ |\\u3000]*[{_HAN}]{{4,24}}"
    # the head of a letter: 夏邑县人民政府办公室 alone on the first line
    f"|\\A\\s*[{_HAN}]{{4,24}}(?:局|委|委员会|办公室|管委会|政府|厅|中心)(?:文件)?(?=[ \\u3000]*\\n))"
)
# （河南省）固始县人民政府工作报告: how collections of papers head them
_PROVINCE_IN_BRACKETS = re.compile(f"^[（(]([{_HAN}]{{2,8}}(?:省|自治区|市))[）)]")
_WHOSE = ("", "人民")  # 固始县|人民|政府工作报告
# 前10月新疆…: what a title may say before the place that it is about
_TITLE_OPENS = re.compile(
    "(?:(?:今年|去年|上半年|下半年|全年|一季度|前?[\\d一二三四五六七八九十]+(?:[-—至、][\\d一二三四五六七八九十]+)?个?[月季年]度?份?|前三季度?)[:：，,]?)*"
)
_ANSWER = re.compile("(?:提案|建议|议案).{0,40}(?:答复|复函|回复|函)\\s*$")
# whose congress or conference an answer is given to: 对省十四届人大一次会议…, 关于自治区政协…
_ADDRESSED = re.compile(
    r"(?:对|关于|答复)\s*(?:[\u4e00-\u9fff]{2,8})?(省|自治区)(?:政协|人大|第?[一二三四五六七八九十\d]+\s?届)"
)


def _answering(title: str, published: date | None) -> Division | None:
    """The place of the office that answers a proposal, where the title opens with it: 湖南省人民政府对…建议的答复."""
    if not _ANSWER.search(title):
        return None
    place, end = None, 0
    for sighting in _sightings(title, published):
        if sighting.start != end or len(sighting.places) != 1:
            break
        place, end = sighting.places[0], sighting.end
    return place if place is not None and _names_office(title, end) else None


def _reporting(title: str, published: date | None) -> Division | None:
    """The place whose government reports to its congress, however often it ranks itself in 全省: 固始县人民政府工作报告."""
    at = title.find("政府工作报告")
    if at < 0:
        return None
    last = next(
        (sighting for sighting in _sightings(title[:at], published) if title[sighting.end : at] in _WHOSE), None
    )
    return last.places[0] if last is not None and len(last.places) == 1 else None


def locate_masthead(masthead: str, text: str, published: date | None = None) -> Division | None:
    """The place that the lines above an article name (海西州人民政府, 修水论坛－修水网), where the text calls one its own.

    To be asked only where the article names no place.
    """
    kind = _own_kind(text)
    if kind not in tuple("市县区州旗盟") or not kind:
        return None
    named: dict[Division, int] = defaultdict(int)
    sightings = list(_sightings(masthead, published))
    for at, sighting in enumerate(sightings):
        if len(sighting.places) == 1 and not _leads_to(sighting, sightings[at + 1 : at + 2]):
            office = _names_office(masthead, sighting.end) or masthead.startswith(("论坛", "网"), sighting.end)
            named[sighting.places[0]] += office
    own = [place for place, offices in named.items() if offices and place.name.endswith(kind)]
    return own[0] if len(own) == 1 else None


def locate_document(
    title: str | None, source: str | None, text: str, site: str | None = None, published: date | None = None
) -> Division | None:
    """The place that a document's 全市, 我县, 全区 speak of; `None` where nothing says it.

    Asked in this order of weight: the title, the source or issuing office, a dateline (人民政协网三明8月19日电), the
    site, offices named in full (三明市政协), then how often and how early the text names a place. First the prefecture
    with the most evidence is taken, then a county in it if it stands out among its neighbours; whether the text says
    我县, 全市 or 全区 counts for the divisions of that kind. `published` tells former divisions from present ones.
    """
    if title and (answering := _answering(title, published)) is not None:
        return answering
    title = _PROVINCE_IN_BRACKETS.sub(r"\1", title) if title else title
    if title and (reporting := _reporting(title, published)) is not None:
        return reporting
    evidence: list[tuple[tuple[Division, ...], float]] = []
    inner: list[tuple[tuple[Division, ...], float]] = []  # the same without 黔东南州 of 黔东南州凯里市
    of_title = _headline(title or "", text, published)
    kind = _own_kind(f"{title or ''}\n{text}")
    said = _own_kind(f"{title or ''}\n{text}", "全我本")  # the same by 全市, 我县, and not by 县政府
    named = bool(of_title)  # whether the text names a place at all
    for words, weight in ((title, _TITLE), (source, _SOURCE), (site, _SITE)):
        sightings = of_title if words is title else list(_sightings(words or "", published))
        if words and words is source and not sightings:
            sightings = [_of_kind(sighting, kind) for sighting in _paper(words, published)]
        for sighting in sightings:
            # A forum named after a town reprints what it likes; 昌图县政府网 is the county's own.
            office = _OFFICE if words is site and _names_office(site or "", sighting.end) else 0.0
            evidence.append((sighting.places, weight + office))
            # a city's newspaper tells of its counties as of itself: 张掖日报 on 民乐县
            reports = (
                words and words is source and sighting.places[0].level == "prefecture" and _NEWSPAPER.search(words)
            )
            if not _leads_to(sighting, sightings):
                inner.append((sighting.places, _REPORTS) if reports else evidence[-1])
    signed = [match.span() for match in _SIGNED.finditer(text)]
    far = -1  # where a name ends that is another place's: 在上海|奉贤区
    tour = -1  # the same of one that somebody went to, and on to the next: 分赴北京|、上海
    gone_to: set[str] = set()
    opening = -1  # where a name ends that opens the text: 5月28日，北京|大兴区
    datelines = [match.span(group) for match in _DATELINE.finditer(text, 0, 2 * _HEAD) if (group := match.lastgroup)]
    of_text = list(_sightings(text, published))
    # the province that a paper on 全省, or on 全区 of an autonomous region, names sends its news from its seat
    provincial = kind == "省" or (kind == "区" and "自治区" in text)
    # …网合肥7月3日电 安徽省六安市金寨县…: the province before its city tells that the dateline is of the seat
    chained = any(
        outer.places[0].level == "province"
        and _leads_to(outer, [inner])
        and inner.places[0].code[:4] != f"{outer.places[0].code[:2]}01"
        for outer, inner in pairwise(of_text)
        if inner.start < 2 * _HEAD
    )
    of_whole = [*of_title, *of_text] if provincial or chained else of_title
    for at, sighting in enumerate(of_text):
        weight = 2.0 if sighting.start < _HEAD else 1.0
        if _MEDIUM.match(text, sighting.end):
            evidence.append((sighting.places, weight + _OFFICE))
            inner.append((sighting.places, _REPORTS))
            continue  # 据银川新闻网报道，西夏区…: the city's, on its district
        if any(first <= sighting.start and sighting.end <= last for first, last in signed):
            weight = _SIGNATURE
        elif (
            _names_office(text, sighting.end)
            or _holds(text, sighting, of_text[max(0, at - 2) : at])
            or _INFORMS.match(text, sighting.end) is not None
            or _OWN_EVENT.match(text, sighting.end) is not None
            or (
                text[max(0, sighting.start - 3) : sighting.start].rstrip("·•").endswith("中国")
                and _OWN_FAIR.search(text, sighting.start - 3, sighting.end + 36)
            )
        ):
            weight += _OFFICE
            if sighting.start < _LEAD and _INFORMS.match(text, sighting.end):
                weight += _OPENING  # 记者从内蒙古|乌兰察布市了解到, and then of firms of 北京 alone
        elif kind == "市" and _OUR_CITY_IN.search(text, max(0, sighting.start - 3), sighting.start):
            if len(sighting.places) == 1 and (city := division(_circle(sighting.places[0]))) is not None:
                evidence.append(((city,), weight + _OFFICE))
                inner.append(evidence[-1])
            continue
        elif sighting.start == far or (tour >= 0 and text[tour : sighting.start] in _IN_A_ROW):
            far, tour = sighting.end, sighting.end if tour >= 0 else -1
            continue
        elif any(_elsewhere(text, one) for one in _spoken_with(sighting, of_text[at + 1 : at + 4])):
            far = sighting.end
            tour = far if _GONE_TO.search(text, max(0, sighting.start - 2), sighting.start) else -1
            gone_to.update(_circle(place) for place in sighting.places if tour >= 0)
            continue
        else:
            named = True
        if _WRITTEN_THERE.search(text, max(0, sighting.start - 2), sighting.end + 1):
            weight = 0.0
        elif any(first <= sighting.start and sighting.end <= last for first, last in datelines):
            weight = _TITLE if not _is_seat(sighting, of_whole) else weight
        elif (
            not of_title
            and (sighting.start == opening or _opens(text, sighting))
            and _NO_OPENING.match(text, sighting.end) is None
            and not _is_seat(sighting, of_whole)
        ):
            weight += _OPENING  # 酒泉市在深圳举办的洽谈会上…, and at the end what 甘南州 signed there
            opening = sighting.end
        evidence.append((sighting.places, weight))
        if not _leads_to(sighting, of_text[at + 1 : at + 2]):
            inner.append(evidence[-1])
    circles: dict[str, float] = defaultdict(float)
    provinces: dict[str, float] = defaultdict(float)
    for places, weight in evidence:
        for place in places:
            circle = _circle(place)
            if place.level == "province" and circle[:2] not in _MUNICIPALITIES:
                provinces[place.code] += weight
            else:
                circles[circle] += weight / len(places)
    at_home = [code for code in circles if code not in _NO_HOME]
    if len(at_home) == 1 and kind == "市" and circles[at_home[0]] > _SITE:
        for code in _NO_HOME & circles.keys():
            del circles[code]  # 重庆市外经贸委 on 全市, whose investors are of 香港
    ranked = sorted(circles.items(), key=lambda item: (-item[1], item[0]))
    if len(_CORPS.findall(f"{title or ''}\n{text}")) > 1 and not of_title:
        return division("650000")
    corps = [code for code, _ in ranked if code.startswith("6590")]
    if corps and not of_title and text.count("师市") > 1:
        return division(corps[0])  # 师市 has signed…, and firms of 霍尔果斯
    titled = {place.code for sighting in of_title for place in sighting.places}
    province = _province(provinces, evidence, kind, titled if "自治区" in text else set())
    if (whose := _ADDRESSED.search(title or "")) and (kind not in ("市", "县") or not ranked):
        # 对省十四届人大一次会议第0342号建议的答复, though it tells of one city's plants only
        codes = [*sorted(provinces, key=lambda code: -provinces[code]), *(f"{circle[:2]}0000" for circle, _ in ranked)]
        named_so = (division(code) for code in codes)
        addressed = next((one for one in named_so if one is not None and one.name.endswith(whose[1])), None)
        if addressed is not None:
            return addressed
    if province is None and kind in ("", "省", "区", "国"):
        province = _opening_province(title or "", of_title, provinces, ranked)
    if province is None and not of_title and (kind in ("", "省", "区") or not said):
        province = _leading_province(text, of_text, provinces, circles)
        if province is not None and said not in ("", "国", province.name[-1]):
            province = None  # 据陕西省政府网站消息，…全区上下…: of a district that is not named
    if province is None and not of_title and not source and said in ("", "省", "区"):
        province = _lines_of_cities(text, of_text)
        if province is not None:
            return province
    of_inner = [place for sighting in of_title for place in sighting.places if place.level != "province"]
    if province is not None and of_inner and all(contains(province.code, place.code) for place in of_inner):
        # 省政府 and the province's daily, over 海东工业园区一季度…
        province = province if said == province.name[-1] else None
    outweighed = province is None or bool(ranked and 2 * provinces[province.code] < ranked[0][1])
    if (
        province is not None
        and ranked
        and said != "省" == kind
        and ranked[0][0][:2] == province.code[:2]
        and provinces[province.code] < ranked[0][1]
    ):
        outweighed = True  # 省委书记…出席, at a ceremony in 清远市
    if outweighed and kind in ("", "省", "区"):
        whole = _of_many(text, of_title, provinces, circles, kind)
        if whole is not None:
            return whole
    if province is None and len(provinces) == 1 and not circles and kind in ("", "省", "区"):
        lone = division(next(iter(provinces)))
        if lone is not None and lone.name in text and said in ("", "国", lone.name[-1]):
            return lone  # 山西省签约项目三千个
    if province is not None and not outweighed:
        return province
    if kind == "国" and not ranked and not provinces:
        return division(NATION)
    if kind in ("国", "") and _national(f"{title or ''}\n{text}"):
        others = {place: weight for place, weight in (*circles.items(), *provinces.items()) if place not in _NO_HOME}
        # where 全国 is not said, one other place may be the paper's own; several are examples
        if (kind or len(others) != 1) and max(others.values(), default=0) < _ENOUGH:
            return division(NATION)
    around = next(iter(circles), "")[:2]
    alone = (
        len(circles) == 1 and all(code[:2] == around for code in provinces) and _alone(text, evidence, published, kind)
    )
    if not alone and (not ranked or ranked[0][1] < _ENOUGH or (len(ranked) > 1 and ranked[0][1] < 1.2 * ranked[1][1])):
        around_them = {_circle(place) for sighting in of_text for place in sighting.places}
        if (
            kind == "州"
            and len(of_text) > 1
            and len(around_them) == 1
            and (own := division(around_them.pop())) is not None
        ):
            return own if own.name.endswith("州") else None  # 全州, and firms of two of its counties alone
        lone = _lone_circle(text, of_text, circles, kind)
        if lone is not None and lone.code not in gone_to:
            return lone
        written = frozenset(
            place.code
            for sighting in of_text
            if kind and text[sighting.end - 1] == kind and sighting.end - sighting.start > 2
            for place in sighting.places
        )
        return (
            _only_county(evidence, kind, written)
            or _county_of_towns(text, kind, around_them)
            or (_seated(text, of_text) if kind == "省" and not ranked else None)
        )
    if not named and said == "省" and ranked[0][0][:2] not in _MUNICIPALITIES:
        return division(ranked[0][0][:2] + "0000")  # a city's paper on 全省, the city unnamed
    if kind == "县" and ranked[0][0] in gone_to and not of_title and not source:
        # 我县一行赴大连招商。推介会在大连召开: of no county that is named
        inside = (place for places, _ in evidence for place in places if _circle(place) == ranked[0][0])
        if all(place.level != "county" for place in inside):
            return _county_of_towns(text, kind, set())
    if not of_title and _items_of_several(text, of_text, ranked[0][0]):
        return division(ranked[0][0])
    inner += _worded(ranked[0][0], f"{title or ''}\n{text}")
    return _within(ranked[0][0], inner, kind, titled)


@lru_cache(maxsize=1)
def _hosts() -> dict[str, str]:
    """How the hosts of governments spell divisions → their codes."""
    lines = (_LEXICON / "hosts.tsv").read_text("utf-8").splitlines()
    return {spelling: code for spelling, _, code in (line.partition("\t") for line in lines if line[0] != "#")}


def place_of_host(url: str, text: str) -> Division | None:
    """The place of a government's site by its host (www.yaan.gov.cn), where the text calls a place of that kind its own.

    To be asked only where the page names no place. A county's office at its city's host says 我县, which is no city: then
    `None`.
    """
    found = _GOVERNMENT.search(url)
    place = division(_hosts().get(found[1], "")) if found else None
    kind = _own_kind(text) if place is not None else ""
    return place if place is not None and kind and place.name.endswith(kind) else None


def _leads_to(outer: _Sighting, others: Iterable[_Sighting]) -> bool:
    """Whether a name only says where the one that follows it lies: 黔东南州 of 黔东南州凯里市, 山东 of 山东鱼台."""
    return any(
        inner.start == outer.end
        and any(
            place.code != inner.places[0].code and contains(place.code, inner.places[0].code) for place in outer.places
        )
        for inner in others
    )


def _held_by_outer(text: str, sighting: _Sighting) -> bool:
    """Whether what holds a place held something there, by the text: 西藏自治区在拉萨举行…集中签约, of a title 在拉萨集中签约."""
    place = sighting.places[0]
    return any(
        f"{name}在{written}" in text
        for outer in ancestors(place)[1:-1]
        for name in (outer.name, short_name(outer.name, outer.level))
        for written in (place.name, short_name(place.name, place.level))
    )


def _headline(title: str, text: str, published: date | None) -> list[_Sighting]:
    """The places that a title names as its own; one that is a word first counts where the text has its full name.

    滨海县在上海奉贤区举行说明会 is 滨海's; 签约仪式在厦门举行, which names no other, is 厦门's.
    """
    sightings = list(_sightings(title, published))
    bare = [hit for hit in _gazetteer().index.hits(title) if hit[0] == 0] if title else []
    for start, end, surface in bare:
        if any(sighting.start < end for sighting in sightings) or surface.text not in _gazetteer().words:
            continue
        places = tuple(place for place in _in_force(surface.names, published) if place.name in text)
        if len(places) == 1 and _uncut(title, start, end):
            sightings.insert(0, _Sighting(start, end, places))  # 通城…再添新军, of 通城县
    far: list[_Sighting] = []
    for at, sighting in enumerate(sightings):
        kept_before = [outer for outer in sightings[:at] if outer.end != sighting.start]
        chained = bool(far) and far[-1].end == sighting.start
        came = _ELSEWHERE_BEFORE.search(title, max(0, sighting.start - 3), sighting.start)
        held = _HELD_THERE.match(title, sighting.end) is not None and any(
            contains(place.code, sighting.places[0].code) and place != sighting.places[0]
            for outer in kept_before
            for place in outer.places
        )
        settled = came is not None and came.group() in ("走进", "对接")  # 重大项目观摩会走进柞水
        if chained or held or (came and not settled) or _COMPANY_BEHIND.match(title, sighting.end):
            far.append(sighting)
    if far and "我" in title[: far[0].start]:
        return [sighting for sighting in sightings if sighting not in far]  # 我县在温州对接会上签约4个项目
    kept = [sighting for sighting in sightings if sighting not in far]
    return kept or [
        sighting
        for sighting in sightings
        if not _held_by_outer(text, sighting)
        and not _COMPANY_BEHIND.match(title, sighting.end)
        and not _GONE_TO.search(title, max(0, sighting.start - 2), sighting.start)  # 县领导到广东省招商
    ]


def _opening_province(
    title: str, of_title: list[_Sighting], provinces: dict[str, float], ranked: list[tuple[str, float]]
) -> Division | None:
    """The one place of a title that begins with it, a province, where the text names several of its cities."""
    opens = _TITLE_OPENS.match(title)
    first = of_title[0] if of_title else None
    if first is None or opens is None or first.start != opens.end() or len(first.places) != 1:
        return None
    place = first.places[0]
    lone = place.level == "province" and all(sighting.places == first.places for sighting in of_title)
    if not lone or not ranked or _elsewhere(title, first) or any(code[:2] != place.code[:2] for code, _ in ranked):
        return None
    weight = provinces.get(place.code, 0.0)
    return place if weight > ranked[0][1] * (1 if len(ranked) > 1 else 3) else None


def _leading_province(
    text: str, of_text: list[_Sighting], provinces: dict[str, float], circles: dict[str, float]
) -> Division | None:
    """The province that an untitled text names first, and again, where it tells of several of its cities or of none.

    江苏省发改委通报…，徐州、盐城、宿迁. A dateline of the capital before it says where it was written (某某网广州4月26日电).
    """
    first = next((s for s in of_text if s.places[0].code[2:] != "0100" and s.places[0].code not in _NO_HOME), None)
    if first is None or first.start > _HEAD or first.places[0].level != "province":
        return None
    place = first.places[0]
    elsewhere = [code for code in (*circles, *provinces) if code not in _NO_HOME and code[:2] != place.code[:2]]
    if place.code[:2] in _MUNICIPALITIES or elsewhere or provinces[place.code] < _ENOUGH:
        return None
    if any(_leads_to(first, [other]) for other in of_text):
        return None  # 江西省上犹县…
    cities = [code for code in circles if code != f"{place.code[:2]}0100"]
    much = provinces[place.code] >= _MOSTLY * max(circles.values(), default=0)
    return place if len(cities) != 1 or much else None


def _of_many(
    text: str, of_title: list[_Sighting], provinces: dict[str, float], circles: dict[str, float], kind: str
) -> Division | None:
    """The province of a paper that tells of many of its cities, or that its title names and few cities beside it.

    全区新开工…，包头、赤峰、通辽: of the autonomous region; 我省…, with 七台河, 牡丹江 and a guest from 青岛; 昆明和曲靖…,
    above what 全省 has done; 四川与央企…签约45个, one of them in 郫都区.
    """
    around: dict[str, float] = defaultdict(float)
    for place, weight in (*circles.items(), *provinces.items()):
        if place not in _NO_HOME:
            around[place[:2]] += weight
    best, *others = sorted(around, key=lambda outer: (-around[outer], outer)) or [""]
    if best in ("", *_MUNICIPALITIES):
        return None
    code = f"{best}0000"
    own = kind == "省" or (kind == "区" and re.search("自治区|盟市|地州", text) is not None)
    cities = [circle for circle in circles if circle[:2] == best]
    of_title_here = [place for sighting in of_title for place in sighting.places if place.code[:2] == best]
    of_one = {_circle(place) for place in of_title_here if place.code != code}
    guests = [sum(circle[:2] == other for circle in circles) for other in others if other not in _MUNICIPALITIES]
    if own and len(of_one) != 1 and len(cities) > 2 and len(cities) >= _MOSTLY * max(guests, default=0):
        return division(code)
    if others:
        return None
    named = any(place.code == code for place in of_title_here)
    if named and not of_one and len(cities) > 2:
        return division(code)  # 一季度内蒙古工业项目完成投资…, 包头、锡林郭勒、鄂尔多斯 in front
    return division(code) if named and provinces[code] >= _MOSTLY * max(circles.values(), default=0) else None


def _only_county(
    evidence: list[tuple[tuple[Division, ...], float]], kind: str, written: frozenset[str]
) -> Division | None:
    """The one county of a paper on 我县, whose people went from city to city: 天柱县长一行先后到佛山市、中山市.

    `written` are the codes of those that are named so, whatever they are called today: 隆昌县 has become a city.
    """
    if kind not in ("县", "旗"):
        return None
    weights: dict[Division, float] = defaultdict(float)
    for places, weight in evidence:
        for place in places:
            if place.level == "county" and (place.name.endswith(kind) or place.code in written):
                weights[place] += weight / len(places)
    own = next(iter(weights), None)
    return own if own is not None and len(weights) == 1 and weights[own] >= _ENOUGH else None


# 亳州籍成功人士返乡创业: whose natives come home
_SITED_THERE = re.compile("(?:落户|落地|入驻|扎根)(?:于|在)?$")  # 三大制造业项目落户|淮安
_COMES_HOME = re.compile(f"籍[{_HAN}]{{0,12}}?(?:返乡|回乡|回归|回家|返[{_HAN}]创业)")
# 贝丰国际（贵港）科技产业园: where a park stands
_STANDS_IN = re.compile(f"[）)][{_HAN}]{{0,8}}?(?:产业园|科技园|工业园|产业城|基地|项目)")


def _opens_as_zone(text: str, sighting: _Sighting) -> bool:
    """Whether a clause begins with the zone of a place: 一季度，鄂州葛店开发区推进9个项目."""
    return (
        _opens_clause(text, sighting)
        and re.match(f"[{_HAN}]{{0,6}}?(?:{'|'.join(_gazetteer().zones)})", text[sighting.end :]) is not None
    )


def _lone_circle(text: str, of_text: list[_Sighting], circles: dict[str, float], kind: str) -> Division | None:
    """The only city of a paper that says 全市 and opens a clause with its name, or names counties of it as well."""
    codes = {code for code, weight in circles.items() if weight}
    own = division(next(iter(codes))) if len(codes) == 1 else None
    if own is None or own.level != "prefecture" or kind not in ("市", "州", "盟") or not own.name.endswith(kind):
        return None
    of_own = [sighting for sighting in of_text if contains(own.code, sighting.places[0].code)]
    around = [sighting for sighting in of_text if sighting.places[0].code == own.parent]  # a firm of the province
    if len(of_own) + len(around) == len(of_text) and len({sighting.places[0] for sighting in of_own}) > 1:
        return own
    opens = (
        (_opens_clause(text, sighting) and not _elsewhere(text, sighting))
        or _COMES_HOME.match(text, sighting.end) is not None
        or _SITED_THERE.search(text, max(0, sighting.start - 4), sighting.start) is not None
        or (text[sighting.start - 1] in "（(" and _STANDS_IN.match(text, sighting.end) is not None)
        for sighting in of_own
        if sighting.places == (own,)
    )
    return own if any(opens) else None


_TOWN_NAMED = re.compile(f"[{_HAN}]{{2,5}}(?=[镇乡](?!镇))")


@lru_cache(maxsize=1)
def _counties_of_town() -> dict[str, frozenset[str]]:
    """The name of a town without 镇 or 乡, which change, → the counties that have one of that name."""
    counties: dict[str, set[str]] = defaultdict(set)
    for code, names in _townships().items():
        for name in names:
            if name[-1] in "镇乡":
                counties[name[:-1]].add(code)
    return {name: frozenset(codes) for name, codes in counties.items()}


_OWN_TOWN = re.compile("[该我全本]镇")


def _county_of_town(text: str, circles: set[str]) -> Division | None:
    """The county of the one town that a text calls its own and names twice, where no other in the country has the name.

    记者从寮步镇获悉，…该镇签约12宗: 东莞市. Of several counties, the only one in a prefecture (`circles`) that the text names.
    """
    if _OWN_TOWN.search(text) is None:
        return None
    known = _counties_of_town()
    named: Counter[str] = Counter()
    for found in _TOWN_NAMED.finditer(text):
        words = (found[0][at:] for at in range(len(found[0]) - 1))
        named.update(islice((word for word in words if word in known), 1))
    towns = [town for town, times in named.items() if times > 1]
    codes = known[towns[0]] if len(named) == len(towns) == 1 else frozenset()
    if len(codes) > 1:
        codes = frozenset(code for code in codes if (place := division(code)) and _circle(place) in circles)
    return division(next(iter(codes))) if len(codes) == 1 else None


def _seated(text: str, of_text: list[_Sighting]) -> Division | None:
    """The province of a paper on 全省 that names nothing but its seat, where the province held something."""
    seats = {sighting.places[0].code for sighting in of_text if sighting.places[0].code[2:] == "0100"}
    held = any(
        text[sighting.start - 1 : sighting.start] == "在" and _HELD_THERE.match(text, sighting.end)
        for sighting in of_text
    )
    others = {sighting.places[0].code[:2] for sighting in of_text}
    return division(f"{next(iter(seats))[:2]}0000") if held and len(seats) == len(others) == 1 else None


_MANY_TOWNS = 4


def _county_of_towns(text: str, kind: str, circles: set[str]) -> Division | None:
    """The one county that has most of the towns that a text names, two of them or more: 三号乡、油篓沟乡和公会镇, of 全县."""
    if not kind:
        return _county_of_town(text, circles)
    if kind not in ("县", "旗", "市", "区"):
        return None
    known = _counties_of_town()
    named: set[str] = set()
    for found in _TOWN_NAMED.finditer(text):
        words = (found[0][at:] for at in range(len(found[0]) - 1))
        named.update(islice((word for word in words if word in known), 1))
    votes = Counter(code for town in named for code in known[town])
    first, second = ([*votes.most_common(2), ("", 0), ("", 0)])[:2]
    place = division(first[0]) if first[1] >= 2 and first[1] > second[1] else None
    if place is None or kind == "县":
        return place
    # towns of one county may be all that a city's paper names: many of them, and far more than any other has
    many = first[1] >= _MANY_TOWNS and first[1] > 2 * second[1]
    return place if many and place.name.endswith(kind) else None


def _national(text: str) -> bool:
    """Whether a ministry's or the statistics bureau's figures open the text, or 全国 of a whole country's enterprises."""
    return any(text.find(word, 0, 2 * _HEAD) >= 0 for word in _gazetteer().national_sources)


def _worded(circle: str, text: str) -> Iterator[tuple[tuple[Division, ...], float]]:
    """Counties of a prefecture whose names are words (大悟), where clauses begin with them as with a place."""
    gazetteer = _gazetteer()
    for place in gazetteer.divisions.values():
        bare = short_name(place.name, place.level)
        if place.parent != circle or bare not in gazetteer.words or bare in gazetteer.always_words:
            continue
        opened = len(re.findall(f"(?:^|[，。；：、\\n“ ,]){bare}(?![市县区州旗])", text))
        if opened > 1:
            yield (place,), 2.0 * opened


def _alone(text: str, evidence: list[tuple[tuple[Division, ...], float]], published: date | None, kind: str) -> bool:
    """Whether the one place that a short text names is its own: in full and unmistaken (云霄县举行…集中签约仪式)."""
    if any(len(places) != 1 for places, _ in evidence):
        return False
    sightings = list(_sightings(text, published))
    counties: list[Division] = []
    far = -1  # where a name ends that is another place's: 由福建|石狮引进
    for sighting in sightings:
        came = _ELSEWHERE_BEFORE.search(text, max(0, sighting.start - 3), sighting.start)
        firm = _COMPANY_BEHIND.match(text, sighting.end) is not None
        if sighting.start == far or firm or (came is not None and came.group() != "在"):
            far = sighting.end
        else:
            counties += [place for place in sighting.places if place.level == "county"]
    if kind and len(counties) > 1 and len(set(counties)) == 1 and counties[0].name.endswith(kind):
        return True  # 落户赣榆 and 赣榆海洋经济开发区, in a paper that says 我区
    here = [sighting for sighting in sightings if not _elsewhere(text, sighting)]
    if len(here) == 1 and kind in ("", "区") and _opens_as_zone(text, here[0]):
        return True  # 白城经济开发区…, 全区
    return any(
        sighting.places[0].name in (text[sighting.start : sighting.end], text[sighting.start : sighting.end + 1])
        and sighting.places[0].name.endswith(kind)
        for sighting in sightings
        if not _elsewhere(text, sighting)
    )


def _own_kind(text: str, opening: str = "") -> str:
    """The kind of division that a text calls its own (市, 县, 区 …) in most cases, or nothing.

    With `opening` only words that begin with one of its characters count: 全省, and not 省政府.
    """
    votes: dict[str, int] = defaultdict(int)
    for start, end, surface in _hits(text, None, 0, len(text)):
        if not surface.own or (opening and text[start] not in opening) or not _owned(text, start, end):
            continue
        if surface.own == "国" and _NATIONAL_NAME.match(text, end):
            continue
        whole = text[start] == "全"  # 市人大第3号建议 ranks nothing
        if whole and (_RANKED_BEFORE.search(text, max(0, start - 2), start) or _RANKED_BEHIND.match(text, end)):
            continue
        votes[surface.own] += 1
    best = max(votes, key=lambda level: votes[level], default="")
    return best if best and 2 * votes[best] > sum(votes.values()) else ""


def _province(
    provinces: dict[str, float], evidence: list[tuple[tuple[Division, ...], float]], kind: str, titled: set[str]
) -> Division | None:
    """The province whose own paper this may be: it says 全省, or 全区 of an autonomous region and of no district.

    Districts count for nothing where the title names the region alone: 西藏…, 我区, and works in 达孜区.
    """
    own_title = len(titled) == 1 and all(code in provinces for code in titled)
    districts = (
        not own_title
        and kind == "区"
        and any(place.level == "county" and place.name.endswith("区") for places, _ in evidence for place in places)
    )
    own = {"省": "省", "区": "自治区"}.get("" if districts else kind)
    named = [code for code in sorted(provinces) if own and _gazetteer().divisions[code].name.endswith(own)]
    best = max(named, key=lambda code: provinces[code], default=None)
    if best is None:
        return None
    # 全省…, 福建省, and firms met in 北京
    named_at_all = {place.code for places, _ in evidence for place in places}
    lone = own == "省" and {code[:2] for code in named_at_all - _NO_HOME} == {best[:2]}
    least = _ENOUGH - 2 if own == "自治区" and len(named) == 1 else _ENOUGH  # 自治区 is said, and which one once
    return division(best) if lone or provinces[best] >= least else None


def _within(
    circle: str, evidence: list[tuple[tuple[Division, ...], float]], kind: str, headline: set[str]
) -> Division | None:
    """The prefecture itself, or the county in it that the evidence singles out.

    `headline` holds the codes that the title names: where that is one county and the text names no other as often, the
    paper is that county's, though it says 州政府 now and then (敦化市前七个月…到位资金突破20亿元).
    """
    scores: dict[str, float] = defaultdict(float)
    for places, weight in evidence:
        for place in places:
            if _circle(place) == circle:
                scores[place.code] += weight
    divisions = _gazetteer().divisions
    counties = sorted((code for code in scores if code != circle), key=lambda code: (-scores[code], code))
    namesake = [
        place
        for place in divisions.values()
        if place.parent == circle
        and place.name.endswith(kind or "-")
        and not divisions[circle].name.endswith(kind)
        and short_name(place.name, place.level) == short_name(divisions[circle].name, "prefecture")
    ]
    if not counties:
        return namesake[0] if len(namesake) == 1 else divisions[circle]  # 承德, whose paper says 全县, is 承德县
    if len(headline) == 1 and counties[0] in headline:
        return divisions[counties[0]]
    own = [code for code in counties if kind and divisions[code].name.endswith(kind)]
    if len(own) == 1 and not divisions[circle].name.endswith(kind) and counties[0] == own[0]:
        return divisions[own[0]]  # a prefecture's paper on 思南县 and what 该县 has done
    if kind == "州" and not headline and not own:
        return divisions[circle]  # 全州, and no county is a 州
    if kind:
        for code in scores:
            if not divisions[code].name.endswith(kind):
                scores[code] *= 0.4
        counties.sort(key=lambda code: (-scores[code], code))
    rest = sum(scores[code] for code in counties[1:])
    best = counties[0]
    if scores[best] >= scores[circle] and scores[best] >= rest:
        return divisions[best]
    return divisions[circle]
