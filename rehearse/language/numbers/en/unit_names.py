"""What units are called in English, and what stands behind a slash: km is kilometer, /mo per month."""

from __future__ import annotations

UNITS = dict(
    pair.split("=")
    for pair in (
        "kmh=kilometer per hour,kph=kilometer per hour,mph=mile per hour,km²=square kilometer,cm²=square centimeter,"
        "mm²=square millimeter,m²=square meter,ft²=square foot,mi²=square mile,in²=square inch,yd²=square yard,"
        "km³=cubic kilometer,cm³=cubic centimeter,mm³=cubic millimeter,m³=cubic meter,ft³=cubic foot,in³=cubic inch,"
        "km2=square kilometer,cm2=square centimeter,m2=square meter,m3=cubic meter,cm3=cubic centimeter,"
        "sq. km=square kilometer,sq. m=square meter,sq. ft=square foot,sq. mi=square mile,sq. in=square inch,"
        "sq km=square kilometer,sq m=square meter,sq ft=square foot,sq mi=square mile,sqft=square foot,"
        "cu ft=cubic foot,cu m=cubic meter,cu. ft=cubic foot,"
        "km=kilometer,KM=kilometer,kms=kilometer,KG=kilogram,dm=decimeter,cm=centimeter,mm=millimeter,nm=nanometer,µm=micrometer,μm=micrometer,mi=mile,ft=foot,"
        "yd=yard,yds=yard,kg=kilogram,kgs=kilogram,mg=milligram,µg=microgram,μg=microgram,mcg=microgram,lb=pound,"
        "lbs=pound,oz=ounce,fl oz=fluid ounce,fl. oz=fluid ounce,gal=gallon,qt=quart,pt=pint,ml=milliliter,"
        "mL=milliliter,cl=centiliter,dl=deciliter,dL=deciliter,ha=hectare,ac=acre,ms=millisecond,"
        "µs=microsecond,μs=microsecond,ns=nanosecond,"
        "sec=second,secs=second,min=minute,mins=minute,hr=hour,hrs=hour,wk=week,wks=week,mos=month,yr=year,yrs=year,"
        "Wh=watt hour,kWh=kilowatt hour,MWh=megawatt hour,GWh=gigawatt hour,TWh=terawatt hour,mAh=milliampere hour,"
        "kW=kilowatt,MW=megawatt,GW=gigawatt,TW=terawatt,mW=milliwatt,kV=kilovolt,mV=millivolt,mA=milliamp,"
        "kHz=kilohertz,khz=kilohertz,mhz=megahertz,ghz=gigahertz,hz=hertz,kwh=kilowatt hour,kw=kilowatt,gb=gigabyte,"
        "tb=terabyte,mb=megabyte,kb=kilobyte,MHz=megahertz,GHz=gigahertz,THz=terahertz,Hz=hertz,dB=decibel,kN=kilonewton,"
        "KB=kilobyte,kB=kilobyte,MB=megabyte,GB=gigabyte,TB=terabyte,PB=petabyte,Kb=kilobit,Mb=megabit,Gb=gigabit,"
        "Mbps=megabit per second,mbps=megabit per second,Gbps=gigabit per second,kbps=kilobit per second,"
        "Kbps=kilobit per second,Pa=pascal,kPa=kilopascal,hPa=hectopascal,MPa=megapascal,psi=pound per square inch,"
        "mbar=millibar,kJ=kilojoule,MJ=megajoule,cal=calorie,kcal=kilocalorie,eV=electronvolt,"
        "rpm=revolution per minute,bpm=beat per minute,fps=frame per second,wpm=word per minute,"
        "ppm=part per million,ppb=part per billion,dpi=dot per inch,mpg=mile per gallon,mmHg=millimeter of mercury,"
        "tsp=teaspoon,tbsp=tablespoon,Tbsp=tablespoon,px=pixel,MP=megapixel,hp=horsepower,ly=light year,mol=mole,"
        "mmol=millimole,ct=carat,bps=basis point,bp=basis point,pp=percentage point,pps=percentage point,"
        "bbl=barrel,Ω=ohm,kΩ=kilohm,MΩ=megohm,µF=microfarad,μF=microfarad,atm=atmosphere,deg=degree,dz=dozen"
    ).split(",")
)
LETTERS = {
    "m": "meter", "g": "gram", "s": "second", "h": "hour", "L": "liter", "l": "liter", "t": "ton", "V": "volt",
    "W": "watt", "J": "joule", "N": "newton", "K": "kelvin",
}  # fmt: skip
"""Said as units only where they are no name of something: 5 m, but not 5G."""
UNCHANGED = frozenset(
    ("horsepower", "hertz", "kilohertz", "megahertz", "gigahertz", "terahertz", "kelvin", "dozen")
)
"""Said alike of one and of many."""
BEHIND_SLASH = UNITS | LETTERS | {"mo": "month", "d": "day", "s²": "second squared", "s2": "second squared"}
EACH = (
    "second|minute|hour|day|week|month|quarter|year|person|people|head|user|share|night|seat|gallon|liter|litre|piece|page"
    "|ton|tonne|barrel|ounce|pound|capita|kilo|mile|student|child|unit|item|game|acre|hectare|bottle|ticket|lesson|class"
)
"""Words that stand behind a slash or "a": $5/person."""


def named(unit: str, *, single: bool) -> str:
    """Name a unit of one, or of many.

    >>> named("km", single=True), named("ft²", single=False), named("mph", single=False)
    ('kilometer', 'square feet', 'miles per hour')
    """
    name = UNITS.get(unit) or LETTERS[unit]
    if single or name in UNCHANGED:
        return name
    first, link, rest = name.partition(" of " if " of " in name else " per ")
    if "foot" in first:
        return first.replace("foot", "feet") + link + rest
    return first + ("es" if first.endswith("inch") else "s") + link + rest


def tried(units: dict[str, str]) -> str:
    r"""Write units as one pattern, longer ones first.

    >>> tried({"m": "", "km": "", "sq. m": ""})
    'sq\\. m|km|m'
    """
    return "|".join(unit.replace(".", r"\.") for unit in sorted(units, key=len, reverse=True))
