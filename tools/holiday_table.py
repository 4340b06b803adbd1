"""Writes the table of public holidays that Heardback carries.

The facts come from the Python package "holidays" (MIT), which gathers them from laws and decrees of each country.
Run once a year, and when a country changes its holidays:

    python3 -m venv /tmp/holidays && /tmp/holidays/bin/pip install holidays==0.109
    /tmp/holidays/bin/python tools/holiday_table.py > crates/heardback-core/data/holidays.txt

Only days that are public holidays for everybody are taken; half days, school holidays, days of one faith and
working days with a name are not. The head of the file explains its form; crates/heardback-core/src/holidays.rs reads it.
"""

import re
import sys
import warnings
from datetime import date

import holidays
from holidays.registry import COUNTRIES

FIRST, LAST = 2015, 2036
EPOCH = date(FIRST, 1, 1)
# Two of these characters number a day: 90 * 90 is more than the days of 22 years.
DIGITS = [chr(code) for code in range(33, 123)]

HEAD = f"""\
# Public holidays {FIRST} to {LAST}. Written by tools/holiday_table.py; do not edit.
# Facts from the Python package "holidays" {holidays.__version__} (MIT, its authors and contributors).
#
# [names]     one name a line, counted from 0
# [holidays]  one holiday a line, counted from 0: the number of its name, then
#             =MMDD              that day of every year
#             =MMDD,YYYY-YYYY    that day of these years
#             :xxyyzz...         single days; each is two characters, '!' to 'z', the higher digit first, base 90,
#                                counted from {EPOCH}
# [regions]   code, English name, holidays, with tabs between. A part of a country starts from the country's list:
#             "+" adds and "-" takes away. "3-7" is a range.
"""

COUNTRY_NAMES = {
    "AX": "Åland Islands",
    "BQ": "Bonaire, Sint Eustatius and Saba",
    "CC": "Cocos (Keeling) Islands",
    "CD": "Democratic Republic of the Congo",
    "CI": "Côte d'Ivoire",
    "CW": "Curaçao",
    "GW": "Guinea-Bissau",
    "RE": "Réunion",
    "BL": "Saint Barthélemy",
    "SH": "Saint Helena, Ascension and Tristan da Cunha",
    "ST": "São Tomé and Príncipe",
    "SY": "Syria",
    "TL": "Timor-Leste",
    "VA": "Vatican City",
}

PART_NAMES = {
    "AT": "1 Burgenland|2 Carinthia|3 Lower Austria|4 Upper Austria|5 Salzburg|6 Styria|7 Tyrol|8 Vorarlberg|9 Vienna",
    "BA": "BIH Federation of Bosnia and Herzegovina|BRC Brčko District|SRP Republika Srpska",
    "BR": "DF Federal District",
    "CH": "BE Bern|FR Fribourg|GE Geneva|GR Grisons|LU Lucerne|SG St. Gallen|VS Valais|ZH Zurich",
    "CL": "RM Santiago",
    "DE": "BY Bavaria|HE Hesse|MV Mecklenburg-Western Pomerania|NI Lower Saxony|NW North Rhine-Westphalia"
    "|RP Rhineland-Palatinate|SN Saxony|ST Saxony-Anhalt|TH Thuringia",
    "ES": "AN Andalusia|AR Aragon|CL Castile and León|CM Castilla-La Mancha|CN Canary Islands|CT Catalonia"
    "|IB Balearic Islands|NC Navarre|PV Basque Country|VC Valencian Community",
    "FI": "01 Åland|02 South Karelia|03 South Ostrobothnia|04 South Savo|06 Kanta-Häme|07 Central Ostrobothnia"
    "|08 Central Finland|10 Lapland|12 Ostrobothnia|13 North Karelia|14 North Ostrobothnia|15 North Savo"
    "|19 Southwest Finland",
    "FR": "971 Guadeloupe|972 Martinique|973 French Guiana|974 Réunion|976 Mayotte|NC New Caledonia"
    "|PF French Polynesia|TF French Southern Territories|WF Wallis and Futuna|BL Saint Barthélemy|MF Saint Martin"
    "|PM Saint Pierre and Miquelon",
    "IT": "BZ South Tyrol|FI Florence|GE Genoa|MI Milan|MN Mantua|NA Naples|PD Padua|RM Rome|SR Syracuse|TN Trento"
    "|TO Turin|VE Venice|MB Monza and Brianza|PU Pesaro and Urbino|FC Forlì-Cesena|SU South Sardinia",
    "MO": "I Islands|M Macau",
    "MY": "04 Malacca|07 Penang|14 Kuala Lumpur|15 Labuan|16 Putrajaya",
    "NO": "50 Trøndelag|55 Troms|56 Finnmark|15 Møre og Romsdal",
    "NZ": "CIT Chatham Islands|MWT Manawatū-Whanganui|WGN Wellington",
    "PL": "02 Lower Silesia|04 Kuyavia-Pomerania|06 Lublin|08 Lubusz|10 Łódź|12 Lesser Poland|14 Masovia|16 Opole"
    "|18 Subcarpathia|20 Podlasie|22 Pomerania|24 Silesia|26 Holy Cross|28 Warmia-Masuria|30 Greater Poland"
    "|32 West Pomerania",
    "PT": "11 Lisbon|20 Azores|30 Madeira",
    "US": "VI Virgin Islands",
}


def words(class_name):
    """BosniaAndHerzegovina -> Bosnia and Herzegovina."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", class_name)
    return re.sub(r"\b(And|Of|The)\b", lambda small: small.group().lower(), spaced)


def part_name(country, part, aliases):
    """The English name of a part of a country, else the name its own people use."""
    known = dict(entry.split(" ", 1) for entry in PART_NAMES.get(country, "").split("|") if entry)
    if part in known:
        return known[part]
    spoken = [alias for alias, code in aliases.items() if code == part and not alias.isupper()]
    plain = [alias for alias in spoken if alias.isascii()]
    # Armenian and Indian names come in a scholarly and in a plain spelling.
    chosen = plain if country in ("AM", "GQ", "IN") and plain else spoken
    return chosen[0] if chosen else part


def english(entity):
    """The name of the package's English translation, if it has one."""
    languages = getattr(entity, "supported_languages", None) or ()
    return next((language for language in languages if language.startswith("en")), None)


def holidays_of(entity, part):
    """{name: days} of one region."""
    found = {}
    calendar = entity(subdiv=part, years=range(FIRST, LAST + 1), language=english(entity))
    for day, names in calendar.items():
        if FIRST <= day.year <= LAST:
            for name in names.split("; "):
                found.setdefault(" ".join(name.split()), []).append(day)
    return {(name, tuple(sorted(set(days)))) for name, days in found.items()}


def coded(days):
    """The days of one holiday in the shortest of the three forms."""
    first = days[0]
    years = [day.year for day in days]
    if all((day.month, day.day) == (first.month, first.day) for day in days):
        if years == list(range(FIRST, LAST + 1)):
            return f"={first:%m%d}"
        if years == list(range(years[0], years[-1] + 1)):
            return f"={first:%m%d},{years[0]}-{years[-1]}"
    numbers = [(day - EPOCH).days for day in days]
    return ":" + "".join(DIGITS[n // 90] + DIGITS[n % 90] for n in numbers)


def ranges(numbers):
    """[1, 2, 3, 7] -> "1-3 7"."""
    runs = []
    for number in sorted(numbers):
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return " ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def main():
    warnings.simplefilter("ignore")
    regions = []
    for class_name, *_ in COUNTRIES.values():
        entity = getattr(holidays, class_name)
        country = entity.country
        own = holidays_of(entity, None)
        name = COUNTRY_NAMES.get(country, words(class_name))
        regions.append((country, name, own, set()))
        aliases = getattr(entity, "subdivisions_aliases", {})
        for part in getattr(entity, "subdivisions", ()):
            # Longer codes are cities and school zones, not parts of a country.
            if re.fullmatch(r"[A-Z0-9]{1,3}", part):
                here = holidays_of(entity, part)
                full_name = f"{name}, {part_name(country, part, aliases)}"
                regions.append((f"{country}-{part}", full_name, here - own, own - here))
    regions = [region for region in regions if "-" in region[0] or region[2]]
    regions.sort(key=lambda region: region[0])

    names, entries = {}, {}
    for _, _, more, less in regions:
        for entry in sorted(more | less, key=lambda entry: (entry[1][0], entry[0])):
            names.setdefault(entry[0], len(names))
            entries.setdefault(entry, len(entries))

    lines = [HEAD + "[names]", *names, "[holidays]"]
    lines += [f"{names[name]}{coded(days)}" for name, days in entries]
    lines.append("[regions]")
    for code, name, more, less in regions:
        added = ranges(entries[entry] for entry in more)
        if "-" in code:
            taken = ranges(entries[entry] for entry in less)
            added = " ".join(filter(None, [added and "+ " + added, taken and "- " + taken]))
        lines.append(f"{code}\t{name}\t{added}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
