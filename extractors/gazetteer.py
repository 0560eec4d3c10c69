"""Places: which division a text names, and which zone; whose 全市, 我县, 全区 it says is told in `extractors.home`.

Codes are GB/T 2260. The divisions stand in `lexicon/divisions.tsv` (former ones too), the townships in
`lexicon/townships.tsv.gz`, words that are words before they are names in `lexicon/region.toml`. Names that several
divisions share are decided by the document's own place, by a division named just before, or not at all.
"""

from __future__ import annotations

import gzip
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

import rjieba
from ahocorasick_rs import AhoCorasick

from extractors import lexicon

NATION = "100000"
LEXICON = files(lexicon)
HAN = "\u4e00-\u9fff"
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
    f"(?:[、和与及][{HAN}]{{2,4}})*(?:等?[两三四五六七八九十\\d]+(?:个?(?:县|市|区|地)|家)|等(?:县|市|区|地)|分别|各|均)"
    "|(?:共|累计|已|新|现场|集中|实际|实现|完成|仅)*(?:签约|签下|开工|引进|到位|投产|竣工|完成|落地|新建|在建)[^，。；、]{0,12}?"
    "(?:\\d|[一二三四五六七八九十])"
    "|[（(]?\\d+(?:\\.\\d+)?(?:个|亿|万|%|宗|家)"
)

_BUILDS = ("建设", "投资", "新建", "兴建", "投建", "设立", "打造", "实施")  # 在三河建设: what is done at a place

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
    """One thing that a written name may stand for. `until` is the day of the change that ended the name, or 1 January of
    its year.
    """

    division: Division
    full: bool
    until: date | None = None
    successor: str = ""

    def stands(self, published: date | None) -> bool:
        """Whether the name is in force on a day; where none is known, whether it is today."""
        return self.until is None or _before(self, published)


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


def level_of(code: str) -> str:
    if code == NATION:
        return "nation"
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


@lru_cache(maxsize=1)
def known_places() -> _Gazetteer:
    """The lexicon, read once, on first use."""
    rows = [
        (line + "\t\t\t").split("\t")[:4]
        for line in (LEXICON / "divisions.tsv").read_text("utf-8").splitlines()
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
        division = Division(code, name, level_of(code), parent(code))
        if not until or code not in standing:
            divisions[code] = division
        if code == NATION:
            continue  # 中国 stands in the name of every second institution; 全国 is the word for the whole
        ended = (date.fromisoformat(until) if "-" in until else date(int(until), 1, 1)) if until else None
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
def townships() -> dict[str, tuple[str, ...]]:
    """County code → names of its towns, townships and streets."""
    packed = (LEXICON / "townships.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    return {code: tuple(names.split(" ")) for code, _, names in (line.partition("\t") for line in lines)}


@lru_cache(maxsize=1)
def _counties() -> dict[str, list[str]]:
    """The first four digits of a prefecture → the codes of its counties that have townships."""
    counties: dict[str, list[str]] = defaultdict(list)
    for code in townships():
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
    for county in _counties().get(home[:4], ()) if level_of(home) in ("county", "prefecture") else ():
        if contains(home, county):
            for name in townships()[county]:
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
    found = known_places().index.hits(text)
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


def hits_in(text: str, home: Division | None, start: int, stop: int) -> list[_Hit]:
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
    return known_places().divisions.get(code)


def contains(outer: str, inner: str) -> bool:
    """Whether the division of code `outer` holds, or is, that of `inner` (350400 holds 350428)."""
    if outer == NATION:
        return True
    return inner.startswith(outer[:2] if outer.endswith("0000") else outer[:4] if outer.endswith("00") else outer)


def ancestors(place: Division) -> list[Division]:
    """The division itself, then what holds it, up to the nation."""
    line = [place]
    while line[-1].parent is not None:
        line.append(known_places().divisions[line[-1].parent])
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


_HAN_BEFORE = re.compile(f"[{HAN}]*$")
_HAN_BEHIND = re.compile(f"[{HAN}]*")


def _cuts(text: str, start: int, end: int) -> set[int]:
    """Where the segmenter cuts the stretch of Chinese around `text[start:end]`, its two ends among them."""
    before, behind = _HAN_BEFORE.search(text, max(0, start - 8), start), _HAN_BEHIND.match(text, end, end + 6)
    first = before.start() if before else start
    last = behind.end() if behind else end
    return set(accumulate(map(len, rjieba.cut(text[first:last], False)), initial=first))


def uncut(text: str, start: int, end: int, *, within_longer: bool = False) -> bool:
    """Whether `text[start:end]` stands on the segmenter's word boundaries.

    投资|兴业 cuts through 资兴, 三明治 holds 三明: both are no places. With `within_longer` a word that holds the name
    whole is let pass (青海湖 is still 青海).
    """
    if not is_han(text, start - 1) and not is_han(text, end):
        return True  # a cell of a table, a name between two marks
    cuts = _cuts(text, start, end)
    if start in cuts and end in cuts:
        return True
    return within_longer and not any(start < cut < end for cut in cuts)


@lru_cache(maxsize=64)
def _cities_of(province: str) -> frozenset[str]:
    """The names of a province's cities and prefectures, in full and short."""
    cities = [
        place for place in known_places().divisions.values() if place.level == "prefecture" and place.parent == province
    ]
    return frozenset(name for city in cities for name in (city.name, short_name(city.name, city.level)))


def before_its_city(text: str, end: int, places: Sequence[Division]) -> bool:
    """Whether the name of a province ends where one of its cities begins: 山西|大同, which the segmenter cuts otherwise."""
    return any(
        place.level == "province" and any(text[end : end + size] in _cities_of(place.code) for size in (2, 3))
        for place in places
    )


def begins_word(text: str, start: int, end: int) -> bool:
    """Whether no word runs into the name `text[start:end]` from the left, as in 东南|山区, which is no 南山区.

    A word that holds all but the suffix is the segmenter's mistake: 位|于颍州|区, taken for a person's name.
    """
    if not is_han(text, start - 1):
        return True
    cuts = _cuts(text, start, end)
    return start in cuts or not any(start < cut < end - 1 for cut in cuts)


def owned(text: str, start: int, end: int) -> bool:
    """Whether 全市, 市委, 县政府 stand for themselves: not in 健|全市|场, 城市|委员, 社区|政府."""
    if end - start == 2:
        return uncut(text, start, end, within_longer=True)
    return begins_word(text, start, end)


def _before(name: _Name, published: date | None) -> bool:
    """Whether a day of publication lies before the name ended."""
    return name.until is not None and published is not None and published < name.until


def in_force(names: Iterable[_Name], published: date | None) -> list[Division]:
    """The divisions that names stand for on the day of publication (today where unknown), each once.

    Before the year of its change a former division is meant itself, not what took its place. Afterwards its successor
    is, unless a standing division has the name (双桥区 of 承德 stands, 重庆's became 大足区), or the former one where
    no successor is known. Of most changes only the year is known: papers of that year get the new code.
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
            successors[name.successor] = known_places().divisions[name.successor]
        else:
            gone[name.division.code] = name.division
    # 平安县 was 632121 before it was 630221, both now 630203: of the two the one that ended first after that day
    ended = {
        name.successor: name
        for name in sorted(names, key=lambda name: name.until or date.min, reverse=True)
        if _before(name, published)
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


def highest(places: list[Division]) -> list[Division]:
    """Bare 吉林 is the province, bare 恩施 the prefecture, where nothing nearer decides."""
    for level in ("province", "prefecture"):
        there = [place for place in places if place.level == level]
        if there:
            return there
    return places


TOGETHER_WITH = re.compile(r"[，,经由将并要拟局委我已]会同县[\u4e00-\u9fff]{2,12}?(?:局|委|办|中心|公司|部门|单位)")


def is_new_area(name: str) -> bool:
    """Whether a division's name is one that zones of many places have too (滨海新区)."""
    return name.endswith("新区") and len(name) > 2


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
            return self.take(start, end, known_places().divisions[surface.zone_of], zone=surface.text)
        return surface.zone and self.zone(start, end, surface)

    def chained(self, start: int) -> Division | None:
        """The division whose name ends where the next begins (福建省三明市|将乐县)."""
        if not self.found:
            return None
        last = self.found[-1]
        return last.division if last.end == start and not last.self_reference else None

    def place(self, start: int, end: int, surface: _Surface) -> bool:
        """Take the name at `start` if it is a region there; False leaves it to a shorter or a later one."""
        gazetteer = known_places()
        full = any(name.full for name in surface.names)
        places = in_force([name for name in surface.names if name.full == full], self.published)
        if self.text.startswith(_WIDER, end):
            return False  # 成都经济区 is more than 成都
        if self.text[end : end + 1] in tuple("日晚晨早商时都新电广") and _PAPER_BEHIND.match(self.text, end):
            return False  # 香港|商报讯
        if surface.text == "会同县" and TOGETHER_WITH.search(self.text, max(start - 1, 0), end + 16):
            return False  # 经会同县农业农村局研究: together with the county's bureau
        outer = self.chained(start)
        never = surface.text in gazetteer.always_words
        word = never or surface.text in gazetteer.words
        if full and runs_on(self.text, end) and not self.town_behind(end, places):
            return False
        if outer is not None:
            inside = [place for place in places if place.code != outer.code and contains(outer.code, place.code)]
            direct = [place for place in inside if place.parent == outer.code]
            inside = direct if word or len(direct) == 1 else inside
            if len(inside) == 1 and not never and uncut(self.text, start, end, within_longer=full):
                return self.take(start, end, inside[0])
            if not inside and is_new_area(surface.text):
                return False  # 瑞安|滨海新区: a zone of 瑞安
        if never or (word and not self.at_home(places, full) and not self.listed(places, start, end, full)):
            return False
        if full and len(surface.text) > 2:
            if not begins_word(self.text, start, end):
                return False
            near = self.near(_nearest(places, self.home), start)
            return self.take(start, end, near[0] if len(near) == 1 else None, surface.text)
        longer = any(place.level == "province" for place in places) or self.text[end : end + 2] in gazetteer.tails
        if self.text.startswith("港", end):
            longer = longer or self.zone_follows(end)  # 太仓|港区, which is cut 太仓港|区
        if not uncut(self.text, start, end, within_longer=longer) and not before_its_city(self.text, end, places):
            return False
        if self.text.startswith(gazetteer.built, end):
            return False  # 青龙|闸
        chosen = self.bare(places, start, end, full, any(name.stands(self.published) for name in surface.names))
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
        if before == "在" and self.text.startswith(_BUILDS, end):
            return True  # 某公司在三河建设产业园
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
                nearest = nearest if len(nearest) == 1 else highest(nearest)
                return nearest[0] if len(nearest) == 1 else None
        wide = [place for place in highest(places) if place.level != "county"]
        if len(wide) == 1:
            return wide[0]
        # 沙县, 涉县 in full; those of two characters that words may end and begin with (和县, 成县) are in the lexicon.
        if len(places) == 1 and (full or (stands and (self.zone_follows(end) or places[0].name in self.text))):
            return places[0]  # 平罗县…。今年平罗计划实施50个
        return None

    def zone_follows(self, end: int) -> bool:
        """Whether a zone's word comes right behind (桂阳|高新区): then the name is a place's, wherever home is."""
        return self.text.startswith(known_places().zones, end)

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
        if place is not None and self.text[start - 1 : start] in ("（", "("):
            seat = _ZONE_SEATED.match(self.text, end)
            if seat is not None:  # 中山（河源）产业转移工业园 stands in 河源
                self.inner, end = start, seat.end()
                if self.found and self.found[-1].end == start - 1:
                    start = self.found.pop().start
                self.found.append(RegionMention(start, end, place, self.text[start:end]))
                return True
        outer = self.chained(start)
        self.inner = start
        inside = outer is not None and place is not None and contains(outer.code, place.code)
        if inside and (zone or outer != place):
            start = self.found.pop().start
        self.found.append(RegionMention(start, end, place, name))
        return True

    def own(self, start: int, end: int, level: str) -> bool:
        """Take 全市, 我县, 县政府 as the document's own place."""
        if self.text[start - 1 : start] in ("各", "省", "市", "县") or not owned(self.text, start, end):
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
        if does and surface.zone_alone and self.text[start - 1 : start] in _OF_ITS and not is_han(self.text, start - 2):
            self.inner = start - 1  # 市开发区39个, in a row of counties
            self.found.append(RegionMention(start - 1, end, self.holder(self.home), self.text[start - 1 : end]))
            return True
        first = start
        while start - first < 7 and is_han(self.text, first - 1):
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
        if (
            not surface.zone_alone
            or (is_han(self.text, start - 1) and not joined)
            or (is_han(self.text, end) and not does)
        ):
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
        place = known_places().divisions[code]
        self.inner = start
        outer = self.chained(start)
        if outer is not None and contains(outer.code, code):
            start = self.found.pop().start
        self.found.append(RegionMention(start, end, place, name))
        return True


# 某公司将在宜城市建设…，该市: not the place where one project stands
_SITE_BEFORE = re.compile("(?:[在于到赴往]|落户|落地|入驻|来自|考察|位于)$")
_ZONE_SEATED = re.compile(
    r"[）)][\u4e00-\u9fff]{0,8}?(?:工业园|产业园|产业城|科技园|园区|合作区|试验区|示范区|开发区)区?"
)
_PAPER_BEHIND = re.compile("(?:日报|晚报|晨报|早报|商报|时报|都市报|新闻网|电视台|广播电)")
_RANKS = re.compile("区位(?:居|列|于|次)")


def runs_on(text: str, end: int) -> bool:
    """Whether the last character of a name in full begins another word (永兴|县域), and not in 阿克苏地区|位居前三."""
    return text[end - 1 : end + 1] in known_places().tails and _RANKS.match(text, end - 1) is None


def is_han(text: str, at: int) -> bool:
    return 0 <= at < len(text) and "\u4e00" <= text[at] <= "\u9fff"


def _all_han(text: str) -> bool:
    return all("\u4e00" <= character <= "\u9fff" for character in text)


def _names_zone(gap: str) -> bool:
    """Whether the words between a place and 产业园区 can belong to the zone's name."""
    breaks = known_places().gap_breaks
    # 特色产业 is one word to the segmenter and breaks as 特色 does; 在 breaks, 在线 does not.
    return _all_han(gap) and not any(token in breaks or token[:2] in breaks for token in rjieba.cut(gap, False))


def _township_behind(text: str, end: int, county: str) -> str:
    """The name of a township of `county` that begins at `end` (桂阳县|流峰镇), or nothing."""
    if not _TOWNSHIP_WORD.search(text, end, end + 10):
        return ""
    names = [name for name in townships().get(county, ()) if text.startswith(name, end)]
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
    hits = hits_in(text, home, start, stop)
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
