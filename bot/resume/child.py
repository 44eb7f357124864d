"""The limited process that opens a stranger's file: `python -I -m bot.resume.child`.

Parsing happens here too, though it is pure: the regular expressions then run under the same limits
as the PDF library, and a hostile text that makes one of them slow never holds up the event loop.
"""

import dataclasses
import json
import logging
import sys
from types import ModuleType
from typing import Any

from bot.bank import Term
from bot.errors import ResumeUnreadable, Unreadable
from bot.resume.page import Page
from bot.resume.profile import Profile

_MEMORY = 512 << 20
_CPU_SECONDS = 8
_FILE_BYTES = 4 << 20


def main() -> int:
    """Read the request from stdin, write the reply to stdout; never a library's own words."""
    _limit()
    logging.disable(logging.CRITICAL)
    try:
        head, _, data = sys.stdin.buffer.read().partition(b"\n")
        reply = _profile_reply(json.loads(head), data)
    except ResumeUnreadable as refusal:
        reply = json.dumps({"unreadable": refusal.reason})
    except BaseException:  # noqa: BLE001 - MemoryError, RecursionError and all else end as one word
        reply = json.dumps({"unreadable": Unreadable.UNSAFE})
    sys.stdout.write(reply)
    sys.stdout.flush()
    return 0


def _limit() -> None:
    """Limit memory, processor time and files before any foreign library is loaded.

    Where the system has no such limits (Windows) the parent's wall clock is the only one.
    """
    limits = _resource()
    if limits is None:
        return
    for which, most in (
        (limits.RLIMIT_AS, _MEMORY),
        (limits.RLIMIT_CPU, _CPU_SECONDS),
        (limits.RLIMIT_FSIZE, _FILE_BYTES),
        (limits.RLIMIT_CORE, 0),
    ):
        limits.setrlimit(which, (most, most))


def _resource() -> ModuleType | None:
    try:
        import resource  # noqa: PLC0415 - exists on POSIX only
    except ImportError:
        return None
    return resource


def _profile_reply(head: dict[str, Any], data: bytes) -> str:
    from bot.resume.lexicon import load_lexicon  # noqa: PLC0415 - loaded under the limits
    from bot.resume.parse import parse  # noqa: PLC0415 - as above

    terms = [
        Term(name=name, category=category, aliases=tuple(aliases), exact_case=exact)
        for name, category, aliases, exact in head["terms"]
    ]
    profile: Profile = parse(_pages(head["kind"], data), terms, load_lexicon())
    return json.dumps({"profile": dataclasses.asdict(profile)})


def _pages(kind: str, data: bytes) -> tuple[Page, ...]:
    if kind == "pdf":
        from bot.resume.pdf import read_pdf  # noqa: PLC0415 - loaded under the limits

        return read_pdf(data)
    if kind == "docx":
        from bot.resume.docx import read_docx  # noqa: PLC0415 - as above

        return read_docx(data)
    from bot.resume.plain import read_plain  # noqa: PLC0415 - as above

    return read_plain(data)


if __name__ == "__main__":
    sys.exit(main())
