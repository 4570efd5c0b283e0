"""Figures in English: rules that rewrite what wetext gets wrong before it sees it, in their order."""

from rehearse.language.numbers.en.called import CALLED_RULES
from rehearse.language.numbers.en.dates import DATE_RULES
from rehearse.language.numbers.en.figures import FIRST_RULES, GROUP_RULES, LAST_RULES
from rehearse.language.numbers.en.money import MONEY_RULES
from rehearse.language.numbers.en.names import NAME_RULES
from rehearse.language.numbers.en.online import ONLINE_RULES
from rehearse.language.numbers.en.places import PLACE_RULES
from rehearse.language.numbers.en.roman import ROMAN_RULES
from rehearse.language.numbers.en.shortened import SHORT_RULES
from rehearse.language.numbers.en.signs import SIGN_RULES
from rehearse.language.numbers.en.times import TIME_RULES
from rehearse.language.numbers.en.units import PART_RULES, UNIT_RULES

WORD_RULES = (*ONLINE_RULES, *NAME_RULES, *PLACE_RULES, *ROMAN_RULES, *SHORT_RULES)
"""Those that need no figure."""

FIGURE_RULES = (
    *CALLED_RULES,
    *GROUP_RULES,
    *MONEY_RULES,
    *FIRST_RULES,
    *DATE_RULES,
    *TIME_RULES,
    *PART_RULES,
    *SIGN_RULES,
    *UNIT_RULES,
    *LAST_RULES,
)
"""Those that do."""
