"""Labels that name a speaker though they stand once: an office before a greeting, VO:, a name of the head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.chars import HANLIKE
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Collection


_OFFICE = (
    r"(?i:(?:the )?(?:president|chair(?:man|woman|person)?|secretary|moderator|host|emcee|mc|presenter|speaker|"
    r"principal|governor|mayor|minister|senator|judge|ambassador|dean|prof(?:essor|\.)?|dr\.?|mrs?\.?|ms\.?)"
    r"(?: [a-z.'’-]+){0,2})|"
    rf"(?!感谢|谢谢|致|祝|亲爱|尊敬){HANLIKE}{{0,4}}(?:主持人?|司仪|老师|校长|主任|书记|[省市县区局院厅部处科会团馆站班]长|"
    r"经理|总裁|教授|院士|代表|先生|女士|同学|发言人)"
)
"""Who has an office, by which he is called in a record of what was said."""
_TO_THE_HALL = (
    r"(?i:(?:(?:well|so|and|ok(?:ay)?|all right|yes|now)[,.]? )*"
    r"(?:thank(?:s| you)|good (?:morning|afternoon|evening|day)|hello|hi|welcome|ladies|dear|"
    r"(?:my )?fellow|distinguished|friends)\b)|"
    r"(?!谢谢[您你]|感谢[您你])"
    r"(?:谢谢|感谢|多谢|欢迎|大家|各位|同学们|同志们|朋友们|尊敬的|亲爱的|[早晚]上好|[上下]午好|你们好)"
)
"""How one begins who greets or thanks a hall; a letter's 老师：谢谢您 is said to the teacher."""
_VOICE = r"V\.?O\.?|VOICE[- ]?OVER|NARRATOR|HOST|ON[- ]CAM(?:ERA)?"
"""What a script for a film or a show calls a voice."""


def is_known_voice(name: str, rest: str, listed: Collection[str]) -> bool:
    """True for a film's voice or a `listed` name with a sentence behind it, though it stands once.

    >>> is_known_voice("VO", "It rained.", ()), is_known_voice("Jonas", "It rained.", {"jonas"})
    (True, True)
    """
    return ends_sentence(rest) and (compiled(_VOICE).fullmatch(name) is not None or name.casefold() in listed)


def greets_hall(name: str, rest: str) -> bool:
    """True for an office in front of words that greet or thank the hall.

    >>> [greets_hall(name, "Thank you.") for name in ("THE PRESIDENT", "Location")]
    [True, False]
    """
    office = compiled(_OFFICE).fullmatch(name) and compiled(_TO_THE_HALL).match(rest)
    return office is not None and ends_sentence(rest)
