"""Web pages: government sites, digital newspapers, forums, blogs, WeChat; saved pages and crawled ones alike.

The page is made fit (`corpora.markup`) and walked once into lines in reading order (`corpora.web_page`). The article is
then the box that comments or a known name mark, else the deepest that holds nearly all of the page's prose; what stands
around it gives title, day, source and author (`corpora.web_facts`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from selectolax.lexbor import LexborHTMLParser

from corpora.charset import decode
from corpora.draft import Draft, Grid, Line, Part
from corpora.errors import ReadError
from corpora.grids import is_form, peel, record_of, unfold_form
from corpora.lines import is_note, join_broken, mark_headings
from corpora.markup import slim
from corpora.page_words import CRUMB, END_OF_ARTICLE, LEGAL, is_furniture_line
from corpora.pasted import with_tables
from corpora.web_facts import Title, facts_of, head_of, is_between, record_on, title_of
from corpora.web_page import ATTACHED, FILE_NAME, Page, Stretch, walk
from extractors.document import Attachment, BlockKind

# Names that mean: the article is in here. From TRS, jcms, gov.cn, 开普, Webplus, JEECMS, Discuz, WordPress, DedeCms, the
# founder newspaper system, WeChat, 头条, 龙讯, 新点, visual site builders and the many pages that call it content.
_ARTICLE_NAMES = (
    "trs_editor trs_ueditor trs_paper_default ozoom founder-content entry-content post-content article-content articlecontent "
    "zoom ucap-content ucapcontent pages_content vsb_content v_news_content wp_articlecontent js_content artibody content con nr "
    "content_text newscontent article_content article-body detail-content detailcontent view txt zhengwen text wenzhang "
    "rich_media_content mainnewscontent newstext con_text xxgk_content xxgk_detail_content conts news_content bt_content "
    "article_zw vf_detail_content main-txt zoomcon para b12c article-conter articlecon detail_content "
    "syl-article-base j-fontcontent newscontnet ewb-article-info ewb-article-content rm_txt_con"
)
ARTICLE_NAMES = frozenset(_ARTICLE_NAMES.split())
FORUM = re.compile(r"discuz|phpwind|phpbb|vbulletin|flarum|nodebb|xiuno", re.IGNORECASE)
POWERED = re.compile(r"^powered\s+by", re.IGNORECASE)
REPLY = re.compile(r"发表于")
HANDLER = re.compile(r"(?:主办|承办|协办|会办|分办)(?:单位|部门)?\s*[:：](?!.*(?:版权|备案))")
PROPOSAL = re.compile(r"提案|建议|议案|答复|复函")
IMPRINT = re.compile(r"主办|承办|版权所有|^您?.{0,4}当?前?.{0,2}位置")
MOST_FRAMES = 4  # named in a message
KNOWN_SHARE = 0.5  # of the page's prose that a container with a known name must hold
FEWEST_SUMMARIES = 3
FURTHEST_SUMMARY = 4  # lines from one to the next: its link, its day, its source
DESCENT_SHARE = 0.75  # of an element's prose that one child must hold to be the article instead


def read_html(path: str, data: bytes) -> Draft:
    """The article of a web page, without menus, related news, comments and imprint; replies in a forum are left out.

    Raises ReadError `encoding`, `wrong_type`, `too_large`, and `unsupported` for a page of frames.
    """
    source, warnings = decode(path, data)
    return read_page(path, source, warnings)


def read_page(path: str, source: str, warnings: Sequence[str] = ()) -> Draft:
    """The same of a page that is text already. Raises ReadError `too_large` or `unsupported`."""
    tree = LexborHTMLParser(slim(path, source))
    head = head_of(tree, source)
    page = walk(tree)
    frames = [frame.attributes.get("src") or "" for frame in tree.css("frameset frame")]
    if frames and not page.weight(0, len(page.stretches)):
        named = "、".join(name for name in frames[:MOST_FRAMES] if name)
        raise ReadError(path, "unsupported", f"{path}：网页是框架页，正文在它装入的网页里（{named}）。请读那些网页。")
    is_forum = bool(FORUM.search(head.metas.get("generator", "")) or FORUM.search(head.page_title))
    is_forum = is_forum or page.first_post is not None

    first, last = _article(page)
    record, recorded = record_on(page, first)
    title = title_of(page, first, head, record)
    start = _start_of_article(page, first, title)
    end = _end_of_article(page, start, last, is_forum)
    draft = Draft(title=title.text if title else None, warnings=list(warnings), attachments=_attachments(page, end))
    if title:
        draft.parts.append(Line(title.text, "title"))
        draft.confidence["title"] = title.confidence
    subtitles = range(title.end if title is not None and title.end > 0 else first, start)
    draft.parts += [Line(page.stretches[i].text, "heading") for i in subtitles if is_between(page.stretches[i])]
    for index in range(start, end):
        if index not in recorded:
            draft.parts += _kept(page.stretches[index], title)
    draft.parts = mark_headings(join_broken(with_tables(draft.parts)))

    facts = facts_of(page, head, record, start, end, title)
    draft.published, draft.source, draft.author = facts.published, facts.source, facts.author
    draft.confidence.update(facts.confidence)
    if is_forum:
        draft.kind = "forum"
        draft.source = draft.source or _forum_name(head.page_title)
    title_words = title.text if title else ""
    site = [head.metas.get("sitename", ""), head.page_title.replace(title_words, " ").strip(" -_|—")]
    site += [s.text for s in page.stretches if isinstance(s.part, Line) and IMPRINT.search(s.part.text)][:6]
    draft.site = " ".join(part for part in site if part) or None
    return draft


def _article(page: Page) -> tuple[int, int]:
    """The stretches that are the article: a forum's first post, marked by comments, known by name, or by weight."""
    stretches = page.stretches
    if page.first_post is not None:
        return page.boxes[page.first_post].start, page.boxes[page.first_post].end
    total = page.weight(0, len(stretches))
    marked = [index for index, stretch in enumerate(stretches) if stretch.marked]
    if marked and sum(stretches[index].weight for index in marked) >= KNOWN_SHARE * total > 0:
        return marked[0], marked[-1] + 1
    if not total:
        return 0, len(stretches)
    weights = [page.weight(box.start, box.end) for box in page.boxes]
    named = [at for at, box in enumerate(page.boxes) if ARTICLE_NAMES & box.names]
    others = set(_summaries(stretches)) if named else set()
    told = [0, *accumulate(one.weight if index in others else 0 for index, one in enumerate(stretches))]

    def all_but_others(at: int) -> int:
        """The weight of the page without the summaries that stand outside a box."""
        return total - told[-1] + told[page.boxes[at].end] - told[page.boxes[at].start]

    known = [at for at in named if weights[at] and weights[at] >= KNOWN_SHARE * all_but_others(at)]
    if known:
        most = max(weights[at] for at in known)
        choice = max((at for at in known if weights[at] >= 0.9 * most), key=lambda at: page.boxes[at].depth)
        return page.boxes[choice].start, page.boxes[choice].end
    alive = [at for at in named if not page.boxes[at].dead and page.boxes[at].start < page.boxes[at].end]
    if alive and _is_of_others(stretches):
        choice = max(alive, key=lambda at: page.boxes[at].depth)
        return page.boxes[choice].start, page.boxes[choice].end
    heaviest: dict[int, int] = {}  # depth -> its heaviest box
    for at, box in enumerate(page.boxes):
        if box.depth not in heaviest or weights[at] > weights[heaviest[box.depth]]:
            heaviest[box.depth] = at
    chosen, limit = None, total
    for depth in sorted(heaviest):
        weight = weights[heaviest[depth]]
        if weight < DESCENT_SHARE * limit:
            break
        chosen, limit = heaviest[depth], weight
    return (page.boxes[chosen].start, page.boxes[chosen].end) if chosen is not None else (0, len(stretches))


def _summaries(stretches: Sequence[Stretch]) -> list[int]:
    """The lines of prose that are summaries of other articles: three in a row or more, each below a link."""
    found: list[int] = []
    run: list[int] = []
    for index in range(1, len(stretches)):
        if stretches[index].weight and stretches[index - 1].is_link:
            run = [*run, index] if run and index - run[-1] <= FURTHEST_SUMMARY else [index]
            found += run if len(run) == FEWEST_SUMMARIES else run[-1:] if len(run) > FEWEST_SUMMARIES else []
        elif stretches[index].weight:
            run = []
    return found


def _is_of_others(stretches: Sequence[Stretch]) -> bool:
    """Whether all prose of a page stands below links, each line below one: summaries of other articles beside pictures."""
    prose = [index for index, stretch in enumerate(stretches) if stretch.weight]
    return all(index and stretches[index - 1].is_link for index in prose)


def _start_of_article(page: Page, first: int, title: Title | None) -> int:
    """Below the title; above the box of the article where a table stands between (a notice's summary of label and value)."""
    if title is None or title.end < 0:
        return first
    if title.end > first:
        return title.end
    between = range(title.end, first)
    return next((i for i in between if isinstance(page.stretches[i].part, Grid) and page.stretches[i].weight), first)


def _end_of_article(page: Page, start: int, end: int, is_forum: bool) -> int:
    """Where 相关新闻, 上一篇 or 免责声明 begin, unless more of the article follows than went before; or a reply."""
    for index in range(start, end):
        stretch = page.stretches[index]
        if not isinstance(stretch.part, Line):
            continue
        before = page.weight(start, index)
        if is_forum and before and REPLY.search(stretch.part.text):
            return index
        if END_OF_ARTICLE.match(stretch.part.text) and before and page.weight(index + 1, end) < before:
            return index
    return end


def _attachments(page: Page, end: int) -> list[Attachment]:
    """The files that the page links to, those in menus and imprint left out, each once."""
    files: dict[str, Attachment] = {}
    for link, box in page.links:
        if box < 0 or not page.boxes[box].dead:
            files.setdefault(link.url, link)
    return list(files.values())


def _kept(stretch: Stretch, title: Title | None) -> list[Part]:
    """What of one stretch inside the article goes into the text."""
    part = stretch.part
    if isinstance(part, Grid):
        if record_of(part):
            return []
        above, grid, below = peel(part)
        parts: list[Part] = [Line(cell.text) for cell in above]
        parts += unfold_form(grid) if is_form(grid) else [grid]
        return parts + [Line(cell.text) for cell in below]
    text = part.text
    is_title = title is not None and "".join(text.split()) == "".join(title.text.split())
    # 承办单位：市商务局 is an imprint under a page, and who answers a proposal inside one.
    answers = title is not None and HANDLER.match(text) and PROPOSAL.search(title.text)
    if stretch.is_furniture or is_title or CRUMB.match(text) or (is_furniture_line(text) and not answers):
        return []
    if LEGAL.search(text) and text.startswith(("版权", "声明", "特别声明", "未经", "转载")):
        return []
    if stretch.is_link:
        is_file = ATTACHED.search(text) or FILE_NAME.search(text) or re.match(r"附件", text)
        return [Line(text, "note")] if is_file else []
    kind: BlockKind = "note" if is_note(text) else part.kind
    return [Line(text, kind)]


def _forum_name(page_title: str) -> str | None:
    """The forum's name: what stands last in the page title before `Powered by`."""
    parts = [part for part in re.split(r"\s+-\s+|_", page_title) if part and not POWERED.match(part)]
    return parts[-1].strip() if len(parts) > 1 else None
