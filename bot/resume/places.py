"""Words that tell a place, an organisation or a job title: literal lists, no lookups elsewhere."""

import re

from bot.resume.cities import CITIES
from bot.resume.titles import title_score

_COUNTRIES = (
    "usa|u\\.s\\.a?\\.?|united states|uk|u\\.k\\.|united kingdom|england|scotland|wales|ireland|"
    "canada|mexico|m\u00e9xico|brazil|brasil|argentina|chile|colombia|peru|spain|espa\u00f1a|"
    "portugal|"
    "france|germany|deutschland|austria|\u00f6sterreich|switzerland|schweiz|suisse|italy|italia|"
    "netherlands|nederland|belgium|belgique|luxembourg|denmark|sweden|norway|finland|iceland|"
    "poland|"
    "czechia|czech republic|slovakia|hungary|romania|bulgaria|greece|turkey|t\u00fcrkiye|"
    "ukraine|russia|"
    "estonia|latvia|lithuania|israel|egypt|morocco|maroc|tunisia|algeria|nigeria|ghana|kenya|"
    "ethiopia|south africa|uae|united arab emirates|saudi arabia|qatar|iran|iraq|pakistan|india|"
    "bangladesh|sri lanka|nepal|china|hong kong|taiwan|japan|south korea|korea|singapore|malaysia|"
    "indonesia|thailand|vietnam|philippines|australia|new zealand|melbourne|serbia|croatia|"
    "slovenia|costa rica|ecuador|uruguay|venezuela|puerto rico|europe|allemagne|espagne|italie|"
    "royaume-uni|angleterre|\u00e9tats-unis|autriche|irlande|\u00e9cosse|s\u00e9n\u00e9gal|alg\u00e9rie|tunisie|"
    "alemania|francia|reino unido|inglaterra|estados unidos|irlanda|b\u00e9lgica|suiza|marruecos|"
    "frankreich|spanien|italien|gro\u00dfbritannien|usa"
)
_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|"
    "NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|ON|BC|QC|AB|MB|NS|NSW|VIC|QLD"
)
_STATE_NAMES = (
    "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|"
    "hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|"
    "michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|"
    "new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|"
    "rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|"
    "west virginia|wisconsin|wyoming|ontario|quebec|qu\u00e9bec|british columbia|alberta"
)
_WORKPLACE = (
    "(?:fully )?remote(?:ly)?|hybrid|on-?site|online|worldwide|t\u00e9l\u00e9travail|teletrabajo|"
    "remoto|home office|nationwide|various locations"
)
_TAIL = rf"(?:(?i:{_COUNTRIES}|{_STATE_NAMES})|(?:{_STATES})(?:\s+\d{{5}})?)"
_PLACE = re.compile(
    rf"\(?(?:(?:[A-Z\u00c0-\u00de][\w.'\u2019-]*\s?){{1,4}},\s*(?:{_TAIL},\s*)?{_TAIL}"
    rf"|(?i:{_WORKPLACE}|{_COUNTRIES})|{_TAIL})(?:\s*[(/,|"
    rf"&\u00b7-]\s*(?i:{_WORKPLACE})\)?)?\)?"
)
_TAIL_ONLY = re.compile(_TAIL)
_NAMED = re.compile(rf"(?i:{_WORKPLACE}|{_COUNTRIES})")
_REGION = re.compile(
    r"(?:[A-Z\u00c0-\u00de][\w.'\u2019-]+(?:\s(?:of|upon|and|am|de)\s)?\s?){1,3}(?:[A-Z]{1,2}\d[\dA-Z]?)?"
)
_CAPITAL = re.compile(
    r"(?:(?:St\.?|San|Los|New|Fort|La|Le|El|de|del|am|Main|"
    r"of)\s)*[A-Z\u00c0-\u00de][\w.'\u2019-]+(?:\s[A-Z\u00c0-\u00de][\w.'\u2019-]+){0,2}"
)

_ORGANISATION = re.compile(
    r"\b(?:inc|llc|llp|pllc|nhs|trust|authority|estate|homes?|ministries|nursery|bakery|caf\u00e9|cafe|bistro|brasserie|"
    r"lyc\u00e9e|coll\u00e8ge|acad\u00e9mie|ch\u00e2teau|gymnasium|bodegas?|grupo|distribuciones|hijos|hermanos|"
    r"colegio|instituto|ayuntamiento|mairie|soci\u00e9t\u00e9|cabinet|maison|kitchen|grill|inn|surgery|practice|chambers|boutique|salon|farms?|dealership|construction|builders?|"
    r"contractors|properties|realty|insurers?|theat(?:re|er)|charity|shelter|camp|ltd|limited|gmbh|ag|corp|corporation|company|co|plc|pty|sarl|s\.?a\.?s?|bv|"
    r"b\.v|group|groupe|gruppe|labs?|laborator(?:y|ies)|university|universit\u00e9|"
    r"universit\u00e4t|"
    r"universidad|universit\u00e0|universidade|hochschule|college|school|\u00e9cole|lyc\u00e9e|"
    r"academy|"
    r"institute?|bank|banque|hospital|h\u00f4pital|clinic|health|agency|agence|systems|"
    r"technologies|"
    r"technology|consulting|studios?|solutions|partners|associates|foundation|council|ministry|"
    r"department|society|association|church|museum|library|services|industries|holdings|ventures|"
    r"capital|media|press|networks?|software|energy|airlines?|airways|pharma\w*|logistics|retail|"
    r"hotels?|restaurant|financial|insurance|motors?|robotics|games|entertainment|analytics|"
    r"bureau|district|schools|center|centre|club|union|federation|enterprises|international|"
    r"court|tribunal|army|navy|air force|marine corps|police|brigade|regiment|orchestra|opera|"
    r"ballet|gallery|festival|parish|diocese|brewery|brewing|winery|vineyards?|deli|tavern|diner|pharmacy|"
    r"dental|veterinary|solicitors|attorneys|plumbing|roofing|paving|lumber|freight|trucking|"
    r"couriers|garage|mills|foundry|railway|railroad|transit|hospice|infirmary|airport|hostel|"
    r"interactive|digital|cloud|stores?|market|foods?|brothers|bros|sons|research)\b\.?"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:com|io|org|net|de|fr|ai|co|edu|dev|eu|uk)\b",
    re.IGNORECASE,
)
_CERTAIN = re.compile(
    r"\b(?:inc|llc|ltd|limited|gmbh|corp|corporation|plc|pty|sarl|university|universit\u00e9|"
    r"universit\u00e4t|"
    r"universidad|universit\u00e0|college|institute|hospital|bank|company|foundation|labs|"
    r"systems|technologies|"
    r"solutions|group|llp|nhs|trust|l\.l\.p|p\.?l\.?l\.?c|studios|industries|holdings|ventures|partners|agency|council)\b\.?,?(?=$|"
    r"[\s,)])",
    re.IGNORECASE,
)
_PART_OF_FIRM = re.compile(r"\b(?:division|team|unit|dept|branch|office)\b", re.IGNORECASE)
_STATE_END = re.compile(rf",\s*(?:{_STATES})\b")
_PAIR = re.compile(r"\b[A-Z\u00c0-\u00de][\w'\u2019-]+\s+(?:&|and)\s+Sons?\b|\b[A-Z]\w+'s\b$")


def is_place(text: str) -> bool:
    """Tell whether a text names a place ("Austin, TX", "Leeds", "Remote") and nothing else."""
    plain = text.strip(" ,|\u00b7\u2022()")
    if not plain or len(plain) > 60 or organisation(plain):
        return False
    return bool(_PLACE.fullmatch(plain)) or _in_town(plain)


def without_place(text: str) -> str:
    """Take a place off the end: "Acme, Portland, OR" becomes "Acme"; a lone place becomes ""."""
    if is_place(text):
        return ""
    parts = [part.strip() for part in text.split(",")]
    while len(parts) > 1:
        last = parts[-1].strip(" .()")
        if _TAIL_ONLY.fullmatch(last):
            parts.pop()
            if len(parts) > 1 and _CAPITAL.fullmatch(parts[-1]) and not organisation(parts[-1]):
                parts.pop()
        elif _NAMED.fullmatch(last) or _is_town(last):
            parts.pop()
        elif len(parts) > 2 and _is_town(parts[-2]) and _REGION.fullmatch(last):
            del parts[-2:]
        else:
            break
    left = ", ".join(parts).strip(" ,|\u00b7")
    bracket = re.search(r"\s*\(([^()]*)\)$", left)
    return left[: bracket.start()] if bracket and is_place(bracket[1]) else left


def may_be_town(text: str) -> bool:
    """Tell whether a text could be a town by its shape alone: one to three capital words."""
    return bool(_CAPITAL.fullmatch(text)) and not organisation(text) and not text.isupper()


def apart_from_town(employer: str) -> tuple[str, str | None]:
    """Cut "Calder Mills, Corwen" in two: what follows an employer's only comma is a town.

    A part of a firm is none ("Cold Storage Division"), nor what goes on with "&".
    """
    name, comma, town = employer.partition(", ")
    bare = re.sub(r"\s*\([^()]*\)$", "", town)
    if not comma or "," in town or len(name.split()) < 2 or not may_be_town(bare):
        return employer, None
    if title_score(town) or _PART_OF_FIRM.search(town):
        return employer, None
    return name, town


def _is_town(text: str) -> bool:
    plain = re.sub(r"\s+(?:area|metro|city cent(?:re|er))$", "", text.casefold())
    return plain in CITIES or re.sub(r"^greater\s+", "", plain) in CITIES


def _in_town(text: str) -> bool:
    """A town, with or without its region or the way of working: "Leeds, West Yorkshire"."""
    first, *rest = (part.strip() for part in re.split(r"[,(/|]|\s[-\u2013\u00b7]\s", text))
    return (
        _is_town(first)
        and all(
            _is_town(part) or _NAMED.fullmatch(part) or _REGION.fullmatch(part) for part in rest[:2]
        )
        and len(rest) <= 2
    )


def organisation(text: str) -> float:
    """Give how surely a text names an organisation: 1 by its legal form or kind, 0.5, 0."""
    plain = _STATE_END.sub("", text)
    if _CERTAIN.search(plain):
        return 1.0
    return 0.5 if _ORGANISATION.search(plain) or _PAIR.search(plain) else 0.0
