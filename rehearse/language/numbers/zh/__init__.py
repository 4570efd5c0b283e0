"""Figures in Chinese: rules that rewrite what wetext gets wrong before it sees it, in their order."""

from rehearse.language.numbers.zh.amounts import FIRST_RULES, LAST_RULES
from rehearse.language.numbers.zh.called import CALLED_RULES
from rehearse.language.numbers.zh.models import MODEL_RULES
from rehearse.language.numbers.zh.money import MONEY_RULES
from rehearse.language.numbers.zh.signs import SIGN_RULES
from rehearse.language.numbers.zh.within_runs import RUN_RULES

WHOLE_RULES = (*CALLED_RULES, *SIGN_RULES, *MONEY_RULES, *MODEL_RULES, *FIRST_RULES)
"""For a whole text: its letters may say how a figure is read."""

CHINESE_RULES = (*RUN_RULES, *LAST_RULES)
"""For its Chinese parts, after those."""
