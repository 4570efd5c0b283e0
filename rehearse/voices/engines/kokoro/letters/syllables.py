"""A pinyin syllable in Kokoro's letters: IPA, one letter for an affricate, an arrow behind the vowel for the tone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.pinyin.syllables import ERHUA

if TYPE_CHECKING:
    from rehearse.language.pinyin.syllables import Syllable

_TONES = {1: "→", 2: "↗", 3: "↓", 4: "↘", 5: ""}

_INITIALS = {
    "b": "p", "p": "pʰ", "m": "m", "f": "f", "d": "t", "t": "tʰ", "n": "n", "l": "l", "g": "k", "k": "kʰ", "h": "x",
    "j": "ʨ", "q": "ʨʰ", "x": "ɕ", "zh": "ꭧ", "ch": "ꭧʰ", "sh": "ʂ", "r": "ɻ", "z": "ʦ", "c": "ʦʰ", "s": "s", "": "",
}  # fmt: skip
_FINALS = {
    "a": "a_", "ai": "ai_", "an": "a_n", "ang": "a_ŋ", "ao": "au_", "e": "ɤ_", "ei": "ei_", "en": "ə_n", "eng": "ə_ŋ",
    "i": "i_", "ia": "ja_", "ian": "jɛ_n", "iang": "ja_ŋ", "iao": "jau_", "ie": "je_", "in": "i_n", "ing": "i_ŋ",
    "iong": "jʊ_ŋ", "iou": "jou_", "ong": "ʊ_ŋ", "ou": "ou_", "u": "u_", "ua": "wa_", "uai": "wai_", "uan": "wa_n",
    "uang": "wa_ŋ", "uei": "wei_", "uen": "wə_n", "ueng": "wə_ŋ", "uo": "wo_", "o": "wo_", "v": "y_", "ve": "ɥe_",
    "van": "ɥɛ_n", "vn": "y_n", "-i": "ɨ_", "er": "ɚ_", "io": "jɔ_", "ɔ": "ɔ_", "m": "m_", "n": "n_", "ng": "ŋ_",
}  # fmt: skip
"""Final -> letters; the tone's arrow stands in place of "_"."""

_ALONE = {
    "yi": "i", "ya": "ia", "yan": "ian", "yang": "iang", "yao": "iao", "ye": "ie", "yin": "in", "ying": "ing",
    "yong": "iong", "you": "iou", "yo": "io", "yai": "ai", "wu": "u", "wa": "ua", "wai": "uai", "wan": "uan",
    "wang": "uang", "wei": "uei", "wen": "uen", "weng": "ueng", "wo": "uo", "yu": "v", "yue": "ve", "yuan": "van",
    "yun": "vn", "o": "ɔ", "wong": "ueng",
}  # fmt: skip
"""A syllable without an initial, as pinyin spells it -> its final."""

_SHORT = {"iu": "iou", "ui": "uei", "un": "uen", "ue": "ve"}
"""Pinyin's short spellings -> the finals in full."""

_ERHUA = "ɚ↗"
"""The 儿 of 玩儿: training had a syllable of its own there, and the voice melts it into the one before by itself."""

_PARTS = re.compile("(zh|ch|sh|[bpmfdtnlgkhjqxrzcs]?)(.+)")
_BUZZING = ("zh", "ch", "sh", "r", "z", "c", "s")


def letters_of(syllable: Syllable) -> str | None:
    """Write one syllable; None where it is none.

    >>> letters_of(("zhong", 1)), letters_of(("lve", 4)), letters_of(("shi", 4)), letters_of(("r", 5))
    ('ꭧʊ→ŋ', 'lɥe↘', 'ʂɨ↘', 'ɚ↗')
    """
    if syllable == ERHUA:
        return _ERHUA
    base, tone = syllable
    initial, final = _split(base)
    if final not in _FINALS or tone not in _TONES:
        return None
    return _INITIALS[initial] + _FINALS[final].replace("_", _TONES[tone])


def _split(base: str) -> tuple[str, str]:
    if base in _ALONE:
        return "", _ALONE[base]
    match = _PARTS.fullmatch(base)
    if match is None:
        return "", base
    initial, final = match.groups()
    if initial in ("j", "q", "x") and final[0] == "u":
        final = f"v{final[1:]}"
    if final == "i" and initial in _BUZZING:
        final = "-i"
    return initial, _SHORT.get(final, final)
