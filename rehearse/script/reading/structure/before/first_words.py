"""Where the first words of a speech are certain, and which lines stand above them.

They begin where the hall is greeted, where the first slide is marked, or where the first of several speakers has the
word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.numbers.ordinals import POINTS
from rehearse.language.text.chars import has_han, is_speakable
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.before.head_lines import (
    ABOUT,
    is_card,
    is_field,
    is_known,
    is_plan,
    is_row,
)
from rehearse.script.reading.structure.before.opening_titles import LONGEST
from rehearse.script.reading.structure.greetings.salutations import begins_greeting, greets
from rehearse.script.reading.structure.lines.appended_heads import may_be_appended
from rehearse.script.reading.structure.lines.bylines import is_byline
from rehearse.script.reading.structure.lines.follows import announces
from rehearse.script.reading.structure.lines.heading_lines import is_part
from rehearse.script.reading.structure.lines.lists import called_lines, front_end
from rehearse.script.reading.structure.lines.persons import SPOKEN
from rehearse.script.reading.structure.lines.speaking import speaks
from rehearse.script.reading.structure.lines.titles import (
    IN_FULL,
    has_a_sentences_words,
    is_headline,
    is_sentence,
    names_kind,
)

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph


def tells(line: LabelledParagraph) -> bool:
    """True for a line of a title block that is nothing else: a name, a date, what kind of speech it is."""
    shown = line.paragraph.level > 0 or line.paragraph.title
    named = names_kind(line.text) or is_headline(line.text)
    return shown or named or is_plan(line) or all(map(is_byline, line.text.split("\n")))


def told_lines(items: list[LabelledParagraph]) -> list[int]:
    """The first lines, where two of them are names with values, or one says of itself what it is the title of.

    A title in the format of a heading may stand above those with values.
    """
    run: list[int] = []
    shown = [
        at
        for at, item in enumerate(items[: front_end(items)])
        if item.role != "aside" and is_speakable(item.text)
    ]
    headed = bool(shown) and items[shown[0]].paragraph.level == 1
    for at in shown[headed:]:
        item = items[at]
        marked = not item.open or item.paragraph.forced or item.paragraph.silent or item.paragraph.level
        opened = item.text.endswith(("：", ":")) and not (
            is_row(item) or (at == shown[0] and _names_itself(item.text))
        )
        if marked or item.label or _is_said(item) or opened:
            break
        if (run or headed) and not (is_known(item) or (names_kind(item.text) and not headed)):
            break
        run.append(at)
    certain = any(is_byline(items[at].text) or compiled(ABOUT).match(items[at].text) for at in run)
    if run and not certain and any(map(_names_part, items[run[-1] + 1 :])):
        run = [at for at in run if not _names_part(items[at])]  # 王秀英：守门人 has its like below
    fields = sum(items[at].text.count("\n") + 1 for at in run if is_field(items[at]))
    timed = headed and any(item.what == "planned time" for item in items[: run[-1] if run else 0])
    named = not headed and any(_names_itself(items[at].text) for at in run[:1])
    return run if (fields > 1 and (certain or timed)) or named else []


def _names_itself(text: str) -> bool:
    """True for a title that says what it is, maybe with a colon: Talk on tides:."""
    return names_kind(text.rstrip("：:"))


def card_lines(items: list[LabelledParagraph]) -> list[int]:
    """The lines between the title and the first heading, where they are names with values and lists, no sentences."""
    heads = [at for at, item in enumerate(items) if item.paragraph.level]
    if len(heads) < 2 or heads[0] or not heads[1]:
        return []
    inside = [at for at in range(1, heads[1]) if items[at].open and is_speakable(items[at].text)]
    fields = sum(is_field(items[at]) for at in inside)
    told = all(
        is_field(items[at]) or not (is_sentence(items[at].text) or speaks(items[at].text)) for at in inside
    )
    return inside if fields > 1 and told else []


def _names_part(item: LabelledParagraph) -> bool:
    """True for a name with a value that only a script's head does not have: 王秀英：守门人."""
    known = is_byline(item.text) or compiled(ABOUT).match(item.text)
    return item.open and not item.label and is_field(item) and not known and not is_sentence(item.text)


def lines_above(items: list[LabelledParagraph]) -> tuple[list[int], int | None]:
    """The lines above the first words, and where these are; None where something else stands before them."""
    called = called_lines(items)
    run: list[int] = []
    about, only_slides = False, False
    for at, item in enumerate(items[: front_end(items)]):
        if item.what == "lead" and run and announces(item.text):
            return run, at
        if item.role == "aside" or not is_speakable(item.text):
            continue
        if not item.open or item.paragraph.forced:
            break
        if item.paragraph.silent and item.paragraph.label:
            return run, at
        if item.paragraph.level:  # how to use the script, which ends at the first slide
            about = bool(run) and may_be_appended(item.text)
        greets = at in called or (_begins_greeting(items, at) and not is_card(item))
        if not about and (item.label or greets):
            return ([], None) if only_slides else (run, at)
        if not about and _is_said(item):
            if _is_dated(items, run) and compiled(_GOOD_DAY).match(item.text):
                return run, at
            told = [] if only_slides else _told_above(items, run)
            return (told, at) if len(told) > len(told_lines(items)) else ([], None)
        only_slides = only_slides or about or _is_value(item.text) or (bool(run) and item.paragraph.level > 0)
        run.append(at)
    return [], None


def _told_above(items: list[LabelledParagraph], run: list[int]) -> list[int]:
    """The lines above a sentence, down to the last that tells who, when or what, where there are two of these.

    One of them says what speech it is.
    """
    told = [
        at for at in run if tells(items[at]) or is_card(items[at]) or compiled(ABOUT).match(items[at].text)
    ]
    values = sum(2 if is_card(items[at]) else 1 for at in told)
    titled = any(_names_itself(items[at].text) and not is_byline(items[at].text) for at in run)
    marked = any(items[at].paragraph.level for at in run)
    return [at for at in run if at <= told[-1]] if titled and values > 1 and not marked else []


def _begins_greeting(items: list[LabelledParagraph], at: int) -> bool:
    """True for a line that ends in a comma, as all below it do, to the one that greets, or greets two and goes on."""
    for item in items[at : at + _NEAR]:
        if _greets_hall(item.text) or begins_greeting(item.text):
            return True
        if not item.open or item.text[-1:] not in ("，", ",", "、"):
            return False
    return False


def _is_dated(items: list[LabelledParagraph], run: list[int]) -> bool:
    """True for lines with a name or a date among them, and something else, none of which the format marks."""
    bylines = [is_byline(items[at].text) for at in run]
    return any(bylines) and not all(bylines) and not any(items[at].paragraph.level for at in run)


def _greets_hall(text: str) -> bool:
    """True for a line that greets the hall, maybe after it has thanked the chair for the word."""
    return greets(compiled(_THANKS_CHAIR).sub("", text))


_GOOD_DAY = (
    r"(?:大家|各位)?(?:大家|各位|早上|上午|中午|下午|晚上)好[，。！,!]|"
    r"(?i:(?:a very )?good (?:morning|afternoon|evening)(?: (?:everyone|everybody|all|to you all))?|hello|hi)[,.!]\s"
)


_THANKS_CHAIR = r"^(?:谢谢|感谢|多谢)[^，。！,!]{0,6}(?:主席|主持人|司仪|会长)[，。！,!]\s*(?=\S)"


def _is_value(text: str) -> bool:
    """True for a sentence; a title in English is long, too, but has capitals and no end."""
    text = compiled(QUOTED).sub("“”", text)
    if is_headline(text):
        return False
    titled = not (
        has_han(text) or ends_sentence(text) or has_a_sentences_words(text) or text.endswith((",", ";"))
    )
    return is_sentence(text) and not (titled or compiled(IN_FULL).fullmatch(text) or names_kind(text))


QUOTED = r"(?<!\w)['‘“\"][^'‘’“”\"]{3,120}['’”\"](?!\w)"
"""What is quoted in a title may be a sentence."""


def _is_said(item: LabelledParagraph) -> bool:
    """True for a line that is speech, or a part's heading, whatever comes after it; a sentence may be a value."""
    text = item.text
    counted = item.kind in POINTS or (item.paragraph.level and item.number and item.kind != "bare")
    if is_headline(text):
        return False
    if (
        (counted and not names_kind(text))
        or is_part(text)
        or speaks(text)
        or (ends_sentence(text) and compiled(SPOKEN).search(text))
        or len(text) > (5 if names_kind(text) else 3) * LONGEST
    ):
        return True
    return _is_value(text) and not is_field(item)


_NEAR = 6
"""Lines of those who are greeted, at most."""
