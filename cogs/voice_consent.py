"""What the page before an interview says about voice: who is there, the sound check, the line."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.speech.soundcheck import SENTENCE, Remark
from cogs.room_words import minutes
from cogs.voice.hall import Hall

MOST_NAMED = 12
"""Members that are named; of more, the number is said."""


@dataclass(frozen=True, slots=True)
class VoiceState:
    """What was found: `hindrance` is a sentence, `channel` a mention, `others` who is in it.

    `remarks` are those of a sound check that is still good, `place` the member's in line with the
    most seconds it may take. `sends_away` says that voices leave this machine. `clip_days` is for
    how long the sound of the member's answers can be kept; 0 where it can't.
    """

    hindrance: str | None
    channel: str
    others: tuple[int, ...]
    remarks: tuple[Remark, ...] | None
    place: tuple[int, float] | None
    sends_away: bool
    clip_days: int = 0

    @property
    def passed(self) -> bool:
        """Whether the sound check allows to start."""
        fine = self.remarks is not None and not any(r.blocking for r in self.remarks)
        return fine and self.hindrance is None


def voice_state(
    hall: Hall | None, guild: int, member: int, *, words_days: int
) -> VoiceState | None:
    """Find out; no sound is kept for longer than the server keeps words."""
    if hall is None:
        return None
    channel = hall.channel_of(guild, member)
    return VoiceState(
        hindrance=hall.hindrance(guild, member),
        channel=channel.mention if channel else "the voice channel",
        others=hall.others(guild, member),
        remarks=hall.remarks(guild, member),
        place=hall.place(guild, member),
        sends_away=hall.sends_away,
        clip_days=min(hall.clip_days, words_days),
    )


def voice_consent(state: VoiceState, *, general: bool, clips: bool) -> str:
    """Say who hears what, and what is kept of the sound: nothing, unless the member wishes it."""
    quoting = "" if general else ", and what I ask quotes your resume"
    if not state.others:
        company = f"You are alone in {state.channel}"
    elif len(state.others) > MOST_NAMED:
        company = f"**{len(state.others)} others are in {state.channel} and hear us**{quoting}"
    else:
        names = ", ".join(f"<@{one}>" for one in state.others)
        company = f"**In {state.channel} with you and hearing us: {names}**{quoting}"
    away = (
        "Your voice is sent to the transcription server that this bot's owner set up"
        if state.sends_away
        else "Your voice is turned into words on this bot's own computer"
    )
    return (
        f"• **Aloud:** {company}. Whoever comes later is told. I listen to you alone; the voices "
        f"of others are not even decoded. {away}, {_sound(state, clips=clips)}"
    )


def keeping_label(state: VoiceState, *, clips: bool) -> str:
    """Name the button that turns the keeping of sound on, or off again."""
    return "Keep no sound" if clips else f"Keep my sound for {days(state.clip_days)}"


def days(count: int) -> str:
    """Write a number of days."""
    return "1 day" if count == 1 else f"{count} days"


def _sound(state: VoiceState, *, clips: bool) -> str:
    if not clips:
        return "and no sound is kept."
    return (
        f"and **the sound of your own answers here is kept for {days(state.clip_days)}**, as you "
        "chose: files on this bot's computer, in no backup. In Discord only you can play them: "
        "Show my feedback does, and deletes them with one press."
    )


def voice_lines(state: VoiceState) -> Sequence[str]:
    """Give the lines of the checks."""
    if state.hindrance is not None:
        return (f"❌ {state.hindrance}",)
    if state.place is not None:
        place, wait = state.place
        line = (
            f"⏳ The voice room is in use. You are number {place} in line, at most "
            f"{minutes(wait)} from now. I write to you when it is your turn; you have a minute "
            "then. Or take it in writing at once."
        )
        return (line,)
    if state.remarks is None:
        return (f"◽ Sound check: press the button, wait for me to speak, and read: “{SENTENCE}”",)
    if not state.remarks:
        return ("✅ Your sound is good.",)
    return tuple(f"{'❌' if r.blocking else '🟠'} {r.advice}" for r in state.remarks)
