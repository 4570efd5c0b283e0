"""Who is addressed at the beginning of a text in English, read part by part: Mr. Chairman, dear friends,."""

from __future__ import annotations

from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.greetings.addressed import Address, Called, chosen, whole

_HELLO = (
    r"(?i:(?:a very )?(?:good \[[^\]]{1,40}\]|(?:good (?:morning|afternoon|evening|day)|hello|hi|welcome|"
    r"greetings)\b),?\s+)(?!(?:to|and)\b)"
)
_PART = (
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Rt|Gen|Col|Capt|Lt|Sen|Gov|St|Sr|Jr|[A-Z])\.|(?<=\d):(?=\d)|"
    r"(?!\s*--)[^,;:.!?—–\n])+"
)
_MARK = r"\s*([,;:.!]?)\s*(?:([—–]|--+)|$)?\s*"
"""What stands behind a part: a mark, a dash, or both."""
_ANDS = r"\s*(?:\b(?:and|or|as well as)\b|&)\s*"
_RUNS_ON = (
    r"\s+(?=(?:thank|thanks|it is|it's|I|I'm|I’m|we|welcome(?! (?:guests|visitors))|let|this|today|tonight|"
    r"on behalf|what a|good (?:morning|afternoon|evening|day))\b)"
)
_GREETING = (
    r"(?i:\s*(?:an? (?:very )?)?(?:good|pleasant|blessed) (?:morning|afternoon|evening|day)"
    r"(?: to you all| to all of you|,? everyone|,? all)?\s*)$"
)
_OPENS = r"(?:most of all|above all|last but not least|especially|indeed|of course|also)"
"""Words before the last who are called: and above all, the new class."""
_HONOUR = (
    r"(?i:(?:my|our|your)\s+(?=\w)(?=.*\b(?:excellenc|majest|highness|honou?r|worship|grace|eminence|lord|lad|fellow|dear|friend|colleague|beloved)))|"
    r"(?i:(?:the|all|you|our|my|very|right|rt\.?|most)\s+)*"
    r"(?i:(?:dear|distinguished|honou?red|honou?rable|hon\.?|esteemed|respected|beloved|fellow|worthy|revered|venerable|dearest)\s+)+"
)
"""Words that only call: dear, fellow, Your (Excellency)."""
_SAYS = (
    r"(?i:\b(?:is|are|was|were|am|be|been|being|have|has|had|will|would|can|could|should|must|may|might|shall|do|does|did|"
    r"I|we|us|he|she|it|they|them|you|their|his(?! (?:royal|excellency|majesty|highness|worship))|"
    r"her(?! (?:royal|excellency|majesty|highness|worship))|"
    r"that|which|when|if|because|there|not|this|these|those|what|how|why|where|"
    r"thanks?|welcome(?! (?:guests|visitors))|please|let|than|by|but|as|so)\b|['’](?:s|re|ve|ll|m|d)\b)"
)
_VERB = (
    r"(?i:\b(?:is|are|was|were|am|have|has|had|will|would|can|could|should|must|may(?! it)|might|do|does|did|"
    r"I|we|he|she|they|which|because|not)\b)"
)
_PASSIVE = (
    r"\b(?!honou?red|esteemed|distinguished|respected|beloved|invited|retired|assembled|gathered|united|"
    r"revered)[a-z]\w+ed\b"
)
_WHO_WERE = r"s \w+ed (?:through|in|from|with|for|to)\b"
"""People with what was done to them: dear neighbours rescued from the river."""
_WHERE = (
    r"\s(?:of|from|in|for|at|to|on|with|near|who|here|present|gathered|assembled|across|around|up|behind|"
    r"between)\b"
)
_PEOPLE = (
    r"(?i:\b(?:ladies|gentlem[ae]n|guests|members|delegates|delegations|excellenc(?:y|ies)|colleagues|friends|comrades|students|parents|grandparents|"
    r"teachers|educators|graduates|graduands|citizens|faculty|staff|classmates|brothers|sisters|boys|girls|children|kids|judges|jury|neighbou?rs|alumni|"
    r"alumnae|families|family|volunteers|partners|councillors|councilors|councilmembers|commissioners|trustees|governors|ministers|ambassadors|officers|"
    r"officials|representatives|senators|directors|secretaries|professors|highness(?:es)?|majest(?:y|ies)|worships?|"
    r"fathers|mothers|pastors|clergy|elders|chiefs|leaders|rotarians|toastmasters|americans|countrymen|countrywomen|compatriots|"
    r"veterans|soldiers|sailors|shareholders|investors|engineers|developers|scientists|scholars|researchers|doctors|nurses|workers|farmers|"
    r"players|coaches|fans|residents|visitors|participants|opponents|adjudicators|dignitaries|sponsors|supporters|customers|employees|team|class|"
    r"audience|aunts|uncles|cousins|siblings|sons|daughters|folks|mates|lovers|seniors|freshmen|peers|speakers|hosts|organi[sz]ers|editors|journalists|learners|pupils|monks|nuns|heads|"
    r"counsel|membership|congregation|community|crew|commissioners|presidents|chancellors|executives|managers|entrepreneurs|lawmakers|legislators|mayors|bishops|"
    r"commanders|troops|cadets|recruits|men|women|people|youth|congress|council|board|assembly|parliamentarians|chairs|chairmen|principals|deans)$)|"
    r"[A-Za-z](?i:[a-z]{2,}-?(?:men|women))$"
)
_PERSON = (
    r"(?i:(?:grand)?(?:mum|mom|dad|ma|pa|mother|father)|sir|madam|ma['’]am|grandma|grandpa|granny|auntie)$"
)
_WHO_DO = r"(?:[A-Za-z]+ )?[A-Za-z]{3,}(?:ers|ors|ists|ians|ees|folk)"
"""Keepers, sailors: who does something, beside others; letters end so, too."""
_ANYBODY = r"(?i:everyone|everybody|all|others?)$"
_TITLE = (
    r"\b(?:Mr|Mrs|Ms|Miss|Madame?|Member|Sir|Dr|Prof(?:essor)?|Rev(?:erend)?|President|Vice[- ]\w+|Deputy|Prime|"
    r"Premier|Minister|Chair(?:man|woman|person)?|Speaker|"
    r"Senator|Governor|Mayor|Ambassador|Excellency|Excellencies|Majesty|Highness|Honou?rable|Hon|Rt|Lord|"
    r"Lady|Commissioner|Secretary(?:[- ]General)?|"
    r"Under[- ]Secretary|Director(?:[- ]General)?|Dean|Provost|Chancellor|Rector|Principal|Judge|Justice|"
    r"General|Colonel|Captain|Commander|Admiral|"
    r"Bishop|Archbishop|Father|Sister|Brother|Pastor|Council(?:l?or|man|woman)|Congress(?:man|woman)|Attorney|Master|Mistress|Toastmaster|Moderator|Chief|"
    r"King|Queen|Prince|Princess|Sheikh|Dame|Senior|Representative|Treasurer|Superintendent|Headmaster|Headmistress|Coach|Professor|Programme|Program|"
    r"Chargés?|Consul|Envoy|Counsel|Court|Your)\b\.?"
)
_CALLS = r"\b(?:Mr|Mrs|Ms|Madame?|Sir|Your|Excellenc(?:y|ies)|(?:Right |Rt\.? )?Hon(?:ou?rable)?|My Lord)\b"
"""Titles that only call: nobody is a Mr. Chairman in the third person."""
_FORMULA = r"(?i:may it please (?:the court|your [\w ]{3,20}|you,? [\w ]{3,20}))$"
_NAMED = r"(?:(?:[A-Z][\w.’'-]*|of|to|the|for|in|and|de|van|von|der|al|bin|d’Affaires|\d+(?:st|nd|rd|th)?)(?:\s+|$))+"
_NO_BEGINNING = (
    r"(?i:(?:thank|thanks|congratulations|happy|bravo|cheers|god|long live|to|for|with|but|as|in|on|by|"
    r"from|of|here|there|these|those|some|many|when|now|next|today|tonight|yesterday|remarks|"
    r"speech|statement|address|message|text|part|chapter|section|slide|photo|dear (?:god|me))\b)"
)
_TELLS = r"\s*\([^()]{2,30}\)$"
"""The short name of an office's house, or the like: Chairman of the Harbour Board (HB)."""
_DASHES = ("—", "–", "-")
_LOWER = r"(?i:the|a|an|all|every|our|my|your)\s"
_LIST = 3
"""Parts of a list that may end without a mark."""
_LABEL = (
    r"(?:[A-Z][a-z]+s\s*:\s*(?:(?:(?:Mr|Mrs|Ms|Dr|Prof)\.|[A-Z][\w’'-]*(?:\.(?=\s[A-Z]))?|and|&|/|,|;)\s*)+$|"
    r"[A-Z]{3,}\s*:\s*\S)"
)
"""What names those who speak, and greets nobody: Hosts: Jo Lee & Ann Day; SISTERS: We have come."""
_HELLO_NAME = r"(?i:(?:good (?:morning|afternoon|evening)|hello|hi),? )(?-i:[A-Z][a-z]+[A-Z]?\w*)!"
"""Hello, Linfield!, and no name of many words, which is a title's."""
_THANKED = r"(?i:thank you(?: (?:very|so) much)?,\s+)"
"""What some say first, in an address that ends in a colon."""
_TO = r"(?i:to (?=(?:our|my|all|you|the|everyone)\b))"
"""What stands before those who are greeted at the end: To our parents and teachers, good morning."""
_CAPITALS = r"(?=[^a-z]*[A-Z]{2,}[^A-Za-z]+[A-Z]{2,})[^a-z]{8,}(?![a-z])"
_SMALL = r"\b(?:And|Or|Of|The|To|For|In|At|As|Well)\b"
_WHO_ARE = r"\s+who (?:is|are|was|were|has|have|had|could|can)(?: \w+ed)?\b"
"""How those are told who are greeted: siblings who were forced to be here."""
_PRAISE = r"(?<=\bthe )[a-z]+, [a-z]+(?= [A-Z])"
"""Two words of praise: the magnificent, sunburned Class of 2024."""
_LONGEST = 14
"""Words of a part."""


def address(text: str, *, first: bool) -> int:
    """The length of the address at the start of a text, 0 for none; behind one the `first` words may go on."""
    if compiled(_LABEL).match(text):
        return 0
    if compiled(_HELLO_NAME).fullmatch(text):
        return len(text)
    text = _plain(text)
    thanked, to = compiled(_THANKED).match(text), compiled(_TO).match(text)
    start = thanked.end() if thanked else to.end() if to else 0
    found = [one for one in _addresses(text[start:]) if one.mark or one.greeted or len(one.parts) > _LIST]
    if thanked:
        found = [one for one in found if one.mark == ":" and one.parts[-1] == Called.MANY]
    if to:
        found = [one for one in found if one.greeted]
    end = _all_present(found, text[start:]) or chosen(found, text[start:], first=first)
    return start + end if end else 0


def _plain(text: str) -> str:
    """Write an address in capitals, MY LORDS AND GENTLEMEN:, as others are, and leave two words of praise blank."""
    text = compiled(_PRAISE).sub(lambda praise: " " * len(praise[0]), text)
    capitals = compiled(_CAPITALS).match(text)
    if not capitals:
        return text
    words = compiled(_SMALL).sub(lambda small: small[0].lower(), capitals[0].title())
    return words + text[capitals.end() :]


def _all_present(found: list[Address], text: str) -> int:
    """The end of a list of those present that is all of a text; its last may be a name: and the Tuesday Club."""
    last = found[-1] if found else None
    if last is None or last.end != len(text) or last.parts[-1] != Called.UNKNOWN:
        return 0
    others = last.parts[:-1]
    return last.end if len(others) > 1 and Called.MANY in others and min(others) > Called.UNKNOWN else 0


def called(text: str) -> Called:
    """How surely the whole of a text calls somebody, whatever its mark: Members of the Harbour Board."""
    return whole(_addresses(text), text)


def _addresses(text: str) -> list[Address]:
    """The address as it is after each of its parts."""
    ends: list[Address] = []
    hello = compiled(_HELLO).match(text)
    at = hello.end() if hello else 0
    parts: list[Called] = []
    while part := compiled(_PART).match(text, at):
        words = compiled(_RUNS_ON).split(part[0], maxsplit=1)[0]
        greeted = bool(parts) and compiled(_GREETING).fullmatch(words) is not None
        if not greeted:
            if parts and compiled(rf"(?:and )?{_OPENS}").fullmatch(words.strip()):
                at += len(part[0]) + 1
                continue
            found = [_called(one, listed=bool(parts or place)) for place, one in enumerate(_listed(words))]
            if not found or Called.NOT in found:
                if len(words) < len(part[0]) and compiled(_ANDS).fullmatch(words + " "):
                    return ends  # members of the board, and thank you for coming
                goes_on = compiled(_ANDS).match(words) or found[:1] > [Called.NOT]
                return [] if goes_on else ends  # friends, and food; friends and food
            parts += found
        end = at + len(words.rstrip())
        close = compiled(_MARK).match(text, end)
        dashed = close is not None and close[2] is not None and close.end() == len(text)
        mark = ("—" if dashed else close[1] or close[2] or "") if close else ""
        end = close.end() if close and mark else end
        alone_or_on = mark or end == len(text) or len(words) < len(part[0])
        if alone_or_on:
            ends.append(
                Address(
                    len(text[:end].rstrip()),
                    mark or ("" if end == len(text) else ","),
                    tuple(parts),
                    unknown=False,
                    greeted=greeted or (bool(hello) and max(parts) >= Called.OFFICE),
                )
            )
        if mark not in (",", ";") and not (mark[:1] in _DASHES and compiled(_ANDS).match(text, end)):
            break
        at = end
    return ends


def _listed(words: str) -> list[str]:
    """Part friends and colleagues, but not partners from near and far."""
    found: list[str] = []
    for one in compiled(_ANDS).split(words):
        if found and compiled(_WHERE).search(found[-1]) and not _called(one, listed=False):
            found[-1] += f" and {one}"
        elif one.strip():
            found.append(one)
    return found


def _did(words: str, honour: bool) -> bool:
    """True for what somebody did: old Tom walked; dear neighbours rescued from the river did nothing."""
    done_to = honour and compiled(_WHO_WERE).search(words)
    return not done_to and compiled(_PASSIVE).search(words) is not None


def _called(words: str, *, listed: bool) -> Called:
    """How surely words name people."""
    words = compiled(_TELLS).sub("", words.strip())
    words = words[opens.end() :] if (opens := compiled(rf"{_OPENS}\s+").match(words)) else words
    if not words or len(words.split()) > _LONGEST or compiled(_NO_BEGINNING).match(words):
        return Called.NOT
    honour = compiled(_HONOUR).match(words) is not None
    head = compiled(_WHERE).split(words, maxsplit=1)[0].strip(" ()")
    if compiled(_FORMULA).match(words):
        return Called.MANY
    words = compiled(_WHO_ARE).sub("", words, count=1) if listed else words
    if compiled(_SAYS).search(head) or compiled(_VERB).search(words) or _did(words, honour):
        return Called.NOT
    if compiled(_CALLS).match(words) or (honour and head):
        named = words.startswith("The ") and not compiled(_PEOPLE).search(head)
        return Called.OFFICE if named else Called.MANY  # The Rt Hon Ann Lee may be her name
    if compiled(_PEOPLE).search(head):
        thing = head == words and head.split()[-1].lower() in _ALSO_THINGS
        thing = thing or compiled(_MAY_BE_NAME).fullmatch(head) is not None
        return Called.NOUN if thing or compiled(_LOWER).match(words) else Called.MANY
    if compiled(_TITLE).search(head) and compiled(_NAMED).fullmatch(words + " "):
        return Called.OFFICE
    if compiled(_PERSON).search(words):
        return Called.OFFICE
    if compiled(_ANYBODY).match(head):
        return Called.UNKNOWN
    if compiled(_WHO_DO).fullmatch(head):
        return Called.UNKNOWN
    return Called.UNKNOWN if listed and compiled(_NAMED).fullmatch(words + " ") else Called.NOT


_MAY_BE_NAME = r"(?!(?i:gentlemen|countrymen|countrywomen|chairmen)$)[A-Z][A-Za-z]*(?i:men)"
"""Carmen and Firemen."""
_ALSO_THINGS = frozenset(
    "counsel membership congregation community crew members students team class staff people board council "
    "assembly congress heads family audience".split()
)
"""Nouns that alone are a label as well."""
