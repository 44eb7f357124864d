"""What the bot says aloud between questions; none of it judges an answer."""

from bot.speech.decisions import Silence

QUIET = {
    Silence.NUDGE: "Take your time.",
    Silence.OFFER: "Would you like me to repeat the question, or to skip it? Just say so.",
    Silence.MOVE_ON: "Let's leave that one, and go on.",
}
ENOUGH = "Thank you, that gives me plenty. Let me go on from there."
ONE_MOMENT = "One moment please, I am still writing down what you said."
THANKS = ("Thank you.", "All right.")
"""Before the next question, in turns: made ahead, so that they are heard at once."""
FOLLOW_UP = "Thanks. Let me follow up on that."
CONFIRM_STOP = "Shall I end the interview? Say yes to end it, or go on with your answer."
PAUSED = "I pause here. Press Go on in the thread when you are ready."
NO_PAUSE = "This question has had its pause. Take your time, and go on when you are ready."
HELP = "You can say repeat, rephrase, skip, pause or stop, or just go on with your answer."
NOT_UNDERSTOOD = "I heard you, but I could not make out the words. Please say it again, or type it."
MISSED = (
    "I lost you for a moment and may have missed a few words. Please say them again, or say that's "
    "all."
)
MUTED = "You are muted, so I can't hear you. Take your time, and unmute yourself to go on."
NOBODY_THERE = "I have not heard you for a while, so I end the interview here."

AHEAD = (*THANKS, FOLLOW_UP, *QUIET.values(), ENOUGH, ONE_MOMENT, CONFIRM_STOP, PAUSED, HELP)
"""What is worth having ready, the most urgent first."""
