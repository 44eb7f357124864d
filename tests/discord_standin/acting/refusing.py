"""What a person's client won't do, and what it shows when the bot is silent."""


class ClientRefuses(AssertionError):
    """Discord's client wouldn't let a person do this, so no bot is ever asked."""


class DidNotRespond(AssertionError):
    """The bot didn't acknowledge in 3 seconds: "The application did not respond"."""
