import pytest

from bot.resume.glyphs import mended_words, tex_text
from bot.resume.page import Word


def word(text: str, x0: float, x1: float, size: float = 10, font: str = "Serif") -> Word:
    """A word whose letters stand on one line at 110 points."""
    return Word(text, x0, x1, 110 - size, 110, size, font)


@pytest.mark.parametrize(
    ("written", "reads"),
    [
        ("2019(cid:21)2020", "2019\u20132020"),
        ("Pro(cid:28)ciencies", "Proficiencies"),
        ("Exp\u00d8rience", "Exp\u00e9rience"),
        ("n(cid:243)minas", "n\u00f3minas"),
        ("a\u00e6os", "a\u00f1os"),
        ("(cid:224)", "\u00e0"),
        ("(cid:136)", "(cid:136)"),
    ],
)
def test_bitmap_fonts_of_tex_are_read_by_its_encoding(written: str, reads: str) -> None:
    """Dashes, ligatures and accents come back; a bullet's mark stays a mark."""
    assert tex_text(written) == reads


def test_small_capitals_and_commas_join_their_word() -> None:
    """A capital and smaller ones make one word, and so do a name and its comma; no other two do."""
    words = [word("C", 50, 58), word("AREER", 58.8, 86, size=7), word("H", 92, 100)]
    words += [word("Mills", 120, 140, font="Bold"), word(",", 140, 142), word("Leeds", 145, 170)]
    assert [one.text for one in mended_words(words)] == ["CAREER", "H", "Mills,", "Leeds"]
