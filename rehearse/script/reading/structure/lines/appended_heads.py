"""Heads of what is appended to a speech: words that a script has about itself, and words of any section."""

from __future__ import annotations

from rehearse.language.text.patterns import compiled

_FRAME = (
    r"(?i)[#【\[（(\s\u203b\u25a0-\u25ff\u2600-\u27bf\U0001f000-\U0001faff\ufe0f]*"
    r"(?:(?:[一二三四五六七八九十]{{1,3}}|\d{{1,2}})[、.．]\s*|"
    r"第[一二三四五六七八九十]{{1,2}}部分\s*[:：]?\s*|"
    r"(?:slide|step|part)\s*\d{{1,3}}\s*[:：.—–-]?\s*)?(?:{words})"
    r"\s*(?:[（(][^（()）]*[）)])?\s*[】\])）]?\s*[:：]?"
)
"""Only a bracket may follow on the line: 提醒大家三件事 is no head of an appendix."""

# fmt: off
_ASKED = "追问|问答|提问|问题|Q\\s*[&/]?\\s*A|FAQ"
_ASKS = (
    "备答|答辩|评委|考官|导师|面试官?|老师|专家|预设|预测|预计|模拟|高频|可能|潜在|被问到?|会|观众|听众|"
    "领导|现场|常见|备用|补充|互动|问到|问|提出?|视角|的"
)
_ASKS_ONLY = "备用|备答|答辩|评委|考官|导师|面试|老师|专家|预设|预测|预计|模拟|高频|可能|潜在|被问|追问(?=.)"
_ANSWERS = "参考|标准|准备|速答|清单|思路|要点|汇总|库|表|集|范例|策略|技巧|环节|预测|与|和|及|的|[&＆/、+·:：—-]"
_ANSWERS_ONLY = "回答|解答|应答|答案|预案|应对|储备|话术"
_ON_THE_SPEECH = (
    "主讲人|演讲[者人]|汇报人|答辩人|发言人|主持人|背稿|演讲稿?|发言稿?|讲话稿?|讲稿|稿件|稿子|表达|朗读|排练|彩排|上台|登台|PPT|幻灯片|课件|台风|脱稿|翻页|"
    "答辩|汇报|路演|讲者|演示"
)
_LINKS = "前|后|时|中|的|与|和|及|、|配套|时间|节奏|语速|语气|情感|肢体|互动|现场|要点|重点"
_ADVICE = (
    "技巧|备忘录?|节奏总览|总览|建议|小?贴士|提示|提醒|注意(?:事项)?|备注|辅助|检查(?:清单|表)?|指导|速查[表卡]?|小抄"
)
_LISTS = (
    "说明|要点|指南|清单|分配|安排|控制|对照表?|时间表?|大纲|卡片?|表|策略|制作|设计|脚本|预案|笔记|"
    "难点记录"
)
_COMMON = (
    "时间|节奏|语速|写作|创作|使用|修改|改写|设计|制作|开发|技术|配图|道具|设备|服装|应急|突发(?:情况|"
    "状况)?|关键词?|重要|重点|注意|温馨|特别|友情|"
    "数据|资料|术语|名词|备用|备选|提词|检查|模拟|排练"
)
_COMMON_LISTS = (
    "分配|安排|控制|对照|建议|提示|提醒|事项|说明|清单|速查|应对|预案|处理|解释|表|卡片?|材料|素材|"
    "内容|问题|页|开头|结尾|标题|来源|问答|笔记|计划|要点"
)

ITS_OWN: tuple[str, ...] = (
    r"(?:附录|附件|尾注|脚注|注\s*释|附[:：]|附）|Appendix\b|Q\s*&\s*A\b|FAQ\b).*",
    r"参考(?:文献|资料)|(?:讨论|思考)题|使用(?:建议|提示)|写作(?:参考|说明|思路)|板书设计|教学反思",
    r".*[（(](?:Q\s*&\s*A|备答|答辩|口试|备用|[／/、和与\s])+(?:备答)?[区部](?:分)?[）)]",
    r"(?:录制|拍摄|录屏|剪辑|录音|收尾)(?:前|后|时)?的?(?:准备|提醒|提示|须知|注意(?:事项)?|检查(?:清单)?|设置)",
    r"References|Works cited|Bibliography|Backup(?: slides?)?(?:\s*[:：].*)?",
    rf"(?=.*(?:{_ASKS_ONLY}|{_ANSWERS_ONLY}))(?:{_ASKS}|{_ANSWERS}|\s)*(?:{_ASKED})(?:{_ASKED}|{_ASKS}|"
    rf"{_ANSWERS}|{_ANSWERS_ONLY}|\s)*",
    r"(?:提问|问答|答辩|Q\s*&\s*A)\s*准备",
    rf"(?:{_ASKS_ONLY})(?:{_ASKS})*(?:问|提问)(?:到|些)?(?:什么|哪些)?",
    r"(?:答辩|演讲|汇报)?(?:速查(?:表|卡)?|小抄)",
    rf"(?:现场)?(?:{_ON_THE_SPEECH})(?:{_ON_THE_SPEECH}|{_LINKS})*(?:{_ADVICE})+",
    r"(?:演讲者|主讲人|讲者)(?:介绍|简介|信息)|About the (?:speaker|presenter)|Speaker bio(?:graphy)?",
    r"(?:本期|节目|视频)?时间[轴戳]|Show ?notes|Timestamps?",
    r"(?:演讲|发言|全文|总)时间(?:对照|分配|安排|控制)?表?",
    r"Anticipated\b.{0,30}(?:Q\s*&\s*A|questions).*|(?:Possible|Likely|Potential|"
    r"Expected) (?:questions|Q\s*&\s*A)\b.*|.{0,24}\b(?:Cheat|Crib)[- ]sheet\b.*",
    r"(?:Speaker|Presenter)(?:'s)? notes\b.*|Notes? (?:for|to) (?:the )?(?:speaker|presenter|editors?|media|press)\b.*|"
    r"(?:(?:Quick|General|Final|Some|Extra|Additional) )?"
    r"(?:Delivery|Presentation|Presenting|Speaking|Practice|Rehearsal) (?:tips|notes|guide|checklist|"
    r"advice)|"
    r"(?:Notes?|Reminders?) to (?:my)?self|(?:Production|Recording|Filming|Shooting|Editing|Director['’]s) notes|"
    r"Stage notes\b.*|"
    r"Tips (?:for|on) (?:the )?(?:speaker|presenter|delivery|delivering|presenting|speaking)\b.*",
)
"""What only a script has about itself."""

ANY: tuple[str, ...] = (
    *ITS_OWN,
    rf"(?:配套)?(?:{_ON_THE_SPEECH})(?:{_ON_THE_SPEECH}|{_LINKS})*(?:{_LISTS}|{_ADVICE})+",
    rf"(?:{_COMMON})+(?:前|的|与|和|及)?(?:{_COMMON_LISTS})+表?",
    rf"(?:{_ASKS})+(?:{_ASKED})(?:{_ANSWERS})*|问答(?:环节)?|互动(?:问答|环节)",
    r"提醒|提示|备注|备用|笔记|时间(?:表|分配|安排)|使用说明|[印分]?发[:：].*",
    r"(?:课后|课外|家庭|今日)?作业|[生新]词表?|(?:重点)?(?:单词|词汇)表?|(?:Word|Vocabulary) list|"
    r"(?:New |Useful |Key |Difficult )?(?:words|vocabulary|expressions|phrases)|"
    r"演职(?:人员|员)表?|备忘录?",
    r"(?:Only )?if (?:there(?:['’]s| is) )?(?:still )?time(?: (?:allows|permits|left|remains))?|"
    r"(?:(?:Key|Main|Suggested) )?(?:Visual|Screen|Shot|Camera|Scene)s? (?:Sequence|List|Cues|Elements|Plan)s?|"
    r"(?:(?:Key|Main|Technical) )?(?:Points|Highlights|Messages) to (?:Emphasi[sz]e|Remember|Mention|Stress|Hit)|"
    r"(?:(?:Quick|Short|Prepared|Model|Sample|Defen[cs]e|Viva|Panel|Jury|Judges?['’]?|Backup|Interview) )+"
    r"(?:Questions|Answers|Questions (?:and|&) Answers)|"
    r"Notes?(?:\s*:.*)?|Sources?|(?:Timing|Time)(?: guide| breakdown| plan| table)?|Glossary|Definitions|"
    r"(?:[A-Z][\w'’/&-]*:? ){0,3}(?:Tips|Checklist|Reminders|Do['’]?s (?:and|&) Don['’]?ts|Cheat Sheet|Talking Points|"
    r"Contingency Plans?|Backup Plans?|Troubleshooting)\b.*",
)
"""What an ordinary section may have as well: an appendix only behind the thanks."""
# fmt: on


def is_its_own(text: str) -> bool:
    """True for a head that only a script has about itself: 评委可能追问与回答.

    >>> is_its_own("评委可能追问与回答"), is_its_own("注意事项"), is_its_own("问题与回答从哪里来")
    (True, False, False)
    """
    return _is_one(text, ITS_OWN)


def may_be_appended(text: str) -> bool:
    """True for a head that is one of an appendix where it stands behind the thanks.

    >>> may_be_appended("注意事项"), may_be_appended("设备清单"), may_be_appended("提醒大家三件事")
    (True, True, False)
    """
    return _is_one(text, ANY)


def _is_one(text: str, rows: tuple[str, ...]) -> bool:
    return bool(compiled(_FRAME.format(words="|".join(rows))).fullmatch(text))
