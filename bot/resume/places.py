"""Words that tell a place, an organisation or a job title: literal lists, no lookups elsewhere."""

import re

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
    "slovenia|costa rica|ecuador|uruguay|venezuela|puerto rico|europe"
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
_WORKPLACE = "remote(?:ly)?|hybrid|on-?site|online|worldwide|t\u00e9l\u00e9travail|teletrabajo|"
"remoto|home office"
_CITIES = (
    "new york(?: city)?|nyc|san francisco|los angeles|chicago|boston|seattle|austin|denver|atlanta|"
    "london|paris|lyon|marseille|toulouse|bordeaux|lille|nantes|berlin|munich|m\u00fcnchen|hamburg|"
    "frankfurt|k\u00f6ln|cologne|stuttgart|bremen|vienna|wien|z\u00fcrich|zurich|geneva|"
    "gen\u00e8ve|madrid|"
    "barcelona|valencia|lisbon|lisboa|rome|roma|milan|milano|amsterdam|rotterdam|brussels|"
    "bruxelles|dublin|edinburgh|manchester|toronto|montreal|montr\u00e9al|vancouver|sydney|tokyo|"
    "bangalore|bengaluru|mumbai|delhi|new delhi|hyderabad|pune|chennai|beijing|shanghai|shenzhen|"
    "istanbul|tel aviv|dubai|s\u00e3o paulo|buenos aires|mexico city|stockholm|oslo|copenhagen|"
    "helsinki|warsaw|prague|budapest|athens|cairo|lagos|nairobi|cape town|johannesburg|seoul|manila"
)
_TAIL = rf"(?:(?i:{_COUNTRIES}|{_STATE_NAMES})|(?:{_STATES})(?:\s+\d{{5}})?)"
_PLACE = re.compile(
    rf"\(?(?:(?:[A-Z\u00c0-\u00de][\w.'\u2019-]*\s?){{1,4}},\s*(?:{_TAIL},\s*)?{_TAIL}"
    rf"|(?i:{_WORKPLACE}|{_CITIES}|{_COUNTRIES})|{_TAIL})(?:\s*[(/,|"
    rf"&\u00b7-]\s*(?i:{_WORKPLACE})\)?)?\)?"
)
_TAIL_ONLY = re.compile(_TAIL)
_NAMED = re.compile(rf"(?i:{_WORKPLACE}|{_CITIES}|{_COUNTRIES})")
_CAPITAL = re.compile(
    r"(?:(?:St\.?|San|Los|New|Fort|La|Le|El|de|del|am|Main|"
    r"of)\s)*[A-Z\u00c0-\u00de][\w.'\u2019-]+(?:\s[A-Z\u00c0-\u00de][\w.'\u2019-]+){0,2}"
)

_ORGANISATION = re.compile(
    r"\b(?:inc|llc|ltd|limited|gmbh|ag|corp|corporation|company|co|plc|pty|sarl|s\.?a\.?s?|bv|"
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
    r"interactive|digital|cloud|stores?|market|foods?|brothers|bros|sons|research)\b\.?"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:com|io|org|net|de|fr|ai|co|edu|dev|eu|uk)\b",
    re.IGNORECASE,
)
_CERTAIN = re.compile(
    r"\b(?:inc|llc|ltd|limited|gmbh|corp|corporation|plc|pty|sarl|university|universit\u00e9|"
    r"universit\u00e4t|"
    r"universidad|universit\u00e0|college|institute|hospital|bank|company|foundation|labs|"
    r"systems|technologies|"
    r"solutions|group|studios|industries|holdings|ventures|partners|agency|council)\b\.?,?(?=$|"
    r"[\s,)])",
    re.IGNORECASE,
)


def is_place(text: str) -> bool:
    """Tell whether a text names a place ("Austin, TX", "Remote") and nothing else."""
    plain = text.strip(" ,|\u00b7\u2022")
    return len(plain) <= 60 and bool(_PLACE.fullmatch(plain)) and not organisation(plain)


def without_place(text: str) -> str:
    """Take a place off the end: "Acme, Portland, OR" becomes "Acme"; a lone place becomes ""."""
    if is_place(text):
        return ""
    parts = [part.strip() for part in text.split(",")]
    while len(parts) > 1:
        if _TAIL_ONLY.fullmatch(parts[-1].strip(" .()")):
            parts.pop()
            if len(parts) > 1 and _CAPITAL.fullmatch(parts[-1]) and not organisation(parts[-1]):
                parts.pop()
        elif _NAMED.fullmatch(parts[-1].strip(" .()")):
            parts.pop()
        else:
            break
    left = ", ".join(parts).strip(" ,|\u00b7")
    return re.sub(rf"\s*\((?:{_NAMED.pattern}|[\w .]+,\s*{_TAIL})\)$", "", left)


def organisation(text: str) -> float:
    """Give how surely a text names an organisation: 1 by its legal form or kind, 0.5, 0."""
    if _CERTAIN.search(text):
        return 1.0
    return 0.5 if _ORGANISATION.search(text) else 0.0
