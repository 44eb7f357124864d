"""What the whole story of a server needs: files that people send, and people who are interviewed.

The people know no more than what Discord shows them: they read each question in the thread.
"""

import asyncio
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from bot.candidates.answering import Candidate, Style
from bot.candidates.loading import load_fact_sheet, shipped_people
from tests.cogs.house import House
from tests.cogs.talking import FIELD, labels
from tests.discord_standin import Member, Outcome, Upload
from tests.discord_standin.records.channel import Channel
from tests.discord_standin.records.message import Message

_TITLE = re.compile(r"^### (Question \d+|Follow-up)", re.MULTILINE)
_ABOUT = re.compile(r"^> Your resume: (.+)$", re.MULTILINE)
_ASKED = re.compile(r"^\*\*(.+)\*\*$", re.MULTILINE)
_ESCAPED = re.compile(r"\\([\W_])")
_PLAIN = re.compile(r"[a-z ,]{24,}")


@dataclass(frozen=True, slots=True)
class Read:
    """A question as it is read in the thread; `title` is "Question 3" or "Follow-up"."""

    title: str
    text: str
    about: str | None


def read(message: Message) -> Read:
    """Read a question, without the marks that keep markdown from working."""
    title, asked = _TITLE.search(message.content), _ASKED.search(message.content)
    assert title, message.content
    assert asked, message.content
    about = _ABOUT.search(message.content)
    return Read(title[1], _unescaped(asked[1]), _unescaped(about[1]) if about else None)


def candidate(person: str, style: Style) -> Candidate:
    """Give one of the people that ship."""
    return Candidate(load_fact_sheet(shipped_people()[person]), style, seed=1)


def resume_of(person: str) -> bytes:
    """Give that person's resume, as PDF."""
    return shipped_people()[person].with_suffix(".pdf").read_bytes()


def scan() -> bytes:
    """Make a PDF whose only page is a picture of a resume."""
    page = Image.new("L", (1240, 1754), 255)
    ImageDraw.Draw(page).text((100, 100), "Cleo Marchetti\nBaker, Forno Alto, 2018 to 2024", 0)
    made = io.BytesIO()
    page.save(made, format="PDF", resolution=150)
    return made.getvalue()


async def upload(member: Member, data: bytes, name: str = "resume.pdf") -> Outcome:
    """Open the form, put a resume in, and wait for what came of it."""
    form = await member.slash("resume upload")
    sent = await member.submit(form, {"Your resume": Upload(name, data)})
    return await sent.finished()


async def sit(
    house: House, member: Member, room: Channel, who: Candidate, moves: Mapping[str, str]
) -> list[str]:
    """Answer what is asked until the report comes, and give the answers.

    `moves` are buttons to press instead, once each, by the title of the question.
    """
    left, said = dict(moves), list[str]()
    while open_question := await _next(house, member, room):
        asked = read(open_question)
        if move := left.pop(asked.title, ""):
            await member.press(move, on=open_question)
        else:
            follow_up = asked.title == "Follow-up"
            said.append(who.answer(asked.text, about=asked.about, follow_up=follow_up))
            form = await member.press("Answer", on=open_question)
            await member.submit(form, {FIELD: said[-1]})
        await _closed(house, open_question)
    assert not left, "the interview was over before it came to these questions"
    return said


async def _next(house: House, member: Member, room: Channel) -> Message | None:
    """Wait for the next question; None when the report came instead."""

    def newest() -> list[Message]:
        seen = member.messages(room)
        return [m for m in seen if {"Answer", "Show my feedback"} & set(labels(m))]

    found = (await house.played.until(newest, "neither a question nor a report came"))[-1]
    return found if "Answer" in labels(found) else None


async def _closed(house: House, message: Message) -> None:
    await house.played.until(lambda: "Answer" not in labels(message), "the question stayed open")


def report(member: Member, room: Channel) -> Message:
    """Give the report in a room."""
    (found,) = (m for m in member.messages(room) if "Show my feedback" in labels(m))
    return found


def phrases(answers: Iterable[str]) -> set[str]:
    """Give each answer's plainest long phrases: what JSON and SQL write as it is."""
    return {phrase.strip() for text in answers for phrase in _PLAIN.findall(text)}


async def found_in_files(folder: Path, sought: Iterable[str]) -> set[str]:
    """Give those of the texts that some file of a folder holds, database and journal included."""
    return await asyncio.to_thread(_found, folder, sought)


def _found(folder: Path, sought: Iterable[str]) -> set[str]:
    files = [file.read_bytes() for file in folder.rglob("*") if file.is_file()]
    return {text for text in sought if any(text.encode() in data for data in files)}


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
