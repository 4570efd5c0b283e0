"""Surnames and places that are read otherwise than their characters are elsewhere: tables made for this project."""

from __future__ import annotations

import tomllib
from pathlib import Path

_TABLES: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)

SURNAMES, DOUBTFUL, PLACES = _TABLES["surnames"], _TABLES["doubtful"], _TABLES["places"]
"""Name -> how it is read; the doubtful are surnames that not every family reads so."""

TITLES = (
    "同志 书记 市长 县长 区长 省长 镇长 乡长 村长 部长 厅长 局长 处长 科长 院长 校长 所长 会长 "
    "队长 组长 团长 行长 司长 董事长 理事长 秘书长 主席 主任 总理 总统 委员 常委 代表 教授 博士 "
    "院士 老师 先生 女士 小姐 夫人 将军 司令 律师 法官 医生 大夫 护士 经理 总裁 总经理 工程师 "
    "师傅 老先生 师长 阿姨 大爷 大妈 伯伯 叔叔 奶奶 爷爷 副书记 副市长 副主席 副主任 副部长 副局长 "
    "副院长 副校长 副总理 等同志 研究员 站长 馆长 记者 警官 班长 连长 参谋"
).split()
"""What stands behind a person's name."""
