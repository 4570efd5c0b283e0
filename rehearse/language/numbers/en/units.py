"""Units in English: one kilometer, two kilometers, a five-kilometer run, so many per hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re

    from rehearse.language.numbers.figures import Rules

_UNITS = dict(
    pair.split("=")
    for pair in (
        "km/h=kilometer per hour,kmh=kilometer per hour,kph=kilometer per hour,mph=mile per hour,"
        "m/s²=meter per second squared,"
        "m/s=meter per second,km/s=kilometer per second,ft/s=foot per second,mi/h=mile per hour,"
        "g/L=gram per liter,mg/L=milligram per liter,"
        "mg/dL=milligram per deciliter,"
        "g/cm³=gram per cubic centimeter,kg/m³=kilogram per cubic meter,µg/m³=microgram per cubic meter,"
        "μg/m³=microgram per cubic meter,"
        "km²=square kilometer,cm²=square centimeter,mm²=square millimeter,m²=square meter,ft²=square foot,"
        "mi²=square mile,in²=square inch,"
        "km³=cubic kilometer,cm³=cubic centimeter,mm³=cubic millimeter,m³=cubic meter,ft³=cubic foot,in³=cubic inch,"
        "km2=square kilometer,cm2=square centimeter,m2=square meter,m3=cubic meter,cm3=cubic centimeter,"
        "sq. km=square kilometer,sq. m=square meter,sq. ft=square foot,sq. mi=square mile,"
        "sq km=square kilometer,sq m=square meter,sq ft=square foot,sq mi=square mile,sqft=square foot,"
        "cu ft=cubic foot,cu m=cubic meter,"
        "km=kilometer,cm=centimeter,mm=millimeter,nm=nanometer,µm=micrometer,μm=micrometer,mi=mile,ft=foot,"
        "yd=yard,yds=yard,"
        "kg=kilogram,mg=milligram,µg=microgram,μg=microgram,lb=pound,lbs=pound,oz=ounce,fl oz=fluid ounce,"
        "gal=gallon,qt=quart,"
        "ml=milliliter,mL=milliliter,cl=centiliter,dl=deciliter,ha=hectare,ms=millisecond,µs=microsecond,"
        "μs=microsecond,ns=nanosecond,"
        "sec=second,secs=second,min=minute,mins=minute,hr=hour,hrs=hour,yr=year,yrs=year,"
        "kWh=kilowatt hour,MWh=megawatt hour,GWh=gigawatt hour,TWh=terawatt hour,mAh=milliampere hour,"
        "kW=kilowatt,MW=megawatt,"
        "GW=gigawatt,mW=milliwatt,kV=kilovolt,mV=millivolt,mA=milliamp,kHz=kilohertz,MHz=megahertz,"
        "GHz=gigahertz,Hz=hertz,dB=decibel,"
        "KB=kilobyte,kB=kilobyte,MB=megabyte,GB=gigabyte,TB=terabyte,PB=petabyte,Mb=megabit,Gb=gigabit,"
        "Mbps=megabit per second,mbps=megabit per second,Gbps=gigabit per second,kbps=kilobit per second,"
        "Kbps=kilobit per second,"
        "Pa=pascal,kPa=kilopascal,hPa=hectopascal,MPa=megapascal,psi=pound per square inch,mbar=millibar,"
        "kJ=kilojoule,cal=calorie,kcal=kilocalorie,rpm=revolution per minute,bpm=beat per minute,fps=frame per second,"
        "ppm=part per million,ppb=part per billion,dpi=dot per inch,mpg=mile per gallon,tsp=teaspoon,"
        "tbsp=tablespoon,px=pixel,hp=horsepower,ly=light year,mol=mole"
    ).split(",")
)
_LETTERS = {
    "m": "meter",
    "g": "gram",
    "s": "second",
    "h": "hour",
    "L": "liter",
    "l": "liter",
    "t": "ton",
    "V": "volt",
    "W": "watt",
}
_NO_PLURAL = frozenset(("horsepower", "hertz", "kilohertz", "megahertz", "gigahertz"))
_PER = {
    "hr": "hour",
    "h": "hour",
    "min": "minute",
    "sec": "second",
    "s": "second",
    "yr": "year",
    "mo": "month",
    "wk": "week",
    "kg": "kilogram",
    "g": "gram",
    "lb": "pound",
    "km": "kilometer",
    "mi": "mile",
    "L": "liter",
    "gal": "gallon",
    "sq ft": "square foot",
    "m²": "square meter",
}
_EACH = (
    "second|minute|hour|day|week|month|year|person|head|user|share|night|seat|gallon|liter|litre|piece|page|ton|capita"
    "|mile|student|child|unit|item"
)
_LARGE = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "b": "billion", "tn": "trillion"}
_MANY = (
    r"(?:people|users|customers|viewers|followers|subscribers|views|downloads|likes|jobs|homes|houses|households|children"
    r"|students|workers|tons|tonnes|barrels|copies|lines|records|visitors|votes|members|employees|words|dollars|euros"
    r"|pounds|shares|units|cars|vehicles)\b"
)
"""Before these k and M are thousands and millions, and four digits no year."""


def _named(unit: str, amount: str, *, single: bool) -> str:
    name = _UNITS.get(unit) or _LETTERS[unit]
    if single or amount == "1" or name in _NO_PLURAL:
        return name
    first, per, rest = name.partition(" per ")
    first = (
        first.replace("foot", "feet")
        if "foot" in first
        else first + ("es" if first.endswith("inch") else "s")
    )
    return first + per + rest


def _measure(match: re.Match[str]) -> str:
    one, amount, hyphen, unit, beside = match.groups()
    single = bool(hyphen == "-" or (one and beside))
    return f"{one or ''}{amount} {_named(unit, amount, single=single)}"


def _degrees(match: re.Match[str]) -> str:
    scale = {"C": " Celsius", "F": " Fahrenheit", None: ""}[match[3]]
    return f"{'minus ' * bool(match[1])}{match[2]} degree{'s' * (match[2] != '1')}{scale}"


def _height(match: re.Match[str]) -> str:
    return (
        f"{match[1]} foot {match[2]}" if match[2] else f"{match[1]} {'foot' if match[1] == '1' else 'feet'}"
    )


def _inches(match: re.Match[str]) -> str:
    beside = (match.string[match.end() :] != "" and match[1].lower().endswith((" a ", " an "))) or match[
        1
    ] in ("A ", "An ")
    return f"{match[1]}{match[2]} inch{'' if beside or match[2] == '1' else 'es'}"


def _tried(units: dict[str, str]) -> str:
    return "|".join(sorted(units, key=len, reverse=True))


# fmt: off
UNIT_RULES: Rules = (
    ("large: 10k followers", "kmbKMB",
     rf"(?i)(?<=\d)\s?(k|mn|m|bn|b|tn)(?=\+?\s(?:new\s|active\s|more\s)?{_MANY})",
     lambda m: f" {_LARGE[m[1].lower()]}"),
    ("large: 3.5bn", "nN", r"(?i)(?<=\d)\s?(bn|mn|tn)\b", lambda m: f" {_LARGE[m[1].lower()]}"),
    ("temperatures: -5°C", "°", r"(?:(?<!\w)([-−]))?(?<!\d)(?<!\d\.)(\d+(?:\.\d+)?)\s?°\s?([CF])?(?![\w'′])", _degrees),
    ("heights: 5'10\"", "'′", r"(?<![\w.])(\d{1,2})['′]\s?(?:(\d{1,2})[\"″])", _height),
    ("inches: a 12\" pizza", "\"″", r"^([^\"“]*?)(?<![\w.])(\d{1,3}(?:\.\d+)?)[\"″](?=\s[a-z]|$)", _inches),
    ("dimensions: 25 x 7 m", "xX×",
     r"(?<=\d)\s?(?:[xX×])\s?(?=\d)(?=[\d.,]+\s?(?:m|cm|mm|km|ft|in|inches|feet|meters|pixels|px)\b)|(?<=\d)[x×](?=\d{3,4}\b)",
     " by "),
    ("heights: 6 ft 2 in", "f", r"(?<=\d)\s?ft\.?\s(\d{1,2})\s?in\b\.?", r" feet \1 inches"),
    ("inches: 5in", "i", r"(?<=\d)in\b(?!-)", " inches"),
    ("units: 50 km, a 100m race", "0123456789",
     rf"(?:(?<![\w.])(an?\s))?(?<![A-Za-z\d.,])(?<![A-Za-z]-)(\d+(?:,\d{{3}})*(?:\.\d+)?|\.\d+)(\s|-)?({_tried(_UNITS)})(?![\w/²³'’])(?:(?=(\s[a-z]+)))?",
     _measure),
    ("units: 300 m.", "mgshLltVW",
     r"(?:(?<![\w.])(an?\s))?(?<![A-Za-z\d.,])(?<![A-Za-z]-)(\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)(\s|-)?((?<!\d{3})s|[mghLltVW])(?![\w/²³'’]|\.\w)(?:(?=(\s[a-z]+)))?",
     _measure),
    ("dimensions: 30 cm x 20 cm", "x×", r"(?<=s) [x×] (?=\d)", " by "),
    ("large: 2012 people", "12", rf"(?<![\w.,$€£-])([12])(\d(?!00)\d\d)(?=\s{_MANY})", r"\1,\2"),
    ("per: $20/month", "/", rf"(\d[\d.,]*(?:\s(?!and\b)[a-z]+){{0,3}})\s?/\s?({_EACH}|{_tried(_PER)})(?![\w/²³])",
     lambda m: f"{m[1]} per {_PER.get(m[2], m[2])}"),
    ("per: 1/f", "/", r"(?<=\d)/(?=[a-z](?!\w))", " per "),
)
# fmt: on
