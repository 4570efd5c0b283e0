"""Tables of what espeak's Mandarin cannot read by itself, and how it can be made to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.core import Language

IONG = {
    "S;j'ong35": "䧺熊赨雄",
    "S;j'ong51": "夐敻詗诇",
    "S;j'ong55": "㐫兄兇凶匈哅忷恟汹洶胷胸訩詾讻賯",
    "tS;hj'ong35": "㑋㒌㧭㮪㷀㼇䅃䆳䊄䓖䛪䠻儝卭宆惸桏橩焪焭煢琼瓊睘瞏穷穹窮竆笻筇茕藑藭蛩赹跫邛銎",
    "tS;hj'ong55": "芎",
    "tS;j'ong214": "㓏㢠㤯㷗㷡䌹䢛侰僒冏囧泂澃炯烱煚煛熲窘絅綗褧迥逈顈颎",
    "tS;j'ong55": "冂冋坰埛扃蘏蘔駉駫",
}
"""Phonemes -> the characters with this sound. espeak 1.52 has no rule for the syllables jiong, qiong and xiong and
spells them in English; readings from espeak itself, corrected by pypinyin 0.55."""

UNREADABLE = frozenset(
    "㐵㐽㑐㑗㒋㒕㒥㒽㓅㓌㓚㓟㓥㓦㓩㓮㓳㔁㔡㔸㕃㕊㕞㕠㕧㖊㖘㖥㖵㗀㗏㗓㗔㗬㗭㗶㗻㗾㘄㘗㘛㘤㘰㘱㙃㙍㙎㙘㙚㙡"
    "㙦㚀㚇㚊㚋㚙㚚㚠㚨㚬㚱㚵㚻㚾㛀㛁㛄㛎㛓㛖㛣㛤㛫㛭㛵㛷㛺㜂㜉㜠㜡㜯㝚㝩㝼㞀㞄㞈㞉㞜㞞㞱㟃㟒㟗㟮㟾㠆㠌㠦"
    "㠮㠵㠼㠾㡃㡒㡓㡕㡚㡟㡦㡴㢖㢜㢝㣔㣝㣦㣭㣺㤋㤌㤎㤐㤒㤝㤷㤿㥋㥖㥰㦆㦋㦘㦫㦰㦵㧃㧆㧏㧓㧢㧮㧶㧸㧾㨍㨏㨑㨢"
    "㩃㩊㩙㩤㩷㩼㩿㪂㪅㪥㪧㪺㫝㫦㫨㫵㫷㬈㬛㬟㬤㬲㬸㬹㭎㭕㭢㭪㭴㮅㮒㮜㮧㮩㮬㮱㮲㮵㮷㯃㯄㯕㯽㯾㰑㰞㰢㰧㰨㰩"
    "㰫㰭㰿㱂㱆㱊㱎㱔㱗㱠㱡㱤㱼㱾㲁㲍㲔㲖㲗㲚㲤㲪㲬㲸㳊㳋㳌㳖㳘㳜㳡㳩㳸㳾㴂㴎㴗㴧㴩㴯㴲㴷㵠㵶㶀㶏㶥㶼㶽㶾"
    "㷣㷮㷿㸆㸇㸖㸙㸟㸡㸨㸭㸯㸶㸺㹆㹋㹔㹕㹢㹣㹦㹴㹹㹻㺇㺈㺋㺍㺢㺣㺤㺨㺴㻃㻓㻱㻹㻾㼆㼔㼕㼚㼡㼹㽃㽄㽆㽏㽡㽧"
    "㽻㾂㾎㾓㾚㾣㾤㾩㾫㾴㾷㿆㿌㿠㿬㿳㿴㿶㿻㿽䀂䀌䀒䀖䀞䀭䀱䀺䁃䁭䂅䂌䂏䂑䂗䂙䂟䂭䂵䂷䃁䃅䃈䃌䃏䃘䃜䃠䃢䃦"
    "䃰䃴䃿䄃䄄䄡䄮䄱䄳䅅䅌䅔䅕䅛䅝䆁䆎䆔䆪䆭䆰䆲䆶䆺䇁䇂䇓䇗䇪䇫䇰䈀䈌䈖䈝䈡䈥䈦䈯䈰䈱䈵䈺䈽䉐䉔䉗䉦䉱䉶"
    "䊔䊱䋊䋪䋫䋬䋿䌀䌁䌋䌑䌭䌮䌳䍬䍵䎇䎔䎕䎖䎙䎜䎩䎭䏉䏏䏜䏩䏫䏺䐃䐋䐎䐐䐒䐛䐜䐦䐫䐰䐱䐷䐻䑣䑦䑫䑸䑹䑼䒊"
    "䒏䒟䒰䒷䒼䒾䒿䓋䓏䓗䓙䓜䓡䓤䓨䓬䓰䓵䓸䓾䔅䔊䔋䔐䔝䔤䔮䔱䔻䕒䕝䕟䕤䕸䖒䖙䖚䖦䖱䖵䖶䖷䗀䗉䗌䗎䗏䗐䗓䗗"
    "䗛䗥䗧䗩䗵䗸䗼䘋䘎䘒䘔䘟䘪䘰䘳䘷䙑䙔䙞䙴䙵䙾䚊䚔䚗䚙䚜䚡䚪䚭䚶䛊䛢䛣䜃䜈䜉䜏䜐䜷䜾䝄䝅䝎䝑䝙䝛䝜䝦䝱"
    "䝻䞗䞛䞠䞮䞴䞺䞿䟀䟁䟇䟓䟫䠕䠝䠳䠸䡣䡤䡭䡳䡽䢒䢨䢸䢺䢼䢿䣎䣐䣛䣷䣺䣻䣿䤌䤤䤬䤹䤽䤾䥉䥋䥓䥲䥳䥽䦃䦓䦕"
    "䦝䦫䦭䦺䧊䧌䧑䧓䧡䧢䧬䧴䧹䨂䨈䨊䨚䨜䨝䨟䨨䨭䨹䩁䩂䩇䩲䩷䩺䩽䪃䪎䪓䪫䪰䪲䪶䪼䫎䫏䫑䫚䫜䫢䫽䫿䬌䬍䬒䬘"
    "䬲䭒䭔䭻䮒䮖䮠䮽䯄䯇䯌䯑䯕䯞䯭䯯䯳䯷䯹䰗䰤䰧䰵䰸䱀䱐䱗䱙䱢䱬䱳䱵䱸䱽䲅䲆䲉䲠䲡䲲䲼䳍䳡䳤䳦䳩䳶䳾䴍䴣"
    "䴤䴥䴧䴯䴸䵈䵊䵌䵎䵰䵷䵹䵼䶆䶋䶨䶬䶰䶷䶸䶹丆丷乄乊乛乤乥乧乬乮乯乲乺乻乼乽亪亽仒仩伬佦佨侤俧俬倿傦僲"
    "儏兯兺冃冧凖凧凩凪匁匂匇匔厁厑厼叾呚呣咜哖哘哛唜唟唥啹喸嗭嗴嘥噺嚑嚒嚡囎囕圕圦圷圸垈垊垪垯垰垳埖堏堒"
    "堔塀塆塰墛墸墹壗壥壪壭夈夑夞夻奍妛娐娳婔婮婲媈媘媫嫲嬄嬜嬫嬳嬶孧尛尡屗屲屶屷岃岼岾峅崊崰嵜嵵嵶嵻嶶嶿"
    "巕巪巬巭巼幉幜幤幥庒廤廭彁彅徔徚忄怺怽怾恖恷愥慐懳扌扖抣拤挘挧捤掵掶掹揻揼摗撶擜擝攚敾斏旀旕暃曢曻朑"
    "朥朰杁杢杣杤杦枠枤枦枩柨栆栍栶桝桞梺棾椙椚椛椡椢椣椦椧椨椩椬楾楿榁榊榋榌槗槝槞槡樭樮樰橲橳橴橵橸橺橻"
    "檪檲櫊櫤櫦櫵櫷欌欍欕欟歄歚殝殱毜毝毟毮毶氞氵氺汢汣汼泹洜浌涥渏湪湭溂溄溊溋滧潈潉潱澚澛澝濏濵濸濹瀭瀮"
    "灐灜灳炚炞炿烥烮焁焑焒焹焽焾焿煀煯煶煷熍熕熖熴燝燞燵燶爎爘爠爦爫爳牗牜犞犭猠獇獤珯珱琑琒琻瑃瑡璍璓璤"
    "璴瓩瓲瓸畓畠畩疂癦癷皛睵瞣砛砽砿硓硘硛硳硴碵碷磗磮礀礂礢禙禣稥穃穒穝穦穯窤窧窽竍竏竓竔竕竡笂笹笽筺筽"
    "箮篐篒簓簗簯簱籂籎籏籖籡粀粂粌粏粐粩粫粬粭糀糘糬紦絋綛緕縅縇縨繌繧纐缼罀罉罖羪翶耂聁聓聢聣聨聺胿脋脌"
    "膒膤舤舮舿艈艔艝艠苆茐茒茾荢莵莻萙萞萟萡萢萣蒅蒊蒏蓙蓜蓞蓤蔶蕱薭藔藲藵蘒蘕蘰虄虅虲蛯蝊螁螦螧螩蟐蟵蠴"
    "衐衤袥袰裃裄裇褄褜褝襅襨襷襽覄訁誮謃謉謢贌贘趰踎躮躵躻躼躾軅軈輁轌辪辷辻込迌迚迲逧遖遤邜邤郒郮酛酜釒"
    "釻鈨鈩鈪鈫銯鋲鋴錺錻錿鍂鍅鎆鎺鎼鎽鎾鏯鏱鏲鐢鐣鑓鑦鑧閊閖閚閪闎闏闧陦陹隡霗霻靍鞆鞐鞰鞺韕韟颪飊駇駯駲"
    "髸魞魸魹鮖鮗鮘鮱鮲鮴鯂鯎鯏鯐鯑鯱鯲鯳鰘鰚鰰鱛鱜鱩鱪鱫鱰鳰鴫鵆鵇鵈鵤鵥鶍鶎鶑鶫麶龪龬龰龵龻鿃鿄鿇鿌鿍鿎"
    "鿏鿔鿕鿫鿬鿭鿰鿱鿲鿳鿴鿵鿶鿷鿸鿹鿺鿻鿼鿾鿿"
)
"""Rare characters of the basic plane that espeak 1.52 does not know, but pypinyin 0.55 does."""

READINGS = dict(
    pair.split("=")
    for pair in (
        "兄长=兄掌 长兄=掌兄 凶相=凶像 窘相=窘像 穷形尽相=穷形尽像 图穷匕见=图穷匕现 图穷匕首见=图穷匕首现 "
        "了然于胸=瞭然于胸 英雄传=英雄赚 缉凶=机凶 胸椎=胸追 英雄无用武之地=英雄无用武之弟 难倒英雄=难导英雄 "
        "不轻弹=不轻谈 侄儿=侄而 空儿=控儿 片儿=篇儿 一片儿=一片儿 相片儿=像篇儿 字帖儿=字铁儿 小曲儿=小取儿 "
        "光杆儿=光赶儿 冲劲儿=铳劲儿 压根儿=亚根儿 旦角儿=旦决儿 坤角儿=坤决儿 名角儿=名决儿 主角儿=主决儿 "
        "么点儿=麼点儿 蔓儿=万儿 高挑儿=高窕儿 地摊儿=弟摊儿 脏活儿=赃活儿 差一点儿=岔一点儿 猪肚儿=猪堵儿 "
        "核儿=胡儿 水漂儿=水瞟儿 阴着儿=阴招儿 支着儿=支招儿 当间儿=当见儿 垯=瘩 𫄤=瘩"
    ).split()
)
"""Words with a character of IONG or with erhua, which espeak no longer finds in its dictionary, and another of whose
characters it would then misread; and the same with a character of the right sound in its place."""

_NUMERALS = "一 二 三 四 五 六 七 八 九 十 十一 十二".split()
_ROMAN_EN = "one two three four five six seven eight nine ten eleven twelve".split()
_WORDS: dict[str, tuple[str, str]] = {
    "%": ("百分号", "percent"),
    "‰": ("千分号", "per mille"),
    "℃": ("摄氏度", "degrees Celsius"),
    "℉": ("华氏度", "degrees Fahrenheit"),
    "°": ("度", "degrees"),
    "㎡": ("平方米", "square meters"),
    "㎥": ("立方米", "cubic meters"),
    "㎞": ("公里", "kilometers"),
    "㎢": ("平方公里", "square kilometers"),
    "㎝": ("厘米", "centimeters"),
    "㎜": ("毫米", "millimeters"),
    "㎏": ("公斤", "kilograms"),
    "㎎": ("毫克", "milligrams"),
    "㏄": ("毫升", "milliliters"),
    "²": ("平方", "squared"),
    "³": ("立方", "cubed"),
    "½": ("二分之一", "one half"),
    "⅓": ("三分之一", "one third"),
    "⅔": ("三分之二", "two thirds"),
    "¼": ("四分之一", "one quarter"),
    "¾": ("四分之三", "three quarters"),
    "+": ("加", "plus"),
    "−": ("减", "minus"),
    "×✕": ("乘", "times"),
    "÷": ("除以", "divided by"),
    "±": ("正负", "plus or minus"),
    "=": ("等于", "equals"),
    "≈": ("约等于", "about"),
    "≠": ("不等于", "does not equal"),
    ">": ("大于", "greater than"),
    "<": ("小于", "less than"),
    "≥≧": ("大于等于", "at least"),
    "≤≦": ("小于等于", "at most"),
    "√": ("根号", "the root of"),
    "∞": ("无穷大", "infinity"),
    "∵": ("因为", "because"),
    "∴": ("所以", "therefore"),
    "→⇒": ("到", "to"),
    "&": ("和", "and"),
    "@": ("艾特", "at"),
    "$": ("美元", "dollars"),
    "€": ("欧元", "euros"),
    "£￡": ("英镑", "pounds"),
    "¥￥": ("元", "yuan"),
    "№": ("第", "number"),
    "·•": ("", ""),
    "の": ("的", "no"),
    **{chr(0x2160 + i): (numeral, _ROMAN_EN[i]) for i, numeral in enumerate(_NUMERALS)},
    **{chr(0x2170 + i): (numeral, _ROMAN_EN[i]) for i, numeral in enumerate(_NUMERALS)},
    **{chr(0x3220 + i): (numeral, _ROMAN_EN[i]) for i, numeral in enumerate(_NUMERALS[:10])},
    **{chr(0x3280 + i): (numeral, _ROMAN_EN[i]) for i, numeral in enumerate(_NUMERALS[:10])},
}
_COMMON = {sign: words for signs, words in _WORDS.items() for sign in signs}
_COMMON |= {chr(ord(sign) + 0xFEE0): words for sign, words in _COMMON.items() if sign.isascii()}  # full-width
SYMBOLS: dict[Language, dict[str, str]] = {
    "zh": {symbol: words for symbol, (words, _) in _COMMON.items()},
    "en": {symbol: words for symbol, (_, words) in _COMMON.items()},
}
"""What a reader says for a symbol; every mark and symbol that is not here makes no sound."""
