"""Money in English: signs and codes before and behind, cents, multipliers, "a $5 ticket" and so much for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.numbers.en.words import BESIDE, is_part

if TYPE_CHECKING:
    import re

    from rehearse.language.numbers.figures import Rules

_SIGNS = {
    "€": "euro", "£": "pound", "¥": "yen", "₩": "won", "₹": "rupee", "₽": "ruble", "$": "dollar", "US$": "US dollar",
    "HK$": "Hong Kong dollar", "A$": "Australian dollar", "C$": "Canadian dollar", "S$": "Singapore dollar",
    "NT$": "Taiwan dollar", "NZ$": "New Zealand dollar", "R$": "real",
    "CA$": "Canadian dollar", "AU$": "Australian dollar",
    "₺": "lira", "₪": "shekel", "₫": "dong", "₴": "hryvnia", "₱": "peso", "₦": "naira", "฿": "baht", "₿": "bitcoin",
}  # fmt: skip
_CODES = {
    "USD": "US dollar", "HKD": "Hong Kong dollar", "AUD": "Australian dollar", "CAD": "Canadian dollar",
    "SGD": "Singapore dollar", "NZD": "New Zealand dollar", "TWD": "Taiwan dollar", "EUR": "euro", "GBP": "pound",
    "JPY": "yen", "CNY": "yuan", "RMB": "yuan", "KRW": "won", "INR": "rupee", "RUB": "ruble", "CHF": "Swiss franc",
    "SEK": "Swedish krona", "NOK": "Norwegian krone", "DKK": "Danish krone", "THB": "baht", "ZAR": "rand",
    "BRL": "Brazilian real", "MXN": "Mexican peso", "TRY": "Turkish lira", "PLN": "Polish zloty",
    "CZK": "Czech koruna", "HUF": "Hungarian forint", "ILS": "shekel", "AED": "dirham", "SAR": "Saudi riyal",
    "IDR": "rupiah", "MYR": "ringgit", "PHP": "Philippine peso", "VND": "dong",
    "UAH": "hryvnia", "NGN": "naira", "KES": "Kenyan shilling",
    "EGP": "Egyptian pound", "PKR": "Pakistani rupee", "BTC": "bitcoin", "Rs.": "rupee", "Rs": "rupee",
}  # fmt: skip
_PLURALS = {
    "real": "reais", "Brazilian real": "Brazilian reais", "Swedish krona": "Swedish kronor", "lira": "lira",
    "Norwegian krone": "Norwegian kroner", "Danish krone": "Danish kroner", "Turkish lira": "Turkish lira",
}  # fmt: skip
_NO_PLURAL = frozenset("yen won yuan baht rand dong naira rupiah ringgit".split())
_CENTS = {"pound": "penny|pence"}
_SIZES = {
    "k": "thousand", "m": "million", "mn": "million", "mm": "million", "mio": "million", "mln": "million",
    "b": "billion", "bn": "billion", "bln": "billion", "t": "trillion", "tn": "trillion",
}  # fmt: skip
_SIZE = r"k|mn|mm|mio|mln|m|bn|bln|b|tn|t|thousand|million|billion|trillion|crore|lakh"
_AMOUNT = r"\d+(?:,\d{3})*(?:\.\d+)?|\.\d+"
_SMALL_CODE = "usd|eur|gbp|cny|rmb|jpy|hkd"
_CODE = "|".join(code.replace(".", r"\.") for code in _CODES)
_SINGLE = "".join(sign for sign in _SIGNS if len(sign) == 1 and sign != "$")
_SIGN = rf"(?:\b(?:US|HK|NT|NZ|CA|AU|A|C|S|R))?\$|[{_SINGLE}]"
_ONE_SIGN = "".join(sorted({sign[-1] for sign in _SIGNS}))
_WHOLE_CENTS = 2
_NOTES = dict(
    zip("1 5 10 20 50 100".split(), "ones fives tens twenties fifties hundreds".split(), strict=True)
)
_ONE = (
    r"(\b(?:[Aa]n?\s(?:(?:additional|extra|new|one-time|total|mere|whopping|initial|annual|planned|proposed|current)\s)?"
    r"|(?i:the|this|that|his|her|their|our|its|my|your|another|every|each)\s(?:(?:additional|current|proposed|new)\s)?)|['’]s\s)?"
)
"""What leads to an amount that is part of a name: a new $5 ticket."""


def _many(name: str) -> str:
    return name if name in _NO_PLURAL else _PLURALS.get(name, f"{name}s")


def _money(match: re.Match[str]) -> str:
    one, minus, sign, amount, high, million, size, beside = match.groups()
    name = _SIGNS.get(sign) or _CODES[sign]
    upto = high or million
    size = _SIZES.get((size or "").lower(), (size or "").lower())
    single = bool(is_part(beside) and (one or beside[0] == "-")) or (one or "").lower() in ("a ", "an ")
    said = f"{one or ''}{'minus ' * bool(minus)}"
    if upto or size:
        many = f"{amount} to {upto}" if upto else amount
        return f"{said}{many} {size} {name if single else _many(name)}".replace("  ", " ")
    return said + _exact(amount, name, adjective=single)


def _after(match: re.Match[str]) -> str:
    """Read 100 USD, 30 €."""
    amount, size, code = match.groups()
    name = _CODES.get(code) or _CODES.get(code.upper()) or _SIGNS[code]
    if not size and code in _SIGNS:
        return _exact(amount, name, adjective=False)
    said = name if amount == "1" and not size else _many(name)
    return " ".join(filter(None, (amount, size and _SIZES.get(size.lower(), size), said)))


def _exact(amount: str, name: str, *, adjective: bool) -> str:
    """Say 20.01 dollars as dollars and cents, 2.00 as two."""
    whole, _, part = amount.partition(".")
    if name in _NO_PLURAL or len(part) > _WHOLE_CENTS or (len(part) == 1 and whole.strip("0")):
        if part.strip("0"):
            return f"{amount} {name if adjective else _many(name)}"
        part = ""
    cents = int(part.ljust(_WHOLE_CENTS, "0")) if part else 0
    singular, plural = _CENTS.get(name, "cent|cents").split("|")
    coins = f"{cents} {singular if cents == 1 else plural}"
    if not whole.strip("0") and cents:
        return coins
    said = f"{whole or 0} {name if whole == '1' or adjective else _many(name)}"
    return said + (f"{' ' if name == 'pound' else ' and '}{coins}" if cents else "")


def _grouped(match: re.Match[str]) -> str:
    """Write the points and commas of 1.000.000,50 as English does."""
    return match[0].replace(".", "_").replace(",", ".").replace("_", ",")


# fmt: off
MONEY_RULES: Rules = (
    ("money: €1.000.000, €4,50", _ONE_SIGN,
     r"(?<=[€£¥$₺₽])\s?\d{1,3}(?:(?:\.\d{3}){2,}(?:,\d\d)?|\.\d{3},\d\d|,\d\d)(?![\d,]|\.\d)"
     r"|(?<![\d.,])\d{1,3}(?:(?:\.\d{3}){2,}(?:,\d\d)?|(?:\.\d{3})?,\d\d)(?=\s?[€£₺₽])", _grouped),
    ("money: a $36 million-dollar plan", ("dollar",),
     r"(?<![\w$])\$(?=\d[\d,.]*(?:\s(?i:[mb]illion|trillion))?[\s-]dollars?\b)", ""),
    ("money: two $5s", "$", r"(?<![\w$])\$(1|5|10|20|50|100)s\b", lambda m: _NOTES[m[1]]),
    ("money: $-50", _ONE_SIGN, rf"([{_ONE_SIGN}])[-−](?=\d)", r"-\1"),
    ("money: £1.2bn–£1.5bn", _ONE_SIGN,
     rf"(?<=\d)(\s?(?i:{_SIZE}))\s?[-–]\s?(?=(?:US)?[$€£¥₹]\d)", r"\1 to "),
    ("money: $1,500, £5bn, $5-10 million", _ONE_SIGN,
     rf"{_ONE}(?:(?<![\w-])([-−]))?({_SIGN})\s?({_AMOUNT})"
     rf"(?:(?:[-–]|\s?(?:[-–]|to)\s?(?=[$€£¥]))[$€£¥]?(\d+(?:,\d{{3}})*(?:\.\d+)?)|\s?to\s?(\d+(?:\.\d+)?)"
     rf"(?=\s?(?i:{_SIZE})\b(?!\s(?:people|children|families|users|customers|students))))?(?:[\s-]?(?i:({_SIZE}))\b)?{BESIDE}",
     _money),
    ("money: USD 100", "ABCDEGHIJKNPRSTUVZ",
     rf"{_ONE}(?:(?<!\w)([-−]))?\b({_CODE})\s?({_AMOUNT})(?:[-–](\d+(?:,\d{{3}})*(?:\.\d+)?))?((?!))?(?:\s?(?i:({_SIZE}))\b)?{BESIDE}",
     _money),
    ("money: 100 USD", "ABCDEGHIJKNPRSTUVZcdpry",
     rf"(?<![\d.,])(?!\d\s?Rs\b)(\d+(?:,\d{{3}})*(?:\.\d+)?)(?:\s?(?i:({_SIZE})))?\s?({_CODE}|{_SMALL_CODE})\b(?!\s?\d)",
     _after),
    ("money: 5$, 30 €", _ONE_SIGN,
     rf"(?<![\w.,])(\d+(?:,\d{{3}})*(?:\.\d+)?)(?:\s?(?i:({_SIZE})))?\s?([{_ONE_SIGN}])(?![\w$])(?!\s?\d)",
     _after),
    ("money: 99¢", "¢", r"(?<=\d)\s?¢", " cents"),
)
# fmt: on
