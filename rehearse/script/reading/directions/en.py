"""The acts of a speaker, a host or a writer that English brackets name: verbs, and what they may be about."""

from __future__ import annotations

_BODY = (
    "smil(?:e|es|ing)|laugh(?:s|ing)?|chuckl(?:e|es|ing)|grin(?:s|ning)?|nod(?:s|ding)?|bow(?:s|ing)?|"
    "wav(?:e|es|ing)|sigh(?:s|ing)?|"
    "shrug(?:s|ging)?|wink(?:s|ing)?|clap(?:s|ping)?|gestur(?:e|es|ing)|point(?:s|ing)?|paus(?:e|es|"
    "ing)|breath(?:e|es|ing)|inhal(?:e|es|ing)|"
    "exhal(?:e|es|ing)|whisper(?:s|ing)?|kneel(?:s|ing)?"
)
_MOVE = (
    "look(?:s|ing)?|glanc(?:e|es|ing)|gaz(?:e|es|ing)|scan(?:s|ning)?|turn(?:s|ing)?|fac(?:e|es|ing)|"
    "walk(?:s|ing)?|step(?:s|ping)?|mov(?:e|es|ing)|"
    "stand(?:s|ing)?|sit(?:s|ting)?|ris(?:e|es|ing)|approach(?:es|ing)?|enter(?:s|ing)?|exit(?:s|ing)?|"
    "leav(?:e|es|ing)|hold(?:s|ing)?|rais(?:e|es|ing)|"
    "lift(?:s|ing)?|lower(?:s|ing)?|pick(?:s|ing)?|put(?:s|ting)?|pull(?:s|ing)?|show(?:s|ing)?|"
    "display(?:s|ing)?|play(?:s|ing)?|click(?:s|ing)?|scroll(?:s|ing)?|hover(?:s|ing)?|typ(?:e|es|ing)|"
    "advanc(?:e|es|ing)|switch(?:es|ing)?|go(?:es|ing)?|wait(?:s|ing)?|stop(?:s|ping)?|slow(?:s|ing)?|"
    "speed(?:s|ing)?|speak(?:s|ing)?|tak(?:e|es|ing)|"
    "mak(?:e|es|ing)|sip(?:s|ping)?|drink(?:s|ing)?|shak(?:e|es|ing)|hug(?:s|ging)?|hands? out|"
    "demonstrat(?:e|es|ing)|chang(?:e|es|ing)|return(?:s|ing)?|"
    "clear(?:s|ing)?|open(?:s|ing)?|clos(?:e|es|ing)|cue(?:s|ing)?|dim(?:s|ming)?|tap(?:s|ping)?|"
    "resum(?:e|es|ing)|continu(?:e|es|ing)|begin(?:s|ning)?|start(?:s|ing)?|end(?:s|ing)?"
)
_FUNCTION = (
    "at|to|toward|towards|the|a|an|up|down|for|off|on|onto|in|into|with|over|around|across|back|out|"
    "from|of|away|and|then|while|his|her|their|your|both|"
    "each|all|next|previous|last|first|again|it|them|him|one|two|three|few|another|moment|briefly|[0-9]+"
)
_STAGE = (
    "audience|crowd|(?<=the )(?:room|hall|house)|screen|slides?|stage|podium|lectern|microphone|mic|"
    "camera|recording|panel|judges?|class|everyone|everybody|people|chair|left|right|"
    "front|side|cent(?:er|re)|ceiling|floor|door|seats?|videos?|clips?|films?|music|song|picture|"
    "photos?|image|chart|graph|map|figure|diagram|table|demo|app|program|product|system|results?|board|"
    "whiteboard|flipchart|buttons?|keys?|dial|menu|icon|tab|link|browser|cursor|top|bottom|section|word|submit|phone|laptop|computer|remote|clicker|props?|book|paper|papers|notes|card|"
    "cards|letter|poster|glass|water|hands?|arms?|fingers?|fist|"
    r"head|eyes?|contact|breath|throat|heart|chest|shoulders?|hat|glasses|bag|box|bottle|flowers?|"
    r"trophy|award|lights?|curtain|beat|pace|voice|effect|emphasis|"
    r"laughter|laughs|applause|silence|reaction|response|answers?|click|page|bow|sip|step|smile|nod|gesture"
)
_MANNER = (
    "[a-z]+ly|slow(?:er)?|fast(?:er)?|loud(?:er)?|soft(?:er)?|warm|confident|friendly|serious|low|"
    "lower|high|higher|long|short|deep|big|dramatic|still|aside"
)
_TELL = (
    "greet|welcome|introduce|say|tell|explain|describe|mention|thank|ask|repeat|emphasi[sz]e|stress|"
    "state|share|give|invite|remind|summari[sz]e|read|sing|"
    "talk|discuss|address|acknowledge|express|distribute|pass|skip|use|keep|maintain|let|allow|have|"
    "engage|encourage|transition|conclude|finish|improvise|"
    "ad-lib|refer|demo|demonstrate|list|outline|highlight|draw|write"
)
ACTS = f"{_BODY}|{_MOVE}|{_TELL}"
"""The verbs."""
_WORD = rf"(?:{_FUNCTION}|{_STAGE}|{_MANNER})"
_ALONE = (
    "click|demo|slowly|slower|louder|softly|softer|quietly|loudly|warmly|smiling|laughing|screenshots?|"
    "video|next slide|"
    "(?:the )?(?:end of|start of|play|cue) (?:video|clip|music)|video (?:plays|starts|ends)|"
    "music (?:plays|starts|stops|fades)|"
    "lights? (?:up|down|off|on|dim|fade)|slow(?:ly)? down|eye contact|off ?stage|on ?stage|aside|"
    r"sotto voce|beat|with (?:emphasis|feeling|energy|passion|warmth|conviction|irony)|"
    r"(?:ppt|on[- ]screen|slide|video|music|image|photo|picture|visual|sound|lights|screen|graphic)s?\s*:\s*.{1,60}"
)

_WHO = "(?:the )?(?:audience|crowd|speaker|presenter|host|everyone|bride|groom|student|team) "
_BODIES = (
    "sits?|sitting|stands?|standing|turns?|turning|looks?|looking|steps?|stepping|walks?|walking|"
    "leans?|leaning"
)
_REST = (
    rf"(?=.*\b(?:{_STAGE}|{_MANNER})\b)(?:[ ,]+(?:{_WORD})|,? (?:and|then|while) (?:{_BODY}|"
    rf"{_MOVE})){{1,12}}"
)

_AT_SOMEBODY = (  # (Look at Anna.)
    r"(?:look|glance|turn|smile|nod|wave|gesture|point|bow|walk)s? (?:at|to|toward|towards|over to) "
    r"(?:the (?:bride|groom|couple|family|graduates)|(?-i:[A-Z][a-z]+(?: (?:and|&) [A-Z][a-z]+)?))"
)
SURE = (
    rf"(?i:(?:{_WHO})?(?:{_ALONE}|{_AT_SOMEBODY}|(?:(?:{_MANNER}),? )?(?:{_BODY}|{_MOVE}){_REST}|{_BODY}|"
    rf"(?:{_BODIES}) (?:down|up|around|back|away|off|forward|aside)))[.!]?"
)
"""A verb with what a stage has, and nothing else: (looks at the audience); a verb of the body also alone: (smiles)."""

_THING = (
    r"(?:['\"‘“`][^'\"’”`]{1,40}['\"’”`]|(?-i:[A-Z][\w-]*|\d+)|[^\w\s.,;:!?'\"]+|"
    rf"below|above|dropdown|fields?|and|the|a|an|to|on|in|into|{_STAGE})"
)
ON_SCREEN = (
    r"(?i:(?:click|tap|select|choose|press|hit|open|scroll|switch|hover)"
    rf"(?=.*(?:['\"‘“`]|button|tab|slide|menu|dropdown|link|icon|page|submit|[A-Z]-\d))(?: {_THING}){{1,12}}"
    rf"(?:,? (?:and|then) (?:click|tap|select|press|hit|open)(?: {_THING}){{1,6}})?[.!]?)"
)
"""What is done on a screen with things that stand there: (Click 'Run' and open Tab 2)."""

TOLD = (
    rf"(?i:(?:{_BODY}|{_MOVE}|{_TELL})(?![\w'’-])(?!.*\b(?:I|we|us|our|my|me|"
    rf"let['’]s)\b)[^.?!]{{3,120}}(?:[:,] [^.!?]{{1,80}}\?|[.!]?))"
)
"""What a square bracket tells the speaker to do: [Say why you came]."""

NO_ACT = (
    r"(?i:(?:points?|ends?|starts?|shows?|waves?|boards?) of (?!(?:the )?(?:video|clip|music|film|"
    r"song)\b).*|turning points?|moving averages?)"
)
"""A thing that is called like an act: (points of interest)."""

LASTS = r"(?i:paus|wait|stop|silen|play|video|clip|film|music|demo|show|applau|clap|laugh)"
WAITS = r"(?i:^(?:paus|wait|stop))"
