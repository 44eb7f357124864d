"""Two interviews beside each other as one message, question by question (pure)."""

from collections import Counter
from collections.abc import Iterator, Sequence

from discord import ui

from bot.compare_page import FOLLOW_UPS
from bot.interview.advice import MISSING_ADVICE
from bot.interview.compare import Comparison, Likeness, Overall, Pair
from bot.interview.rewording import Rewording
from bot.report_page import FLAGS
from bot.standing import Past, day
from cogs.cards import COLOURS, Card
from cogs.fitting import MOST_TEXT, fitted
from cogs.said import cut, quoted, said

LISTED = (6, 3)
"""How many numbers or hedges a line names, in its fuller and its briefer wording."""
SHORTENED = "-# Shortened to fit one message. Open each report for the answers in full."


def compare_card(then: Past, now: Past, found: Comparison) -> Card:
    """Compose the card; the nearest questions come first.

    Returns:
        A container with at most 3,900 characters of text.
    """
    order = list(Likeness)
    pairs = sorted(found.pairs, key=lambda pair: order.index(pair.likeness))
    head = "\n".join(_heading(then, now, found))
    only = "\n".join(_unmatched(found))
    room = MOST_TEXT - len(head) - len(only) - len(SHORTENED)
    texts, shortened = fitted([_wordings(pair) for pair in pairs], room)
    card = Card(accent_colour=COLOURS[now.report.tier])
    card.add_item(ui.TextDisplay(head))
    card.add_item(ui.Separator())
    for text in (*texts, only, SHORTENED if shortened else ""):
        if text:
            card.add_item(ui.TextDisplay(text))
    return card


def _heading(then: Past, now: Past, found: Comparison) -> Iterator[str]:
    yield f"## #{then.id} and #{now.id}"
    for name, one in (("Then", then), ("Now", now)):
        yield (
            f"**{name}** {day(one.ended_at)}: {one.track}, {one.format}, "
            f"{one.report.mode.value}, {one.report.tier.value}"
        )
    if then.track != now.track:
        yield "The two are on different tracks, so the questions differ in more than wording."
    if gone := [f"#{one.id}" for one in (then, now) if not one.words_kept]:
        yield f"The words of {' and '.join(gone)} are no longer kept: only scores are left."
    yield _overall(found.overall)


def _overall(overall: Overall | None) -> str:
    if overall is None:
        return "The rubric has changed between the two, so only the words are compared."
    figures = (
        f"**{overall.then:.0f} ± {overall.band_then:.0f}** then, "
        f"**{overall.now:.0f} ± {overall.band_now:.0f}** now"
    )
    points = round(abs(overall.difference))
    if points == 0:
        return f"{figures}: no difference."
    way = "up" if overall.difference > 0 else "down"
    why = (
        "More than the choice of questions would explain."
        if overall.exceeds
        else "The choice of questions alone can make as much difference."
    )
    return f"{figures}: {way} {points}. {why}"


def _wordings(pair: Pair) -> tuple[str, ...]:
    full, brief = ("\n".join(_pair(pair, most)) for most in LISTED)
    title = _title(pair)
    return tuple(dict.fromkeys((full, brief, f"{title}\n{_question(pair, 80)}", title)))


def _title(pair: Pair) -> str:
    then, now = pair.then.main.prompt, pair.now.main.prompt
    title = f"**{then.id} then, {now.id} now** · {pair.likeness.value}"
    return f"{title} · {change(*pair.overall)}" if pair.overall else title


def _question(pair: Pair, most: int) -> str:
    return said(cut(pair.now.main.prompt.text, most)) or pair.now.main.prompt.kind.value


def _pair(pair: Pair, most: int) -> Iterator[str]:
    yield _title(pair)
    yield _question(pair, 200)
    match pair.then.main.answer is None, pair.now.main.answer is None:
        case True, True:
            yield "Skipped both times."
        case True, False:
            yield "Skipped then, answered now."
        case False, True:
            yield "Answered then, skipped now."
        case _:
            pass
    if pair.words:
        yield from _words(pair.words, pair.likeness, most)
    if pair.likeness is Likeness.KIND:
        return
    moved = [(d, a, b) for d, (a, b) in pair.scores.items() if round(a) != round(b)]
    moved.sort(key=lambda one: -abs(one[2] - one[1]))
    if moved:
        yield " · ".join(f"{d.value} {change(a, b)}" for d, a, b in moved)
    yield from _listed("No longer", [FLAGS[flag] for flag in pair.flags_gone], most)
    yield from _listed("New", [FLAGS[flag] for flag in pair.flags_new], most)
    yield from _listed("No longer missing", [m.value for m in pair.mended], most)
    for missing in pair.still_missing[:1]:
        yield f"Still missing: {MISSING_ADVICE[missing]}."
    for probe in pair.probes:
        lines = list(_words(probe.words, Likeness.SAME, most))
        yield f"-# Follow-up {FOLLOW_UPS[probe.pattern]}: {' '.join(lines)}"


def _words(words: Rewording, likeness: Likeness, most: int) -> Iterator[str]:
    """Show what can be said at this likeness: unrelated answers share habits, not content."""
    about = "" if words.measured else "about "
    then, now = words.seconds
    yield f"{about}{then:.0f} s then, {now:.0f} s now."
    if words.verbatim:
        yield "The same words as then."
        return
    if likeness in {Likeness.SAME, Likeness.LINE}:
        if words.openings[0] != words.openings[1]:
            yield f"You now begin: {quoted(words.openings[1], 20 * most)}"
        yield from _listed("Numbers you added", words.added, most)
        yield from _listed("Numbers you no longer give", words.dropped, most)
    elif words.numbers[0] != words.numbers[1]:
        yield f"Numbers given: {words.numbers[0]} then, {words.numbers[1]} now."
    yield from _listed("Hedges gone", _counted(words.hedges_gone), most)
    yield from _listed("Hedges new", _counted(words.hedges_new), most)


def _listed(name: str, items: Sequence[str], most: int) -> Iterator[str]:
    if items:
        more = f" and {len(items) - most} more" if len(items) > most else ""
        yield f"{name}: {', '.join(said(cut(item, 60)) for item in items[:most])}{more}."


def _counted(hedges: Sequence[str]) -> list[str]:
    times = Counter(hedges).items()
    return [f"“{hedge}”" if n == 1 else f"“{hedge}” ({n} times)" for hedge, n in times]


def _unmatched(found: Comparison) -> Iterator[str]:
    for name, exchanges in (("then", found.only_then), ("now", found.only_now)):
        if exchanges:
            ids = ", ".join(e.main.prompt.id for e in exchanges)
            yield f"-# Asked only {name}: {ids}"


def change(then: float, now: float) -> str:
    """Write two scores and their difference: 45 → 52 (+7)."""
    difference = round(now) - round(then)
    sign = "+" if difference > 0 else "−" if difference < 0 else "±"
    return f"{then:.0f} → {now:.0f} ({sign}{abs(difference)})"
