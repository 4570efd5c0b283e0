"""What a chatbot says of the speech that it wrote, above and below it: rows for the table in `lines`.

It speaks of this text (稿, 版本, draft), and to the one who asked for it (您, you); a speaker speaks to the hall.
"""

from __future__ import annotations

from rehearse.script.reading.structure.lines.persons import SPEAKER

_TEXT = (
    r"(?:稿子?|[讲文]稿|稿件|致[辞词]|发言词|主持词|讲话|范文|文案|作文|版本|(?:精简|修改|优化|"
    r"口语|正式|润色|扩写|缩减|完整|最终|新)版)"
)
_TO_THE_HALL = (
    r"(?!.*(?:大家|各位|我们|咱们|[您你]们|同志们|同学们|朋友们|(?<!告诉)我(?!可以|来|再|会|能|已|"
    r"[帮为给][您你]|将|继续|帮)))"
)
_YES = r"(?:(?:好的?|当然(?:可以)?|没问题|明白了?|可以的?|收到|了解)[，,！!。]\s*)"
_YOU = r"[您你](?!们)"
_NOBODY_ELSE = r"(?!.*(?:大家|各位|我们|咱们|[您你]们|同[志学]们|朋友们))"
_WORK = r"(?:写|改|润色|整理|生成|转[成换为]|翻译|做|准备|压缩|缩[短减]|调整|扩|精简|优化|给)"
_ITS_WORK = r"(?:[讲文发演逐]?[言讲字]?稿|版本|一版|[语式写短长]版|PPT|问答|大纲|结尾|开头|字数|提词)"
"""What a chatbot writes; who says 我给你写了一首诗 has written a poem."""
_SAID = r"(?:speech|script|draft|version|toast|remarks|eulogy|talk|presentation|outline|template|address)"
_SURE = r"(?:(?:Certainly|Sure|Of course|Absolutely|Great|Okay|OK|Got it)\b[^.!:]{0,30}(?:[!,.]|\s[—–-])\s+)"
_MADE = r"(?:speech|script|draft|version|remarks|eulogy|talk|presentation|outline|keynote|opener|opening)s?"
"""What is made of a text; a toast to your health is said."""
_SPAN = r"\d{1,3}\s*(?:分钟?|秒|min(?:ute)?s?|m|sec(?:ond)?s?|s)"
"""How long something took: 1m 4s has two of these."""
CHANGE = (
    r"(?:adapt|adjust|edit|customi[sz]e|modify|personali[sz]e|tailor|tweak|change|replace|swap|"
    r"shorten|expand)"
)
WRITE = (
    r"(?:creat|writ|draft|prepar|put together|revis|rewrit|shorten|expand|generat|compos)(?:e[dn]?|ten|ed)?"
)
_NOBODY = rf"(?!.*(?:{SPEAKER}))"
_OTHERWISE = (
    r"(?:changes?|adjust\w*|different|shorter|longer|versions?|tone|revis\w*|edits?|tailor\w*|"
    r"rewrit\w*|modif\w*|tweaks?|more (?:formal|casual))"
)
_PARTS = (
    r"(?:speech|text|details|names?|tone|length|ending|opening|draft|placeholders?|brackets?|"
    r"examples?)"
)
_REVISED = r"(?:修改|优化|精简|润色|调整|缩减|扩写|完善|更新)(?:后的?)?(?=版|稿|.{0,4}版)"
_SUBJECT = r"(?:演讲|发言|竞聘|竞选|答辩|面试|汇报|比赛|述职|讲话|主持|路演|宣讲)"

# fmt: off
CHAT: tuple[tuple[str, str, str, str], ...] = (
    ("chat", "edge", "好当没明可收了",
     rf"{_TO_THE_HALL}{_YES}.{{0,40}}(?:(?:以下|下面)(?:就?是|为)|[为帮给]{_YOU}|{_REVISED}|"
     rf"(?=.*[：:]$)这(?:就?是|为)).{{0,60}}"
     rf"(?:{_TEXT}|[：:]).{{0,120}}"),
    ("chat", "edge", "以下根按为",
     rf"{_TO_THE_HALL}(?:(?:以下|下面)(?:就?是|为)|[根按](?:据|照){_YOU}|"
     rf"[为帮给]{_YOU})[^。！？]{{0,60}}{_TEXT}[^。！？]{{0,40}}[：:。]?"),
    ("chat", "edge", "以下", rf"{_TO_THE_HALL}(?:以下|下面)这[篇份版][^。！？]{{0,10}}{_TEXT}.{{0,300}}"),
    ("chat", "edge", "这", rf"{_TO_THE_HALL}这(?:就?是|为)[^。！？]{{0,60}}{_TEXT}[^。！？]{{0,40}}[：:]"),
    ("chat", "edge", "这以上本",
     rf"{_TO_THE_HALL}(?:这一?|以上|上述|本)(?:[篇份版段则个]|[是为])?.{{0,20}}?(?:{_TEXT}|演讲|"
     rf"内容)[^。！？]{{0,40}}?"
     r"(?:\d+[ 多余]?[字分]|字左右|可以?根据|根据[^。]{0,12}(?:调整|修改|替换)|适[合用]|符合|满足|"
     r"需要?调整|供.{0,4}参考|时长约|"
     r"(?:结构|语[言气]|情感|逻辑).{0,4}(?:清晰|完整|真挚|亲切|流畅|得体|正式|自然|严谨|连贯)).{0,120}"),
    ("chat", "edge", "这",
     rf"{_TO_THE_HALL}这是(?:一[份篇版])[^。！？]{{0,40}}(?:稿子?|草稿|文稿|讲稿|版本)[。，,；;].{{0,200}}"),
    ("chat", "edge", "希",
     rf"{_TO_THE_HALL}希望(?:这|以上|上述|本)[篇份版个]?.{{0,10}}(?:{_TEXT}|演讲).{{0,30}}(?:帮|有用|"
     rf"参考|启发|喜欢|满意|需[要求]).{{0,80}}"),
    ("chat", "edge", "如若您你",
     rf"{_TO_THE_HALL}(?:如果?|若|假如)?(?:{_YOU})?(?:还?[有需想要]要?|希望|觉得)[^。]{{0,30}}(?:修改|"
     rf"调整|优化|润色|完善|版本|[英中]文版)"
     r"[^。]{0,30}(?:告诉我|告知|随时|联系|继续|提出|我(?:可以|来|再|会|能)).{0,40}"),
    ("chat", "edge", "您你",
     rf"{_TO_THE_HALL}(?:(?:温馨|小)?(?:提示|贴士|说明|备注)[:：][*\s]*)?{_YOU}(?:也?可以?|不妨)(?:根据|按照?|结合|自行|适当)[^。]{{0,24}}(?:修改|调整|"
     rf"替换|增减|删减).{{0,40}}"),
    ("chat", "edge", "需要是想",
     rf"{_TO_THE_HALL}(?:需要|要不要|是否需要|想要|想让|"
     rf"需不需要)我?[^。]{{0,6}}[帮为给再]{_YOU}[^。]{{0,50}}[吗呢]?[？?]?"),
    ("chat", "edge", "您你",
     rf"{_NOBODY_ELSE}(?=[^。]*[帮为给]{_YOU})(?=.*{_WORK})(?=.*{_ITS_WORK}).{{6,100}}|"
     rf"{_NOBODY_ELSE}这[份篇版](?=[^。]{{0,60}}[帮为给]{_YOU})(?=[^。]*{_WORK})[^。]*{_ITS_WORK}.{{0,400}}"),
    ("chat", "edge", "稿", rf"{_NOBODY_ELSE}(?!.*[我咱])(?:[讲文发]?[言讲字]?稿|演讲稿|稿[件子])[中里][^。]{{0,12}}"
     r"(?:融入|加入|保留|采用|穿插|使用)了?.{4,300}"),
    ("chat", "edge", "要",
     rf"{_NOBODY_ELSE}{_YOU}?(?:想|需)?要我(?:继续|再)?[帮为给]{_YOU}[^。]{{0,50}}[吗呢][？?]|"
     rf"{_NOBODY_ELSE}(?:是否)?需要我[^。]{{0,12}}{_ITS_WORK}[^。]{{0,30}}[吗呢][？?]"),
    ("chat", "edge", "根按直",
     rf"{_NOBODY_ELSE}(?:已经?)?[根按](?:据|照){_YOU}的[^。]{{0,16}}(?:修改|调整|整理|润色|优化)[^。]{{0,12}}[：:。]?|"
     rf"{_NOBODY_ELSE}(?:{_YOU})?可以?直接(?:复制|照着?念|朗读|念|使用)[^。]{{0,16}}[。！：:]?"),
    ("chat", "edge", "请", rf"请(?:告诉我|提供|补充)(?:更多|具体|{_YOU}的?)[^。]{{0,40}}(?:完善|修改|"
        rf"调整|定制|优化|写).{{0,30}}"),
    ("chat", "edge", "祝", rf"{_TO_THE_HALL}(?:预祝|祝){_YOU}的?{_SUBJECT}.{{0,6}}(?:成功|顺利|圆满|"
        rf"精彩|出彩)[！!。~～]*"),
    ("chat", "edge", "转图文链聊", r"(?:[【\[](?:转发|图片|文件|链接|聊天记录)[】\]]\s*)+"),
    ("chat", "edge", "稿", r"(?=.{1,60}$)(?!.*(?:(?<![帮给])我|咱|[。！!]))(?!.*(?:同志们|同学们|朋友们))"
     r".*稿.*(?:错别?字|把下?关|改好|审一?下|过目).*"),
    ("chat", "edge", "CSOAGcsoag", rf"{_NOBODY}{_SURE}(?:Here|Below)(?:['’]s| is|"
        rf" are)\b.{{0,100}}\b{_SAID}\b.{{0,100}}[.!:：][^\w.!?]*"),
    ("chat", "edge", "BHbh",
     rf"{_NOBODY}(?:[^.!?:]{{1,60}}! )?(?:Here|Below)(?:['’]s| is)\b.{{0,80}}\b{_SAID}\b.{{0,60}}[:：]"),
    ("chat", "edge", "BHbh",
     rf"{_SURE}?(?:Here|Below)(?:['’]s| is| are)\b[^.!?:]{{0,60}}\b{_MADE}(?: (?:of|for) your\b| for you\b|"
     r" you can\b)(?!.*\b(?:we|us|our)\b).{0,240}"),
    ("chat", "edge", "Hh", rf"{_SURE}?Here are (?:two|three|four|\d) [^.!?:]{{0,30}}"
     r"\b(?:versions|drafts|options)\b[^.!?]{0,120}[.!:]?"),
    ("chat", "edge", "CSOAGcsoag", rf"{_SURE}I(?:['’]d| would) be (?:happy|glad|delighted) to help"
     r"(?: you)?(?: with (?:that|this|it|your .{2,40}))?\W*"),
    ("chat", "edge", "思", r"(?:已?(?:完成)?(?:深度)?思考(?:已?完成|了)?)[\s（(]*"
     rf"(?:(?:用时|耗时)?[\s约]*(?:{_SPAN}\s*)+)[）)]?|已完成(?:深度)?思考|(?:深度)?思考已?完成"),
    ("chat", "edge", "TRtr", r"(?:Thought|Reasoned|Thinking|Reasoning)(?: (?:about|through) [^.!?]{1,60})? for "
     rf"(?:(?:{_SPAN}\s*)+|a (?:few|couple of) (?:seconds|minutes))"),
    ("chat", "edge", "版风", rf"{_TO_THE_HALL}{_YES}?(?:[为给帮]{_YOU})?(?:提供|准备|写|拟|整理)了?"
     r"[一两二三四五几\d]\s*[个种版](?:不同)?[^。！？]{0,12}(?:版本|风格)[^。！？]{0,20}[:：。]?"),
    ("chat", "edge", "Ii", rf"I(?:['’]ll| will) {WRITE}\b.{{0,80}}\b{_SAID}\b.{{0,200}}|"
     rf"I(?:['’]ve| have) {WRITE}\b.{{0,80}}\b{_SAID}\b(?=.*(?:\byour?\b|:$)).{{0,200}}"),
    ("chat", "edge", "GWLDgwld",
     r"Good luck (?:with|on) your\b.{0,80}|"
     rf"(?:Would you like|Do you want) me to (?:{WRITE}|{CHANGE}|make|add|turn|convert|polish|"
     rf"provide|translate)\b.{{0,160}}|"
     rf"Let me know if you(?:['’]?d| would)? ?(?:like|want|need)\b.{{0,40}}\b{_OTHERWISE}\b.{{0,120}}"),
    ("chat", "edge", "WDSwds", r"(?:(?:Do you |Would you )?(?:want|like) me to|(?:Shall|Should) I) "
     rf"(?:{WRITE}|{CHANGE}|make|add|turn|convert|polish|translate|trim|try)\b[^.]{{0,160}}\?\W*|"
     r"Would you like (?:me to .{2,160}|(?:a|an|another) [^.?]{0,30}"
     r"\b(?:version|draft|tone|ending|opening))\?\W*"),
    ("chat", "edge", "0123456789",
     r"[(\[]?(?:(?:Approx(?:\.|imately)?|About|Around|Roughly)\s*)?~?\s*\d{2,4}\s+words"
     r"(?:\W*|\s*[,(][^.!?]{0,60}\W*|\.\s+(?:Feel free|You can|Adjust|Swap|Replace)\b.{0,160})"),
    ("chat", "edge", "Ww", r"Word count\s*:?\s*[~≈]?\s*\d{2,4}\b.{0,60}"),
    ("chat", "edge", "CGD", r"(?:ChatGPT|Claude|Gemini|Copilot|DeepSeek) responded\s*:.{0,300}"),
    ("chat", "edge", "CGADckgad", r"(?:ChatGPT|Claude|Gemini|Copilot|DeepSeek|AI)\b[^.!?]{0,24} can make "
     r"mistakes\b.{0,120}|Ask anything|Message (?:ChatGPT|Claude|Copilot|DeepSeek)|"
     r"Regenerate(?: (?:response|again))?|Copy|Read aloud"),
    ("chat", "edge", "复重语生", r"复制|重新生成|语音播放|"
     r"(?:本?(?:内容|回答)|以上(?:内容|回答))?由\s*AI\s*生成[^我咱]{0,40}"),
    ("chat", "edge", "可", rf"{_NOBODY_ELSE}{_YOU}?也?可以(?:把|告诉我)[^。！？]{{0,60}}我(?:再|来|就|可以)*"
     rf"[为帮给]{_YOU}[^。]{{0,24}}(?:版|稿|定制|修改|调整)[^。]{{0,12}}[。！～~]?"),
    ("chat", "edge", "IHih", r"(?:I )?hope (?:this|it|the (?:speech|draft)) (?:helps|"
        r"works(?: for you)?|is (?:helpful|useful))[.!](?:\s.{0,200})?"),
    ("chat", "edge", "Tt", rf"{_NOBODY}Th(?:is|ese|e) (?:{_SAID}|notes|points|slides) (?:should|will|can) "
     r"(?:help|guide) you\b.{0,300}"),
    ("chat", "edge", "FPfp", rf"(?:Please )?feel free to {CHANGE}\b.{{0,160}}"),
    ("chat", "edge", "Yy", rf"You (?:can|may|could) (?:also |easily |further )?{CHANGE} (?:it|this|"
        rf"any|the {_PARTS})\b.{{0,120}}"),
    ("chat", "edge", "Tt", rf"{_NOBODY}(?!.*your time)Th(?:is|e) {_SAID} (?:is|runs|takes|should take|"
        rf"comes)\b.{{0,40}}"
     r"\b(?:words|minutes?|seconds|adapted|adjusted|tailored)\b.{0,80}"),
    ("chat", "edge", "Ii", rf"(?:(?=If you(?:['’]d| would)? (?:like|want|prefer)\b)"
     rf"[^.!?]{{0,40}}, |(?=.*\b(?:if|for) (?:needed|you)\b))"
     rf"I can (?:also )?{WRITE}\b(?=.*\b(?:{_SAID}|slides?|Q ?& ?A|bullet points|cue cards)\b).{{4,160}}"),
    ("chat", "edge", "Ii", rf"If you(?:['’]d| would)? (?:like|want|need|"
        rf"prefer)\b.{{0,60}}\b{_OTHERWISE}\b.{{0,40}}\b(?:I can|let me know|just ask)\b.{{0,80}}"),
)
# fmt: on
"""As in `lines`: reason, where it stands, what the line must have one of, pattern of the whole line."""
