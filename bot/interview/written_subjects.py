"""What written drills are about: small pieces of paid work from every track, all made up here.

The formats follow what reviewers are given: rate and justify (document 001:66), summarise, reply
to a client, write steps (000:47, 000:70).
"""

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """What the whole text is; rules that need another shape are never combined with it."""

    PROSE = "prose"
    BULLETS = "bullets"
    STEPS = "steps"
    RATING = "rating"
    RATINGS = "ratings"


@dataclass(frozen=True, slots=True)
class Subject:
    """A task without its rules; `track` is None where it fits any.

    `words` come naturally in an answer, `tempting` ones can do without. None of them has a digit
    or stands in `opening` or `closing`, which are lines of at most five words without any of
    `. ! ? , (` and without digits.
    """

    id: str
    track: str | None
    shapes: tuple[Shape, ...]
    text: str
    words: tuple[str, str, str, str, str]
    tempting: tuple[str, str, str]
    opening: str
    closing: str


_PROSE, _BULLETS, _STEPS, _RATING, _RATINGS = Shape
SUBJECTS = (
    Subject(
        "two-answers", "ai-evaluation", (_RATINGS,),
        "A user asked: “Can I freeze cooked rice?” Answer A: “Yes. Cool it within an hour, freeze "
        "it in flat bags, and eat it within a month.” Answer B: “Rice is a staple in many "
        "countries, and freezing is a common way to keep food.” Rate both answers for how useful "
        "they are to this user, and justify your ratings.",
        ("question", "answer", "steps", "cool", "month"),
        ("good", "bad", "helpful"),
        "REVIEW OF TWO ANSWERS", "End of review",
    ),
    Subject(
        "late-colleague", "behavioural", (_PROSE, _BULLETS),
        "A colleague has sent you her part of the report late three times, and you had to work "
        "two evenings because of it. Write her a message that says what happened, what it cost "
        "you and what you propose.",
        ("report", "evenings", "propose", "deadline", "together"),
        ("always", "never", "fault"),
        "Hello Ines", "Talk to you tomorrow",
    ),
    Subject(
        "broken-trend", "data-science", (_PROSE, _BULLETS),
        "Sign-ups fell by a third on Tuesday. You found that the counting script had stopped at "
        "noon; the shop itself worked. Write a note to the head of marketing that says what is "
        "true, how you know it and what happens next.",
        ("script", "noon", "shop", "count", "repaired"),
        ("obviously", "basically", "terrible"),
        "Note on the sign-ups", "The data desk",
    ),
    Subject(
        "essay-comment", "education", (_PROSE, _BULLETS),
        "A learner of sixteen argues in an essay that school should begin at ten because “everyone "
        "is tired”. The thought is clear; there is no evidence. Write feedback that the learner "
        "can act on.",
        ("evidence", "claim", "example", "reader", "revise"),
        ("lazy", "excellent", "just"),
        "Feedback on your essay", "Your tutor",
    ),
    Subject(
        "budget-gap", "finance", (_PROSE, _BULLETS),
        "Travel costs are 18% above budget for the quarter: two unplanned site visits explain "
        "most of it, higher fares the rest. Write the comment that goes beside the figure in the "
        "monthly report.",
        ("budget", "visits", "fares", "forecast", "quarter"),
        ("unfortunately", "significant", "very"),
        "Comment on travel costs", "Group controlling",
    ),
    Subject(
        "panel-thanks", "human-loop", (_PROSE,),
        "You met a panel of three people yesterday and answered one question badly: why you chose "
        "one supplier for the whole project. Write a short message to the panel that thanks them "
        "and gives the answer you should have given.",
        ("supplier", "risk", "project", "reason", "thank"),
        ("nervous", "sorry", "hopefully"),
        "Dear members of the panel", "With kind regards",
    ),
    Subject(
        "client-clause", "law", (_PROSE, _BULLETS),
        "A client asks whether he may end a rental contract early. The contract allows it with "
        "two months’ notice in writing, and a fee of one month’s rent. Reply to the client so "
        "that he knows what to do.",
        ("notice", "writing", "fee", "rent", "contract"),
        ("obviously", "guarantee", "simply"),
        "Dear Mr Adeyemi", "For the tenancy desk",
    ),
    Subject(
        "campaign-brief", "marketing", (_BULLETS, _PROSE),
        "A bakery opens a second shop next to a station in May. Its bread is known, its early "
        "opening hours are not. Write what a designer needs to make a poster: audience, message, "
        "place and tone.",
        ("commuters", "station", "bread", "early", "tone"),
        ("unique", "best", "amazing"),
        "Brief for the poster", "The bakery team",
    ),
    Subject(
        "ward-handover", "medicine", (_BULLETS, _STEPS),
        "A patient of 71 came in with a cough and fever. She takes a blood thinner, is allergic "
        "to penicillin, and waits for an X-ray. Write the handover for the night shift, without "
        "any detail that isn’t given here.",
        ("fever", "allergic", "thinner", "waiting", "cough"),
        ("probably", "seems", "fine"),
        "Handover for the night", "The day team",
    ),
    Subject(
        "model-rollback", "ml-engineering", (_STEPS, _BULLETS, _PROSE),
        "A new model went live this morning and answers twice as slowly as the old one. The old "
        "one is still there. Write what the person on duty is to do until you are back, and how "
        "they see that it worked.",
        ("switch", "latency", "dashboard", "model", "confirm"),
        ("maybe", "should", "quickly"),
        "For whoever is on duty", "Back at four",
    ),
    Subject(
        "prompt-review", "prompt-engineering", (_RATING, _BULLETS),
        "A prompt reads: “Summarise the text nicely and keep it short, but include everything "
        "important.” Different readers get summaries of ten and of two hundred words. Judge the "
        "prompt as an instruction, and say what is unclear in it and how to mend that.",
        ("length", "reader", "unclear", "limit", "instruction"),
        ("nice", "very", "vague"),
        "Review of one prompt", "End of comments",
    ),
    Subject(
        "bug-report", "software-engineering", (_STEPS, _BULLETS, _PROSE),
        "The export button of your own shop’s order page does nothing on phones when the list is "
        "empty; on a computer it shows a message. Write the bug report so that someone else can "
        "see the fault for themselves.",
        ("phone", "export", "empty", "expected", "message"),
        ("broken", "weird", "sometimes"),
        "Fault on phones", "Reported by the desk",
    ),
    Subject(
        "meeting-note", None, (_PROSE, _BULLETS),
        "A meeting of four people took half an hour. Decided: the launch moves to the ninth of "
        "June, Ravi tells the printers, and the price stays. Open: who answers the phone on the "
        "day. Summarise it for someone who wasn’t there.",
        ("launch", "printers", "price", "phone", "decided"),
        ("discussed", "basically", "various"),
        "Note of the meeting", "Next meeting on Monday",
    ),
    Subject(
        "refund-reply", None, (_PROSE, _BULLETS),
        "A customer wants her money back for a lamp that came with a crack. You may send a new "
        "lamp or refund the price; she need not send the old one back. Reply to her.",
        ("lamp", "crack", "refund", "choose", "price"),
        ("unfortunately", "policy", "sorry"),
        "Dear Ms Lindqvist", "Your service desk",
    ),
    Subject(
        "label-guide", None, (_STEPS, _BULLETS),
        "New reviewers label customer messages as question, complaint or praise. Messages that "
        "are two of these at once cause most mistakes; the rule is that a complaint always wins. "
        "Write the instruction they get on their first day.",
        ("complaint", "praise", "label", "message", "wins"),
        ("simply", "easy", "etc"),
        "For your first day", "Ask when in doubt",
    ),
    Subject(
        "two-replies", None, (_RATINGS,),
        "A customer wrote: “My parcel is two days late.” Answer A: “We are sorry for any "
        "inconvenience this may have caused.” Answer B: “It is at the depot and comes tomorrow "
        "before noon; the postage is on us.” Rate both answers for how well they serve this "
        "customer, and justify your ratings.",
        ("customer", "parcel", "depot", "noon", "postage"),
        ("good", "polite", "nice"),
        "JUDGEMENT OF TWO REPLIES", "End of judgement",
    ),
    Subject(
        "true-summary", None, (_RATING,),
        "A source says: “The library opens at nine; on Sundays it opens at noon, and in August "
        "it stays closed.” A model summed it up: “The library opens at nine every day.” Rate the "
        "summary for being true to its source, and justify the rating.",
        ("source", "summary", "noon", "library", "closed"),
        ("wrong", "mostly", "good"),
        "CHECK AGAINST THE TEXT", "End of check",
    ),
)  # fmt: skip
