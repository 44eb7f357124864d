import pytest

from cogs.voice.receive import GIVE_UP, HOLD
from cogs.voice.transport import SILENCE
from tests.cogs.voice.sealing import ADA, BOB, Ears, Keyring, frame, packet
from tests.discord_standin.voice import sound

TONE = sound.tone(300, 1.0)


def test_a_stream_known_to_be_anothers_is_not_decrypted() -> None:
    """After op 5 said whose a stream is, neither transport nor any key is tried on it."""
    ears = Ears()
    ears.owners.belongs(7, BOB)
    ears.gets(0, frame(TONE[0], BOB), ssrc=7)
    ears.gets(1, frame(TONE[1], ADA), ssrc=7)
    assert ears.keys.tried == []
    assert ears.counts.dropped_others == 2


def test_an_unknown_stream_is_tried_with_the_members_key_alone() -> None:
    """A stranger's frames feed nothing, and only the member's key was tried on them."""
    ears = Ears()
    for number in range(10):
        ears.gets(number, frame(TONE[number], BOB), ssrc=7)
    ears.waits(HOLD + 0.1)
    assert set(ears.keys.tried) == {ADA}
    assert not ears.heard.pieces
    assert ears.counts.strangers == 10
    assert ears.counts.dave_failed == 0


def test_an_unknown_stream_of_the_member_is_heard() -> None:
    """Without op 5 the member's own frames are heard from the first on."""
    ears = Ears()
    for number in range(10):
        ears.gets(number, frame(TONE[number]))
    assert ears.heard.seconds == pytest.approx(0.2)


@pytest.mark.parametrize("payload", [TONE[3], SILENCE, b"", b"\xfa\xfa"])
def test_what_nobody_signed_feeds_nothing(payload: bytes) -> None:
    """Opus without DAVE's mark, and silence of an unknown stream, are dropped."""
    ears = Ears()
    ears.gets(0, payload)
    ears.waits(1.0)
    assert not ears.heard.pieces


def test_a_key_that_passes_frames_through_feeds_nothing() -> None:
    """Where DAVE lets a frame through unchanged, it wasn't authentic."""
    ears = Ears()
    ears.keys.unlock = lambda user_id, frame: frame  # type: ignore[method-assign] # as davey in passthrough
    ears.gets(0, TONE[0] + b"\xfa\xfa")
    ears.waits(1.0)
    assert not ears.heard.pieces


def test_frames_wait_for_the_key_of_their_epoch() -> None:
    """Frames that come before their epoch's key are heard in order as soon as it is there."""
    ears = Ears()
    for number in range(20):
        ears.gets(number, frame(TONE[number], epoch=1 if number < 10 else 2))
        if number == 15:
            ears.keys.epoch = 2
    ears.waits(0.1)
    assert ears.heard.seconds == pytest.approx(0.4)
    assert not ears.heard.holes
    assert ears.counts.retried == 6
    assert ears.counts.late == 0


def test_silence_keeps_its_place_behind_frames_that_wait() -> None:
    """Frames of silence don't overtake frames that wait for a key."""
    ears = Ears()
    ears.gets(0, frame(TONE[0]))
    for number in range(1, 5):
        ears.gets(number, frame(TONE[number], epoch=2))
    for number in range(5, 10):
        ears.gets(number, SILENCE)
    ears.waits(0.2)
    ears.keys.epoch = 2
    ears.waits(0.1)
    assert ears.heard.seconds == pytest.approx(0.1)
    assert ears.counts.late == ears.counts.lost == 0


def test_frames_wait_half_a_second_at_most() -> None:
    """A key that comes later than that opens nothing any more."""
    ears = Ears()
    ears.gets(0, frame(TONE[0]))
    ears.gets(1, frame(TONE[1], epoch=2))
    ears.waits(HOLD + 0.05)
    ears.keys.epoch = 2
    ears.waits(0.1)
    assert ears.counts.dave_failed == 1
    assert ears.heard.seconds == pytest.approx(0.02)


def test_keys_are_not_tried_again_until_they_change() -> None:
    """A frame that waits costs nothing while the keys are the same."""
    ears = Ears()
    ears.gets(0, frame(TONE[0], epoch=2))
    ears.waits(0.4)
    assert len(ears.keys.tried) <= 2


def test_fifty_failures_of_the_members_own_ask_for_recovery_once() -> None:
    """After 50 of the member's frames that don't open, op 31 is asked for; not again at once."""
    ears = Ears()
    ears.owners.belongs(1, ADA)
    for number in range(GIVE_UP - 1):
        ears.gets(number, frame(b"x", epoch=9))
    ears.waits(HOLD + 0.1)
    assert ears.asked == 0
    for number in range(GIVE_UP, 3 * GIVE_UP):
        ears.gets(number, frame(b"x", epoch=9))
    ears.waits(HOLD + 0.1)
    assert ears.asked == ears.counts.recoveries == 1
    ears.waits(10.0)
    for number in range(3 * GIVE_UP, 4 * GIVE_UP):
        ears.gets(number, frame(b"x", epoch=9))
    ears.waits(HOLD + 0.1)
    assert ears.asked == 2


def test_strangers_and_successes_ask_for_no_recovery() -> None:
    """Others' frames don't count as failures, and one success begins the count anew."""
    ears = Ears()
    ears.owners.belongs(1, ADA)
    for number in range(3 * GIVE_UP):
        ears.gets(number, frame(b"x", BOB), ssrc=9)
        ears.gets(number, frame(TONE[0], epoch=1 if number % 40 == 0 else 9))
    ears.waits(1.0)
    assert ears.asked == 0


def test_doubles_are_neither_heard_nor_failures() -> None:
    """A packet that comes twice is heard once."""
    ears = Ears()
    for number in (0, 1, 1, 2, 0, 2):
        ears.gets(number, frame(TONE[number]))
    ears.waits(1.0)
    assert ears.heard.seconds == pytest.approx(0.06)
    assert (ears.counts.doubles, ears.counts.dave_failed) == (3, 0)


def test_a_stream_that_turns_out_anothers_is_let_go() -> None:
    """When op 5 says that a stream has another owner, nothing more of it is heard."""
    ears = Ears()
    ears.gets(0, frame(TONE[0]))
    ears.owners.belongs(1, BOB)
    ears.receiver.owners_changed()
    ears.gets(1, frame(TONE[1]))
    assert ears.heard.seconds == pytest.approx(0.02)
    assert not ears.receiver._streams


def test_a_new_session_takes_new_keys_and_streams() -> None:
    """After a reconnect the old key opens nothing, and the same stream number begins anew."""
    ears = Ears()
    ears.gets(0, frame(TONE[0]))
    old = ears.keys.server
    ears.keys = Keyring()
    ears.receiver._keys = ears.keys
    ears.receiver.session()
    ears.receiver.packet(old.seal(packet(1, frame(TONE[1]))))
    ears.gets(500, frame(TONE[2]))
    assert ears.counts.transport_failed == 1
    assert ears.heard.seconds == pytest.approx(0.04)
    assert ears.counts.lost == 0


def test_before_a_session_nothing_is_opened() -> None:
    """Packets that come before there is a key are counted and dropped."""
    ears = Ears()
    ears.keys.transport = lambda: None  # type: ignore[method-assign] # as before op 4
    ears.gets(0, frame(TONE[0]))
    assert ears.counts.transport_failed == 1


def test_many_streams_are_forgotten() -> None:
    """However many streams and owners turn up, little is kept."""
    ears = Ears()
    for number in range(1000):
        ears.owners.belongs(number, BOB)
        ears.gets(number, frame(b"x", BOB, epoch=9), ssrc=10_000 + number, after=0.0)
        ears.gets(number, frame(TONE[0]), ssrc=20_000 + number, after=0.0)
    assert len(ears.receiver._waiting) <= 32
    assert len(ears.receiver._streams) <= 2
    assert len(ears.owners._users) <= 512
