"""Surnames and places that are read otherwise than their characters are elsewhere: tables made for this project."""

from __future__ import annotations

SURNAMES = {
    "仇": "qiú", "单": "shàn", "解": "xiè", "查": "zhā", "任": "rén", "区": "ōu", "曾": "zēng",
    "盖": "gě", "华": "huà", "缪": "miào", "朴": "piáo", "冼": "xiǎn", "翟": "zhái", "员": "yùn",
    "燕": "yān", "葛": "gě", "秘": "bì", "种": "chóng", "逄": "páng", "卜": "bǔ", "应": "yīng",
    "那": "nā", "褚": "chǔ", "柏": "bǎi", "过": "guō", "哈": "hǎ", "撒": "sà", "黑": "hè", "句": "gōu",
    "折": "shé", "訾": "zī", "逯": "lù", "郗": "xī", "郄": "qiè", "庹": "tuǒ", "亓": "qí", "幺": "yāo",
    "缑": "gōu", "阚": "kàn", "殷": "yīn", "尉": "wèi", "瞿": "qú", "祭": "zhài", "於": "yū",
    "曲": "qū", "行": "xíng", "相": "xiàng", "尉迟": "yùchí", "万俟": "mòqí", "长孙": "zhǎngsūn",
    "令狐": "línghú", "澹台": "tántái", "皇甫": "huángfǔ", "呼延": "hūyán", "夏侯": "xiàhóu",
    "鲜于": "xiānyú", "宇文": "yǔwén",
}  # fmt: skip
"""Surname -> how it is read."""

DOUBTFUL = {
    "乐": "yuè", "覃": "qín", "宁": "níng", "谌": "chén", "牟": "móu", "纪": "jì", "召": "shào",
    "隗": "wěi", "郇": "xún", "莘": "shēn",
}  # fmt: skip
"""Surnames that families read differently; one has to ask: lè, tán, nìng, shèn, mù, jǐ, zhào, kuí, huán, xīn."""

TITLES = (
    "同志 书记 市长 县长 区长 省长 镇长 乡长 村长 部长 厅长 局长 处长 科长 院长 校长 所长 会长 "
    "队长 组长 团长 行长 司长 董事长 理事长 秘书长 主席 主任 总理 总统 委员 常委 代表 教授 博士 "
    "院士 老师 先生 女士 小姐 夫人 将军 司令 律师 法官 医生 大夫 护士 经理 总裁 总经理 工程师 "
    "师傅 老先生 师长 阿姨 大爷 大妈 伯伯 叔叔 奶奶 爷爷 副书记 副市长 副主席 副主任 副部长 副局长 "
    "副院长 副校长 副总理 等同志 研究员 站长 馆长 记者 警官 班长 连长 参谋"
).split()
"""What stands behind a person's name."""

PLACES = {
    "亳州": "bó zhōu", "漯河": "luò hé", "六安": "lù ān", "蚌埠": "bèng bù", "郴州": "chēn zhōu", "儋州": "dān zhōu",
    "东阿": "dōng ē", "番禺": "pān yú", "洪洞": "hóng tóng", "监利": "jiàn lì", "筠连": "jūn lián",
    "莘县": "shēn xiàn", "丽水": "lí shuǐ", "台州": "tāi zhōu", "乐清": "yuè qīng", "涡阳": "guō yáng",
    "黟县": "yī xiàn", "歙县": "shè xiàn", "铅山": "yán shān", "婺源": "wù yuán", "浒墅关": "xǔ shù guān",
    "大埔": "dà bù", "黄埔": "huáng pǔ", "阆中": "làng zhōng", "犍为": "qián wéi", "珙县": "gǒng xiàn",
    "郫县": "pí xiàn", "郫都": "pí dū", "勐海": "měng hǎi", "勐腊": "měng là", "牟平": "mù píng", "中牟": "zhōng mù",
    "单县": "shàn xiàn", "莒县": "jǔ xiàn", "莒南": "jǔ nán", "郯城": "tán chéng", "兖州": "yǎn zhōu",
    "曲阜": "qū fù", "莱芜": "lái wú", "长垣": "cháng yuán", "尉氏": "wèi shì", "浚县": "xùn xiàn",
    "渑池": "miǎn chí", "陕县": "shǎn xiàn", "厦门": "xià mén", "厦大": "xià dà", "长沙": "cháng shā",
    "长春": "cháng chūn", "重庆": "chóng qìng", "乐亭": "lào tíng", "乐陵": "lào líng", "蔚县": "yù xiàn",
    "井陉": "jǐng xíng", "任丘": "rén qiū", "任县": "rén xiàn", "蠡县": "lǐ xiàn", "藁城": "gǎo chéng",
    "涿州": "zhuō zhōu", "涿鹿": "zhuō lù", "繁峙": "fán shì", "隰县": "xí xiàn", "长子县": "zhǎng zǐ xiàn",
    "巴彦淖尔": "bā yàn nào ěr", "磴口": "dèng kǒu", "桦甸": "huà diàn", "珲春": "hún chūn", "穆棱": "mù líng",
    "绥芬河": "suí fēn hé", "莎车": "shā chē", "邗江": "hán jiāng", "邳州": "pī zhōu", "睢宁": "suī níng",
    "盱眙": "xū yí", "溧阳": "lì yáng", "甪直": "lù zhí", "鄞州": "yín zhōu", "嵊州": "shèng zhōu", "诸暨": "zhū jì",
    "衢州": "qú zhōu", "鄱阳": "pó yáng", "弋阳": "yì yáng", "枞阳": "zōng yáng", "濉溪": "suī xī",
    "砀山": "dàng shān", "颍上": "yǐng shàng", "濮阳": "pú yáng", "柘城": "zhè chéng", "泌阳": "bì yáng",
    "荥阳": "xíng yáng", "荥经": "yíng jīng", "郏县": "jiá xiàn", "睢县": "suī xiàn", "武陟": "wǔ zhì",
    "叶县": "yè xiàn", "鄄城": "juàn chéng", "茌平": "chí píng", "东莞": "dōng guǎn", "莞城": "guǎn chéng",
    "黄陂": "huáng pí", "郧阳": "yún yáng", "秭归": "zǐ guī", "猇亭": "xiāo tíng", "硚口": "qiáo kǒu",
    "耒阳": "lěi yáng", "汨罗": "mì luó", "芷江": "zhǐ jiāng", "攸县": "yōu xiàn", "醴陵": "lǐ líng",
    "澧县": "lǐ xiàn", "沅陵": "yuán líng", "溆浦": "xù pǔ", "蕉岭": "jiāo lǐng", "百色": "bǎi sè",
    "邕宁": "yōng níng", "岑溪": "cén xī", "綦江": "qí jiāng", "北碚": "běi bèi", "涪陵": "fú líng",
    "邛崃": "qióng lái", "什邡": "shí fāng", "射洪": "shè hóng", "梓潼": "zǐ tóng", "阿坝": "ā bà", "会理": "huì lǐ",
    "叙永": "xù yǒng", "湄潭": "méi tán", "六枝": "lù zhī", "弥勒": "mí lè", "蒙自": "méng zì", "澜沧": "lán cāng",
    "栎阳": "yuè yáng", "吴堡": "wú bǔ", "华阴": "huà yīn", "华县": "huà xiàn", "华州": "huà zhōu",
    "华山": "huà shān", "柞水": "zhà shuǐ", "洛南": "luò nán", "旬邑": "xún yì", "鄠邑": "hù yì", "岷县": "mín xiàn",
    "洮南": "táo nán", "临洮": "lín táo", "张掖": "zhāng yè", "喀什": "kā shí", "喀纳斯": "kā nà sī",
    "巴音郭楞": "bā yīn guō léng", "龟兹": "qiū cí", "吐鲁番": "tǔ lǔ fān", "库车": "kù chē", "噶尔": "gá ěr",
    "察隅": "chá yú", "日喀则": "rì kā zé", "那曲": "nà qū", "曲靖": "qū jìng", "曲江": "qū jiāng", "济南": "jǐ nán",
    "济宁": "jǐ níng", "济源": "jǐ yuán", "高要": "gāo yāo", "朝阳区": "cháo yáng qū", "朝阳市": "cháo yáng shì",
    "朝阳门": "cháo yáng mén", "长汀": "cháng tīng", "尤溪": "yóu xī", "柘荣": "zhè róng", "莆田": "pú tián",
    "氾水": "sì shuǐ", "无为市": "wú wéi shì", "无为县": "wú wéi xiàn", "阿勒泰": "ā lè tài",
    "台儿庄": "tái ér zhuāng", "枣强": "zǎo qiáng", "宁陕": "níng shǎn", "康巴什": "kāng bā shí", "乌什": "wū shí",
    "什刹海": "shí chà hǎi", "十里堡": "shí lǐ pù", "瓦窑堡": "wǎ yáo bǔ", "莘庄": "xīn zhuāng", "闵行": "mǐn háng",
    "朱家角": "zhū jiā jiǎo", "太行山": "tài háng shān", "太行": "tài háng", "可可西里": "kě kě xī lǐ",
    "大城县": "dài chéng xiàn", "天台县": "tiān tāi xiàn", "天台山": "tiān tāi shān", "六合区": "lù hé qū",
    "长乐区": "cháng lè qū", "张家浜": "zhāng jiā bāng", "厦漳": "xià zhāng", "巢湖": "cháo hú",
}  # fmt: skip
"""Place -> how it is read; as the people there say it and the dictionaries of the standard language agree."""
