import io

from PIL import Image

from bot.speech.timeline import Event, Timeline, Who
from cogs.timeline_card import VOICES, WIDTH, described_timeline, draw_timeline
from cogs.timeline_scale import CUT_TO, Break, scale_of

LINE = Timeline().asked("q1").heard(Who.BOT, 0.0, 4.0).heard(Who.MEMBER, 6.0, 10.0)


def test_both_voices_are_drawn_in_lanes_of_their_own() -> None:
    """The bot's stretch stands left and above, the member's right and below, each as long."""
    picture = _drawn(LINE)
    bot, member = (_box_of(picture, VOICES[who]) for who in (Who.BOT, Who.MEMBER))
    assert bot[3] <= member[1]
    assert bot[2] < member[0]
    assert abs((bot[2] - bot[0]) - (member[2] - member[0])) <= 2


def test_each_kind_of_moment_changes_the_picture() -> None:
    """No mark is drawn behind another thing or forgotten, and a picture needs no mark."""
    pictures = {draw_timeline(LINE.marked(event, 8.0)) for event in Event}
    assert len(pictures | {draw_timeline(LINE)}) == len(Event) + 1
    assert _drawn(Timeline()).width == WIDTH


def test_a_long_silence_is_cut_short_where_nothing_happens() -> None:
    """Five minutes away take as much room as four seconds; what comes after moves up."""
    line = LINE.heard(Who.MEMBER, 310.0, 312.0)
    scale = scale_of(line.rows[0])
    assert scale.breaks == (Break(10.0 + CUT_TO / 2, 300.0),)
    assert (scale.at(8.0), scale.at(310.0), scale.seconds) == (8.0, 14.0, 16.0)
    whole = scale_of(LINE.heard(Who.MEMBER, 21.0, 22.0).rows[0])
    assert (whole.breaks, whole.seconds) == ((), 22.0)


def test_words_say_what_the_picture_shows() -> None:
    """Speech and the longest pause of each question stand in the alternative text."""
    line = Timeline().asked("q1").heard(Who.MEMBER, 0.0, 3.0).heard(Who.MEMBER, 5.0, 6.0)
    assert "q1: 4 s of speech, longest pause 2.0 s" in described_timeline(line)
    assert "Nobody spoke" in described_timeline(Timeline())


def _drawn(timeline: Timeline) -> Image.Image:
    return Image.open(io.BytesIO(draw_timeline(timeline)))


def _box_of(picture: Image.Image, colour: str) -> tuple[int, int, int, int]:
    """Give the box of a colour below the key."""
    wanted = tuple(bytes.fromhex(colour[1:]))
    top = 130
    found = [
        (x, y)
        for x in range(picture.width)
        for y in range(top, picture.height)
        if picture.getpixel((x, y)) == wanted
    ]
    columns, rows = [x for x, _ in found], [y for _, y in found]
    return min(columns), min(rows), max(columns), max(rows)
