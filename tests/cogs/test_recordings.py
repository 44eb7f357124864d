import io
import wave
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.answer import Medium
from bot.interview.transcript import Turn
from bot.speech.audio import Samples
from bot.speech.hearing import compose
from bot.speech.levels import SAID, Trouble
from bot.speech.soundcheck import word_errors
from bot.speech.voice.chain import VoiceChain
from cogs.recordings import DEAF, ONE_AT_A_TIME, STILL_LISTENING
from cogs.voice.equipment import Equipment
from storage.records import RoomName
from tests.cogs.house import House
from tests.cogs.talking import FIELD, answer, begin, kept, question
from tests.cogs.test_letters import replied
from tests.cogs.voice.aloud import whisper
from tests.discord_standin import Outcome, Upload, standin, text_of
from tests.discord_standin.records.channel import Channel
from tests.speech.recorded import recorded
from tests.speech.sounding import KNOWN, silence, spoken, tones

FILE = "Or say it: a recording"
SAID_ALOUD = KNOWN[:3]


@pytest.fixture
async def hearing_house(tmp_path: Path) -> AsyncIterator[House]:
    """Open a house whose bot hears with the fixture model and has no voice."""
    async with standin() as played:
        house = House(played, tmp_path)
        house.equipment = Equipment(compose(whisper(), None), VoiceChain(()))
        await house.open()
        yield house
        await house.close()


def voice_message(sound: Samples) -> Upload:
    """Make a voice message as a phone records it."""
    data = recorded(sound, "ogg", "libopus")
    return Upload(
        "voice-message.ogg", data, "audio/ogg", seconds=len(sound) / 16_000, waveform="AAAA"
    )


async def last_turn(house: House) -> Turn:
    """Give what was kept last."""
    return (await kept(house, house.ada))[1].turns[-1]


async def submitted(house: House, room: Channel, fields: dict[str, object]) -> Outcome:
    """Fill in the form of the open question."""
    form = await house.ada.press("Answer", on=await question(house, house.ada, room))
    return await house.ada.submit(form, fields)


async def test_a_voice_message_answers_the_question(hearing_house: House) -> None:
    """It is heard, shown, kept as speech with pauses, and scored; the room stays a text room."""
    house = hearing_house
    await begin(house, house.ada)
    house.ada.dm("", voice_message(spoken(*SAID_ALOUD, pause=1.0)))
    reply = text_of(await replied(house, house.ada))
    assert "What I heard" in reply
    assert SAID_ALOUD[1].rstrip(".") in reply
    assert "Kept as your answer to question 1" in reply
    record, transcript = await kept(house, house.ada)
    turn = transcript.turns[0]
    assert record.room is RoomName.TEXT
    assert turn.answer is not None
    assert turn.answer.medium is Medium.SPOKEN
    assert word_errors(" ".join(SAID_ALOUD), turn.answer.text) == 0
    assert len(turn.answer.pauses) >= 2
    assert turn.assessment is not None


async def test_a_file_in_the_form_is_joined_with_what_was_typed(hearing_house: House) -> None:
    """The words of a video come first, the typed ones after them; the member alone reads them."""
    house = hearing_house
    room = await begin(house, house.ada)
    video = Upload(
        "answer.avi", recorded(spoken(*SAID_ALOUD), "avi", "libmp3lame"), "video/x-msvideo"
    )
    outcome = await submitted(house, room, {FIELD: "And we kept it.", FILE: video})
    heard = await outcome.followup()
    assert "What I heard" in text_of(heard)
    assert heard.reader_id == house.ada.user.id
    await house.ada.sees("✓ Answered", channel=room)
    turn = await last_turn(house)
    assert turn.answer is not None
    assert turn.answer.text.endswith(" And we kept it.")
    assert word_errors(f"{' '.join(SAID_ALOUD)} And we kept it.", turn.answer.text) == 0
    assert (turn.answer.medium, turn.answer.seconds) == (Medium.SPOKEN, None)


def half_an_hour() -> bytes:
    """Write half an hour of nothing as 8-bit sound, 4,000 samples a second."""
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(4_000)
        file.writeframes(b"\x80" * (4_000 * 1_800))
    return written.getvalue()


@pytest.mark.parametrize(
    ("upload", "told"),
    [
        (Upload("talk.ogg", b"no sound at all " * 99, "audio/ogg"), "not a recording"),
        (Upload("talk.wav", half_an_hour(), "audio/wav"), "longer than 10 minutes"),
        (Upload("cv.pdf", b"%PDF-1.7 " * 9, "application/pdf"), "not a recording"),
        (Upload("talk.ogg", b"", "audio/ogg"), "empty"),
        (Upload("film.mp4", recorded(None, "mp4", ""), "video/mp4"), "no sound"),
        (voice_message(silence(3)), SAID[Trouble.SILENT]),
        (voice_message(tones(3)), SAID[Trouble.NO_SPEECH]),
    ],
    ids=["fake", "half an hour", "document", "empty", "mute video", "silence", "music"],
)
async def test_what_is_no_answer_is_said_and_the_question_stays_open(
    hearing_house: House, upload: Upload, told: str
) -> None:
    """Each bad recording ends in its sentence; a typed answer can follow at once."""
    house = hearing_house
    room = await begin(house, house.ada)
    house.ada.dm("", upload)
    assert told in text_of(await replied(house, house.ada))
    assert not (await kept(house, house.ada))[1].turns
    await answer(house, house.ada, room)
    assert (await kept(house, house.ada))[1].turns


async def test_a_bad_file_in_the_form_gives_typed_words_back(hearing_house: House) -> None:
    """Nothing is kept, and the words come back to the member alone."""
    house = hearing_house
    room = await begin(house, house.ada)
    fake = Upload("talk.ogg", b"no sound at all " * 99, "audio/ogg")
    outcome = await submitted(house, room, {FIELD: "What I typed.", FILE: fake})
    given = await outcome.followup()
    assert "not a recording" in text_of(given)
    assert "What I typed." in text_of(given)
    assert given.reader_id == house.ada.user.id
    assert not (await kept(house, house.ada))[1].turns


async def test_an_empty_form_asks_for_words_or_a_recording(hearing_house: House) -> None:
    """With neither, the question stays open."""
    house = hearing_house
    room = await begin(house, house.ada)
    outcome = await submitted(house, room, {})
    assert "empty" in outcome.text
    assert not (await kept(house, house.ada))[1].turns


async def test_without_a_model_the_form_asks_for_words_alone(house: House) -> None:
    """No field for a recording is shown where nothing can hear one."""
    room = await begin(house, house.ada)
    form = await house.ada.press("Answer", on=await question(house, house.ada, room))
    assert FILE not in str(form.modal)
    await house.ada.submit(form, {FIELD: "Only words."})


async def test_a_model_that_comes_later_is_used_at_once(house: House) -> None:
    """What was refused without a model is heard once it is there, without a restart."""
    await begin(house, house.ada)
    message = voice_message(spoken(*SAID_ALOUD))
    house.ada.dm("", message)
    assert text_of(await replied(house, house.ada)) == DEAF
    house.app.recordings.equip(compose(whisper(), None))
    house.ada.dm("", message)
    assert "Kept as your answer" in text_of(await replied(house, house.ada, after=1))


async def test_one_recording_a_member_is_heard_at_a_time(hearing_house: House) -> None:
    """A second one meanwhile gets a sentence; the first is kept."""
    house = hearing_house
    await begin(house, house.ada)
    house.ada.dm("", voice_message(spoken(*SAID_ALOUD)))
    house.ada.dm("", voice_message(spoken(KNOWN[4])))
    await replied(house, house.ada, after=1)
    texts = [text_of(m) for m in house.ada.messages(house.ada.direct)]
    assert STILL_LISTENING in texts
    answer = (await last_turn(house)).answer
    assert answer is not None
    assert word_errors(" ".join(SAID_ALOUD), answer.text) == 0


async def test_two_recordings_in_one_message_are_refused(hearing_house: House) -> None:
    """Which of them is the answer can't be known."""
    house = hearing_house
    await begin(house, house.ada)
    one = Upload("one.ogg", recorded(spoken(KNOWN[4]), "ogg", "libopus"), "audio/ogg")
    house.ada.dm("Here", one, one)
    assert text_of(await replied(house, house.ada)) == ONE_AT_A_TIME


async def test_a_recording_goes_on_with_an_interview_after_a_crash(hearing_house: House) -> None:
    """The bot dies between question and answer; a voice message answers the same question."""
    house = hearing_house
    room = await begin(house, house.ada)
    await house.kill()
    await house.open()
    await house.ada.sees("I was interrupted", channel=room)
    house.ada.dm("", voice_message(spoken(*SAID_ALOUD)))
    assert "Kept as your answer to question 1" in text_of(await replied(house, house.ada))


async def test_i_was_not_finished_joins_recordings(hearing_house: House) -> None:
    """A second recording, announced in words, is added to the first with its times behind it."""
    house = hearing_house
    await begin(house, house.ada)
    house.ada.dm("", voice_message(spoken(KNOWN[0], KNOWN[1], pause=1.0)))
    await replied(house, house.ada)
    before = (await last_turn(house)).answer
    house.ada.dm("I wasn't finished")
    await replied(house, house.ada, after=1)
    house.ada.dm("", voice_message(spoken(KNOWN[2], KNOWN[4], pause=1.0)))
    await replied(house, house.ada, after=2)
    record, transcript = await kept(house, house.ada)
    whole = transcript.turns[0].answer
    assert before is not None
    assert whole is not None
    assert before.seconds is not None
    assert whole.text.startswith(before.text)
    assert len(whole.segments) == 4
    assert whole.segments[2].start >= before.seconds
    assert whole.pauses[-1][0] > before.seconds
    assert len(transcript.turns) == 1
    assert record.ended_at is None
