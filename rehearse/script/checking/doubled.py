"""Words that stand twice by accident: 的的, 进行进行, the the; but not 常常, 谢谢, 一个一个, 研究研究."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.text.breaths import words
from rehearse.language.text.chars import HAN
from rehearse.script.checking.examined import problem
from rehearse.script.checking.wording import around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Paragraph
    from rehearse.script.checking.examined import Examined, Problem

WORDS = {
    "zh": {"twice": "{word!q}写了两遍：{text!q}", "do": "多半是误写；删去一个，或改正"},
    "en": {"twice": "{word!q} stands twice: {text!q}", "do": "take one out, or correct it"},
}

_PARTICLES = frozenset(
    "的 了 着 和 与 及 或 在 是 把 被 将 向 从 为 对 由 于 以 让 使 而 但 并 且 也 都 就 才 又 还 我 你 "
    "他 她 它 这 那 其 之 所 们 该 各 每 此 要 能 可 会 应 已 未 更 最 中 上 下 里 有 给 跟 同 因 若".split()
)
"""Words of one character that never stand twice in a row."""

_BOTH = re.compile("把把[关握脉手]|有有[关效]|为为|将将|与与|要要[求点]|会会")
"""Particles of which the second begins a word: 把把关的人."""

_SUFFIXES = frozenset("们于")
"""Endings that a word never has twice: 他们们, 对于于."""

_BOUND = frozenset("部民济展设务业育织导施产极康措础构益策源境系域划项")
"""Last characters of common words that are seldom words themselves: 干部部, 人民民, 发展展."""

_A_LITTLE = frozenset(
    "研究 讨论 商量 了解 学习 休息 考虑 总结 思考 交流 锻炼 打听 打扮 收拾 整理 琢磨 合计 活动 比较 "
    "介绍 体验 感受 观察 尝试 参观 检查 分析 反思 反省 教育 帮助 照顾 关心 调查 调研 放松 轻松 高兴 "
    "热闹 凉快 表现 展示 宣传 推广 练习 复习 准备 庆祝 沟通 核实 核对 意思 议论 对比 修改 解释 说明 "
    "教训 批评 表扬 欣赏 享受 回忆 回顾 清理 打扫 认识 熟悉 适应 舒服 暖和 痛快 开心 打量 掂量 盘算 "
    "切磋 走动 联络 联系 请教 品尝 试验 实验 磨练 历练 改善 改进 提高 运动 唠叨 絮叨 嘀咕 建议 指导 "
    "指点 点拨 溜达 晃荡 比划 捉摸 拾掇 张罗 亲近 亲热 缓和 规范 统一".split()
)
"""Verbs that are doubled to mean "a little": 研究研究; but not before 的."""

_WEIGHT = frozenset(
    "非常 特别 很多 好多 许多 永远 真的 真是 实在 十分 慢慢 轻轻 等等 两个 几个 多少 哪里 怎么 什么 "
    "如何 往往 渐渐 仅仅 刚刚 偏偏 不断 努力".split()
)
"""Words that are said twice for weight."""

_CALLED = frozenset(
    "欢迎 加油 恭喜 辛苦 感谢 多谢 保重 快点 赶紧 赶快 可以 好的 是的 不是 没有 哈哈 重要 关键 再见 拜拜 你好 "
    "前进 胜利 团结 奋斗 冲啊 起来 万岁 快跑 收到 明白 知道 对不起 不要 不行 来了 走吧 安静 安全 注意".split()
)
"""Words that are called out twice, with nothing behind them but a mark."""

_MARK = re.compile("[，。、；：！？,.!?”’]|$")
_ABOUT = re.compile("的是|[了着到出]|什么|哪")
"""Behind the second word, these show that it is a verb: 科学研究研究的是规律."""
_NUMERALS = "一二三四五六七八九十百千万几两半"
_WHO = re.compile("[者人员家业部师商方学界处科室局厅站点所院校区网车费权法]|机构|对象|队伍|单位")
"""Behind the second word, these form a compound with it: 服务服务业, 管理管理者."""

_AS_IT_COMES = ("该", "爱", "想")
"""该吃饭吃饭，该下班下班: each thing in its time."""
_POINT = re.compile("[二三四五六七八九][是要]")
_MORE = ("再", "又", "更")
_PHRASE = re.compile(f"([{HAN}]{{3,12}})\\1")
_CALL = re.compile("[！!]")
_TWICE = re.compile(rf"([{''.join(sorted(_PARTICLES | _SUFFIXES | _BOUND))}])\1|([^\W\d_]{{2,8}})\2")
"""What may be a word twice. Where there is none, the text need not be split into words, which takes a dictionary."""
_STUTTER = re.compile(r"(?<![其诉给让教信])([我你他她它])\1们|但但是|而而且")
_SAME_CHARS = re.compile(f"([{HAN}])\\1+")

_ENGLISH = re.compile(r"\b([A-Za-z][A-Za-z'’]*)(\s+)\1\b(?!['’-])", re.IGNORECASE)
_SAID_TWICE = frozenset(
    "that had so very really no yes bye ha hey hip many much more far long never again always please go "
    "come well now there knock day night blah yada chop half what why who do is her one two on over "
    "never-ending big little old sorry thank win free please okay ok oh ah wow up down in out by step "
    "side round hear sing".split()
)
"""English words that do stand twice in good English, or in a call."""

_ALWAYS = frozenset(
    "the a an and of to for with at as from but we you they he she it this these those our your their "
    "his its be are was were has have will would can could should must may not or if than then".split()
)


def chinese(examined: Examined) -> Iterator[Problem]:
    """Find doubled words in Chinese."""
    for paragraph in examined.paragraphs:
        found = [*_tokens(paragraph), *_phrases(paragraph)]
        last = 0
        for start, end, word in sorted(found, key=lambda item: (item[0], -item[1])):
            if start >= last and paragraph.unbroken(start, end):
                last = end
                yield _twice(paragraph, (start, end), word)


def _tokens(paragraph: Paragraph) -> Iterator[tuple[int, int, str]]:
    """Find words that stand twice; in 目的的 and 行为为 the first is part of another word."""
    if not _TWICE.search(paragraph.text):
        return
    position = 0
    before = ""
    for word in words(paragraph.text):
        start = position - len(before)
        position += len(word)
        if word == before and _is_slip(paragraph.text, start, word):
            yield start, position, word
        elif len(word) > 1 and before != word and before.endswith(word):  # 大力发展发展: a compound's tail
            twice = position - 2 * len(word)
            if _is_slip(paragraph.text, twice, word) and not _ABOUT.match(paragraph.text[position:]):
                yield twice, position, word
        elif word in _SUFFIXES | _BOUND and len(before) > 1 and before[-1] == word:
            yield position - 2, position, word
        elif len(word) == 3 and word[1] == word[2] and word[2] in _BOUND:  # 干部部, taken for one word
            yield position - 2, position, word[2]
        before = word


def _is_slip(text: str, start: int, word: str) -> bool:
    if len(word) == 1:
        return word in _PARTICLES and not _BOTH.match(text[start:])
    if _POINT.fullmatch(word):
        return True
    if not re.fullmatch(f"[{HAN}]{{2,8}}", word) or word[0] in _NUMERALS or word[0] == word[1]:
        return False
    before, behind = text[:start], text[start + 2 * len(word) :]
    if behind.startswith("，") and (not before or before[-1] in "。！？；：“，"):
        return False  # 看病看病，既要看病，更要看人: what it is said to be about
    if word in _WEIGHT or (word in _A_LITTLE and not behind.startswith("的")):
        return False
    if word in _CALLED and _MARK.match(behind):
        return False
    if _CALL.match(behind) or behind.startswith((word, *_MORE)) or before.endswith((word, *_AS_IT_COMES)):
        return False  # 加油干加油干！ 坚持坚持再坚持 该吃饭吃饭
    return not _WHO.match(behind)


def _phrases(paragraph: Paragraph) -> Iterator[tuple[int, int, str]]:
    """Find longer stretches that stand twice: 深入推进深入推进."""
    for match in _PHRASE.finditer(paragraph.text):
        word = match[1]
        slogan = (
            _CALL.match(paragraph.text[match.end() :]) or _SAME_CHARS.search(word) or word[0] in _NUMERALS
        )
        if not slogan and len(set(word)) > 2:
            yield *match.span(), word
    for match in _STUTTER.finditer(paragraph.text):
        yield match.start(), match.start() + 2, match[0][0]


def english(examined: Examined) -> Iterator[Problem]:
    """Find doubled words in English."""
    for paragraph, match, _ in examined.matches(_ENGLISH):
        word = match[1].lower()
        one, other = match[1], match[0][len(match[1]) + len(match[2]) :]
        named = one[0].isupper() and other[0].isupper()
        if word in _SAID_TWICE or (named and word not in _ALWAYS) or (len(set(word)) == 1 and word != "a"):
            continue
        if word in _ALWAYS or len(word) > 2:
            yield _twice(paragraph, match.span(), one)


def _twice(paragraph: Paragraph, where: tuple[int, int], word: str) -> Problem:
    return problem("twice", paragraph.span_of(*where), word=word, text=around(paragraph, *where))
