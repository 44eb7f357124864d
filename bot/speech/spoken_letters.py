"""Names that are spelt, said as words, or hold signs: SQL, JSON, GraphQL, C++, p95, k8s (pure)."""

import re

from bot.scoring.everyday import EVERYDAY
from bot.scoring.vocabulary import FUNCTION
from bot.stems import stem

_SAID = {
    "k8s": "kubernetes", "i18n": "internationalization", "l10n": "localization",
    "a11y": "accessibility", "o11y": "observability", "PostgreSQL": "postgres Q L",
    "SQLite": "S Q L lite", "MySQL": "my S Q L", "NoSQL": "no S Q L", "SaaS": "sass",
    "PaaS": "pass", "IaaS": "infrastructure as a service", "IEEE": "I triple E",
    "ASCII": "askey", "JPEG": "jay peg", "LaTeX": "lay tech", "GitHub": "git hub",
    "GitLab": "git lab", "nginx": "engine X", "kubectl": "cube control", "sudo": "sue doo",
    "psql": "P S Q L", "HIPAA": "hippa", "NumPy": "num pie", "SciPy": "sigh pie",
    "PyTorch": "pie torch", "PyPI": "pie P I", "OAuth": "O auth", "RESTful": "restful",
    "IPv4": "I P version 4", "IPv6": "I P version 6",
    "iOS": "I O S",
    "macOS": "mac O S", "MLOps": "M L ops", "DevOps": "dev ops", "cron": "cron", "PhD": "P H D",
    "BSc": "B S C", "MSc": "M S C", "WiFi": "why fye", "wifi": "why fye",
}  # fmt: skip
"""What no rule gives: how people in the trade say it."""
_AS_WORDS = frozenset(
    """
    ACID AIDS AJAX ANOVA ASAP BASIC BERT CAD CAM CAPTCHA CASA COBOL CORS COVID CRON CRUD CUDA DAO
    DAG DORA DRAM DOS EBITDA ERISA FERPA FIFO FOMO GAN GATT GDAL GIF HAZOP IKEA JSON KANBAN LAN
    LASSO LASER LIDAR LIFO LIME LAMP MERN MEAN NAFTA NAND NASA NATO NAS OPEC OSHA OWASP PEP PERT
    PIN POSIX RADAR RAG RAID RAM REIT REST ROAS ROM SAM SAN SARS SCADA SCRUM SHAP SIEM SIM SLAM
    SMART SMOTE SOAP SOLID SONAR SPAC SRAM STAR SWAT SWOT TOGAF TOML UNESCO UNICEF VLAN WAN WASM
    YAML YOLO ZIP
    """.split()
)
_LETTER_WORDS = frozenset({"AM", "PM", "OK", "TV", "IT", "US", "UN", "ID", "AI", "HR", "PR", "OR"})
_SIGNED = re.compile(r"\b([A-Za-z])(\+\+|#)(?!\w)")
_OBJECTIVE = re.compile(r"(?<!\w)\.(NET|net)\b")
_SCRIPT = re.compile(r"\b(\w+)\.(js|ts|io|ai|py|jsx|tsx|NET|net|com|org|md|yaml|yml|json|csv)\b")
_TWO_FOR_TO = re.compile(r"\b([A-Z])2([A-Z])\b")
_NUMERONYM = re.compile(r"\b\d+[A-Z]+\b")
_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:'s|’s)?|\d+(?!(?:st|nd|rd|th)\b)[A-Za-z]+\d*")
_RUN = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]{2,}|[A-Z]?[a-z]+|[A-Z]|\d+")
_ONSET = r"(?:[bcdfghjklmnpqrstvwxyz]|[bcdfgkpst][lrw]|s[cklmnpqtw]|sh|th|ch|ph|wh|qu|str|scr)?"
_RHYME = r"[aeiouy](?:[bcdfgklmnprstvxz]|[lmnr][bcdfgkmnpst]|s[kpt]|sh|th|ch|ck|ng|ct|ft|pt)?"
_SAYABLE = re.compile(rf"{_ONSET}(?:{_RHYME}){{1,2}}(?:{_ONSET}{_RHYME})?[aeo]?")


def with_letters(text: str) -> str:
    """Spell what is spelt and write signs in names as words."""
    text = _SIGNED.sub(
        lambda m: f"{m.group(1)} {'plus plus' if m.group(2)[0] == '+' else 'sharp'}", text
    )
    text = _OBJECTIVE.sub(" dot net", text)
    text = _SCRIPT.sub(_dotted, text)
    text = _TWO_FOR_TO.sub(r"\1 to \2", text)
    loud = _is_loud(text)
    return _TOKEN.sub(lambda m: _token(m.group(), loud=loud), text)


def _dotted(found: re.Match[str]) -> str:
    name, ending = found.groups()
    if ending in {"js", "ts", "io", "ai"}:
        return f"{name} {' '.join(ending.upper())}"
    said = len(ending) > 3 or ending.lower() in {"net", "com", "org"}
    return f"{name} dot {ending.lower() if said else ending.upper()}"


def _is_loud(text: str) -> bool:
    """Tell a text that shouts: capitals then say nothing about spelling."""
    words = re.findall(r"[A-Za-z]{2,}", text)
    return len(words) > 3 and sum(word.isupper() for word in words) > 0.7 * len(words)


def _token(token: str, *, loud: bool) -> str:
    bare = re.sub(r"['’]s$", "", token)
    owned = token[len(bare) :].replace("’", "'")
    if bare in _SAID:
        return _SAID[bare] + owned
    if bare.isalpha() and (bare.islower() or bare.istitle()):
        return token
    return _parts(bare, loud=loud) + owned


def _parts(name: str, *, loud: bool) -> str:
    plural = re.fullmatch(r"([A-Z]{2,})s", name)
    if plural:
        said = _capitals(plural.group(1), loud=loud)
        return f"{said}'s" if " " in said else f"{said}s"
    runs = _RUN.findall(name)
    if len(runs) == 1:
        return _capitals(name, loud=loud)
    if all(run.isalpha() and not run.isupper() for run in runs):
        return name  # JavaScript, PowerPoint: engines read these
    return " ".join(_capitals(run, loud=loud) if run.isupper() else _short(run) for run in runs)


def _short(run: str) -> str:
    """Spell lone small letters beside figures (p95), leave words."""
    return run.upper() if len(run) == 1 and run.isalpha() else run


def _capitals(word: str, *, loud: bool) -> str:
    if not word.isupper() or len(word) == 1:
        return word
    if word in _AS_WORDS:
        return word.lower()
    known = word.lower() in FUNCTION or stem(word.lower()) in EVERYDAY
    if known and (loud or word not in _LETTER_WORDS) and (loud or len(word) > 2):
        return word.lower()
    if loud and len(word) > 3:
        return word.lower()
    if len(word) > 4 and _SAYABLE.fullmatch(word.lower()):
        return word.lower()
    return " ".join(word)
