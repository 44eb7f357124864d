from bot.answer import Answer, Medium, Segment, joined

FIRST = Answer(
    "I led it.",
    10.0,
    Medium.SPOKEN,
    segments=(Segment("I led it.", 0.0, 9.5, 0.9),),
    pauses=((2.0, 3.0),),
)
MORE = Answer(
    "It worked.",
    4.0,
    Medium.SPOKEN,
    segments=(Segment("It worked.", 0.5, 3.5, 0.8),),
    pauses=((1.0, 2.5),),
)


def test_two_spoken_parts_follow_each_other_in_time() -> None:
    """Segments and pauses of the second part come after the first part's seconds."""
    whole = joined(FIRST, MORE)
    assert (whole.text, whole.seconds, whole.medium) == (
        "I led it. It worked.",
        14.0,
        Medium.SPOKEN,
    )
    assert [(s.text, s.start, s.end) for s in whole.segments] == [
        ("I led it.", 0.0, 9.5),
        ("It worked.", 10.5, 13.5),
    ]
    assert whole.pauses == ((2.0, 3.0), (11.0, 12.5))


def test_typing_time_never_counts_beside_speech() -> None:
    """Speech with typed words is spoken, its seconds unknown, its times those of the speech."""
    typed = Answer("And more.", 40.0)
    for whole in (joined(FIRST, typed), joined(typed, FIRST)):
        assert (whole.seconds, whole.medium) == (None, Medium.SPOKEN)
        assert (whole.segments, whole.pauses) == (FIRST.segments, FIRST.pauses)


def test_typed_parts_add_their_time() -> None:
    """Two typed parts took as long as both together."""
    assert joined(Answer("One.", 4.0), Answer("Two.", 6.0)).seconds == 10.0
