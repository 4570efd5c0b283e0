"""Lines that read like a sentence though its mark is missing: no title and no heading, where nothing else shows one."""

from __future__ import annotations

from rehearse.language.text.chars import has_han
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.lines.titles import KIND, has_a_sentences_words


def reads_like_speech(text: str) -> bool:
    """True for a line that reads like a sentence without its mark, or like a part of one: 然后是数据收集部分.

    >>> [reads_like_speech(text) for text in ("我的题目是灯塔", "灯、塔、人", "灯塔的四千盏灯", "And then it rained")]
    [True, True, False, True]
    """
    if compiled(KIND).search(text):
        return False
    if not has_han(text):
        return has_a_sentences_words(text) or compiled(_SAID_EN).match(text) is not None
    return compiled(_SAID_ZH).search(text) is not None


_SAID_ZH = (
    r"[，,；;].*[，,；;]|^(?=.{26})(?!.*(?:致辞|讲话|演讲|发言)).*[，,]|、.*、|(?:[了吗呢吧—]|[这那]样|等等|而已)$|^[-•·*●]|"
    r"^(?:[男女甲乙丙丁合]|[A-D])[：:]|"
    r"^(?:然后|最后|那么|所以|因为|如果|首先|其次|另外|此外|而且|但是?|第[一二三四五六]种|以上|上述|接下来|一个是|另一个是|"
    r"若说|既然|虽然|只要|由于|(?:我|你|他|她|它)(?:们|(?!们))(?![和与的，,！!]))|"
    r"(?:我|你|他|她|它|这|那|大家)们?(?:的[^的]{1,8})?(?:是|有|在|要|会|能|可以|用|说|讲|把|将|主要|就)"
)
_SAID_EN = (
    r"[a-z]|[-•*\"“]|(?:And|But|Because|So|Who|Did|Do|Then|That|It|There|No|Yes|Also)\b|"
    r"(?!(?:What|How|Why|Where|Who) ).*\b(?:I|we|you|they)\b [a-z]"
)
