"""Rate limits: a bucket per operation and place, and a global one (Rate Limits)."""

import time
import zlib
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.discord_standin.wire import Json

VIA = {"Via": "1.1 google"}
"""Discord's own 429s carry it; without it discord.py takes a 429 for a ban by Cloudflare."""

PLACES = ("channel_id", "guild_id", "webhook_id", "webhook_token")
"""Parameters that give an operation buckets of its own."""

INVALID = frozenset({401, 403, 429})
"""10,000 of these in 10 minutes and Cloudflare bans the address ("Invalid Request Limit")."""


@dataclass(frozen=True, slots=True)
class Limit:
    """So many requests in so many seconds."""

    requests: int
    seconds: float


@dataclass(slots=True)
class _Window:
    ends: float = 0.0
    used: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """A request that came too soon, and when to come again."""

    retry_after: float
    is_global: bool

    def body(self) -> Json:
        """Give what the client reads."""
        return {
            "message": "You are being rate limited.",
            "retry_after": round(self.retry_after, 3),
            "global": self.is_global,
        }

    def headers(self) -> dict[str, str]:
        """Give the headers that only a 429 has."""
        scope = {"X-RateLimit-Scope": "global" if self.is_global else "user"}
        over_all = {"X-RateLimit-Global": "true"} if self.is_global else {}
        return {**VIA, "Retry-After": f"{self.retry_after:.3f}", **scope, **over_all}


@dataclass(slots=True)
class Limits:
    """The limits in force. Real ones aren't published; `of` sets an operation's for a test."""

    usual: Limit = Limit(100, 1.0)
    over_all: Limit = Limit(50, 1.0)
    of: dict[str, Limit] = field(default_factory=dict)
    invalid_requests: Counter[int] = field(default_factory=Counter)
    clock: Callable[[], float] = time.monotonic
    _windows: dict[str, _Window] = field(default_factory=dict)
    _recent: deque[float] = field(default_factory=deque)

    def spend(
        self, operation: str, params: Mapping[str, str], *, counts_over_all: bool
    ) -> tuple[dict[str, str], Refused | None]:
        """Take one request from its buckets; gives the reply's headers, and a refusal if empty."""
        refused = self._spend_over_all() if counts_over_all else None
        if refused is not None:
            return refused.headers(), refused
        limit, now = self.of.get(operation, self.usual), self.clock()
        place = [params[key] for key in PLACES if key in params]
        window = self._windows.setdefault("/".join([operation, *place]), _Window())
        if window.ends <= now:
            window.ends, window.used = now + limit.seconds, 0
        left = window.ends - now
        if window.used >= limit.requests:
            refused = Refused(left, is_global=False)
            return {**self._headers(operation, limit, 0, left), **refused.headers()}, refused
        window.used += 1
        return self._headers(operation, limit, limit.requests - window.used, left), None

    def _spend_over_all(self) -> Refused | None:
        now, limit = self.clock(), self.over_all
        while self._recent and self._recent[0] <= now - limit.seconds:
            self._recent.popleft()
        if len(self._recent) >= limit.requests:
            return Refused(self._recent[0] + limit.seconds - now, is_global=True)
        self._recent.append(now)
        return None

    @staticmethod
    def _headers(operation: str, limit: Limit, remaining: int, left: float) -> dict[str, str]:
        return {
            **VIA,
            "X-RateLimit-Limit": str(limit.requests),
            "X-RateLimit-Remaining": str(remaining),
            "X-RateLimit-Reset": f"{time.time() + left:.3f}",
            "X-RateLimit-Reset-After": f"{left:.3f}",
            "X-RateLimit-Bucket": f"{zlib.crc32(operation.encode()):08x}",
        }
