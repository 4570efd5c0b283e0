"""Money in English: signs and codes, cents, multipliers, and so much for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re

    from rehearse.language.numbers.figures import Rules

_SIGNS = {
    "€": "euro", "£": "pound", "¥": "yen", "₩": "won", "₹": "rupee", "₽": "ruble", "$": "dollar", "US$": "US dollar",
    "HK$": "Hong Kong dollar", "A$": "Australian dollar", "C$": "Canadian dollar", "S$": "Singapore dollar",
    "NT$": "Taiwan dollar", "NZ$": "New Zealand dollar",
}  # fmt: skip
_CODES = {
    "USD": "US dollar", "HKD": "Hong Kong dollar", "AUD": "Australian dollar", "CAD": "Canadian dollar",
    "SGD": "Singapore dollar", "NZD": "New Zealand dollar", "TWD": "Taiwan dollar", "EUR": "euro", "GBP": "pound",
    "JPY": "yen", "CNY": "yuan", "RMB": "yuan", "KRW": "won", "INR": "rupee", "RUB": "ruble", "CHF": "Swiss franc",
    "SEK": "Swedish krona", "THB": "baht", "ZAR": "rand",
}  # fmt: skip
_NO_PLURAL = frozenset(("yen", "won", "yuan", "baht", "rand", "Swedish krona"))
_CENTS = {"pound": "penny|pence"}
_SIZES = {
    "k": "thousand", "m": "million", "mn": "million", "mm": "million", "b": "billion", "bn": "billion", "t": "trillion",
    "tn": "trillion",
}  # fmt: skip
_SIZE = r"k|mn|mm|m|bn|b|tn|t|thousand|million|billion|trillion|crore|lakh"
_AMOUNT = r"\d+(?:,\d{3})*(?:\.\d+)?|\.\d+"
_CODE = "|".join(_CODES)
_WHOLE_CENTS = 2


def _money(match: re.Match[str]) -> str:
    one, minus, sign, amount, high, million, size = match.groups()
    name = _SIGNS.get(sign) or _CODES[sign]
    upto = high or million
    size = _SIZES.get((size or "").lower(), (size or "").lower())
    said = f"{one or ''}{'minus ' * bool(minus)}"
    if upto or size:
        single = name in _NO_PLURAL or one
        many = f"{amount} to {upto}" if upto else amount
        return f"{said}{many} {size} {name}{'' if single else 's'}".replace("  ", " ")
    return said + _exact(amount, name, adjective=bool(one))


def _after(match: re.Match[str]) -> str:
    """Read 100 USD."""
    amount, size, code = match.groups()
    plural = "" if _CODES[code] in _NO_PLURAL or (amount == "1" and not size) else "s"
    return " ".join(filter(None, (amount, size and _SIZES.get(size.lower(), size), _CODES[code] + plural)))


def _exact(amount: str, name: str, *, adjective: bool) -> str:
    """Say 20.01 dollars as dollars and cents, 2.00 as two."""
    whole, _, part = amount.partition(".")
    if name in _NO_PLURAL or len(part) > _WHOLE_CENTS or (len(part) == 1 and whole.strip("0")):
        if part.strip("0"):
            plural = "" if name in _NO_PLURAL or adjective else "s"
            return f"{amount} {name}{plural}"
        part = ""
    cents = int(part.ljust(_WHOLE_CENTS, "0")) if part else 0
    singular, plural = _CENTS.get(name, "cent|cents").split("|")
    coins = f"{cents} {singular if cents == 1 else plural}"
    if not whole.strip("0") and cents:
        return coins
    if name in _NO_PLURAL:
        return f"{whole or 0} {name}"
    joint = " " if name == "pound" else " and "
    return f"{whole or 0} {name}{'' if whole == '1' or adjective else 's'}" + (joint + coins if cents else "")


# fmt: off
MONEY_RULES: Rules = (
    ("money: $1,500, £5bn, $5-10 million", "$£¥€₩₹₽",
     rf"(\ban? )?(?:(?<!\w)([-−]))?((?:\b(?:US|HK|NT|NZ|A|C|S))?\$|[€£¥₩₹₽])\s?({_AMOUNT})"
     rf"(?:(?:[-–]|\s?(?:[-–]|to)\s?(?=[$€£¥]))[$€£¥]?(\d+(?:,\d{{3}})*(?:\.\d+)?)|\s?to\s?(\d+(?:\.\d+)?)"
     rf"(?=\s?(?i:{_SIZE})\b(?!\s(?:people|children|families|users|customers|students))))?(?:\s?(?i:({_SIZE}))\b)?",
     _money),
    ("money: USD 100", "ABCDEGHIJKNRSTUZ",
     rf"(\ban?\s)?(?:(?<!\w)([-−]))?\b({_CODE})\s?({_AMOUNT})(?:[-–](\d+(?:,\d{{3}})*(?:\.\d+)?))?((?!))?(?:\s?(?i:({_SIZE}))\b)?",
     _money),
    ("money: 100 USD", "ABCDEGHIJKNRSTUZ",
     rf"(?<![\d.,])(\d+(?:,\d{{3}})*(?:\.\d+)?)(?:\s?(?i:({_SIZE})))?\s?({_CODE})\b",
     _after),
    ("money: 5$", "$", r"(?<![\w.,])(\d+(?:\.\d+)?)\s?\$(?![\w$])", r"\1 dollars"),
    ("money: 99¢", "¢", r"(?<=\d)\s?¢", " cents"),
)
# fmt: on
