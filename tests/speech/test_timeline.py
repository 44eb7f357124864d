import pytest

from bot.speech.timeline import Event, Row, Span, Timeline, Who


def test_stretches_that_touch_are_one() -> None:
    """Silence shorter than a stop between syllables doesn't cut a stretch in two."""
    line = Timeline().asked("q1").heard(Who.MEMBER, 1.0, 2.0).heard(Who.MEMBER, 2.1, 3.0)
    assert line.rows[0].spans == (Span(Who.MEMBER, 1.0, 3.0),)


def test_pauses_are_those_of_the_member() -> None:
    """The bot's words between two stretches don't hide the silence, nor make one."""
    row = Row(
        "q1",
        (
            Span(Who.BOT, 0.0, 2.0),
            Span(Who.MEMBER, 3.0, 4.0),
            Span(Who.MEMBER, 6.5, 7.0),
        ),
    )
    assert row.pauses == (2.5,)


def test_a_repeated_question_stays_in_its_row() -> None:
    """Each prompt has one row, which lasts from its first sound to its last moment."""
    line = Timeline().asked("q1").heard(Who.BOT, 10.0, 12.0).asked("q1").heard(Who.BOT, 20.0, 21.0)
    line = line.marked(Event.ENDPOINT, 25.0).asked("q2")
    assert [row.prompt for row in line.rows] == ["q1", "q2"]
    assert line.rows[0].seconds == pytest.approx(15.0)
    assert line.rows[1].seconds == 0.0
