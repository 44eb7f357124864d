"""The line before a server's one voice room: places, estimates, and the call that must be answered.

Pure: every function gives a new line. Times are unix seconds.
"""

from dataclasses import dataclass, replace

READY_WITHIN = 60.0
"""Seconds to answer the call before the next in line is called (issue "The interview room")."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody in line and how long their interview may take, in seconds."""

    member: str
    seconds: float
    since: float


@dataclass(frozen=True, slots=True)
class Call:
    """The first in line was asked whether they are ready; they have until then to say so."""

    member: str
    until: float


@dataclass(frozen=True, slots=True)
class Line:
    """Who waits, in order. Whoever was called keeps the first place until they answer."""

    waiting: tuple[Waiting, ...] = ()
    call: Call | None = None

    def place(self, member: str) -> int | None:
        """Give somebody's place, 1 for the first; None when they aren't in line."""
        members = [one.member for one in self.waiting]
        return members.index(member) + 1 if member in members else None

    def estimate(self, member: str, *, busy: float) -> float | None:
        """Give the most seconds until it is somebody's turn; `busy` is what the room still takes.

        A minute for each call before theirs is counted in, since each may take that long.
        """
        place = self.place(member)
        if place is None:
            return None
        before = self.waiting[: place - 1]
        return busy + sum(one.seconds + READY_WITHIN for one in before)


def joined(line: Line, member: str, seconds: float, now: float) -> Line:
    """Put somebody at the end; whoever is in line keeps their place."""
    if line.place(member):
        return line
    return replace(line, waiting=(*line.waiting, Waiting(member, seconds, now)))


def left(line: Line, member: str) -> Line:
    """Take somebody out; the others move up."""
    call = None if line.call and line.call.member == member else line.call
    return Line(tuple(one for one in line.waiting if one.member != member), call)


def called(line: Line, now: float) -> Line:
    """Call the first in line, unless somebody is being called or nobody waits."""
    if line.call or not line.waiting:
        return line
    return replace(line, call=Call(line.waiting[0].member, now + READY_WITHIN))


def missed(line: Line, now: float) -> tuple[Line, str | None]:
    """Drop whoever didn't answer the call in time; give the line without them, and their name."""
    if line.call is None or now < line.call.until:
        return line, None
    return left(line, line.call.member), line.call.member


def may_enter(line: Line, member: str, *, free: bool) -> bool:
    """Say whether somebody may take the room now: it is free, and nobody else comes first."""
    if not free:
        return False
    return not line.waiting or line.waiting[0].member == member
