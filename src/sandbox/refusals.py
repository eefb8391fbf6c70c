"""Refusals of the API, as Stripe words them: https://docs.stripe.com/api/errors."""

from __future__ import annotations

from typing import Any

from sandbox.web import Json

DOCS = "https://docs.stripe.com/error-codes"


class Refusal(Exception):
    """`is_kept`: the work got far enough to be saved under its idempotency key."""

    status = 400
    type = "invalid_request_error"
    is_kept = False

    def __init__(
        self, message: str, *, code: str | None = None, param: str | None = None, **more: Any
    ) -> None:
        super().__init__(message)
        self.code, self.param, self.more = code, param, more

    @property
    def body(self) -> Json:
        found: Json = {"type": self.type, "message": str(self)}
        if self.code:
            found |= {"code": self.code, "doc_url": f"{DOCS}/{self.code.replace('_', '-')}"}
        if self.param:
            found["param"] = self.param
        return {"error": found | self.more}


class InvalidParameter(Refusal):
    """The parameters did not get past the check: nothing is saved."""


class Impossible(Refusal):
    """The parameters are good, the object's state forbids it."""

    is_kept = True


class NoSuchObject(Refusal):
    status = 404

    def __init__(self, kind: str, object_id: str, param: str) -> None:
        name = kind.replace(".", " ").replace("_", " ")
        super().__init__(f"No such {name}: '{object_id}'", code="resource_missing", param=param)


class NoSuchReference(NoSuchObject):
    """A parameter names what there is not; in an address that is a 404."""

    status = 400


class UnknownRoute(Refusal):
    status = 404


class CardRefused(Refusal):
    """The attempt itself stays on record: the failed charge, the intent with its last error."""

    status = 402
    type = "card_error"
    is_kept = True


class KeyRefused(Refusal):
    status = 401


class OtherParameters(Refusal):
    type = "idempotency_error"


class KeyInUse(Refusal):
    status = 409
    type = "idempotency_error"


class ServerFault(Refusal):
    status = 500
    type = "api_error"
