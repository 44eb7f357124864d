import asyncio
import json
import os
import ssl
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bot.candidates.loading import shipped_people
from bot.errors import GreenroomError
from bot.resume.reader import ResumeReader
from bot.settings import Settings
from bot.speech.recording import read_recording
from bot.speech.voice.espeak import Espeak
from tests.cogs.scenario import found_in_files, resume_of, upload
from tests.discord_standin import Discord, standin
from tests.discord_standin.certificates import server_and_client_contexts

ROOT = Path(__file__).parents[2]
CANARY = "MTIzNDU2Nzg5MDEyMzQ1Njc4.Canary.zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"


async def test_no_child_process_is_given_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers of resumes and recordings and the voice start with a few plain variables only."""
    monkeypatch.setenv("DISCORD_TOKEN", CANARY)
    monkeypatch.setenv("GREENROOM_SPEECH_KEY", CANARY)
    given: list[Mapping[str, str] | None] = []
    start = asyncio.create_subprocess_exec

    async def noted(*command: Any, env: Mapping[str, str] | None = None, **how: Any) -> Any:
        given.append(env)
        return await start(*command, env=env, **how)

    monkeypatch.setattr(asyncio, "create_subprocess_exec", noted)
    await ResumeReader().read(resume_of(next(iter(shipped_people()))), terms=())
    voice = Espeak()
    assert [pcm async for pcm in voice.speak("Hello.")]
    await voice.close()
    with pytest.raises(GreenroomError):
        await read_recording(np.zeros(4000, dtype=np.int16).tobytes())
    assert len(given) >= 3
    for variables in given:
        assert variables is not None
        assert CANARY not in variables.values()
        assert not [name for name in variables if name.startswith(("GREENROOM_", "DISCORD"))]


async def test_a_session_with_faults_never_writes_the_token(tmp_path: Path) -> None:
    """A bot that meets refusals, lost requests and an upload logs lines without any secret."""
    async with standin() as played:
        ada = played.guild().member("Ada")
        bot = await _start(played, tmp_path, played.token)
        await played.until(lambda: played.gateway.sessions, "it didn't come up", 60)
        await upload(ada, resume_of(next(iter(shipped_people()))))
        played.faults.fail("POST /webhooks/{webhook_id}/{webhook_token}", status=500, times=9)
        await ada.slash("privacy show")
        bot.terminate()
        said = b"".join(await bot.communicate())
        tokens = [i.token for i in played.world.interactions.values()]
    assert played.token.encode() not in said
    assert not [token for token in tokens if token.encode() in said]
    for line in said.splitlines():
        assert {"time", "level", "logger", "message"} <= set(json.loads(line))
    assert await found_in_files(tmp_path, [played.token]) == set()


async def test_a_refused_token_is_not_shown(tmp_path: Path) -> None:
    """The owner reads what to do; neither the sentence nor the log holds the token."""
    async with standin() as played:
        bot = await _start(played, tmp_path, CANARY)
        said = b"".join(await bot.communicate())
    assert b"Discord refuses the token" in said
    assert CANARY.encode() not in said


def test_settings_dont_show_their_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Printed, or in a traceback's values, they are stars."""
    monkeypatch.setenv("DISCORD_TOKEN", CANARY)
    monkeypatch.setenv("GREENROOM_TRANSCRIBER_KEY", CANARY)
    settings = Settings()
    assert settings.discord_token is not None
    assert CANARY not in repr(settings) + str(settings)


async def _start(played: Discord, data: Path, token: str) -> asyncio.subprocess.Process:
    certificate = data / "standin.pem"
    _, client = server_and_client_contexts()
    (public,) = client.get_ca_certs(binary_form=True)
    certificate.write_text(ssl.DER_cert_to_PEM_cert(public), encoding="ascii")
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.security.process", str(played.port)),
        *(str(certificate), str(data)),
        cwd=ROOT,
        env={**os.environ, "DISCORD_TOKEN": token},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
