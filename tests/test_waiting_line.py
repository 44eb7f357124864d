from hypothesis import given
from hypothesis import strategies as st

from bot.waiting_line import Line, called, joined, left, may_enter, missed


def line_of(*members: str) -> Line:
    """Put members in line, each with a ten-minute interview."""
    line = Line()
    for at, member in enumerate(members):
        line = joined(line, member, 600, float(at))
    return line


def test_places_are_in_order_of_arrival_and_kept() -> None:
    """Joining twice changes nothing; leaving moves the others up."""
    line = joined(line_of("ada", "ben", "cem"), "ada", 600, 9.0)
    assert [line.place(name) for name in ("ada", "ben", "cem", "dora")] == [1, 2, 3, None]
    assert left(line, "ada").place("ben") == 1


def test_the_estimate_counts_the_room_and_everybody_before() -> None:
    """What is left of the interview under way, then each one before with a minute to answer."""
    line = line_of("ada", "ben", "cem")
    assert line.estimate("ada", busy=120) == 120
    assert line.estimate("cem", busy=120) == 120 + 2 * 660
    assert line.estimate("dora", busy=120) is None


def test_a_call_goes_to_the_first_and_runs_out_after_a_minute() -> None:
    """Who doesn't answer in time loses the place, and the next one is called."""
    line = called(line_of("ada", "ben"), 100.0)
    assert line.call is not None
    assert line.call.member == "ada"
    assert missed(line, 159.9) == (line, None)
    line, gone = missed(line, 160.0)
    assert gone == "ada"
    line = called(line, 160.0)
    assert line.call is not None
    assert line.call.member == "ben"


def test_somebody_who_leaves_while_being_called_is_not_called_any_more() -> None:
    """The call ends with the place."""
    assert left(called(line_of("ada", "ben"), 0.0), "ada").call is None


def test_only_the_first_may_enter_a_free_room() -> None:
    """Nobody jumps the line, and nobody enters a room that is in use."""
    line = line_of("ada", "ben")
    assert may_enter(line, "ada", free=True)
    assert not may_enter(line, "ben", free=True)
    assert not may_enter(line, "ada", free=False)
    assert may_enter(Line(), "ben", free=True)


@given(st.lists(st.tuples(st.sampled_from(["join", "leave", "call", "miss"]), st.integers(0, 5))))
def test_a_called_member_is_always_the_first_in_line(steps: list[tuple[str, int]]) -> None:
    """Whatever happens, the one who is called waits in the first place and nobody stands twice."""
    line, now = Line(), 0.0
    for step, number in steps:
        now += 25
        match step:
            case "join":
                line = joined(line, str(number), 600, now)
            case "leave":
                line = left(line, str(number))
            case "call":
                line = called(line, now)
            case _:
                line, _gone = missed(line, now)
        members = [one.member for one in line.waiting]
        assert len(members) == len(set(members))
        assert line.call is None or line.place(line.call.member) == 1
