"""How Discord says no: a status, a number and a sentence (Opcodes and Status Codes, "JSON")."""

from dataclasses import dataclass, field

from tests.discord_standin.wire import Json


@dataclass(frozen=True, slots=True)
class FormError:
    """One field of a request that is wrong: where (dotted), Discord's code, and the sentence."""

    where: str
    code: str
    message: str

    def __str__(self) -> str:
        """Give the line that the referee prints."""
        return f"{self.where}: {self.message}"


class ApiError(Exception):
    """A request refused with an HTTP status and one of Discord's error codes."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code
        self.message = message

    def body(self) -> Json:
        """Give what the client reads."""
        return {"code": self.code, "message": self.message}


@dataclass(slots=True)
class _Branch:
    errors: list[Json] = field(default_factory=list)
    below: dict[str, "_Branch"] = field(default_factory=dict)

    def body(self) -> Json:
        if self.errors:
            return {"_errors": self.errors}
        return {key: branch.body() for key, branch in self.below.items()}


class InvalidForm(ApiError):
    """A body that breaks a rule; `errors` lists all that were found."""

    def __init__(self, errors: tuple[FormError, ...]) -> None:
        super().__init__(400, 50035, "Invalid Form Body")
        self.errors = errors

    def body(self) -> Json:
        """Give the errors nested by field (Reference, "Error Messages")."""
        root = _Branch()
        for error in self.errors:
            branch = root
            for step in error.where.replace("[", ".").replace("]", "").strip(".").split("."):
                branch = branch.below.setdefault(step, _Branch())
            branch.errors.append({"code": error.code, "message": error.message})
        return {**super().body(), "errors": root.body()}


def unknown(what: str) -> ApiError:
    """Refuse because the thing named by an id isn't there or was deleted."""
    codes = {
        "Channel": 10003,
        "Guild": 10004,
        "Member": 10007,
        "Message": 10008,
        "Role": 10011,
        "User": 10013,
        "Webhook": 10015,
        "Interaction": 10062,
        "Application Command": 10063,
    }
    spelled = what.lower() if what in {"Interaction", "Application Command"} else what
    return ApiError(404, codes[what], f"Unknown {spelled}")


def missing_access() -> ApiError:
    """Refuse because the bot can't see the place."""
    return ApiError(403, 50001, "Missing Access")


def missing_permissions() -> ApiError:
    """Refuse because the bot may not do that there."""
    return ApiError(403, 50013, "Missing Permissions")
