"""The report as one Discord message: the tier first, what holds it back, then answers (pure)."""

from collections.abc import Iterator

import discord
from discord import ui

from bot.interview.advice import MISSING_ADVICE, worth_telling
from bot.interview.compare import Overall
from bot.interview.report import Report, margin
from bot.interview.transcript import Exchange, Mode
from bot.report_page import DELIVERY, ENDINGS, FLAGS, NOTE, WORDS_GONE
from bot.scoring.rubric import CONTENT, Assessment, Dimension, Finding, Flag, Tier
from bot.standing import Past, day
from cogs.fitting import MOST_TEXT, fitted
from cogs.said import quoted

COLOURS = {
    Tier.DECLINED: 0x80848E,
    Tier.QUALIFIED: 0x5865F2,
    Tier.EXPERT: 0x3BA55D,
    Tier.VERIFIED_EXPERT: 0xFAA61A,
}
PICTURE = "score-card.png"
"""File name under which the score card is attached."""
QUOTES = (160, 80)
"""Characters of a quote, in the fullest and the second wording of an answer's feedback."""
SHORTENED = "-# Shortened to fit one message. The whole is behind “Show my feedback”."
NOTHING_ANSWERED = "No question was answered, so there is nothing to give feedback on."

Card = ui.Container[ui.LayoutView]


def report_card(
    past: Past, *, before: Past | None = None, picture: str | None = None, quotes: bool = True
) -> Card:
    """Compose the card of an interview that is over.

    Args:
        past: the interview. While its format holds details back, the card shows the tier alone.
        before: the interview that this one is set against, if there is one.
        picture: what the score card shows, in words; None when it isn't attached.
        quotes: whether the member's own words stand beside what counted.

    Returns:
        A container with at most 3,900 characters of text and 20 components. Buttons are the
        sender's.
    """
    report = past.report
    card = Card(accent_colour=COLOURS[report.tier])
    if past.hidden_until is not None:
        return card.add_item(ui.TextDisplay(_tier_alone(past)))
    fixed = [_headline(past, before), _weakness(report), _dimensions(report), f"-# {NOTE}"]
    room = MOST_TEXT - sum(map(len, fixed)) - len(SHORTENED)
    answers, shortened = fitted(_answers(past, QUOTES if quotes else (0,)), room)
    headline, weakness, dimensions, note = fixed
    card.add_item(ui.TextDisplay(headline))
    if picture is not None:
        item = discord.MediaGalleryItem(f"attachment://{PICTURE}", description=picture[:1024])
        card.add_item(ui.MediaGallery(item))
    card.add_item(ui.TextDisplay("\n".join(part for part in (weakness, dimensions) if part)))
    card.add_item(ui.Separator())
    for text in answers:
        card.add_item(ui.TextDisplay(text))
    card.add_item(ui.TextDisplay(f"{SHORTENED}\n{note}" if shortened else note))
    return card


def _tier_alone(past: Past) -> str:
    return (
        f"## {past.report.tier.value}\n"
        f"This format shows the tier first. The rest follows on {day(past.hidden_until or 0)}: "
        "press “Show my feedback” then."
    )


def _headline(past: Past, before: Past | None) -> str:
    report = past.report
    state = [past.track, past.format, report.mode.value, ENDINGS[report.ending]]
    if str(past.standing):
        state.append(past.standing.sentence)
    lines = [f"## {report.tier.value}", score_line(report), f"-# {' · '.join(state)}"]
    if before is not None and (difference := since_last(before, past)):
        lines.append(difference)
    lines.extend(margin(report))
    if report.cap:
        lines.append(
            f"At most **{report.cap.tier.value}** since {report.cap.since}: {report.cap.why}."
        )
    return "\n".join(lines)


def score_line(report: Report) -> str:
    """Say the overall score with its band, or that there is none."""
    if not any(exchange.assessment for exchange in report.exchanges):
        return "**Not scored**"
    return f"**{report.overall:.0f} of 100**, give or take {report.band:.0f}"


def since_last(before: Past, past: Past) -> str:
    """Say how an interview differs from an earlier one; nothing across rubric versions."""
    then, now = before.report, past.report
    if then.rubric != now.rubric:
        return ""
    overall = Overall(then.overall, now.overall, then.band, now.band)
    points = round(abs(overall.difference))
    was = f"your last one (#{before.id}, {then.overall:.0f} ± {then.band:.0f})"
    if points == 0:
        return f"The same as {was}."
    way = "Up" if overall.difference > 0 else "Down"
    why = (
        "more than the choice of questions would explain."
        if overall.exceeds
        else "the choice of questions alone can make as much difference."
    )
    return f"{way} {points} since {was}: {why}"


def _weakness(report: Report) -> str:
    step = report.next_step
    if step is None:
        return ""
    return f"**Next step** · weakest: {step.dimension.value}, {step.score:.0f}\n{step.advice}"


def _dimensions(report: Report) -> str:
    groups = (
        ("Content", CONTENT),
        ("Accuracy", (Dimension.ACCURACY,)),
        ("Delivery", (Dimension.COMPRESSION, Dimension.FLUENCY)),
    )
    return "\n".join(
        f"**{name}** " + " · ".join(_value(report, dimension) for dimension in dimensions)
        for name, dimensions in groups
    )


def _value(report: Report, dimension: Dimension) -> str:
    value = report.dimensions[dimension]
    shown = "not scored" if value is None else f"{value:.0f}"
    return shown if dimension is Dimension.ACCURACY else f"{dimension.value} {shown}"


def _answers(past: Past, quotes: tuple[int, ...]) -> list[tuple[str, ...]]:
    """Give the wordings of each answer's feedback, from the fullest to the briefest."""
    if not past.words_kept:
        return [(WORDS_GONE,)]
    if not past.report.exchanges:
        return [(NOTHING_ANSWERED,)]
    return [_wordings(e, past.report.mode, quotes) for e in past.report.exchanges]


def _wordings(exchange: Exchange, mode: Mode, quotes: tuple[int, ...]) -> tuple[str, ...]:
    head = exchange_heading(exchange, mode)
    assessment = exchange.assessment
    if assessment is None:
        return (head,)
    flags = "".join(f"\n⚠ {FLAGS[flag]}" for flag in told_flags(assessment))
    best = next(iter(ranked_findings(assessment)), None)
    add = "".join(_would_add(assessment))
    full = [head + flags + (_finding(best, most) if best else "") + add for most in quotes]
    return (*dict.fromkeys((*full, head + add, head)),)


def exchange_heading(exchange: Exchange, mode: Mode) -> str:
    """Name a question by number, kind and level, with its points or that it was skipped."""
    prompt = exchange.main.prompt
    if exchange.main.answer is None:
        points = "skipped: counts 0" if mode is Mode.SCORED else "skipped: not counted in a warm-up"
    else:
        points = f"{exchange.score:.0f} points" if exchange.assessment else "not scored"
    return f"**{prompt.id}** {prompt.kind.value} · level {prompt.level} · **{points}**"


def told_flags(assessment: Assessment) -> list[Flag]:
    """List the flags that say something about the answer, not about the recording."""
    return sorted(assessment.flags - {Flag.UNMEASURED_FILLERS})


def ranked_findings(assessment: Assessment) -> list[Finding]:
    """Rank findings by their points; Delivery is shown where it took something off."""
    shown = [f for f in assessment.findings if f.dimension not in DELIVERY or f.points < 0]
    return worth_telling(shown)


def finding_line(finding: Finding, most: int) -> str:
    """Say what points were given or taken for, with at most `most` characters of the words."""
    sign = "+" if finding.points >= 0 else "−"
    where = f" (follow-up {finding.part})" if finding.part else ""
    words = f": {quoted(finding.quote, most)}" if most and finding.quote.strip() else ""
    if not finding.points:
        return f"Noted: {finding.reason}{where}{words}"
    return (
        f"{sign}{abs(finding.points):.0f} {finding.dimension.value}, {finding.reason}{where}{words}"
    )


def _finding(finding: Finding, most: int) -> str:
    return f"\n{finding_line(finding, most)}"


def _would_add(assessment: Assessment) -> Iterator[str]:
    for item in assessment.gains[:1]:
        yield f"\n**+{item.points:.0f} more:** {MISSING_ADVICE[item.missing]}."
