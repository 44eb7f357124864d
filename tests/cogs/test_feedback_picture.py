import io
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw, ImageFont

from bot.scoring.rubric import Dimension, Tier
from cogs.score_card import FONT, HEAD, WIDTH, Bar, ScoreCard, described, draw, score_card
from tests.cogs.reports import plain

BLANK = ScoreCard(
    tier=Tier.DECLINED.value,
    overall=None,
    band=15.0,
    track="backend",
    manner=" · short · warm-up",
    dimensions=tuple(Bar(d.value, None) for d in Dimension),
    questions=(),
)
CROWDED = replace(
    BLANK,
    tier=Tier.VERIFIED_EXPERT.value,
    overall=99.6,
    band=40.0,
    track="a-track-name-" * 12,
    dimensions=tuple(Bar(d.value, 100.0, 0.0) for d in Dimension),
    questions=tuple(Bar(f"q{n} behavioural", 100.0) for n in range(1, 13)),
    then=0.4,
)


def picture(card: ScoreCard) -> Image.Image:
    """Draw a card and read it back."""
    return Image.open(io.BytesIO(draw(card))).convert("RGB")


def bright(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    """Count the pixels of a part that are brighter than any panel or bar's track."""
    grey = image.crop(box).convert("L")
    return sum(grey.histogram()[110:])


@pytest.mark.parametrize("card", [BLANK, CROWDED, score_card(plain(), plain(1))])
def test_nothing_is_drawn_over_the_edge(card: ScoreCard) -> None:
    """However long or empty the values are, the margins stay dark."""
    image = picture(card)
    assert image.width == WIDTH
    for edge in ((0, 0, 24, image.height), (WIDTH - 24, 0, WIDTH, image.height)):
        assert bright(image, edge) == 0
    assert bright(image, (0, image.height - 24, WIDTH, image.height)) == 0


def test_a_higher_score_has_a_longer_bar() -> None:
    """Each bar's lit length grows with its score; nothing scored draws no bar."""
    rows = (HEAD + 50, HEAD + 76)
    lit = [
        bright(
            picture(replace(BLANK, dimensions=(Bar("depth", value),))), (178, rows[0], 410, rows[1])
        )
        for value in (0.0, 20.0, 60.0, 100.0)
    ]
    assert lit == sorted(set(lit))


def test_the_picture_is_small_enough_to_send_often() -> None:
    """The most crowded card stays below 200 kB."""
    assert len(draw(CROWDED)) < 200_000


def test_the_words_for_the_picture_name_every_value() -> None:
    """Those who can't see the picture learn tier, score, dimensions and questions."""
    words = described(score_card(plain(), plain(1, overall=30.0)))
    assert "Qualified, 27 of 100, last time 17" in words
    assert "depth 20 (last time 4)" in words
    assert "accuracy not scored" in words
    assert "q3 motivation skipped" in words
    assert len(described(CROWDED)) <= 1024


def test_a_members_words_never_get_into_the_picture() -> None:
    """What was answered leaves no trace in what is drawn."""
    card = score_card(plain())
    assert "Redis" not in repr(card)
    assert "build" not in repr(card)


def test_the_font_has_every_character_that_is_drawn() -> None:
    """No label, mark or ellipsis of ours becomes an empty box."""
    font = ImageFont.truetype(str(FONT), 20)
    pen = ImageDraw.Draw(Image.new("RGB", (10, 10)))
    missing = font.getmask("\U000f0000").getbbox(), pen.textlength("\U000f0000", font=font)
    for character in set("".join(b.label for b in CROWDED.dimensions) + "±·… of 100 Verified"):
        assert (font.getmask(character).getbbox(), pen.textlength(character, font=font)) != missing
