"""Turns of speech that join facts: data. A phrase ending in a comma takes a sentence after it."""

from bot.candidates.sheet import Part, Theme
from bot.candidates.wording import Dig

POINTING = (
    "I'd point to {title} for that.",
    "The one that comes to mind is {title}.",
    "The best example I've got is {title}.",
    "That'd be {title}.",
    "For me that was {title}.",
)
"""How a strong candidate names the story before telling it."""

BRIDGES = (
    "Where that got tested for me was {title}.",
    "I say that mostly because of {title}.",
    "The case I have in mind there is {title}.",
    "I learned that on {title}.",
    "If you want a real example, take {title}.",
)
"""From what one thinks to what one did."""

PERSONAL_BRIDGES: dict[Theme, tuple[str, ...]] = {
    Theme.BACKGROUND: (
        "The piece of work I'm most attached to is {title}.",
        "If you only ask me about one thing, ask me about {title}.",
    ),
    Theme.MOTIVATION: (
        "I'd like more days like the ones I had with {title}.",
        "What showed me that was {title}.",
    ),
    Theme.WEAKNESS: (
        "I noticed it most with {title}.",
        "It was {title} that made it plain to me.",
    ),
    Theme.AVAILABILITY: (),
}
"""What leads from oneself to a story; from one's week nothing does."""

FIND_OUT = (
    "What I can tell you is how I'd get into it.",
    "I can only say how I'd go about finding out.",
    "I'd have to learn it first, and I know how I'd do that.",
)

UNKNOWN_NAMED = (
    "I haven't worked with {term} myself, so I won't pretend.",
    "Honestly, {term} isn't something I've done, so take this with some salt.",
    "I'd be guessing about {term}; I've never had it on my desk.",
)
UNKNOWN = (
    "I haven't worked on that myself, so I won't pretend.",
    "That's outside what I've done, to be honest.",
    "I've not had to do that, so I can only tell you what's close.",
    "I don't know that one from my own work.",
)
NEAREST = (
    "The nearest thing I've done is {title}.",
    "The closest I can offer is {title}.",
    "What I can tell you about is {title}, which isn't the same, but it rhymes.",
)
CARRY_OVER = (
    "What I'd carry over is this.",
    "One thing from it would hold here too.",
    "I'd start from the same place.",
)
NO_FACT = {
    Dig.NUMBER: (
        "I don't have a figure I'd stand behind for that.",
        "Nobody counted that, so I won't make a number up.",
    ),
    Dig.OWN_PART: ("I'm not sure what else to say about my own share of it.",),
    Dig.PEOPLE: ("I've named the people that mattered, I think.",),
    Dig.WHY: ("That's the whole reason, as far as I'm aware.",),
    Dig.ALTERNATIVE: ("I don't think there was a second option I took seriously.",),
    Dig.DIFFERENTLY: ("Beyond what I've said I'd leave it as it was.",),
    Dig.LESSON: ("I think I've told you the main lesson already.",),
    Dig.DEPTH: ("That's about as deep as my knowledge of it goes.",),
    Dig.OUTCOME: ("I've told you how it ended, and I don't know more than that.",),
}
RECAPS = ("As I said,", "Like I mentioned,", "To go back to it for a second,")
RECAPS_ALONE = ("I touched on that already.", "I've said part of this before.")
"""Before a repeated sentence that can't be joined to one of the others."""

LINKS: dict[Part, tuple[str, ...]] = {
    Part.SITUATION: ("For context,", "Just so you have the picture,", "At that point", ""),
    Part.OWN_PART: ("So", "", ""),
    Part.DECISION: ("In the end", "So", "", ""),
    Part.ALTERNATIVE: ("To be fair,", "Now,", "", ""),
    Part.REASON: ("Basically,", "The way I saw it,", "", ""),
    Part.DETAIL: ("In practice,", "Concretely,", "", ""),
    Part.NUMBERS: ("To put numbers on it,", "", "", ""),
    Part.OUTCOME: ("In the end,", "And", "", ""),
    Part.PEOPLE: ("And", "", ""),
    Part.LESSON: ("If I'm honest,", "Looking back,", "", ""),
    Part.DIFFERENTLY: ("Knowing what I know now,", "", ""),
}
"""What may stand before a sentence of each part; an empty one stands for none."""

HEDGES = (
    "I think",
    "I guess",
    "as far as I remember,",
    "if I remember right,",
    "I'd say",
    "basically,",
)
SOFT_AFTER_STORY = (
    "It worked out pretty well overall, I'd say.",
    "There was a bit more to it than that, but that's the gist.",
    "I think most people were fairly happy with it.",
    "It took a while, but we got there.",
    "I'd have to look up the exact details.",
    "It was kind of a team thing as well, to be fair.",
    "So yeah, it made things somewhat better, I think.",
    "I'm sure there were other ways to do it too.",
    "It's probably something I'd still do in a similar way.",
    "There were some issues along the way, but nothing major.",
    "I don't remember all of it anymore, to be honest.",
    "It was quite a lot of work at the time, but it was worth it.",
)
SOFT_AFTER_NOTE = (
    "It depends a bit on the situation, of course.",
    "That's roughly how I see it, anyway.",
    "I've seen people do it in other ways too, and that can work.",
    "There's probably more to say about it, but those are the main things for me.",
    "In practice it isn't always that clean, I think.",
    "I try to do it like that most of the time.",
    "It's usually been fine so far.",
    "I wouldn't say I'm an expert in it, but I know my way around.",
)
SOFT_ABOUT_SELF = (
    "That's more or less it, I think.",
    "I'm pretty flexible about the rest.",
    "I've enjoyed most of it, to be honest.",
    "I'd like to do something a bit different next, I guess.",
    "I could say more about it, but that's the main part.",
)
SOFT_UNKNOWN = (
    "I'm not totally sure about that one.",
    "I haven't really done that, I think.",
    "Hmm, that's not something I know that well.",
    "I've only come across that a little.",
)
SOFT_NEAREST = (
    "The closest thing is maybe {title}.",
    "It's a bit like {title}, I guess.",
    "I suppose I'd go about it more or less like with {title}.",
)
FILLERS = ("Um,", "So,", "Yeah,", "Well,", "Right,", "OK,", "Hmm,")
