"""Acronyms in English that a voice may spell or say as a word, as nothing says which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.script.checking.examined import by_kind, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.script.checking.examined import Examined, Problem

WORDS = {
    "zh": {
        "unread": "缩写{text!q}没有注明读法",
        "unread, do": "注明读法，如 ({text})[{spelled}]，或写出全称",
    },
    "en": {
        "unread": "the acronym {text!q} has no reading",
        "unread, do": "say how it is read, as in ({text})[{spelled}], or write it in full",
    },
}

_ACRONYM = re.compile(r"(?<![A-Za-z0-9&.\-/])[A-Z]{2,6}(?=s?\b)(?![A-Za-z0-9]*[&.\-/]\w)")
_KNOWN = frozenset(
    "US UK EU UN USA AI TV CEO CFO CTO COO PhD DNA RNA OK PC IT HR FAQ ID GPS USB NGO GDP AM PM BC AD "
    "NY LA DC UNESCO NASA NATO UNICEF OPEC AIDS HIV FBI CIA BBC CNN IBM MIT URL PDF SMS MVP VIP DIY ATM "
    "CD DVD HD LED XL II III IV VI VII VIII IX XI XII XIII XIV XV XVI RSVP MC PR QR SOS IQ EQ TNT UFO "
    "COVID WHO API CPU GPU HTML HTTP SQL VR AR ML NLP LLM UI UX TED MBA BA MA BSc NOT ALL AND OR NO YES "
    "BUT NEVER ALWAYS EVERY ONE YOU WE MY THE THIS THAT NOW RAM ROM SIM PIN WWW FM CV DJ GMT EST PST "
    "KB MB GB TB PB MW GW USD EUR GBP CNY RMB HKD JPY OS IO UAE GM KPI ROI ESG IPO SUV EV IP LAN WAN SDK "
    "IDE JSON XML HTTPS CSS VPN UN WTO IMF EEG ECG MRI ICU".split()
)
"""Acronyms that every voice reads well, numerals, units and currencies, and words that are written large for weight."""

_WORDS_IN_CAPITALS = frozenset(
    "LOVE HOPE STOP FREE LIFE LIVE GOOD BEST MORE MOST LESS MUST WILL CAN DO DID IS ARE WAS BE BEEN HAVE HAS HAD GO "
    "COME GIVE TAKE MAKE HELP WORK PLAY LEARN TEACH THINK DREAM FIGHT PEACE WAR JOY FUN FEAR HATE TRUE TRUTH REAL "
    "WHAT WHEN WHERE WHY WHO HOW VERY MUCH MANY SO TOO ONLY JUST EVEN STILL AGAIN HERE THERE HIS HER OUR YOUR THEIR "
    "US ME HIM SHE HE IT ITS FOR FROM WITH ABOUT INTO OVER UNDER TO OF IN ON AT BY AS AN IF OR TWO THREE TEN FIRST "
    "LAST NEXT NEW OLD BIG GREAT SMALL LONG SHORT TIME DAY YEAR TODAY HOME WORLD PEOPLE MAN WOMAN KIDS CHILD EARTH "
    "PLEASE THANK THANKS SORRY WOW HEY HI HELLO WIN LOST OPEN CLOSE START END SAVE VOTE READ WRITE SPEAK LISTEN HEAR "
    "SEE LOOK FEEL KNOW TRY ASK TELL SAY TURN MOVE STAND RUN WAIT HOLD KEEP CARE SHARE TRUST BRAVE STRONG HAPPY SAFE "
    "ANY BOTH EACH SUCH OWN SAME BAD WRONG RIGHT HARD EASY FAST SLOW ENOUGH BEGIN BUILD CHANGE GROW EAT SLEEP".split()
)
"""Everyday words: in capitals they are words said with weight."""


def unread(examined: Examined) -> Iterator[Problem]:
    """Find acronyms without a reading in English text; each once, with all its places.

    A word that the script has in small letters, too, is a word said with weight.
    """
    given = {note.text for note in examined.script.annotations if note.kind == "reading"}
    small = set(re.findall(r"[a-z]{2,6}", examined.text))
    found = (
        (match[0], span, match[0])
        for paragraph, match, span in examined.matches(_ACRONYM)
        if paragraph.language == "en"
        and paragraph.role not in ("title", "byline")
        and not paragraph.text.isupper()
        and match[0] not in _KNOWN | _WORDS_IN_CAPITALS | given
        and match[0].lower() not in small
        and set(match[0]) != {"X"}
    )
    for text, spans, _ in by_kind(found):
        yield problem("unread", *spans, text=text, spelled=" ".join(text))
