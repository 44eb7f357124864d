"""How often a member may be scored, and what the way a sitting ends costs them (pure).

All times are whole unix seconds, UTC, and a day is 86,400 of them: neither summer time nor a leap
day makes a wait shorter or longer. A history is that of one member, track and server.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.errors import InputInvalid
from bot.interview.transcript import Ending

DAY = 86_400

LENIENT = 30 * DAY
"""Seconds back in which earlier broken-off sittings are looked for (contract: endings)."""

FREE_REFUNDS = 2
"""Faults in `LENIENT` seconds whose attempt comes back without an organiser's grant."""

ENOUGH_ANSWERS = 3
"""Main answers after which stopping or leaving still gives a score for the board."""

GRACE = 120
"""Seconds that the same question waits for a member who lost connection."""

RESUMABLE = 24 * 3600
"""Seconds in which a broken-off sitting can be gone on with."""


@dataclass(frozen=True, slots=True)
class Policy:
    """At most `max_attempts` begun in any `window_days`, `gap_days` from one start to the next.

    The defaults are the sources' three attempts and thirty days (documents 001:44, 001:96), and
    the six months for which a score is current (document 001:30).

    Raises:
        InputInvalid: with these numbers nobody could ever begin.
    """

    max_attempts: int = 3
    window_days: int = 180
    gap_days: int = 30

    def __post_init__(self) -> None:
        """Refuse a policy that allows nothing."""
        if self.max_attempts < 1 or self.window_days < 1 or self.gap_days < 0:
            raise InputInvalid(
                "Retakes need at least 1 attempt, a window of at least 1 day and a gap of 0 days "
                "or more. Change these numbers in the format's settings."
            )

    @property
    def window(self) -> int:
        """Seconds for which an attempt counts."""
        return self.window_days * DAY

    @property
    def gap(self) -> int:
        """Seconds from the start of one attempt to the next."""
        return self.gap_days * DAY


@dataclass(frozen=True, slots=True)
class AttemptRecord:
    """One scored sitting. It is spent from its start on, until its ending says otherwise.

    `main_answers` counts the main questions that were answered; it is 0 while `ending` is None.
    """

    started_at: int
    spent: bool
    ending: Ending | None = None
    main_answers: int = 0


@dataclass(frozen=True, slots=True)
class Grant:
    """An organiser's gift: `extra` (1 or more) attempts, and no wait after those begun before it.

    It holds as long as an attempt of the same age would count.
    """

    granted_at: int
    extra: int = 1


@dataclass(frozen=True, slots=True)
class Allowed:
    """A scored sitting may begin; `left` of them, this one counted."""

    left: int


@dataclass(frozen=True, slots=True)
class WaitUntil:
    """There are attempts left, and the next may begin at `when`."""

    when: int
    left: int


@dataclass(frozen=True, slots=True)
class Exhausted:
    """All attempts are spent; at `when` one may begin again."""

    when: int


Allowance: TypeAlias = Allowed | WaitUntil | Exhausted


@dataclass(frozen=True, slots=True)
class Cost:
    """What an ending costs. `spent` stays true for a fault whose refund needs a grant."""

    spent: bool
    counts_on_board: bool
    refund_needs_grant: bool = False


def allowance(
    history: Iterable[AttemptRecord], policy: Policy, now: int, grants: Sequence[Grant] = ()
) -> Allowance:
    """Say whether a scored sitting may begin now, and if not, when.

    The answer follows the policy as it is now, whatever it was at earlier attempts.
    """
    starts = [attempt.started_at for attempt in history if attempt.spent]
    left = _left(starts, policy, now, grants)
    if left > 0 and _rested(starts, policy, now, grants):
        return Allowed(left)
    when = _opening(starts, policy, now, grants)
    return WaitUntil(when, left) if left > 0 else Exhausted(when)


def cost(ending: Ending, main_answers: int, history: Iterable[AttemptRecord], now: int) -> Cost:
    """Say what a sitting costs that ends now; `history` holds the member's other attempts."""
    recent = [attempt for attempt in history if attempt.started_at > now - LENIENT]
    match ending:
        case Ending.COMPLETED | Ending.OUT_OF_TIME:
            return Cost(spent=True, counts_on_board=True)
        case Ending.STOPPED | Ending.LEFT:
            enough = main_answers >= ENOUGH_ANSWERS
            return Cost(spent=enough or any(map(_early, recent)), counts_on_board=enough)
        case Ending.FAULT:
            refunds = sum(a.ending is Ending.FAULT and not a.spent for a in recent)
            withheld = refunds >= FREE_REFUNDS
            return Cost(spent=withheld, counts_on_board=False, refund_needs_grant=withheld)


def _early(attempt: AttemptRecord) -> bool:
    broke_off = attempt.ending in {Ending.STOPPED, Ending.LEFT}
    return broke_off and attempt.main_answers < ENOUGH_ANSWERS


def _left(starts: Sequence[int], policy: Policy, at: int, grants: Sequence[Grant]) -> int:
    extra = sum(grant.extra for grant in grants if grant.granted_at > at - policy.window)
    return policy.max_attempts + extra - sum(start > at - policy.window for start in starts)


def _rested(starts: Sequence[int], policy: Policy, at: int, grants: Sequence[Grant]) -> bool:
    if not starts:
        return True
    youngest = max(starts)
    excused = (g.granted_at >= youngest and g.granted_at > at - policy.window for g in grants)
    return youngest <= at - policy.gap or any(excused)


def _opening(starts: Sequence[int], policy: Policy, now: int, grants: Sequence[Grant]) -> int:
    # Only an attempt growing old can open the door: at the latest the youngest one does.
    ages = [start + policy.window for start in starts] + [max(starts) + policy.gap]
    return next(
        at
        for at in sorted(ages)
        if at > now
        and _left(starts, policy, at, grants) > 0
        and _rested(starts, policy, at, grants)
    )
