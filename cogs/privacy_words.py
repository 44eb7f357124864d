"""What `/privacy` says (pure)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.settings import Settings
from cogs.shards import in_parts
from cogs.voice.equipment import LONGEST as CLIP_DAYS
from storage.backups import KEPT as BACKUPS_KEPT
from storage.backups import Kept
from storage.erasure import Copy, Erased
from storage.guilds import TRANSCRIPT_DAYS
from storage.ledger import KEPT as TIMES_KEPT

MOST_NAMED = 10
"""Copies of the database that are named; older ones are counted."""

AGAIN = 3600
"""Seconds until what could not be taken off the disk is tried again (cogs/upkeep.py)."""

_DAY = 86_400

KEPT = (
    "## What is kept of you\n"
    "{counts}\n"
    "### For how long\n"
    f"• **Words of interviews:** {TRANSCRIPT_DAYS} days at most; a server may shorten it.\n"
    "• **Scores and tiers:** until you delete them.\n"
    "• **What was read from your resume:** until you replace or delete it. The file isn't kept.\n"
    f"• **Copies of the database:** {BACKUPS_KEPT // _DAY} days in the bot's backups folder.\n"
    "• **Sound:** none, unless you chose before an interview aloud to keep that of your own "
    f"answers: {CLIP_DAYS} days at most, beside the database and in no copy of it. Show my "
    "feedback plays and deletes it.\n"
    "### Who sees it\n"
    "You. Organisers see how many scored interviews you began, and scores only if you stand on "
    "their board; they never see answers. Whoever runs this bot has the machine that it is on. "
    "{away}\n"
    "-# `/privacy export` gives you a copy of everything, `/privacy delete` deletes it."
)
STAYS = "Nothing is sent to any other service."
GOES = "Whoever runs this bot has {what} sent to a server of their choice, to be worked on there."
NOTHING = "Nothing: you have no resume, interview or place on a board here."
SURE = (
    "## Delete everything?\n"
    "This deletes your resumes, interviews with answers, their sound if you had it kept, reports "
    "and scores, your places on boards, roles for tiers, appeals, extra attempts and settings, in "
    "{where}, from the database and its log on the disk. An interview under way ends without a "
    "report. It can't be undone; `/privacy export` gives you a copy first.\n"
    "### What stays\n"
    f"• For at most {TIMES_KEPT // _DAY} days: **when** your scored interviews began and when you "
    "deleted your data, under a keyed hash without your name, server or track. It is there so "
    "that deleting is no way round the wait between scored interviews, and so that an older "
    "copy of the database can't bring your data back.\n"
    f"• For at most {BACKUPS_KEPT // _DAY} days: copies in the bot's own backups folder. "
    "{copies} Whoever runs this bot may keep other copies; ask them. A copy that is put back "
    "deletes you again.\n"
    "• In Discord: what you and others wrote elsewhere. I delete the threads of your interviews "
    "where I may."
)
ALL, SOME = "**all** servers", "the servers that this part of the bot serves"
IN_PARTS = (
    "\n\n⚠ This is one part of this bot. It runs in several, each with data of its own, and this "
    "one knows nothing of what the others keep of you. Use this command once in each of your "
    "other servers too; where nothing of yours is left, it says so."
)
DELETED = (
    "{what} is deleted: {rows} rows. {remembered} times of scored interviews stay under a "
    "keyed hash, for at most " + f"{TIMES_KEPT // _DAY} days. {{copies}}"
)
UNCLEAN = (
    "\n\n⚠ Nothing shows it any more, but what was yours may still stand in the bot's files: "
    "another program is reading the database just now, or the disk is full. I try again every "
    "hour, next <t:{again}:R>, and whoever runs this bot is warned in its log. At the latest it "
    "is done an hour after that program ended or the disk had room."
)
SOUNDS = "The sound of your own answers that you had kept."
NO_COPIES = "There is none just now."
THREADS_LEFT = (
    "I wasn't allowed to delete {left} of your interview threads: ask an organiser to delete "
    "those named after your interviews."
)
ROLES_LEFT = (
    "I wasn't allowed to take {left} of your roles for tiers: ask an organiser to take them."
)
_NAMES = {
    "resumes": "Resumes",
    "sittings": "Interviews",
    "turns": "Questions and answers",
    "attempts": "Scored interviews that count for the wait",
    "board_members": "Servers on whose boards you stand",
    "appeals": "Appeals",
    "grants": "Extra attempts that organisers gave you",
    "preferences": "Settings",
    "worn_roles": "Roles for tiers that you wear",
    "spoken_sittings": "Interviews aloud, with who spoke when",
    "clips": "Answers whose sound is kept, as you chose",
    "audit": "Notes of what organisers did for you, or you as one",
}
_UNSAID = {"rooms"}


@dataclass(frozen=True, slots=True)
class Terms:
    """What is so of this bot: what leaves the machine, and whether other parts of it have data."""

    away: str = STAYS
    parts: bool = False

    @property
    def note(self) -> str:
        """What is added where the other parts matter."""
        return IN_PARTS if self.parts else ""


def terms_of(settings: Settings) -> Terms:
    """Give what is so by the settings (pure)."""
    return Terms(away_text(settings), in_parts(settings))


def kept_text(copy: Copy, terms: Terms) -> str:
    """Say what is kept of a member (pure)."""
    return KEPT.format(counts=_counts(copy), away=terms.away) + terms.note


def asking_text(kept: Sequence[Kept], terms: Terms) -> str:
    """Say what deleting means, before it is done (pure)."""
    where = SOME if terms.parts else ALL
    return SURE.format(copies=copies_text(kept), where=where) + terms.note


def deleted_text(erased: Erased, kept: Sequence[Kept], terms: Terms, now: float) -> str:
    """Say what was deleted, and what isn't done yet (pure)."""
    said = DELETED.format(
        what="All that this part of the bot kept of you" if terms.parts else "Everything",
        rows=erased.rows,
        remembered=erased.remembered,
        copies=copies_text(kept),
    )
    later = "" if erased.clean else UNCLEAN.format(again=int(now) + AGAIN)
    return said + later + terms.note


def away_text(settings: Settings) -> str:
    """Say what leaves this machine, by the servers that are set (pure)."""
    sent = {
        "spoken answers": settings.transcriber_url,
        "what I say aloud, which may quote you": settings.speech_url,
        "questions and answers": settings.llm_url,
    }
    what = " and ".join(name for name, url in sent.items() if url)
    return GOES.format(what=what) if what else STAYS


def copies_text(kept: Sequence[Kept]) -> str:
    """Name the copies of the database, each with the moment by which it is gone (pure)."""
    if not kept:
        return NO_COPIES
    named = [f"`{one.name}` until <t:{one.until}:f>" for one in kept[-MOST_NAMED:]]
    older = len(kept) - len(named)
    more = f", and {older} older, which go before these" if older else ""
    return f"There are now: {', '.join(named)}{more}."


def _counts(copy: Copy) -> str:
    counted: Mapping[str, int] = {
        table: len(rows) for table, rows in copy.items() if table not in _UNSAID
    }
    lines = [
        f"• {_NAMES.get(table, table.replace('_', ' ').capitalize())}: **{count}**"
        for table, count in counted.items()
    ]
    return "\n".join(lines) or NOTHING
