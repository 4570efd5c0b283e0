"""Chinese words that are often written wrong: 再接再励 for 再接再厉, and two characters turned round: 济经 for 经济."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.script.checking.borders import stands_alone
from rehearse.script.checking.examined import by_kind, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.script.checking.examined import Examined, Problem

WORDS = {
    "zh": {"wrong": "错别字：{text!q}应为{right!q}", "do": "改正"},
    "en": {"wrong": "a word is written wrong: {text!q} should be {right!q}", "do": "correct it"},
}

_WRONG = dict(
    row.split("→")
    for row in (
        "再接再励→再接再厉 再接再历→再接再厉 穿流不息→川流不息 一愁莫展→一筹莫展 迫不急待→迫不及待 走头无路→走投无路 "
        "谈笑风声→谈笑风生 鼎立相助→鼎力相助 鼎立支持→鼎力支持 出奇不意→出其不意 一如继往→一如既往 一如即往→一如既往 "
        "再所不惜→在所不惜 变本加利→变本加厉 黄梁美梦→黄粱美梦 竭泽而鱼→竭泽而渔 相辅相承→相辅相成 自抱自弃→自暴自弃 "
        "脉博→脉搏 松驰→松弛 寒喧→寒暄 震憾→震撼 渡假→度假 防碍→妨碍 幅射→辐射 粗旷→粗犷 气慨→气概 急燥→急躁 "
        "烦燥→烦躁 浮燥→浮躁 克守→恪守 恪尽职首→恪尽职守 恪敬职守→恪尽职守 甘败下风→甘拜下风 直接了当→直截了当 "
        "一诺千斤→一诺千金 食不裹腹→食不果腹 不径而走→不胫而走 滥芋充数→滥竽充数 世外桃园→世外桃源 脏款→赃款 "
        "蛛丝蚂迹→蛛丝马迹 萎糜不振→萎靡不振 沉缅→沉湎 默守成规→墨守成规 大姆指→大拇指 沤心沥血→呕心沥血 凭添→平添 "
        "出奇致胜→出奇制胜 声名雀起→声名鹊起 发韧→发轫 美仑美奂→美轮美奂 追朔→追溯 鬼鬼崇崇→鬼鬼祟祟 "
        "金榜提名→金榜题名 趋之若骛→趋之若鹜 洁白无暇→洁白无瑕 渲泄→宣泄 寻物启示→寻物启事 弦律→旋律 膺品→赝品 "
        "尤如→犹如 有持无恐→有恃无恐 指手划脚→指手画脚 励精图制→励精图治 振聋发馈→振聋发聩 全力已赴→全力以赴 "
        "全力于赴→全力以赴 义不容词→义不容辞 责无旁待→责无旁贷 任重到远→任重道远 持之以衡→持之以恒 求真物实→求真务实 "
        "因地治宜→因地制宜 统畴→统筹 统筹兼故→统筹兼顾 攻艰克难→攻坚克难 攻坚克艰→攻坚克难 众志诚城→众志成城 "
        "众志成诚→众志成城 尊尊教导→谆谆教导 谆谆教悔→谆谆教诲 淳淳教导→谆谆教导 欢渡→欢度 历行节约→厉行节约 "
        "励行节约→厉行节约 严惩不待→严惩不贷 针贬→针砭 功亏一溃→功亏一篑 草管人命→草菅人命 如火如茶→如火如荼 "
        "提心掉胆→提心吊胆 礼上往来→礼尚往来 仗义直言→仗义执言 旁证博引→旁征博引 贯切落实→贯彻落实 贯彻落时→贯彻落实 "
        "既往不究→既往不咎 名列前矛→名列前茅 兴高彩烈→兴高采烈 精神焕散→精神涣散 人才倍出→人才辈出 英雄倍出→英雄辈出 "
        "百尺杆头→百尺竿头 一股作气→一鼓作气 不记其数→不计其数 不可思意→不可思议 各行其事→各行其是 "
        "如出一撤→如出一辙 勤勤奋恳→勤勤恳恳 克苦→刻苦 刻不容暖→刻不容缓"
    ).split()
)
_BETWEEN_OTHERS = dict(
    row.split("→")
    for row in "布署→部署 按装→安装 济经→经济 展发→发展 设建→建设 务服→服务 导领→领导 革改→改革".split()
)
"""The same of what also stands where two words meet: 救济经费, 发布署名."""
_PATTERN = re.compile("|".join([*_WRONG, *_BETWEEN_OTHERS]))


def words(examined: Examined) -> Iterator[Problem]:
    """Find wrong words; each once, with all its places."""
    found = (
        (match[0], span, "")
        for paragraph, match, span in examined.matches(_PATTERN)
        if match[0] in _WRONG or stands_alone(paragraph.text, *match.span())
    )
    for text, spans, _ in by_kind(found):
        yield problem("wrong", *spans, text=text, right=_WRONG.get(text) or _BETWEEN_OTHERS[text])
