"""The format of a kept interview, as it was planned (pure)."""

import json
from collections.abc import Mapping
from dataclasses import replace

from bot.interview.formats import Feedback, Format, find_format
from bot.interview.transcript import Phase
from storage.records import SittingRecord


def shape_then(formats: Mapping[str, Format], record: SittingRecord) -> Format:
    """Find an interview's format, with the quotas that it was planned by.

    An owner may have changed or removed a profile since; one that is gone holds nothing back.
    """
    shape = find_format(formats, record.format)
    if shape is None:
        shape = replace(next(iter(formats.values())), feedback=Feedback.COACH)
    return replace(shape, planned=_planned(record.report) or shape.planned)


def _planned(report: str | None) -> tuple[tuple[Phase, int], ...]:
    if report is None:
        return ()
    quotas = json.loads(report).get("quotas", [])
    return tuple((Phase(quota["phase"]), int(quota["planned"])) for quota in quotas)
