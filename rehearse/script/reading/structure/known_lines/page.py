"""Lines of the page or the file around a speech, which nobody reads aloud: a website's words, leads, file names."""

from __future__ import annotations

from rehearse.script.reading.structure.known_lines.site_words import BUTTON_CHARS, BUTTONS, RIGHTS

_BUTTON = (
    r"打印(?:本页)?|关闭(?:窗口|本页)?|返回(?:首页|顶部|列表|上页)?|收藏(?:本[页文])?|下载|登[录陆]|注册|搜索|菜单|分享|纠错|推荐|评论|字[体号]\s*[:：]?(?:\s*[\[【]?[大中小][\]】]?)*|"
    r"[大中小](?=[\s|｜/\]】]|$)"
)
"""What stands on a website's buttons."""

SITE = (
    r"[^。！!？?]{0,80}(?:小编(?!辑)|本站|本频道|(?<![规示模典])范文(?![明化件字])|文秘网|作文网(?!上)|文档网)[^。！!？?]{0,60}"
    r"(?:喜欢|欢迎|参考|借鉴|阅读|收藏|帮助|帮到|下载|浏览)[^。！!？?]{0,20}[。！!]?"
)
"""A sentence in which a website offers the speech that follows it."""
SITE_WORDS = ("小编", "本站", "本频道", "范文", "文秘网", "作文网", "文档网")
"""One of these must be there, or the search for SITE, which is slow, need not begin."""

_UNFILLED = (
    r"[（(【\[]?\s*(?:本[页节段]|此处|这里)?(?:内容|文字|讲稿)?(?:待|尚未|暂未|未)"
    r"(?:补充|填写?|完善|确定|定稿|撰写|更新|整理)[。.]?\s*[）)】\]]?|"
    r"[（(\[]?\s*(?:TODO|TBD|TBC|to be (?:added|written|completed))[.]?\s*[)）\]]?"
)
"""Where the author has not written yet."""

_SPEECH = (
    r"(?:speech|remarks|address|statement|talk|sermon|homily|eulogy|lecture|keynote|transcript|text|"
    r"article|page)"
)
"""What a page in English calls the speech below."""

# fmt: off
PAGE_LINES: tuple[tuple[str, str, str, str], ...] = (
    ("site", "", "作小文本范", SITE),
    ("site", "edge", BUTTON_CHARS, BUTTONS),
    ("site", "edge", "创权载", RIGHTS),
    ("site", "edge", "下复查登收分阅", rf"\d{{4}}[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}日?\s*(?:{BUTTONS})"),
    ("site", "edge", "|｜", r"(?:\d{1,2}-\d{1,2}|\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4})\s*[|｜].{1,80}"),
    ("site", "edge", "|｜", r"(?=.*\d)(?:[^|｜。！？]{0,40}[|｜]){2,}[^|｜。！？]{0,40}"),
    ("site", "edge", "试", r"(?:试看|试读|预览|免费阅读)(?:已)?(?:结束|到此)[^。！？]{0,30}"),
    ("site", "edge", "网", r"[^\W\d_]{0,4}(?:文章|文学|作文|文库|文秘|资讯|新闻|学习|教育|政务|信息|在线|之家|小说|"
     r"总结|写作|下载|资源|人才|招聘|中国|人民|新华|央视)网"),
    ("site", "edge", "0123456789", r"[\s|<>»«]*(?:\d{1,4}[\s|<>»«]+){5,}(?:\d{1,4})?[\s|<>»«]*"),
    ("site", "edge", "页Pp", r"(?=.*[\[【(（]?(?:[上下]一?页|尾页|末页|next|prev(?:ious)?))"
     r"(?:[\[【(（]?\s*(?:\d{1,3}|[上下]一?页|首页|尾页|末页|共\s*\d+\s*页|next|prev(?:ious)?|page)\s*[\]】)）]?[\s|·]*){2,}"),
    ("site", "edge", "地链网", r"(?:本文|原文|文章|本页)(?:地址|链接|网址)\s*[:：].{0,200}"),
    ("site", "", "SD", r"Size: px|Start display at page:|Download [\"“].{4,160}[\"”]"),
    ("site", "edge", "T", r"Transcription"),
    ("note", "", "[", r"\[\[[^\[\]]{2,40}\]\]"),
    ("site", "edge", "内全", r"(?:文章|详细|正文|全文|主要)?内容\s*[:：]?|全文\s*[:：]?"),
    ("site", "edge", "AGHOSTL", r"An? (?:official website of|[A-Z][\w ]{2,40} Government Agency Website).{0,80}|"
     r"Here['’]s how you know|Look for a (?:lock|padlock)\b.{0,120}|(?:The )?\.?gov\b means it.{0,40}|"
     r"(?:Official|Secure|Government)(?: \.?gov(?:ernment)?)? (?:websites?|agencies) "
     r"(?:links? )?(?:use|end|publish|communicate)\b.{0,120}|Share sensitive information only on official.{0,40}"),
    ("head matter", "edge", "经", r"(?:经文|读经|金句)(?:\s*Scripture)?\s*[:：].{2,60}"),
    ("site", "edge", "FPJ", r"From Wiki(?:source|pedia|quote)\b.{0,60}|Page\s*:.{4,120}/\d{1,4}|"
     r"Jump to (?:navigation|search|content)(?:\s*Jump to (?:navigation|search|content))*"),
    ("head matter", "edge", ":：", r"(?:(?:First|Second|Old|New|Scripture|Today['’]s|Testament|Bible) )*"
     r"(?:Reading|Psalm|Gospel|Epistle|Lesson|Scripture|Text|Passage)s?(?: [IV12]{1,2})?\s*[:：]?\s+"
     r"(?:[1-3]?\s?[A-Z][a-z]+ )?\d{1,3}[:：]\d[\d\s,;:：–—-]*(?:[A-Z][a-z]+ \d[\d\s,;:：–—-]*)*"),
    ("lead", "edge", "[(", r"[\[(](?:what follows|the following|below|here) (?:is|are)\b[^\[\]]{10,300}[\])]"),
    ("site", "", "隐内查免", r"隐藏内容|(?:此处|以下|本页|剩余)?内容(?:需要?|须)[^，。！？]{0,12}(?:查看|阅读|可见)|"
     r"(?:VIP|会员)?免费(?:查看|阅读)(?:全文)?"),
    ("site", "edge", "海", r"海量\S{2,6}(?:下载|素材|模板|资源)\S{0,6}"),
    ("site", "edge", "本", r"(?:声明[:：])?\s*本站(?:全部|所有|部分).{0,20}(?:文章|内容|资料|作品|文档).*"),
    ("template label", "edge", "标题",
     r"[【\[（(*]*(?:(?:视频|文章|演讲|发言|讲话|稿件|作品|项目)(?:标题|题目)[】\]）)*]*[:：]?|(?:标题|题目)[:：])"),
    ("site", "edge", "二网", r"(?:微信)?(?:扫一?扫)?二维码|网站小编|(?:公众|服务|订阅)号"),
    ("site", "edge", "文推将", r"文[档章](?:为|是)\w{2,5}格式|推荐度[:：]?.{0,8}|将本文[^。！？]{2,40}|文章下载|"
     r"《[^》]{2,60}\.(?:docx?|pdf|pptx?)》"),
    ("site", "edge", "热标", r"(?:热门|相关|本文)标签\s*[:：].{0,120}"),
    ("site", "edge", "V想", r"VIP[^我咱]{0,60}(?:点击|下载|会员|开通|登[录陆])[^我咱]{0,100}|"
     r"[（(]?想[^我咱。]{0,30}(?:注册|登[录陆]|下载)[^我咱。]{0,20}[！!）)]*"),
    ("site", "edge", "问最推满其", r"问题描述\s*[:：]?|(?:最佳|推荐|满意|其他)(?:答案|回答)[:：]?"),
    ("site", "edge", "《", r"《[^》]{4,60}\.(?:docx?|pdf|pptx?)》由[^。]{2,20}(?:上传|分享|提供).{0,120}"),
    ("site", "", "d", r".*\bdata:image/.*"),
    ("head matter", "", "<>", r"<{7} \S+|>{7} \S+"),
    ("lead", "edge", "温", r"【?温馨提示】?[:：]?\s*本[篇文][^我咱]{4,240}"),
    ("site", "edge", "SsUuCc", r"(?:.*[.!] )?(?:please )?(?:send|share|submit|contribute|upload) "
     rf"(?:us |in )?(?:your|a) .{{0,60}}\b{_SPEECH}\b.{{0,60}}"),
    ("site", "edge", "本网隐", r"(?=.*(?:本网站|隐私(?:权|声明|政策|条款|规范)|Cookie))"
     r"(?=.*(?:同意|使用|体验|启用|了解))(?!.*(?:大家|各位|我们今天)).*"),
    ("site", "edge", "AOSH", r"An official website of the .{4,60}|Official websites use \.gov.*|"
     r"Secure \.gov websites use .*|Here['’]s how you know\W*"),
    ("site", "edge", "SFsf", r"share (?:this page (?:on|by|via) .{1,20}|a (?:\w+ )?(?:speech|toast|eulogy))|"
     r"follow us(?: on .{1,20})?"),
    ("site", "edge", "rd", r"(?:.{0,40}[\s·|])?\d{1,3} min(?:ute)?s? read|.{0,40}\d+ words\s+\d+ min(?:ute)?s?"),
    ("site", "edge", "订訂", r"请?請?(?:加入|成[为為]).{0,16}[订訂][户戶阅閱].{0,80}"),
    ("site", "edge", "更LU", r"(?:last )?updated on \w.{4,30}"),
    ("site", "edge", "怎", r"[^。！，]{0,30}(?:稿|致[辞词]|主持词|讲话)怎么写\W?.{0,8}"),
    ("site", "edge", "TCP", r"the (?:views|opinions) expressed (?:in|here|by)\b.{0,240}|"
     r"central bank(?:ers['’])? speech(?:es)?\W*|PDF full text.{0,40}"),
    ("site", "edge", "C", r"click (?:below|here|the link|on the link)\b.{0,100}"),
    ("note", "edge", "这", r"[*＊]?\s*这是(?!.*[我咱你您])[^，。！？]{2,14}[在于为][^。！？]{4,60}"
     r"(?:讲演|讲话|演说|演讲|[开闭]幕词|报告|致辞|祝词)。?"),
    ("site", "edge", "返", r"返回\S{2,8}(?:网站|网|主页|首页)"),
    ("site", "edge", "B", r"back to (?:top|home)"),
    ("site", "edge", "P", r"powered by .{2,40}"),
    ("site", "edge", "由主赏打微", r"由 \w+ 强力驱动|主题\s*[-–—]\s*.{2,30}|赏|(?:微信|支付宝)?打赏"),
    ("site", "edge", "您", r".{0,24}您的支持.{0,6}(?:鼓励|动力).{0,20}"),
    ("site", "", "Yy您", r"your browser does not support\b.{0,80}|您的浏览器不支持.{0,40}"),
    ("site", "edge", "YyTtWwAa", r"(?:your browser\b|(?:we|this (?:web)?site) uses? cookies|(?:accept|reject|manage) "
     r"(?:all )?cookies).{0,200}"),
    ("site", "edge", "のはをにですまーンスイ", r"(?s)(?=.*[ぁ-ヿ]{2}).*"),
    ("head matter", "edge", ":", r"(?:from|delivered on|published|last updated|location|delivered by)\s*:"),
    ("site", "edge", "A", r"all (?:speeches|statements|transcripts) are available .{0,120}"),
    ("site", "edge", "WMOY", r"\d+ words\s*\d+ pages|more about .{3,60}|open document|you might also like"),
    ("note", "", "待未OB", _UNFILLED),
    ("note", "edge", "[", r"\[[ xX✓]?\]\s+\S.{0,120}"),
    ("note", "edge", ":：", r"(?:使用|修改|替换|填写)(?:说明|提示|建议|方法)\s*[:：](?!.*(?:我|咱|大家|各位))"
     r".{0,40}(?:替换|修改|填[写入]|调整).{0,80}"),
    ("note", "edge", "Ww", r"(?:word count\s*[:：]?\s*[~≈]?\d.{0,200}|[(（][~≈]?\d[\d,]* words[)）])"),
    ("source", "edge", "／/:：", r"(?:(?:文字?|图片?|撰[文稿]|摄影|摄像|插图|校对|审[核校]|编[辑排]|排版|设计|供图)"
     r"\s*[:：/／]\s*[^\s:：/／。！？]{1,10}[\s　]*){2,}"),
    ("note", "", "T", r"(?-i:TODO|FIXME)\s*[:：][^.。!?]{1,160}[.。:：]?"),
    ("note", "edge", "字", r"[（(](?:全文|全稿|本稿|正文)?[约共大概]*\s*\d+\s*[余多]?字.{0,60}[）)]"),
    ("site", "edge", "封视话配B背",
     r"(?:封面(?:文案|标题|文字)?|视频(?:标题|简介|文案)|话题|配乐|BGM|背景音乐)\s*[:：].{1,60}"),
    ("site", "edge", "前首网", r"(?:您?(?:的|现在的)?当前位置|您?现在的?位置|首\s*页)\s*[:：>›»|/].{0,80}|"
         r"首\s*页(?:\s*[>›»|/]\s*\S{1,20})+"),
    ("site", "edge", "文总更发浏阅点来作字", r"(?:文件(?:名称|大小|格式)|总?页数|总?字数(?:统计)?|更新时间|"
         r"发布(?:时间|日期|人)|浏览|阅读量?|点击量?)\s*[:：].{0,60}"),
    ("site", "value", "览读击", r"(?:浏览|阅读量?|点击量?)(?:次数)?\s*[:：]\s*\d[\d,.]*\s*[万次]*"),
    ("site", "edge", "百豆道原人文库", r"(?:百度文库|豆丁网?|道客巴巴|原创力文档|人人文库|文库网|豆瓣)[^。！？]{0,30}"),
    ("site", "edge", "0123456789", r"(?:(?:阅读量?|浏览量?|点?赞|在看|收藏|转发|转贴|分享|评论|推荐|人气|回应|"
     r"播放量?|订阅站台)\s*(?:[\d.,]+\s*[万千kKwW+]*|(?<=台))\s*){1,6}"),
    ("site", "edge", "参借", r"[^我咱]*(?:讲话|致[辞词]|演讲稿|发言稿|主持[词稿]|范文|[开闭]幕[词辞]|悼词)[^我咱]*"
         r"(?:分享|整理|收集|推荐|带来)[^我咱]*(?:参考|借鉴)[^我咱]{0,12}"),
    ("site", "edge", "原往精点长阅", r"原创\s.{1,40}\d{4}[-年/]\d{1,2}[-月/]\d{1,2}.*|"
     r"(?:往期|精彩|热门)(?:推荐|回顾|文章|阅读).{0,20}|"
     r"点(?:个|击|亮)[“「]?(?:在看|赞)[^。！？]{0,20}|长按.{0,12}(?:关注|识别).{0,12}|阅读原文"),
    ("site", "edge", "☞▶👉", r"[☞▶👉►▷]\s*.{2,60}"),
    ("site", "edge", "更", r"更新[于时间]{1,2}\s*[:：].{0,40}"),
    ("site", "", "未", r"[…\s]*[（(]未完[^！？]{0,80}[）)]?"),
    ("site", "edge", "收", r"收藏《.{1,80}"),
    ("site", "", "第", r"第\d+页共\d+页.{0,40}"),
    ("site", "", "隐省", r"[（(]?[.…\s]*此处(?:隐藏|省略)了?[^。！？]{0,4}\d+\s*个?字[.…）)\s]*"),
    ("site", "edge", "欢", r"欢迎光临\s*\S{0,20}(?:网|站|论坛|社区|文库).*"),
    ("site", "edge", "【", r"【(?:腾讯文档|金山文档|石墨文档|飞书|企业微信|微信|钉钉|WPS|百度网盘)[^】]{0,10}】.*"),
    ("chat", "edge", "0123456789",
     r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s+\d{1,2}[:：]\d\d(?:[:：]\d\d)?\s+\S{1,8}[:：].{0,60}"),
    ("stage direction", "", "演操",
     r"[*]*(?:演示操作|操作演示|演示步骤|操作步骤|操作提示)[*]*\s*[:：](?!.*(?:我|咱|大家|各位)).{1,120}"),
    ("site", "edge", "仅文", r"[（(]?[^。！？]{0,20}仅供(?:参考|学习|交流)[^。！？]{0,20}[）)]?|"
     r"本?文档?共\s*\d+\s*页.{0,12}"),
    ("site", "edge", "网", r"(?s)(?=.*(?:\d篇|[稿辞词文]|报告|讲话|发言)).*由[^，。]{2,10}(?<!联)网[^，。]{0,6}"
     r"(?:整理|搜集|收集|编辑|提供)[，,](?:希望|欢迎|[仅可]?供).*"),
    ("site", "edge", "小编", r"(?s).*(?:小编(?!辑|程|织|写)|网编辑).*"
     r"(?:整理|搜集|收集|编辑|分享|参考|借鉴|阅读|帮助|欢迎).*"),
    ("site", "edge", "稿辞词", r"(?=.{30})(?=.*[。！？])[^我咱]{0,200}(?:讲话稿|发言稿|演讲稿|致[辞词]|主持[词稿])"
     r"[^我咱]{0,60}(?:使用|用到|接触|作用|格式|稿件|越来越|怎样|怎么写)[^我咱]*"),
    ("site", "edge", ">›»", r"(?:\S{1,12}\s*[>›»]\s*)+\S{0,12}"),
    ("site", "edge", "档载传版客侵", r"(?!.*(?:大家|同学|各位|同志|朋友们))[^！]{0,120}"
     r"(?:本文档|文件下载|下载后|(?:用户|网友)(?:自行)?上传(?=.*(?:版权|责任|侵|仅供|不代表|删除))|版权(?:归|问题)|网站客服|侵(?:权|犯|害)[^！]{0,30}(?:投诉|联系|告知|删除))[^！]{0,120}"),
    ("site", "edge", "温导正请V登+BK", r"温馨提示[:：]?|导航栏?|正文(?:复制|下载)?|请?(?:先)?(?:登录|注册)|"
     r"VIP\S{0,6}|\d+\+|[\d.]+\s*[KM]B|[^，。！？]{2,10}(?:范文|作文|文秘|文库|演讲|公文|文档)网"),
    ("lead", "edge", "TtFfRSCE",
     r"(?:[-–—*•]\s*)?(?:the )?(?:(?:full|complete|edited|prepared) )*(?:transcript|text) of "
     rf".{{0,80}}\b{_SPEECH}\b.{{0,200}}"),
    ("lead", "edge", "TtHhBbWw",
     r"(?:(?:editor['’]s )?note\W+)?(?:the following|th(?:is|ese)|here|below|what follows)\b"
     rf"(?!.*\b(?:I|we|my|our|us|you|your)\b)(?:[^.!?]{{0,60}}\b{_SPEECH})? (?:was|were|is|are|has been) (?:\w+ly )?"
     r"(?:delivered|given|made|presented|preached|published|posted|transcribed|adapted|written)\b[^!?]{0,200}"),
    ("lead", "edge", "w", r"(?!.*\b(?:I|we|my|our|us)\b)[^!?]{4,240}\b(?:gave|delivered|made|issued)\b.{0,20}"
     rf"\bthe following\b.{{0,12}}\b{_SPEECH}\b.{{0,160}}"),
    ("lead", "edge", "Tt", r"the (?:video|audio|recording|transcript)\b[^!?]{0,80}"
     r"\b(?:is|are|was|were|comes?|courtesy) (?:from|of|by)\b[^!?]{0,160}"),
    ("lead", "edge", "HBW", r"(?:Here(?:['’]s| is| are)|Below (?:is|are)|What follows is) [\w ,’'-]{0,60}"
     r"\b(?:speech|talk|toast|eulogy|remarks|text|transcript|sermon|address)\b[^.!?]{0,40}"
     r"\bI (?:gave|made|delivered|read)\b[^.!?]{0,160}[.!:]?"),
    ("lead", "edge", "下", r"下稿[是代为][^。！？]{2,30}(?:发出|发布|发表)[：:。]?"),
    ("lead", "edge", "以下", r"(?:以下|下面)[是为][^。！？我咱您你]{4,160}(?:讲话|致辞|演[讲辞]|发言|贺辞)?(?:全文)?"
     r"(?:[（(][^（()）]{1,12}[）)])?[：:]"),
    ("lead", "edge", "’'",
     r"[A-Z][^.!?]{0,60}['’]s (?:speech|remarks|address|statement) (?:to|at|on|in|for)\b"
     r"[^!?]{0,160}\d{4}.{0,40}"),
    ("lead", "edge", "BTH", r"(?:(?:below|here|this|the following) is (?:the|a) (?:full )?(?:text|transcript)\b|"
     r"(?:the )?(?:statement|speech|message|remarks|address) (?:was |were )?"
     r"(?:made|issued|given|delivered) by ).{0,250}"),
    ("site", "edge", "CTF", r"(?:category|categories|tags?|filed under)\s*:.{0,80}"),
    ("file name", "edge", ".", r"[^\s。！？].{0,60}\.(?:m4a|mp3|wav|mp4|aac|docx?|pptx?|pdf|txt|md|wps)"),
    ("site", "edge", "基文内", r"基本信息|文档摘要|文件信息|内容(?:预览|简介|提要)[:：]?"),
    ("site", "edge", "忘找立查阅试", r"(?:忘记|找回)密码|立即注册|[^。？?]{0,24}(?:马上|立即|免费)试用[！!]?|"
     r"(?:查看|阅读)\s*[:：]\s*\d+\s*[|｜]?\s*回复\s*[:：]\s*\d+"),
    ("site", "edge", "", rf"(?:[\[【]?(?:{_BUTTON})[\]】]?[\s|｜/·]*)+"),
    ("site", "edge", "首", r"(?:网站)?首\s*页(?:\s*[|｜>›»/·]+\s*\S{1,12})+|"
     r"首页(?: \S{1,12}){2,}|\S{2,12}[ 　|｜_-]+首\s*页"),
    ("site", "edge", "因",
     r"[（(]?因篇幅(?:问题|有限|限制|所限|关系)?[^。！]{0,12}(?:查看|显示|下载|阅读)[^。！]{0,20}"),
    ("lead", "edge", "前序导引摘简本", r"【?(?:[前序]言|导[语言]|引言|摘要|简介)】?\s*[:：]?\s*"
     r"(?:[^。]{0,8}(?:本站|小编).*|.*为(?:[您你]|大家)(?:精选|精心|整理|准备|收集|带来|推荐).*|"
     r"(?!.*[我咱])(?=.*(?:范文|本文|这篇|下文)).*)|"
     r"[^我咱]{0,120}本文(?:将|就)[^我咱。]*(?:大家|[您你]|读者|分享|整理|范文|参考|如何|怎么)[^我咱]{0,120}"),
    ("site", "edge", "一关", r"[上下]一[条则][:：].{0,120}|扫一扫.{0,40}|相关(?:链接|新闻|信息)\s*[:：]?|"
     r"[^。]{0,20}(?:联系我们|关于我们)[^。]{0,30}"),
    ("site", "edge", ":：号备", r"(?:地址|邮编|主办(?:单位)?|承办(?:单位)?|技术支持|网站标识码|"
     r"索\s*引\s*号|发文(?:字号|机关)|主题词|信息分类)"
     r"\s*[:：].{0,100}|.{0,20}(?:ICP备|公网安备).{0,40}"),
    ("site", "edge", "本", r"本[文站].{0,40}(?:首发|收集整理|整理(?:发布|提供)?|提供|转载|投稿|出处|版权).{0,30}"),
    ("site", "edge", "FTPELWRSCX",
     r"(?:(?:Facebook|Twitter|X|Print|E-?mail|LinkedIn|WhatsApp|Pinterest|Reddit|Telegram|Tumblr|"
     r"Copy link|Share|Save)[\s|·,/]*)+"),
    ("site", "edge", "S", r"(?i:site ?map|skip to (?:main )?content|search|share(?: this)?\W*)"),
    ("site", "edge", "扫评", r"(?:手机|微信)?扫[码描](?:二维码)?(?:阅读|查看|关注|分享)[^。！？]{0,20}|"
         r"(?:用户|网友|发表|最新|全部)评论|"
         r"[（(]?以[上下]评论[^。！？]{0,60}"),
    ("site", "edge", "上下返相推更延", r"(?:[上下]一篇|返回(?:列表|首页|顶部)|推荐阅读|"
     r"(?:相关|延伸)(?:阅读|文章|推荐)|"
     r"更多(?:内容|文章|精彩).{0,20})\s*(?:[:：].*)?"),
    ("site", "edge", "预全此点未版分打关标", r"(?:预览(?:已)?结束|全文共|此处隐藏|"
     r"请?(?:点击|扫码)(?=[^，。]{0,24}(?:下载|查看|阅读|联系|领取|关注)).{1,40}|"
         r"未经.{0,8}(?:授权|许可|同意)|版权(?:所有|声明|归)|"
     r"分享(?:到|至)|打印(?:本[页文])?|关闭(?:窗口|本页|页面|$)|(?:标签|关键词)\s*[:：]).{0,80}"),
    ("site", "edge", "（(以", r"[（(]?以上(?:内容|文章|信息)?来源.{0,300}"),
    ("site", "edge", "Hh", r"(?:home|skip to [\w ]{1,20})\s*(?:[|>/»›]\s*[\w ]{1,30})+"),
    ("source", "edge", "/／", r"(?:(?:文字?|图片?|摄影|视频|撰稿|供稿|[责美]?编辑?|责编|美编|排版|审核|校对|[初复终]审)"
     r"\s*[/／]\s*[^，。！？\s/／]{2,12}(?:\s+|$))+"),
    ("site", "edge", "MmPpEe", r"(?:media|press|editor['’]?s?) notes?\s*:.{0,240}"),
    ("site", "edge", "EFMSPRfi", r"E ?& ?O ?E\W*|(?:for )?immediate release|"
     r"(?:for )?(?:media|press|further|more) (?:enquir|inquir|information|contact).{0,100}|"
     r"share (?:this|on).{0,80}|sent from my \w+|published(?: on| date)?:? \d.{0,30}|"
     r"related (?:speeches|news|content|links)|"
     r"posted by (?:.{1,40} (?:at|on) .{1,40}|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})"),
    ("site", "edge", "TtS", r"(?:(?:this|the) transcript (?:was|is|has|may)|transcript\b(?=.{0,30}$)|"
     r"subscribe (?:on|to|via)\b)[^!?]{0,120}"),
    ("site", "", "#", r"(?:#[^\W\d][^\s#]{0,20}\s+)+#[^\W\d][^\s#]{0,20}\s*"),
    ("site", "edge", ":：",
     r"(?=[^。！？!?]{1,120}$)(?=(?:.*(?:作者|来源|阅读|浏览|点击|编辑|责编|时间|日期|字[数号])\s*[:：]){2}).*"),
    ("site", "edge", "LSFDY", r"(?:(?:log ?in|sign ?(?:in|up|out)|register|free access)[\s|/·]*)+|"
     r"download (?:as|the) .{0,40}\b(?:docx?|pdf|txt)\b.{0,20}|you are on page \d+ ?of ?\d+"),
    ("site", "edge", "NPMA新跳即今重关",
     r"(?:News (?:story|release|item)|(?:Press|Media) release)|新闻公报|新闻稿|[即今]日新闻|"
     r"重要(?:致辞|致词|讲话|演[讲辞]|新闻)|关闭视窗|A(?:\s*A){1,3}|"
     r"跳(?:至|到|转到|往|过)(?:主要|正文|中央)?(?:内容|导航)(?:区块?)?"),
    ("site", "edge", "YAPTvl:", r"You (?:need|must|have) to (?:be logged|log|sign) ?in\b.{0,60}|"
     r"[^.!?]{0,60}\(\d[\d,]* votes?\b.{0,40}\)|Archive for (?:the )?.{1,40}|"
     r"Posted (?:in|under) .{1,60} on .{4,30}|:::.{0,80}|Tagged(?: with)?\s*: [^.!?]{2,60}"),
    ("site", "edge", "NPLRc", r"(?:No comments|Post a Comment|\d+ comments?|Leave a (?:reply|comment)|Related (?:posts|"
         r"articles)|Read more)\W*"),
)
# fmt: on
"""Rows as in LINES."""
