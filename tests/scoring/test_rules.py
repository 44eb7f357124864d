import pytest

from bot.bank import Kind
from bot.scoring import ownership, specificity, structure
from bot.scoring.asking import modes
from bot.scoring.cues import Sign
from bot.scoring.evidence import Evidence, cue_evidence, distinct
from bot.scoring.rubric import CONTENT
from bot.scoring.signals import asked_roots, signals
from bot.scoring.weights import SHARES, TABLES, Mode


def _best(found: list[Evidence], sign: Sign) -> float:
    return max((piece.credit for piece in found if piece.sign is sign), default=0.0)


def _cues(text: str) -> list[Evidence]:
    return list(cue_evidence(signals(text)))


@pytest.mark.parametrize(
    ("sign", "backed", "bare"),
    [
        (Sign.REASON, "because the pump alarm shared the kitchen fuse", "because it is important"),
        (Sign.ALTERNATIVE, "a queue instead of a nightly cron script", "considered the options"),
        (Sign.TRADE_OFF, "the downside is stale invoices till noon", "the downside was complexity"),
        (Sign.DIAGNOSIS, "it turned out the culvert ran under the footing", "it turned out well"),
        (Sign.OUTCOME, "as a result the queue fell to nine patients", "as a result it succeeded"),
        (Sign.REFLECTION, "next time I would survey the drains at tender", "next time I do better"),
        (
            Sign.LIMIT,
            "I have not used Kafka, only RabbitMQ with two consumers",
            "I have not done it",
        ),
        (Sign.CONDITION, "if the scan shows a fracture I ring orthopaedics", "if it is necessary"),
        (Sign.STEP, "first I weigh the flour, rest the dough overnight", "first I analyse things"),
    ],
)
def test_a_cue_earns_by_what_stands_beside_it(sign: Sign, backed: str, bare: str) -> None:
    """A claim with content of its own is worth at least twice the bare phrase."""
    assert _best(_cues(backed), sign) >= 0.5
    assert _best(_cues(bare), sign) <= _best(_cues(backed), sign) / 2


def test_tense_does_not_matter_to_a_cue() -> None:
    """What turn out is heard like what turned out."""
    text = "it {} the clinic fax dropped every second page"
    assert _best(_cues(text.format("turn out")), Sign.DIAGNOSIS) == _best(
        _cues(text.format("turned out")), Sign.DIAGNOSIS
    )


def test_the_questions_words_ground_nothing() -> None:
    """A claim made of the question's own words is a bare claim."""
    asked = asked_roots("Tell me about a heparin infusion on a surgical ward")
    told = signals("because of the heparin infusion on the surgical ward", asked=asked)
    assert _best(list(cue_evidence(told)), Sign.REASON) < 0.1


def test_a_number_needs_something_that_was_counted() -> None:
    """A figure beside generic words earns little of what one on a named thing earns."""
    vague = list(specificity.numbers(signals("we improved performance by 40 percent overall")))
    clear = list(
        specificity.numbers(signals("wrong-date cancellations at the clinic fell by 40 percent"))
    )
    assert vague[0].credit <= 0.3
    assert clear[0].credit >= 0.7


def test_a_before_and_after_is_seen() -> None:
    """Two numbers with "from" and "to" are a change; two unrelated ones aren't."""
    assert list(
        specificity.changes(signals("the invoice export went from five hours to forty minutes"))
    )
    assert not list(specificity.changes(signals("twelve nurses cared, and nine patients left")))
    assert not list(specificity.changes(signals("parents rated me 4.9 of 5 from 218 responses")))
    assert list(specificity.changes(signals("my talk is down to 18 percent from 71 percent")))


def test_a_bare_list_names_three_things() -> None:
    """From the fourth in a row, named things earn nearly nothing."""
    told = signals("turbot scallops brisket celeriac hazelnut polenta")
    worth = [e.credit for e in specificity.named(told)]
    assert worth[3:] == [0.1, 0.1, 0.1]


def test_padding_thins_an_answer_out() -> None:
    """Sentences that fit any answer lower its concreteness."""
    core = (
        "I clamped the line, stopped the infusion and rang the registrar about the heparin rate. "
    )
    padding = "I always try to do my best for everybody because good work is really important. " * 6
    thin, dense = signals(core + padding), signals(core)
    assert _best(list(specificity.concrete(thin)), Sign.CONCRETE) < _best(
        list(specificity.concrete(dense)), Sign.CONCRETE
    )


def test_any_trade_s_verbs_are_own_actions() -> None:
    """Whatever verb follows I counts, and those that go on the sentence."""
    told = signals("I binned the turbot and rewrote the menu on the pass")
    roots = {next(iter(e.key)) for e in ownership.own_actions(told)}
    assert {"bin", "rewrit"} <= roots


def test_others_verbs_are_not_own_actions() -> None:
    """What they or she did isn't what the speaker did."""
    assert not list(
        ownership.own_actions(signals("they rewrote the menu and she binned the turbot"))
    )


def test_we_counts_with_an_own_part() -> None:
    """We-actions earn nearly in full beside a marked own part, and less than half without."""
    we = "we replaced the nightly invoice script with a queue"
    bare = _best(list(ownership.own_actions(signals(we))), Sign.OWN_ACTION)
    marked = list(ownership.own_actions(signals(f"my part was the retry logic, {we}")))
    assert _best(marked, Sign.OWN_ACTION) >= 2 * bare > 0


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        (Sign.BLAME, "it failed because management never listened"),
        (Sign.BLAME, "honestly it was not my fault"),
        (Sign.FAKE, "I'm too detail-oriented"),
    ],
)
def test_blame_and_fake_failures_are_seen(sign: Sign, text: str) -> None:
    """Blaming others and a strength dressed as a failure count against ownership (002:11)."""
    assert _best(list(ownership.evidence(signals(text))), sign) == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "the students said it was dry and they didn't see how it connected",
        "it wasn't their fault, the form asked for the wrong date",
        "the carrier said they had not scanned it, so I walked the dock myself",
    ],
)
def test_telling_what_others_did_not_do_is_no_blame(text: str) -> None:
    """That somebody didn't do a thing is only told; ownership loses nothing by it."""
    assert not [e for e in ownership.evidence(signals(text)) if e.sign is Sign.BLAME]


def test_the_bottom_line_must_say_something() -> None:
    """Opening words earn when they answer, not when they introduce."""
    answer = "I took down checkout for twenty three minutes with a migration on the orders table."
    preamble = "That's a really great question and I'm someone who always cares about quality."
    assert _best(list(structure.evidence(signals(answer))), Sign.BOTTOM_LINE) > 0.5
    assert _best(list(structure.evidence(signals(preamble))), Sign.BOTTOM_LINE) < 0.1


def test_saying_it_twice_is_one_piece() -> None:
    """The same reason in other places is counted once."""
    text = "because the heparin bag was mixed by pharmacy. "
    once, twice = distinct(_cues(text)), distinct(_cues(text + text))
    count = [sum(e.sign is Sign.REASON for e in found) for found in (once, twice)]
    assert count == [1, 1]


@pytest.mark.parametrize(
    ("question", "kind", "mode"),
    [
        ("Tell me about a time you failed", None, Mode.STORY),
        ("What would you do if two guidelines conflict?", None, Mode.PROCESS),
        ("Why do you want this work?", None, Mode.SELF),
        ("What is few-shot prompting?", None, Mode.CONCEPT),
        ("Walk me through a project you owned", Kind.TECHNICAL, Mode.STORY),
        ("How would you shard this?", Kind.TECHNICAL, Mode.PROCESS),
        ("Anything", Kind.MOTIVATION, Mode.SELF),
        ("Anything", Kind.SCENARIO, Mode.PROCESS),
    ],
)
def test_a_question_is_read_for_what_it_asks(question: str, kind: Kind | None, mode: Mode) -> None:
    """The first mode is the one that the question's kind or words ask for."""
    assert modes(question, kind)[0] is mode


@pytest.mark.parametrize("mode", Mode)
def test_no_answer_needs_everything(mode: Mode) -> None:
    """The shares of a mode add up to one, and its ladders to more than a full score."""
    assert sum(SHARES[mode].values()) == pytest.approx(1)
    for dimension in CONTENT:
        rungs = [rung for ladder in TABLES[mode][dimension].values() for rung in ladder if rung > 0]
        assert sum(rungs) >= 100
