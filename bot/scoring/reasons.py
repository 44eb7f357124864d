"""What a finding says about the words that it quotes: one plain clause a sign."""

from collections.abc import Mapping

from bot.scoring.cues import Sign

REASONS: Mapping[Sign, str] = {
    Sign.NUMBER: "gives a number",
    Sign.CHANGE: "gives a before and an after",
    Sign.NAMED: "names something specific",
    Sign.CONCRETE: "is told in concrete words",
    Sign.CIRCUMSTANCE: "says when or where",
    Sign.OWN_ACTION: "says what you did",
    Sign.OWN_PART: "marks off your own part",
    Sign.DECISION: "makes a decision",
    Sign.OTHERS: "says who else did what",
    Sign.ADMITS: "owns up to a mistake",
    Sign.SELF: "says what you do or have done",
    Sign.REASON: "gives a reason",
    Sign.ALTERNATIVE: "sets it against another way",
    Sign.TRADE_OFF: "says what it cost",
    Sign.MECHANISM: "says how it works",
    Sign.DIAGNOSIS: "says how it was found out",
    Sign.LIMIT: "names a limit",
    Sign.OUTCOME: "says what came of it",
    Sign.REFLECTION: "says what changed for you",
    Sign.CONDITION: "says under which condition",
    Sign.STANDARD: "names the standard",
    Sign.STEP: "goes step by step",
    Sign.EXAMPLE: "gives an example",
    Sign.BOTTOM_LINE: "answers at once",
    Sign.JOINT: "says what hangs together with what",
    Sign.VOICE: "tells it as your own doing",
    Sign.BLAME: "puts the blame on others",
    Sign.FAKE: "names no real failure",
}
UNBACKED = ", without saying much about it"
"""Added where a claim stands on hardly any content of its own."""
