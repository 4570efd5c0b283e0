"""Words that only address the audience: 同志们： and 尊敬的各位领导，大家好！ and their English kin."""

from __future__ import annotations

from rehearse.language.text.chars import has_han
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.language.text.simplified import simplified
from rehearse.script.reading.structure.greetings import addressed_en, addressed_zh
from rehearse.script.reading.structure.greetings.addressed import Called

_MOST = 400
"""Characters of those who are greeted; what is longer is not searched."""
_BULLET = r"^[•·●▪◦*–-]\s*(?=[^\W\d])"
"""Some list those who are greeted."""
_BEFORE = rf"(?:{_BULLET})?[\"'“‘「『]?(?=\w)"
"""What stands before the first word: a bullet, or the quote of one who writes what he will say in quotes."""


def is_salutation(text: str) -> bool:
    """True for a line (or a sentence) that only addresses the audience.

    >>> is_salutation("同志们："), is_salutation("尊敬的各位领导，各位来宾："), is_salutation("同志们，幸福来自劳动。")
    (True, True, False)
    """
    text = text.strip()
    return 0 < len(text) <= _MOST and leading_salutation(text) == len(text)


def greets(text: str) -> bool:
    """True for a paragraph that begins with a salutation, or is one.

    >>> greets("各位老师，上午好。我是软件学院的学生。"), greets("各位老师都知道，这很难。")
    (True, False)
    """
    return leading_salutation(text.strip()) > 0


def leading_salutation(text: str, *, first: bool = False) -> int:
    """The length of the salutation at the start of a paragraph of text; 0 if there is none.

    The `first` words of a speech may call the hall and go on in the same sentence: Friends, colleagues, I am glad….

    >>> leading_salutation("各位老师，上午好。我是软件学院的学生。"), leading_salutation("各位老师都知道，这很难。")
    (9, 0)
    """
    before = compiled(_BEFORE).match(text)
    skipped = before.end() if before else 0
    text = text[skipped : skipped + _MOST]
    if _is_english(text):
        found = addressed_en.address(text, first=first)
    else:
        found = addressed_zh.address(simplified(text), first=first)
    return found + skipped if found else 0


def _is_english(text: str) -> bool:
    """True for words in English; Rose 秘書、 is a name in Latin letters in front of an office in Chinese."""
    first = compiled(r"[A-Za-z][^，,、：:！!。\n]*").match(text)
    return text[:1].isascii() and not (first and has_han(first[0]))


def begins_salutation(text: str) -> bool:
    """True where the first word of a text is one that salutations begin with: 同志们, and not 李四同志们 or 船长们."""
    return _is_english(text) or addressed_zh.begins(simplified(text[:_MOST]))


def may_be_called(text: str) -> bool:
    """True for a line that greets somebody if its neighbours do: Distinguished Guests.

    >>> may_be_called("Members of the Harbour Board"), may_be_called("Members of the board have met.")
    (True, False)
    """
    text = compiled(_BULLET).sub("", text)
    return _called(text) > (Called.UNKNOWN if text[:1].isascii() else Called.NOUN)


def calls_all(text: str) -> bool:
    """True for a line that greets many, as one line of a list of those who are greeted does."""
    return _called(text) >= Called.NOUN


def begins_greeting(text: str) -> bool:
    """True for a line that greets two and goes on, maybe in the next line: Colleagues, friends, and all who came —.

    >>> begins_greeting("Lord Mayor, Madam President, members of the"), begins_greeting("President, Rotary Club, Oban")
    (True, False)
    """
    two = compiled(_TWO).match(text)
    return two is not None and not ends_sentence(text) and is_salutation(f"{two[1]},")


_TWO = r"([^,，、.!?。！？:：]{2,40}[,，、]\s*[^,，、.!?。！？:：]{2,40})[,，、](?=\s*\S)"


def names_somebody(text: str) -> bool:
    """True for a person or an office who may be greeted: Dr Ann Lee, 吴坚勇局长."""
    text = "".join(text.split()) if has_han(text) else text.strip()
    return _called(text) >= Called.OFFICE


def _called(text: str) -> Called:
    text = compiled(_BULLET).sub("", text)
    if len(text) > _MOST:
        return Called.NOT
    return addressed_en.called(text) if _is_english(text) else addressed_zh.called(simplified(text))
