import io

from PIL import Image

from bot.speech.timeline import Event, Timeline, Who
from cogs.score_card import BACK
from cogs.timeline_card import VOICES, described_timeline, draw_timeline


def test_both_voices_and_the_silence_between_are_drawn() -> None:
    """A row shows the bot's stretch, then the background's line, then the member's stretch."""
    line = Timeline().asked("q1").heard(Who.BOT, 0.0, 4.0).heard(Who.MEMBER, 6.0, 10.0)
    picture = Image.open(io.BytesIO(draw_timeline(line.marked(Event.ENDPOINT, 10.0))))
    row = [picture.getpixel((x, 76 + 17 + 5)) for x in range(96, 912)]
    colours = [_rgb(VOICES[Who.BOT]), _rgb(BACK), _rgb(VOICES[Who.MEMBER])]
    assert [row[40], row[int(816 * 0.5)], row[700]] == colours


def test_words_say_what_the_picture_shows() -> None:
    """Speech and the longest pause of each question stand in the alternative text."""
    line = Timeline().asked("q1").heard(Who.MEMBER, 0.0, 3.0).heard(Who.MEMBER, 5.0, 6.0)
    assert "q1: 4 s of speech, longest pause 2.0 s" in described_timeline(line)
    assert "Nobody spoke" in described_timeline(Timeline())


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))
