"""English brackets alone on a line or between two sentences: what is done there, and what is said."""

from __future__ import annotations

from rehearse.language.text.patterns import compiled
from rehearse.script.reading.directions import en

_ACTS = (
    "add|admire|applaud|blow|bring|carry|chat|check|cheer|chew|chok|choose|clos|collect|cough|count|cross|cry|"
    "cut|danc|drop|eat|fade|fold|gather|giv|hand|help|hid|hum|hurry|invit|join|kick|kiss|knock|launch|lay|lead|lean|"
    "leave|lick|light|lock|match|mim|mut|nam|offer|pack|pass|past|pat|pause|peel|plac|plug|pour|present|press|"
    "project|push|reach|remov|ring|roll|rush|salut|search|send|serv|set|shap|shift|sniff|snap|spin|spotlight|spread|stack|"
    "stay|stretch|swallow|sweep|swap|taste|tear|throw|tick|tie|toast|toss|touch|trip|unfold|unmut|unveil|unwrap|"
    "us|wash|watch|weep|whistl|wip|work|wrap|yawn|zoom"
)
"""Verbs beside those of the stage, without an e at their end."""
_ACT = rf"(?:{en.ACTS}|(?:{_ACTS})(?:e?s|e|ing|ting|ning)?)"
_FIRST = rf"(?i:(?:(?:do not|don['’]t|never|then|quickly|slowly|now) )?{_ACT}(?![\w'’-]))"
"""A bare verb, or one without a subject, that opens a direction: hand him the clock, chews."""
_FINITE = r"(?:is|was|are|were|has|had|will|would|can|could|does|did)"
_PERSON = (
    r"\b(?:I|[Uu]s)\b|(?i:\b(?:we|you|my|me|ours?|mine|yours?|myself|he|she|they|let['’]s)\b)|"
    rf"(?i:\b(?:it|that|this|there|these|those|who|what)(?:['’]s|['’]re| {_FINITE})\b)"
)
"""Somebody who speaks or is spoken to, or a clause of his."""
_IN_SQUARE = r"\b(?:I|us)\b|(?i:\b(?:we|our|you)\b)"
"""The same in square brackets, in which an author writes my page of himself."""
_VERSE = r"(?:[1-3I]{1,3} )?[A-Z][a-z]+\.? \d{1,3}[.:] ?\d.*"
"""Where a verse stands, which is read out with it: James 2:14."""
_GOES_ON = (
    r"(?i:(?:and|but|or|so|because|well|yes|no|not|oh|sorry|thanks?|please|just|even|really|almost|maybe|at least|"
    r"of course|in other words|that is|i\.e\.|e\.g\.)(?![\w'’]))"
)
"""How one begins who says in brackets what belongs to his sentence."""
_TO_FILL_IN = (
    r"(?i:\binsert\b(?! (?:clip|video|slide|image|photo|music|sound|graphic))|"
    r"\b(?:name|title|company|date|organi[sz]ation|school|city|town|number|amount|year|place|"
    r"department|product|event|guest|recipient|occasion|your (?:own|story))\b)"
)
"""What an author fills in before he speaks: [Name of the guest]."""
_REFERS = (
    r"(?i:(?:(?:def|pl|plaintiff|defen[sc]e)\.?['’]?s? )?"
    r"(?:exhibit|exh?\.|figure|fig\.|slide|photo|picture|table|handout|[dpg]x)"
    r"[ -]?(?:no\.? ?)?[A-Z]?-?\d{0,3}[A-Za-z]?\b[^.!?]{0,40})"
)
"""What is shown at that place: Exhibit 2."""
_SMALL_TALK = (
    r"(?i:\b(?:it|that|this|these|those|what|who|why|or|alone|else|any\w+|taken|trust|mind)\b|hold on|:)"
)
"""What begins like an act and is said: look it up, hold that thought."""
_WORDS = 8


def is_to_fill_in(inside: str) -> bool:
    """True for a few words that an author replaces before he speaks: Name of the guest."""
    found = compiled(_TO_FILL_IN).search(inside)
    return found is not None and (len(inside.split()) <= _WORDS or found.start() == 0)


def is_nobodys(inside: str, *, square: bool) -> bool:
    """True for the words of a bracket that is all of a line, and that nobody says.

    >>> [is_nobodys(text, square=False) for text in ("hand him the clock", "Sit.", "And yes, Mom, the fish lived.")]
    [True, True, False]
    """
    inside = inside.strip()
    if compiled(_IN_SQUARE if square else _PERSON).search(inside) or (square and is_to_fill_in(inside)):
        return False
    if square or inside[-1] not in '.!?…"”':
        return square or not (compiled(_GOES_ON).match(inside) or compiled(_VERSE).fullmatch(inside))
    return bool(compiled(_FIRST).match(inside)) and not compiled(rf"\b{_FINITE}\b").search(inside)


def is_act_between(inside: str, *, square: bool) -> bool:
    """True for the words of a bracket between two finished sentences that are no sentence: a few, without a subject.

    >>> [is_act_between(text, square=False) for text in ("hold up shoe", "laugh?", "most days", "look it up")]
    [True, True, False, False]
    """
    inside = inside.strip()
    if compiled(_REFERS).fullmatch(inside) and any(map(str.isdigit, inside)):
        return True
    counts = len(inside) == 1  # [a] A lamp that is lit
    if counts or not inside[:1].islower() or len(inside.split()) > _WORDS or inside[-1] in '.!…"”':
        return False
    if compiled(_PERSON).search(inside) or compiled(_GOES_ON).match(inside):
        return False
    if square:
        return not is_to_fill_in(inside)
    return compiled(_FIRST).match(inside) is not None and not compiled(_SMALL_TALK).search(inside)
