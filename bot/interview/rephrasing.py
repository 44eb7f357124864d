"""Another wording of what a question is after, for a member who didn't understand it (pure).

It says which kind of answer is looked for, never what a good one holds: words that only the bot
said would earn points for repeating them.
"""

from bot.bank import Kind
from bot.interview.transcript import Prompt

_AFTER = {
    Kind.BACKGROUND: "I would like to hear, in a few sentences, what you have done so far.",
    Kind.RESUME: "I am asking about one thing that you wrote in your resume: what it was, and what "
    "you yourself did.",
    Kind.TECHNICAL: "I am asking how you would do something, and why you would do it that way.",
    Kind.BEHAVIOURAL: "I am asking about one real situation: what happened, what you did, and how "
    "it ended.",
    Kind.SCENARIO: "I describe a situation, and you tell me what you would do, step by step.",
    Kind.DOMAIN: "I am asking how something in your field works, as you would tell a colleague.",
    Kind.MOTIVATION: "I am asking for your reasons: why this, and why you.",
}
_FOLLOW_UP = "I am asking for one more detail about the answer that you just gave."


def in_other_words(prompt: Prompt) -> str:
    """Say what kind of answer a prompt asks for; the prompt itself is asked again after it."""
    meant = _FOLLOW_UP if prompt.follow_up_to else _AFTER[prompt.kind]
    return f"Let me put it another way. {meant} Here is the question once more."
