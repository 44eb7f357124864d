"""Two interviews beside each other as a page for the terminal, question by question."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from bot.bank import Pattern
from bot.interview.advice import MISSING_ADVICE
from bot.interview.compare import Comparison, Likeness, Overall, Pair, ProbePair
from bot.interview.rewording import Rewording
from bot.interview.transcript import Exchange
from bot.prose import clipped, words
from bot.report_page import FLAGS
from bot.standing import Past, day

OPENING_WORDS, NUMBERS_SHOWN, MISSING_SHOWN = 25, 6, 3
FOLLOW_UPS = {
    Pattern.REFLECT: "on looking back",
    Pattern.DECIDE: "on the choice you made",
    Pattern.DEPTH: "on how it works",
    Pattern.PEOPLE: "on the people in it",
    Pattern.NUMBER: "for a figure",
    Pattern.OWN_PART: "for your own part",
    Pattern.OUTCOME: "for what came of it",
    Pattern.TERM: "on a term you named",
    Pattern.CONTRADICTION: "on two statements of yours",
}


def compare_page(then: Past, now: Past, found: Comparison) -> RenderableType:
    """Compose the page; the nearest questions come first."""
    order = list(Likeness)
    pairs = sorted(found.pairs, key=lambda pair: order.index(pair.likeness))
    return Group(
        *_heading(then, now),
        Text(f"{_overall(found)}\n"),
        *(_panel(pair) for pair in pairs),
        *_unmatched("Asked only then", found.only_then),
        *_unmatched("Asked only now", found.only_now),
    )


def _heading(then: Past, now: Past) -> Iterator[Text]:
    for name, one in (("Then", then), ("Now", now)):
        yield Text.assemble(
            (f"{name:5}", "bold"),
            f"#{one.id}, {day(one.ended_at)}: {one.track}, {one.format}, "
            f"{one.report.mode.value}, {one.report.tier.value}",
        )
    if then.track != now.track:
        yield Text("The two are on different tracks, so the questions differ in more than wording.")
    if gone := [f"#{one.id}" for one in (then, now) if not one.words_kept]:
        yield Text(f"The words of {' and '.join(gone)} are no longer kept: only scores are left.")


def _overall(found: Comparison) -> str:
    if found.overall is None:
        return (
            f"The rubric has changed between the two (version {found.rubrics[0]} then, "
            f"{found.rubrics[1]} now), so their scores can't be compared. Only the words are."
        )
    overall = found.overall
    figures = (
        f"Overall {overall.then:.0f} ± {overall.band_then:.0f} then, "
        f"{overall.now:.0f} ± {overall.band_now:.0f} now"
    )
    return f"{figures}: {_weighed(overall)}"


def _weighed(overall: Overall) -> str:
    points = abs(overall.difference)
    if points < 0.5:
        return "no difference."
    way = "up" if overall.difference > 0 else "down"
    if overall.exceeds:
        return (
            f"{way} {points:.0f}. That is more than both bands together, so another choice of "
            "questions would hardly explain it."
        )
    return (
        f"{way} {points:.0f}. The bands touch, so the choice of questions alone can make as much "
        "difference."
    )


def _panel(pair: Pair) -> Panel:
    then, now = pair.then.main.prompt, pair.now.main.prompt
    title = f"{then.id} then, {now.id} now · {pair.likeness.value}"
    if pair.overall:
        title += f" · {_change(*pair.overall)} points"
    return Panel(Group(*_pair(pair)), title=title, title_align="left")


def _pair(pair: Pair) -> Iterator[RenderableType]:
    then, now = pair.then.main.prompt, pair.now.main.prompt
    if now.text:
        yield Text(now.text, style="bold")
    if then.text and then.text != now.text:
        yield Text(f"then: {then.text}", style="dim")
    yield from _skips(pair)
    if pair.words:
        yield from _words(pair.words, pair.likeness, now.seconds)
    if pair.likeness is Likeness.KIND:
        return
    yield from _scores(pair)
    for probe in pair.probes:
        yield from _probe(probe)


def _skips(pair: Pair) -> Iterator[Text]:
    match pair.then.main.answer is None, pair.now.main.answer is None:
        case True, True:
            yield Text("Skipped both times.", style="yellow")
        case True, False:
            yield Text("Skipped then, answered now.", style="green")
        case False, True:
            yield Text("Answered then, skipped now.", style="yellow")
        case _:
            return


def _words(words: Rewording, likeness: Likeness, target: int) -> Iterator[Text]:
    """Show what can be said at this likeness: unrelated answers share habits, not content."""
    about = "" if words.measured else "about "
    then, now = words.seconds
    yield Text(f"Time: {about}{then:.0f} s then, {now:.0f} s now, target {target} s")
    if words.verbatim:
        yield Text("The same words as then.", style="yellow")
        return
    if likeness is not Likeness.KIND:
        yield from _openings(*words.openings)
    if likeness in {Likeness.SAME, Likeness.LINE}:
        yield from _listed("Numbers you added", _first(words.added), "green")
        yield from _listed("Numbers you no longer give", _first(words.dropped), "yellow")
    elif words.numbers[0] != words.numbers[1]:
        yield Text(f"Numbers given: {words.numbers[0]} then, {words.numbers[1]} now")
    yield from _listed("Hedges gone", _counted(words.hedges_gone), "green")
    yield from _listed("Hedges new", _counted(words.hedges_new), "yellow")


def _openings(then: str, now: str) -> Iterator[Text]:
    if then == now:
        yield Text.assemble("First sentence, then as now: ", (_quoted(now), "cyan"))
        return
    yield Text.assemble("First sentence then: ", (_quoted(then), "cyan"))
    yield Text.assemble("                now: ", (_quoted(now), "cyan"))


def _listed(name: str, items: Sequence[str], style: str) -> Iterator[Text]:
    if items:
        yield Text(f"{name}: {', '.join(items)}", style=style)


def _first(numbers: Sequence[str]) -> list[str]:
    more = len(numbers) - NUMBERS_SHOWN
    return [*numbers[:NUMBERS_SHOWN], *([f"and {more} more"] if more > 0 else [])]


def _counted(hedges: Sequence[str]) -> list[str]:
    times = Counter(hedges).items()
    return [f"“{hedge}”" if n == 1 else f"“{hedge}” ({n} times)" for hedge, n in times]


def _quoted(text: str) -> str:
    cut = len(words(text)) > OPENING_WORDS
    return f"“{clipped(text, OPENING_WORDS)} …”" if cut else f"“{text}”"


def _scores(pair: Pair) -> Iterator[Text]:
    if not pair.overall:
        return
    moved = [(d, a, b) for d, (a, b) in pair.scores.items() if round(b) != round(a)]
    moved.sort(key=lambda one: -abs(one[2] - one[1]))
    if moved:
        yield Text("  ".join(f"{d.value} {_change(a, b)}" for d, a, b in moved))
    else:
        yield Text("No dimension moved by a whole point.")
    yield from _listed("No longer", [FLAGS[flag] for flag in pair.flags_gone], "green")
    yield from _listed("New", [FLAGS[flag] for flag in pair.flags_new], "yellow")
    yield from _listed("No longer missing", [m.value for m in pair.mended], "green")
    for missing in pair.still_missing[:MISSING_SHOWN]:
        yield Text(f"Still missing: {MISSING_ADVICE[missing]}", style="magenta")


def _probe(probe: ProbePair) -> Iterator[Text]:
    yield Text(f"Follow-up {FOLLOW_UPS[probe.pattern]}: {probe.now.prompt.text}", style="bold")
    yield from _words(probe.words, Likeness.SAME, probe.now.prompt.seconds)


def _unmatched(name: str, exchanges: Sequence[Exchange]) -> Iterator[Text]:
    for exchange in exchanges:
        prompt = exchange.main.prompt
        yield Text(f"{name}: {prompt.id} {prompt.text or prompt.kind.value}", style="dim")


def _change(then: float, now: float) -> str:
    difference = round(now) - round(then)
    sign = "+" if difference > 0 else "−" if difference < 0 else "±"
    return f"{then:.0f} → {now:.0f} ({sign}{abs(difference)})"
