"""How a letter of reply ends: thanks, contact, copies, the office's own marks."""

from __future__ import annotations

import re

from extractors.proposals.labels import label_words
from extractors.proposals.line import Line

# A line of a reply that is the office's own mark and no words: A, B类, 已解决
MARK_ONLY = re.compile(
    r"[（(](?:印章|盖章|公章)[)）]|A\s*已经?解决\s*[（(].{0,60}|[（(][A-Ea-e甲乙丙]类?[)）]类?|(?![一二三四五六七八九十]{1,3}、|[（(]|基本情况)(?:[A-Ea-e甲乙丙]类?|[^，。,\d]{0,4}(?:已经?|基本|正在|部分|列入|暂时|留作)[^，。,\d]{0,8}|满意|基本满意|办结|已?同意|面复|函复|公开)"
)
LONGEST_THANKS = 160
WORDS_AGAIN = re.compile(
    r"(?:希望|欢迎|恳请|敬请|请|望|如|也|同时|我[们局委办厅]|最后)?[，,]?(?:希望|欢迎|恳请|敬请|请|望|如|感谢|诚挚|衷心|真诚|热诚|热忱)"
    r"(?:[您你贵各]|继续|今后|对|还|多|再|一如|进一步|以后|提出|批评|有|能|地|的|感谢|希望|欢迎)"
)
# 此复函已经张局长审签, 以上答复您是否满意, 对办理有何意见，请填写征询意见表: the answer itself is spoken of
OF_THE_ANSWER = re.compile(
    r"^[^。；]{0,16}(?:此|本|以上|上述)(?:件|文|函|答?复函?|回复|答复函|办理)[^。；]{0,12}(?:审签|审核|审定|满意)"
    r"|(?:答复|回复|复函|办理)[^。；]{0,24}(?:意见|满意)[^。；]{0,24}(?:填|反馈|反映|联系|来函|来电|回执)|征[询求]意见表"
)


def closes(line: Line) -> bool:
    """Whether a line at the end of a letter tells nothing of the matter: thanks, contact, copies."""
    if line.is_label and line.label == "other":
        return True  # 主管领导:
    if re.match(r"最后|妥否|以上|同时|再次", line.text) and re.search(r"感谢|谢意|批评指正", line.text):
        return True
    if len(line.text) > LONGEST_THANKS:
        return False  # 感谢委员的关心。近年来…: the answer itself
    if line.text.startswith(label_words("closing")) or (len(line.text) < 90 and WORDS_AGAIN.match(line.text)):
        return True
    return ("复" in line.text or "意见" in line.text) and OF_THE_ANSWER.search(line.text) is not None
