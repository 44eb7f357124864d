"""What the page before an interview says about voice: who is there, the sound check, the line."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.speech.soundcheck import SENTENCE, Remark
from cogs.room_words import minutes

MOST_NAMED = 12
"""Members that are named; of more, the number is said."""


@dataclass(frozen=True, slots=True)
class VoiceState:
    """What was found: `hindrance` is a sentence, `channel` a mention, `others` who is in it.

    `remarks` are those of a sound check that is still good, `place` the member's in line with the
    most seconds it may take. `sends_away` says that voices leave this machine.
    """

    hindrance: str | None
    channel: str
    others: tuple[int, ...]
    remarks: tuple[Remark, ...] | None
    place: tuple[int, float] | None
    sends_away: bool

    @property
    def passed(self) -> bool:
        """Whether the sound check allows to start."""
        fine = self.remarks is not None and not any(r.blocking for r in self.remarks)
        return fine and self.hindrance is None


def voice_consent(state: VoiceState, *, general: bool) -> str:
    """Say who hears what."""
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
        f"of others are not even decoded. {away}, and no sound is kept."
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
