"""A question about two statements that don't fit together, and what becomes of it."""

import asyncio
from dataclasses import replace
from random import Random

from bot.answer import Answer
from bot.bank import Pattern
from bot.bank_files import load_bank, shipped_folder
from bot.interview.contradictions import question
from bot.interview.interviewer import RuleInterviewer
from bot.interview.plan import make_plan
from bot.interview.probes import Chosen
from bot.interview.resume_questions import MOST_WORDS, lines
from bot.interview.track_scorer import TrackScorer
from bot.interview.transcript import Exchange, Transcript, Turn
from bot.resume.profile import Bullet, Profile, Role
from bot.scoring.assess import RuleScorer
from bot.scoring.rubric import Assessment
from tests.fakes import QUICK, bank
from tests.interview.sittings import follow_up, main

LINE = "Led a team of six engineers building the invoice export for 40 branches"
PROFILE = Profile(
    roles=(Role("Acme Corp", "Team Lead", "2019", "2022", 0.9, 1, 3),),
    bullets=(Bullet(LINE, 1, 4, "Experience"),),
)
SAID = "I led a team of two engineers and we built the invoice export that way."
SCORER = TrackScorer(load_bank(shipped_folder() / "software-engineering.toml"), RuleScorer())


def asked(last: Turn, *before: Turn, probes: tuple[Turn, ...] = ()) -> Chosen | None:
    """Ask about the latest answer."""
    earlier = [Exchange(turn, ()) for turn in before]
    return question(Exchange(last, probes), earlier, lines(PROFILE), PROFILE.roles, Random(1))


def test_another_number_than_the_resume_s_is_asked_about_with_both_quoted() -> None:
    """The question quotes the line and the answer word for word, and can be heard at once."""
    found = asked(main(1, SAID, about=LINE))
    assert found
    assert found.pattern is Pattern.CONTRADICTION
    assert found.quote in SAID
    assert f'"{found.quote}"' in found.text
    assert "six engineers" in found.text
    assert len(found.text.split()) <= MOST_WORDS


def test_a_job_denied_is_asked_about() -> None:
    """Who denies an employer of the resume is asked how that fits."""
    found = asked(main(1, "That was the agency, I never worked at Acme Corp."))
    assert found
    assert '"Acme Corp"' in found.text


def test_an_earlier_answer_of_the_sitting_is_set_beside_it() -> None:
    """Another number for the same thing in a later answer is asked about, the same number isn't."""
    before = main(1, "Our ledger import from Lisbon read 900 invoices in a batch.")
    other = main(2, "The ledger import from Lisbon had 300 invoices in a batch and failed.")
    found = asked(other, before)
    assert found
    assert "900 invoices" in found.text
    assert asked(main(2, "That ledger import from Lisbon, 900 invoices a batch."), before) is None


def test_it_is_asked_once() -> None:
    """Neither in the same exchange nor in a later one is the same thing asked again."""
    first = asked(main(1, SAID, about=LINE))
    assert first
    probe = follow_up(1, "It was two engineers.", pattern=first.pattern, text=first.text)
    assert asked(main(1, SAID, about=LINE), probes=(probe,)) is None
    done = Exchange(main(1, SAID, about=LINE), (probe,))
    again = Exchange(main(2, SAID, about=LINE), ())
    assert question(again, [done], lines(PROFILE), PROFILE.roles, Random(1)) is None


def test_the_interviewer_asks_it_before_anything_else() -> None:
    """A contradiction goes before what the answer lacks."""
    interviewer = RuleInterviewer(make_plan(QUICK, bank(), PROFILE, seed=1), lambda _: [])
    prompt = asyncio.run(interviewer.follow_up(Transcript((main(1, SAID, about=LINE),))))
    assert prompt
    assert prompt.pattern is Pattern.CONTRADICTION
    assert prompt.reason
    assert "six engineers" in prompt.reason


def scored(reply: str) -> Assessment:
    """Score the answer with a reply to the question about it."""
    turn, found = main(1, SAID, about=LINE), asked(main(1, SAID, about=LINE))
    assert found
    probe = follow_up(1, reply, pattern=found.pattern, text=found.text, reason=found.reason)
    return asyncio.run(
        SCORER.score(turn.prompt, Answer(SAID), [(probe.prompt, Answer(reply))]),
    )


def test_what_the_reply_leaves_open_is_a_finding() -> None:
    """Insisting keeps the contradiction, shown with the reply and the resume's words."""
    left = scored("It was two engineers.")
    assert left.contradicted
    (note,) = [f for f in left.findings if "six engineers" in f.reason]
    assert note.quote == "It was two engineers."
    assert note.part == 1


def test_what_the_reply_puts_right_is_none() -> None:
    """A correction or an explanation leaves nothing open."""
    for reply in (
        "Sorry, I meant six.",
        "Two sat with me in Leeds, four in Lisbon reported to our manager and came on Fridays.",
    ):
        put_right = scored(reply)
        assert not put_right.contradicted
        assert not any("six engineers" in f.reason for f in put_right.findings)


def test_a_contradiction_of_another_question_stays_out_of_it() -> None:
    """The reason of an ordinary probe never becomes a doubt."""
    turn = main(1, SAID, about=LINE)
    probe = follow_up(1, "Two.", pattern=Pattern.NUMBER, reason="no number says how much")
    plain = replace(probe, answer=Answer("Two."))
    assert plain.answer
    found = asyncio.run(SCORER.score(turn.prompt, Answer(SAID), [(plain.prompt, plain.answer)]))
    assert not found.contradicted
