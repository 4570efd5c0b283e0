"""The menus of a website, above a speech that was pasted with its whole page, and below it."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from rehearse.language.text.chars import has_han
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.greetings.salutations import greets
from rehearse.script.reading.structure.lines.persons import SPOKEN

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_MENU = (
    r"(?:网站|返回)?(?:首\s*页|主页)|(?:新闻|资讯|下载|服务|视频|图片|信息)中心|(?:通知|学校|政务|信息)公[告开]|"
    r"关于(?:我们|本站|本校|学校)?|分类(?:目录)?|标签|归档|专题|登[录陆]|注册|(?:站内)?搜[索寻]|友情链接|网站地图|联[系络]我们|"
    r"(?:学校|公司|单位|机构|组织)(?:概况|概览|简介|机构)|领导信箱|招生(?:就业|信息)|人才(?:培养|招聘)|师资队伍|"
    r"党建(?:工作|之窗|引领)|加入收藏|设为首页|返回\S{2,6}(?:网站|网|主页|首页)|[简繁]体(?:中文)?|中文版?|"
    r"English|Français|FR|EN|(?i:home(?:page)?|about(?: us)?|contact(?: us)?|(?:main )?menu|posts?|tags?|categories|"
    r"archives?|log ?in|sign ?in|sign ?up|register|search(?: the site| this site)?|site ?map|skip to .{4,20}|"
    r"here['’]s how you know|news ?room|newsletters?|rss|careers|privacy(?: policy)?|donate|blog|events|"
    r"publications|media cent(?:er|re)|faqs?)"
)
"""What a line of a menu says."""
_FOOT = (
    r"[【\[]?(?:打印(?:正文|本页)?|关闭(?:窗口)?|返回(?:顶部|列表))[】\]]?|分享[到至]?[：:]?|(?:新浪|腾讯)?微博|微信|QQ空间|"
    r"朋友圈|文章目录|站点概览|[上下]一[篇条则][：:].*|(?:相关|推荐|热门)(?:阅读|文章|新闻|推荐)[：:]?|网站声明|校长信箱|"
    r"(?i:(?:next|previous|older|newer|related) (?:posts?|articles?|stories|content)|back to top|back|share|"
    r"accept(?: and continue| all)?|(?:content type|category|categories|topics?|tags)(?:\(s\))?:.*|cookies?|"
    r"linkedin|facebook|twitter|youtube|instagram)"
)
"""What a line below says."""
_PAGE = ("site", "page foot", "source")
_BULLETS = "•·▪◦*–-"
_MARK = rf"^(?:[{_BULLETS}]+|\d{{1,2}}\.)\s*"
"""How an entry of a menu begins."""
_PARTED = r"[ 　\t]*[|｜/·][ 　\t]*|[ 　\t]+"
"""What parts the words of a menu on one line."""
_PATH = (
    r"(?:您?(?:的|现在的)?当前位置|首\s*页\s*[>›»])(?![^>›»]*[。！？])|"
    r"[^\s。！？]{2,12}\s*[>›»]$|[>›»]\s*[^\s。！？]{2,12}$|"
    r"(?:[A-Z][\w&’' -]{1,30} ?[>›»] ?)+[A-Z][\w&’' -]{1,60}$"
)
"""Where the page stands in its site."""
_LEAST = 2
"""Such lines above a speech, each another: 首页 alone may be a slide."""
_LONGEST = 120
"""Characters of a menu on one line."""
_FRONT = 400
"""Paragraphs within which a page's menus end."""
_SHARE = 0.5
"""Of the speech's size, that of what stands below it at most."""
_SENTENCE = 40
"""Characters from which a line with an end mark is a sentence of somebody's."""


def menus(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label all above the last line of a menu, and all below the first, where a page has several such lines there.

    The speech begins where the hall is greeted or somebody speaks for himself, and ends where he does so last.
    """
    above = items[: _first_said(items)]
    twice = _bullets_twice(above)
    menu = [at for at, item in enumerate(above) if at in twice or _is_menu(item, _MENU)]
    marked = menu + [at for at, item in enumerate(above) if item.what == "site"] if menu else []
    last = max(menu) if len({items[at].text.lower() for at in marked}) >= _LEAST else -1
    first = _first_of_foot(items, last)
    return [
        item.aside("site") if item.open and not last < at < first else item for at, item in enumerate(items)
    ]


def _bullets_twice(items: list[LabelledParagraph]) -> set[int]:
    """The entries of a list that stands twice, as a menu for wide and for narrow windows does."""
    listed = [
        item.text.lower() if item.text[:1] in _BULLETS and item.text[:2] != "**" else "" for item in items
    ]
    counts = Counter(filter(None, listed))
    again = {text for text, count in counts.items() if count > 1}
    return {at for at, text in enumerate(listed) if text in again} if len(again) >= _LEAST else set()


def _first_said(items: list[LabelledParagraph]) -> int:
    """Where the speech begins at the latest: at the first words of somebody's, or at two lines with end marks."""
    marked = False
    for at, item in enumerate(items[:_FRONT]):
        if _is_said(item) or (marked and item.open and _ends(item.text)):
            return at
        marked = _ends(item.text) if item.open else marked
    return min(len(items), _FRONT)


def _ends(text: str) -> bool:
    return ends_sentence(text) or text[-1:] in ("，", "；", ",", ";")


def _first_of_foot(items: list[LabelledParagraph], last: int) -> int:
    """Where the menus below the speech begin, which are short beside it."""
    below = len(items) - len(list(takewhile(lambda item: not _is_said(item), reversed(items))))
    foot = [
        at
        for at in range(max(below, last + 1, 1), len(items))
        if items[at].what in _PAGE or _is_menu(items[at], f"{_MENU}|{_FOOT}")
    ]
    sizes = [*accumulate((len(item.text) if item.open else 0 for item in items), initial=0)]
    for place, at in enumerate(foot):
        small = sizes[-1] - sizes[at] <= _SHARE * (sizes[at] - sizes[last + 1])
        if small and len({items[one].text.lower() for one in foot[place:]}) >= _LEAST:
            return at
    return len(items)


def _is_menu(item: LabelledParagraph, menu: str) -> bool:
    text = compiled(_MARK).sub("", item.text.strip())
    if item.role not in ("aside", "body") or item.paragraph.level or len(text) > _LONGEST:
        return False
    if compiled(_PATH).match(text):
        return True
    words = compiled(_PARTED).split(text)
    named = sum(compiled(menu).fullmatch(word) is not None for word in words)
    return compiled(menu).fullmatch(text) is not None or (len(words) > _LEAST and 2 * named >= len(words))


def _is_said(item: LabelledParagraph) -> bool:
    """True for a greeting, a heading of the format, a mark of the author's, and a sentence in which somebody speaks."""
    if item.role == "aside":
        return False
    text = item.text
    if item.paragraph.level or item.paragraph.forced or item.paragraph.label or item.label or not item.open:
        return True
    if greets(text):
        return True
    whole = ends_sentence(text) and len(text) > (_SENTENCE // 2 if has_han(text) else _SENTENCE)
    return whole and compiled(SPOKEN).search(text) is not None
