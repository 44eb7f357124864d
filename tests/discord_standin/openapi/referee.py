"""The referee: judges what the bot asks and what the stand-in replies, and keeps the count."""

from collections.abc import Sequence

from tests.discord_standin.openapi.checking import Findings, shared_checker
from tests.discord_standin.openapi.description import Operation
from tests.discord_standin.openapi.tally import Side, Tally, Violation, payload_kinds
from tests.discord_standin.refusals import FormError
from tests.discord_standin.wire import Json

EVENT_SCHEMAS = {
    "MESSAGE_CREATE": "MessageResponse",
    "MESSAGE_UPDATE": "MessageResponse",
    "THREAD_CREATE": "ThreadResponse",
    "THREAD_UPDATE": "ThreadResponse",
    "CHANNEL_CREATE": "GuildChannelResponse",
    "CHANNEL_UPDATE": "GuildChannelResponse",
    "GUILD_MEMBER_ADD": "GuildMemberResponse",
}
"""The gateway isn't described, but these bodies are the same objects with more keys."""


class RuleBroken(AssertionError):
    """The bot or the stand-in broke Discord's rules; lists every violation."""


class Referee:
    """Judges the traffic of one stand-in. Without the description it only counts."""

    def __init__(self, tally: Tally) -> None:
        self.tally = tally
        self.violations: list[Violation] = []
        self._checker = shared_checker()
        self._description = self._checker.description if self._checker else None

    def _operation(self, method: str, template: str) -> Operation | None:
        return self._description.operation(method, template) if self._description else None

    def knows(self, method: str, path: str) -> bool:
        """Whether Discord has such an operation; assumed when there is no description."""
        return self._description is None or self._description.find(method, path) is not None

    def request(
        self, method: str, template: str, content_type: str, body: object
    ) -> tuple[FormError, ...]:
        """Count and judge a request; gives the faults, for which Discord would answer 400."""
        name = f"{method} {template}"
        self.tally.requests[name] += 1
        self.tally.kinds.update(set(payload_kinds(body)))
        operation = self._operation(method, template)
        if operation is None or self._checker is None:
            return ()
        schema = operation.request_schema(content_type)
        if body is None:
            faults = ["body: is required"] if operation.needs_body else []
        elif schema is None:
            faults = ["body: none is taken here"]
        else:
            faults = self._judge(self._checker.check(schema, body), Side.BOT, name)
        for fault in faults:
            self.report(Side.BOT, name, fault)
        return tuple(_as_form_error(fault) for fault in faults)

    def reply(self, method: str, template: str, status: int, body: object) -> None:
        """Count and judge one of the stand-in's replies."""
        name = f"{method} {template}"
        self.tally.replies[f"{name} {status}"] += 1
        operation = self._operation(method, template)
        if operation is None or self._checker is None or self._description is None:
            return
        responses = operation.about["responses"]
        response = responses.get(str(status)) or responses.get(f"{status // 100}XX")
        if response is None:
            self.report(Side.STANDIN, name, f"status {status} isn't described")
            return
        content = self._description.resolve(response).get("content")
        if status >= 400:
            # the description says that codes in `errors` are numbers; Discord sends words
            schema = self._description.schema("Error")
            body = (
                {k: v for k, v in body.items() if k != "errors"} if isinstance(body, dict) else body
            )
        elif content is None:
            return
        else:
            schema = content["application/json"]["schema"]
        self._judge_own(self._checker.check(schema, body), name)

    def event(self, name: str, body: Json) -> None:
        """Count and judge an event, as far as its body is one of the described objects."""
        self.tally.events[name] += 1
        schema = EVENT_SCHEMAS.get(name)
        if schema is not None and self._checker is not None and self._description is not None:
            self._judge_own(self._checker.check(self._description.schema(schema), body), name)

    def _judge(self, findings: Findings, side: Side, name: str) -> list[str]:
        self.tally.note_unknown(side, name, findings.unknown)
        return findings.faults

    def _judge_own(self, findings: Findings, name: str) -> None:
        for fault in self._judge(findings, Side.STANDIN, name):
            self.report(Side.STANDIN, name, fault)

    def report(self, side: Side, operation: str, fault: str) -> None:
        """Note that somebody broke a rule."""
        violation = Violation(side, operation, fault)
        self.violations.append(violation)
        self.tally.violations.append(violation)

    def report_form(self, operation: str, errors: Sequence[FormError]) -> None:
        """Note cross-field rules that the bot broke."""
        for error in errors:
            self.report(Side.BOT, operation, f"body.{error}")

    def require_clean(self) -> None:
        """Raise if any rule was broken.

        Raises:
            RuleBroken: with a line for each violation.
        """
        if self.violations:
            raise RuleBroken("\n".join(str(violation) for violation in self.violations))


def _as_form_error(fault: str) -> FormError:
    where, _, message = fault.partition(": ")
    return FormError(where.removeprefix("body").strip(".") or "_", "BASE_TYPE_INVALID", message)
