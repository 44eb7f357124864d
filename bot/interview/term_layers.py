"""Three layers of questions about a term: what it is, where it was used, what goes wrong (pure).

Most terms have theirs in the skills file. A term that is a name (Redis, TCP, Oracle ERP) takes
wordings that fit any name; a common noun ("subnet") would need its article, so it has none.
"""

from bot.bank import Term

_ANY_NAME = (
    "How would you explain {name} to a newcomer?",
    "Where has {name} come up in your own work?",
    "What is easy to get wrong with {name}?",
)


def term_layers(term: Term) -> tuple[str | None, str | None, str | None]:
    """Give the questions by depth: definition, application, trade-off; None where there is none."""
    written = (term.definition, term.application, term.trade_off)
    if not all(word[0].isupper() or word[0].isdigit() for word in term.name.split()):
        return written
    first, second, third = (
        own or form.format(name=term.spoken or term.name)
        for own, form in zip(written, _ANY_NAME, strict=True)
    )
    return first, second, third
