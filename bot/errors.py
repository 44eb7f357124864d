"""Every error that a member or organiser may meet, each with a sentence that says what to do next.

GreenroomError
├── ResumeUnreadable      the file is not a resume that can be read safely; `.reason` says which way
├── BankInvalid           a bank, skills or formats file has problems; `.problems` lists all of them
├── DatabaseUnusable      the database can't be opened or written; nothing was changed
├── InterviewUnderWay     the member has an unfinished interview in the same place
├── RetakeTooSoon         no scored attempt is allowed yet; says when the next one is
├── SpeechFailed          a speech engine or recogniser can't be reached, died or took too long
├── RecordingUnreadable   a recorded answer can't be used: no sound, too long, not audio
├── InputInvalid          a line or option given by the user is wrong; names line and field
└── SettingsInvalid       a GREENROOM_… variable or a line of .env is wrong
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class GreenroomError(Exception):
    """Base of all errors that are said to people; `advice` is the whole sentence they read."""

    def __init__(self, advice: str) -> None:
        super().__init__(advice)
        self.advice = advice


class Unreadable(StrEnum):
    """Why a resume file was refused; the value is stored and logged, the sentence is said."""

    MISSING = "missing"
    FOLDER = "folder"
    EMPTY = "empty"
    TOO_BIG = "too_big"
    NOT_A_RESUME_FILE = "not_a_resume_file"
    ENCRYPTED = "encrypted"
    SCANNED = "scanned"
    DAMAGED = "damaged"
    TOO_MANY_PAGES = "too_many_pages"
    UNSAFE = "unsafe"
    UNSUPPORTED_SCRIPT = "unsupported_script"


_RESUME_ADVICE = {
    Unreadable.MISSING: "There is no file at that path. Check the spelling and try again.",
    Unreadable.FOLDER: "That is a folder. Give the path of one PDF, DOCX or TXT file in it.",
    Unreadable.EMPTY: "That file is empty. Export your resume again and try the new file.",
    Unreadable.TOO_BIG: "That file is larger than 5 MB. Export it without large pictures, "
    "or paste the text into a .txt file.",
    Unreadable.NOT_A_RESUME_FILE: "That file is not a PDF, DOCX or plain text file. "
    "Save your resume as one of these and try again.",
    Unreadable.ENCRYPTED: "That file is password-protected. Save a copy without a password "
    "and try again.",
    Unreadable.SCANNED: "That file has pages but no text: it looks like a scan. Export it from "
    "the program you wrote it in, or paste the text into a .txt file.",
    Unreadable.DAMAGED: "That file is damaged and could not be read. Export it again, "
    "or paste the text into a .txt file.",
    Unreadable.TOO_MANY_PAGES: "That file has more than 10 pages. Save just the resume itself "
    "and try again.",
    Unreadable.UNSAFE: "That file could not be read safely. Export it again from the program "
    "you wrote it in, or paste the text into a .txt file.",
    Unreadable.UNSUPPORTED_SCRIPT: "That resume is written in a script that can't be read yet. "
    "Upload a version in Latin letters, or paste one into a .txt file.",
}


class ResumeUnreadable(GreenroomError):
    """A resume file that can't be used; fixed sentences only, never a parser's own words."""

    def __init__(self, reason: Unreadable) -> None:
        super().__init__(_RESUME_ADVICE[reason])
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a bank file: file, entry (by id or position), field, and what is wrong."""

    file: str
    entry: str
    field: str
    message: str

    def __str__(self) -> str:
        """Give the line that `greenroom banks check` prints."""
        where = " · ".join(part for part in (self.file, self.entry, self.field) if part)
        return f"{where}: {self.message}"


class BankInvalid(GreenroomError):
    """A file in the bank folder has problems; all of them are listed, not just the first."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        lines = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(f"The question banks have {count}; mend these and run it again:\n{lines}")
        self.problems = problems


class DatabaseUnusable(GreenroomError):
    """The database can't be opened, is newer than this program, or can't be written."""


class InterviewUnderWay(GreenroomError):
    """A second interview was started in a place where the member's first one isn't over."""

    def __init__(self, sitting_id: int) -> None:
        super().__init__(
            "You already have an interview under way here. Resume it or stop it, "
            "then start the next one."
        )
        self.sitting_id = sitting_id


class RetakeTooSoon(GreenroomError):
    """A scored interview was asked for before the retake policy allows one."""

    def __init__(self, when: datetime, left: int) -> None:
        attempts = "no attempts" if left == 0 else f"{left} more"
        super().__init__(
            f"The next scored interview on this track may begin on {when:%d %B %Y at %H:%M} UTC; "
            f"you have {attempts} left until then. Warm-ups are free at any time."
        )
        self.when = when
        self.left = left


class SpeechFailed(GreenroomError):
    """Sound can't be turned into words, or words into sound, just now."""


class RecordingUnreadable(GreenroomError):
    """A recorded answer that can't be used; fixed sentences only."""


class InputInvalid(GreenroomError):
    """Something the user typed, or a line of JSON they sent, is wrong."""


class SettingsInvalid(GreenroomError):
    """A setting has a value that can't be used."""


def trail(error: BaseException) -> str:
    """Give the kind of an error and the lines it came through, never its message or values.

    Made for logs: a message may quote what a member said.
    """
    lines, trace = [], error.__traceback__
    while trace is not None:
        lines.append(f"{trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}")
        trace = trace.tb_next
    return f"{type(error).__name__} at {' > '.join(lines[-6:])}"
