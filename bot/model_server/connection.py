"""A server's door: retries inside one deadline, the breaker, and no secret in any message.

Messages name the server's host and the kind of fault, never a key, a reply or what was sent: those
hold members' words.
"""

import asyncio
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
from yarl import URL

from bot.errors import GreenroomError, SettingsInvalid
from bot.model_server.breaker import Breaker

_log = logging.getLogger(__name__)

_TRIES = 3
_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
_WRONG_REQUEST = frozenset({400, 405, 406, 413, 415, 422, 501})
_ENDPOINTS = ("/chat/completions", "/audio/speech", "/audio/transcriptions")
_NAMED = ("max_tokens", "temperature", "response_format")
_CONNECT_SECONDS = 5.0


class ModelServerFailed(GreenroomError):
    """A server can't be reached, refuses, answers nonsense or took too long."""


class RequestRefused(ModelServerFailed):
    """The server is well but didn't take this request; `about` are the fields it complained of."""

    def __init__(self, advice: str, about: frozenset[str]) -> None:
        super().__init__(advice)
        self.about = about


class Connection:
    """One server. It opens nothing before the first call; close it in the loop that used it."""

    def __init__(self, url: str, key: str = "", *, breaker: Breaker, backoff: float = 0.3) -> None:
        self._url = base_of(url)
        self._headers = _headers(key)
        self._breaker, self._backoff = breaker, backoff
        self._http: aiohttp.ClientSession | None = None

    @property
    def host(self) -> str:
        """The server's name and port, for messages."""
        return f"{self._url.host}:{self._url.port}"

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Hold one call: refuse it while the server rests, count its outcome, hide foreign errors.

        Raises:
            ModelServerFailed: in place of whatever went wrong inside.
        """
        if not self._breaker.admits():
            raise ModelServerFailed(f"The model server at {self.host} failed twice and now rests.")
        try:
            yield
        except RequestRefused:
            self._breaker.let_go()
            raise
        except ModelServerFailed as error:
            self._breaker.failed()
            _log.warning("%s", error.advice)
            raise
        except TimeoutError:
            raise self._counted("took too long") from None
        except aiohttp.ClientConnectorError:
            raise self._counted("can't be reached") from None
        except (aiohttp.ClientError, OSError):
            raise self._counted("broke the connection off") from None
        except (ValueError, LookupError, RecursionError):
            raise self._counted("sent a reply that can't be read") from None
        except BaseException:
            self._breaker.let_go()
            raise
        else:
            self._breaker.succeeded()

    async def post(
        self, path: str, body: Callable[[], Mapping[str, Any]], *, until: float
    ) -> aiohttp.ClientResponse:
        """Send a request until it is answered with 200, at most three times and till `until`.

        `body` makes aiohttp's `json=` or `data=` anew for each try; `until` is a second of the
        running loop's clock. The caller releases the response.

        Raises:
            RequestRefused: the request is wrong as it stands.
            ModelServerFailed: any other status, or a Retry-After that leads past the deadline.
        """
        wait = self._backoff
        for tries_left in reversed(range(_TRIES)):
            async with asyncio.timeout_at(until):
                response = await self._session().post(
                    self._url / path, headers=self._headers, allow_redirects=False, **body()
                )
                if response.status == 200:
                    return response
                async with response:
                    self._refuse(response.status, await _told(response))
            wait = max(_retry_after(response.headers.get("Retry-After", "")), wait)
            if not tries_left or asyncio.get_running_loop().time() + wait >= until:
                break
            await asyncio.sleep(wait)
            wait *= 2
        raise ModelServerFailed(
            f"The model server at {self.host} answers with HTTP {response.status}; "
            "it is overloaded or out of order."
        )

    async def close(self) -> None:
        """Give the connections back."""
        if self._http is not None:
            await self._http.close()
            self._http = None

    def _session(self) -> aiohttp.ClientSession:
        if self._http is None:
            # The deadline of each call is its caller's; only connecting has one of its own.
            limits = aiohttp.ClientTimeout(total=None, connect=_CONNECT_SECONDS)
            self._http = aiohttp.ClientSession(timeout=limits)
        return self._http

    def _refuse(self, status: int, told: str) -> None:
        """Raise for a status that asking again can't mend."""
        if status in _AGAIN:
            return
        where = f"The model server at {self.host}"
        if status in {401, 403}:
            raise ModelServerFailed(f"{where} refuses the key (HTTP {status}); check the setting.")
        if status in _WRONG_REQUEST:
            about = frozenset(name for name in _NAMED if name in told)
            raise RequestRefused(f"{where} refuses the request (HTTP {status}).", about)
        raise ModelServerFailed(
            f"{where} answers with HTTP {status}; check the address and the model's name."
        )

    def _counted(self, fault: str) -> ModelServerFailed:
        self._breaker.failed()
        advice = f"The model server at {self.host} {fault}."
        _log.warning("%s", advice)
        return ModelServerFailed(advice)


def base_of(url: str) -> URL:
    """Give the address that calls are appended to: ".../v1" where no path is given.

    Raises:
        SettingsInvalid: not an http or https address, or one with a name and password in it.
    """
    try:
        base = URL(url.strip())
    except ValueError:
        base = URL()
    if base.scheme not in {"http", "https"} or not base.host or base.user or base.password:
        raise SettingsInvalid(
            "A model server's address must look like http://localhost:8000/v1, with the key in "
            "its own setting."
        )
    path = base.path.rstrip("/")
    for endpoint in _ENDPOINTS:
        path = path.removesuffix(endpoint)
    return base.with_path(path or "/v1")


def _headers(key: str) -> dict[str, str]:
    key = key.strip()
    if not key.isprintable() or not key.isascii():
        raise SettingsInvalid("A model server's key holds a character that no key has.")
    return {"Authorization": f"Bearer {key}"} if key else {}


async def _told(response: aiohttp.ClientResponse) -> str:
    return (await response.content.read(4_000)).decode("utf-8", "replace")


def _retry_after(header: str) -> float:
    """Give the seconds of a Retry-After header: a number or a date (RFC 9110, 10.2.3)."""
    try:
        return max(0.0, float(header))
    except ValueError:
        pass
    try:
        when = parsedate_to_datetime(header)
    except ValueError:
        return 0.0
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())
