"""What is left of attempts whose member deleted their data: keyed hashes with times, no names.

The hash covers member, server, track and what the attempt cost, so that a row says nothing to
whoever lacks the secret. It lies beside the database, in a file of its own that no backup holds.
"""

import hmac
import json
import os
import secrets
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from bot.errors import DatabaseUnusable
from bot.interview.transcript import Ending
from bot.retakes import DAY, ENOUGH_ANSWERS, AttemptRecord

KEPT = 180 * DAY
"""Seconds from an attempt's start after which nothing of it is left (contract: Retakes)."""

KEY_FILE = "ledger.key"
_BYTES = 32


class Trace(StrEnum):
    """What a remembered attempt cost: enough to count it, and to be lenient only as often."""

    SPENT = "spent"
    SPENT_EARLY = "spent early"
    FREE_EARLY = "free early"
    FREE_FAULT = "free fault"


_RECORDS = {
    Trace.SPENT: (True, None),
    Trace.SPENT_EARLY: (True, Ending.LEFT),
    Trace.FREE_EARLY: (False, Ending.LEFT),
    Trace.FREE_FAULT: (False, Ending.FAULT),
}


class Ledger:
    """Makes the hashes."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def keys(self, member: str, scope: str, track: str) -> dict[Trace, str]:
        """Give the hash of each trace, 64 hexadecimal digits."""
        return {trace: self._hash(member, scope, track, trace) for trace in Trace}

    def erased(self, member: str) -> str:
        """Give the hash that marks when the member deleted their data, for restored backups."""
        return self._hash(member)

    def _hash(self, *parts: str) -> str:
        return hmac.digest(self._secret, json.dumps(parts).encode(), "sha256").hex()


def trace(attempt: AttemptRecord) -> Trace:
    """Say what is to be remembered of an attempt."""
    stopped = attempt.ending in {Ending.STOPPED, Ending.LEFT}
    early = stopped and attempt.main_answers < ENOUGH_ANSWERS
    if attempt.spent:
        return Trace.SPENT_EARLY if early else Trace.SPENT
    return Trace.FREE_EARLY if early else Trace.FREE_FAULT


def remembered(left: Trace, at: int) -> AttemptRecord:
    """Give an attempt that the retake rules treat as they would the deleted one."""
    spent, ending = _RECORDS[left]
    return AttemptRecord(at, spent=spent, ending=ending)


def read_secret(database: Path) -> bytes:
    """Read the secret beside a database; made, readable by its owner alone, if there is none.

    Raises:
        DatabaseUnusable: it can't be read or written, or isn't one.
    """
    path = database.absolute().with_name(KEY_FILE)
    try:
        with suppress(FileExistsError):
            _make(path)
        secret = path.read_bytes()
    except OSError as error:
        raise DatabaseUnusable(
            f"{path} can't be used ({error.strerror}). Give yourself permission to read it, or "
            "set GREENROOM_DATA to another directory."
        ) from error
    if len(secret) != _BYTES:
        raise DatabaseUnusable(
            f"{path} is damaged. Delete it: a new one is made at the next start, and attempts of "
            "members who deleted their data are then no longer counted."
        )
    return secret


def _make(path: Path) -> None:
    # Written beside and linked into place: another program never reads half a secret.
    draft = path.with_name(f".{path.name}-{os.getpid()}-{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        os.write(descriptor, secrets.token_bytes(_BYTES))
        os.fsync(descriptor)
        os.link(draft, path)
    finally:
        os.close(descriptor)
        draft.unlink()
