import re
from pathlib import Path

import pytest

from bot.bank_files import load_bank, shipped_folder
from bot.errors import BankInvalid, DatabaseUnusable, InputInvalid
from bot.shelf import Shelf
from storage.archive import open_archive
from storage.backups import restore
from tests.cogs.community import held, organise, shown
from tests.cogs.house import House
from tests.cogs.scenario import upload
from tests.cogs.talking import answer, begin, question
from tests.discord_standin import text_of
from tests.security.forging import Actor, command, press
from tests.security.premises import CANARY, furnished
from tests.storage.files import content, inside
from tests.storage.people import scored

SQL = "x'); DROP TABLE sittings; --"
PING = "@everyone <@1> <@&2> [here](https://evil.example) ||`x`||"
WILD = f"{SQL} {PING} {{member}} %s ../../etc/passwd \x00\u202e"
LINK = re.compile(r"(?<!\\)\[here(?<!\\)\]")
"""The link of PING as Discord would open it: without a backslash before its brackets."""
PATHS = (
    "../law",
    "../../storage/x",
    "/etc/passwd",
    "law/../law",
    "law\x00",
    "..",
    ".",
    "law.toml",
    "",
)


async def test_wild_words_in_resume_note_and_answer_stay_words(house: House) -> None:
    """SQL, markdown, formats and pings are kept and shown as written, and do nothing."""
    organise(house, house.bob)
    resume = (
        f"Ada Example\nExperience\nEngineer, Acme, 2019 to 2024\n- Cut cost by 40% {PING} {SQL}\n"
    )
    await upload(house.ada, resume.encode(), "resume.txt")
    await held(house, house.ada, 60, words=WILD)
    note = WILD.replace("\x00", "")[:200]
    await shown(house.ada, "retakes appeal", track="law", reason="something else", note=note)
    queue = await shown(house.bob, "admin queue")
    assert r"\|\|\`x\`" in queue.text
    room = await begin(house, house.ada)
    await answer(house, house.ada, room, WILD.replace("\x00", ""))
    await question(house, house.ada, room)
    assert len(await house.archive.sittings.history(str(house.ada.id), house.scope)) >= 1
    for member in (house.ada, house.bob):
        seen = member.messages()
        assert not any(m.mentions_everyone or m.mentioned_role_ids for m in seen)
        assert not [m for m in seen if LINK.search(text_of(m))]


@pytest.mark.parametrize("track", [*PATHS, SQL])
async def test_no_option_leads_out_of_the_banks(house: House, track: str) -> None:
    """A track that is a path, or SQL, is refused wherever one can be named."""
    await held(house, house.ada, 60)
    actor = Actor(house.ada, house.stage.general)
    for path in ("interview start", "leaderboard", "retakes show"):
        assert "There is no track of that name" in await command(house, actor, path, track=track)
    drill = await command(house, actor, "drill", kind="../x", track="law")
    assert "There is no format of that name" in drill
    shelf = Shelf((shipped_folder(),))
    with pytest.raises(InputInvalid):
        shelf.bank(track)


async def test_custom_ids_that_nobody_made_do_nothing(house: House) -> None:
    """Numbers out of range, other people's, and what fits no pattern change nothing."""
    there = await furnished(house)
    bob = there.actors["another member"]
    before = await house.archive.erasure.copy(str(house.ada.id))
    for custom_id in (
        f"feedback:{'9' * 19}",
        f"feedback:{there.finished}:99",
        f"resume:{'9' * 19}:confirm",
        f"room:end:{'9' * 19}:q1",
        f"appeal:{'9' * 18}:granted",
        "board:99999:month:best:text:law",
        "history:9999:" + "x" * 80,
        "start:gow:scored:g:no-such-format:law",
        "start:gow:nonsense:g:short:law",
        "start:gow:warm-up:g:short:no-such-track",
    ):
        said = await press(house, bob, custom_id)
        assert said.strip(), custom_id
        assert CANARY not in said
    after = await house.archive.erasure.copy(str(house.ada.id))
    assert after["turns"] == before["turns"]
    assert after["resumes"] == before["resumes"]
    assert not await house.archive.rooms.under_way() or house.ada.threads()
    assert await house.archive.audit.latest(house.scope) == ()


@pytest.mark.parametrize(
    "line",
    [
        'track = "../../etc/passwd"',
        'title = "@everyone"\ntrack = "{0.__class__}"',
        "track = 1979-05-27T07:32:00Z",
        "[[question]]\nid = '" + "x" * 100_000 + "'",
        "x = " + "[" * 5000,
    ],
)
def test_a_hostile_bank_file_is_a_list_of_problems(tmp_path: Path, line: str) -> None:
    """Nothing of it is run, formatted or opened; its owner reads what to mend."""
    file = tmp_path / "law.toml"
    file.write_text(line, encoding="utf-8")
    with pytest.raises(BankInvalid) as refused:
        load_bank(file)
    assert refused.value.problems


def test_a_bank_that_is_a_link_to_elsewhere_says_nothing_of_it(tmp_path: Path) -> None:
    """A file that isn't a bank is refused without its content in the message."""
    secret = tmp_path / "secret"
    secret.write_text(f"token = '{CANARY}'\n", encoding="utf-8")
    (tmp_path / "law.toml").symlink_to(secret)
    with pytest.raises(BankInvalid) as refused:
        load_bank(tmp_path / "law.toml")
    assert CANARY not in refused.value.advice


async def test_a_backups_name_leads_nowhere_else(tmp_path: Path) -> None:
    """Copies lie in the folder backups/, and what a link there leads to is left alone."""
    path = tmp_path / "data" / "greenroom.db"
    async with open_archive(path) as archive:
        await scored(archive, "ada", 60)
        copy = await archive.backups.make()
        assert copy.parent == path.parent / "backups"
        outside = tmp_path / "outside.db"
        outside.write_bytes(b"somebody else's")
        link = copy.parent / "greenroom-v1-1.db"
        link.symlink_to(outside)
        await archive.backups.drop_all_but(0)
        assert content(outside) == b"somebody else's"
        assert inside(copy.parent) == []
    for name in ("../../../etc/passwd", "/dev/null", "."):
        with pytest.raises(DatabaseUnusable):
            await restore(path, tmp_path / name)
