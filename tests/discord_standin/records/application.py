"""The bot's registration: its token, its account and what its portal page allows."""

from dataclasses import dataclass

from tests.discord_standin.intents import Intent
from tests.discord_standin.records.people import User
from tests.discord_standin.wire import Json


@dataclass(slots=True)
class Application:
    """An application, whose id is its bot's; `privileged` are the intents ticked in its portal."""

    bot: User
    owner: User
    token: str
    privileged: Intent

    @property
    def id(self) -> str:
        """The application's id."""
        return self.bot.id

    def payload(self, guild_count: int) -> Json:
        """Give the application object (Application Resource)."""
        return {
            "id": self.id,
            "name": self.bot.name,
            "icon": None,
            "description": "",
            "type": None,
            "bot": self.bot.payload(),
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "flags": 0,
            "flags_new": "0",
            "redirect_uris": [],
            "interactions_endpoint_url": None,
            "role_connections_verification_url": None,
            "owner": self.owner.payload(),
            "team": None,
            "approximate_guild_count": guild_count,
            "approximate_user_install_count": 0,
            "approximate_user_authorization_count": 0,
            "explicit_content_filter": 0,
            "eligible_oauth2_scopes": [],
        }
