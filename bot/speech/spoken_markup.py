"""What is on the page but isn't said: markdown, addresses, Discord's codes, pictures (pure)."""

import re
import unicodedata

_LINE_START = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]+|-#[ \t]+|>{1,3}[ \t]+|(?:[-*•+]|\d{1,2}[.)])[ \t]+)", re.MULTILINE
)
_FENCE = re.compile(r"^[ \t]*(?:```\w*|~~~\w*|[-*_=]{3,})[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\n]{0,500}\)")
_CODES = re.compile(r"<(?:@[!&]?|#|a?:\w+:|t:|/[\w -]+:)-?\d+(?::\w)?>|@(?=everyone\b|here\b)")
_TAG = re.compile(r"</?[a-zA-Z][\w-]*(?:\s[^<>\n]*)?/?>")
_STARS = re.compile(r"(?<![\w*])(\*{1,3}|~~|\|\||`{1,3})(?=\S)(.*?\S)\1(?![\w*])", re.DOTALL)
_UNDERLINED = re.compile(r"(?<!\w)(_{1,3})(?=[^\s_])([^_\n]*[^\s_])\1(?!\w)")
_URL = re.compile(r"\b(?:https?://|www\.)([\w.-]+)(?::\d+)?(?:/[^\s)\]>\"']*)?", re.IGNORECASE)
_MAIL = re.compile(r"\b([\w.+-]+)@((?:[\w-]+\.)+[a-z]{2,})\b", re.IGNORECASE)
_NO_END = re.compile(r"([^\s.!?:;,])[ \t]*\n+\s*")

_SIGNS = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\u2018": "'", "’": "'", "…": ". ",
    "→": " to ", "⇒": " to ", "←": " from ", "↔": " to and from ", "≥": " at least ",
    "≤": " at most ", "≠": " is not ", "≈": " about ", "±": " plus or minus ", "\u00d7": " times ",
    "÷": " divided by ", "−": "-", "\u2011": "-",
    "°C": " degrees Celsius", "°F": " degrees Fahrenheit",
    "°": " degrees", "½": " one half", "¼": " one quarter", "¾": " three quarters",
    "²": " squared", "³": " cubed", "•": ", ", "·": ", ",
    "™": "", "®": "", "©": "", "§": " section ",
    "µ": "μ",
}  # fmt: skip


def without_markup(text: str) -> str:
    """Give the words of a text as a reader would hear them, one line, signs still in figures."""
    for sign, said in _SIGNS.items():
        text = text.replace(sign, said)
    text = _CODES.sub(" ", _FENCE.sub(" ", text))
    text = _LINK.sub(r"\1", text)
    text = _URL.sub(lambda m: _host(m.group(1)), text)
    text = _MAIL.sub(lambda m: f"{_host(m.group(1))} at {_host(m.group(2))}", text)
    text = _LINE_START.sub("", _TAG.sub(" ", text))
    for _ in range(3):  # emphasis inside emphasis
        text = _UNDERLINED.sub(r"\2", _STARS.sub(r"\2", text))
    text = _NO_END.sub(r"\1. ", text)
    return " ".join("".join(map(_visible, text)).split())


def _host(address: str) -> str:
    parts = address.strip(".").removeprefix("www.").split(".")
    return " dot ".join(parts)


def _visible(character: str) -> str:
    """Drop pictures and invisible characters; keep letters of any script, and signs."""
    category = unicodedata.category(character)
    return (
        " "
        if category in {"So", "Sk", "Cf", "Cc", "Co", "Cs", "Cn"} and character != "`"
        else character
    )
