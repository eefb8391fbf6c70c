"""How the API is described: one decorator an operation, one example for each code it can answer.

    search = Operation(
        name="searchAvailability", summary="...", tag="Guests",
        answer=Answer(200, AvailabilitySerializer, example={...}),
        refusals=(*ANY_REQUEST, NOT_FOUND, InvalidDateRange(field="check_out")),
    )

    class HotelAvailabilityView(ApiView):
        @search
        def get(...)

A refusal is given as the class or an instance of the error that the code raises, so that its status,
code and words are never spelt twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final, TypeVar

from drf_spectacular.extensions import OpenApiSerializerExtension
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    OpenApiRequest,
    OpenApiResponse,
    extend_schema,
)
from typing_extensions import override

from common.api.errors import (
    BAD_REQUEST,
    BUSY,
    INTERNAL_ERROR,
    INVALID_TOKEN,
    LENGTH_REQUIRED,
    METHOD_NOT_ALLOWED,
    NOT_AUTHENTICATED,
    NOT_FOUND,
    PAYLOAD_TOO_LARGE,
    PERMISSION_DENIED,
    RATE_LIMITED,
    UNREADABLE,
    UNSUPPORTED_MEDIA_TYPE,
    Refusal,
    refusal_for,
)
from common.api.fields import REPEATED_PARAMETER, UNKNOWN_FIELD
from common.errors import DomainError, InvalidInput

Refusing = type[DomainError] | DomainError | Refusal
View = TypeVar("View", bound=Callable[..., Any])

ANY_REQUEST: Final = (
    BAD_REQUEST,
    LENGTH_REQUIRED,
    PAYLOAD_TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    RATE_LIMITED,
    INTERNAL_ERROR,
    BUSY,
)
INVALID: Final = InvalidInput("This field is required.", field="check_in")
WITH_QUERY: Final = (
    INVALID,
    Refusal(400, REPEATED_PARAMETER, "Give this parameter once.", "adults"),
)
WITH_BODY: Final = (
    UNREADABLE,
    INVALID,
    Refusal(400, UNKNOWN_FIELD, "This field is not known here.", "colour"),
)
STAFF_ONLY: Final = (NOT_AUTHENTICATED, INVALID_TOKEN, PERMISSION_DENIED)

MOST_CODES_IN_A_NAME: Final = 4
_REFUSALS: Final = "x-refusals"
_ALWAYS_SHOWN: Final = (METHOD_NOT_ALLOWED, NOT_FOUND)

ERROR_SCHEMA: Final = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message"],
            "properties": {
                "code": {
                    "type": "string",
                    "pattern": "^[A-Z][A-Z_]*$",
                    "description": "What to act on. It never changes; the words may.",
                },
                "message": {"type": "string"},
                "field": {
                    "type": "string",
                    "description": "The input at fault; dots lead into lists and objects.",
                },
                "details": {"type": "object", "additionalProperties": True},
            },
        }
    },
}


@dataclass(frozen=True, slots=True)
class Answer:
    """`body` is a serializer or a schema; `example` is the whole body as JSON shows it."""

    status: int
    body: Any
    example: Any
    description: str = ""
    media_type: str = "application/json"


@dataclass(frozen=True, slots=True)
class Sent:
    """The body that a client sends, as the view's parser takes it."""

    body: Any
    example: Mapping[str, Any] | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """Everything that is said of one method at one address. `security` None: as the view's own."""

    name: str
    summary: str
    tag: str
    answer: Answer
    refusals: Iterable[Refusing]
    description: str = ""
    sends: Sent | None = None
    parameters: tuple[Any, ...] = ()
    security: tuple[dict[str, list[str]], ...] | None = None

    def __call__(self, view: View) -> View:
        described: View = extend_schema(
            operation_id=self.name,
            summary=self.summary,
            description=self.description or f"{self.summary}.",
            tags=[self.tag],
            parameters=list(self.parameters),
            request=_request(self.sends),
            responses=_responses(self.answer),
            auth=None if self.security is None else list(self.security),  # type: ignore[arg-type]
            extensions={_REFUSALS: [_refusal(each) for each in self.refusals]},
        )(view)
        return described


def answer_header(name: str, description: str, *statuses: int) -> OpenApiParameter:
    return OpenApiParameter(
        name,
        str,
        OpenApiParameter.HEADER,
        description=description,
        response=list(statuses),
    )


def request_header(name: str, description: str) -> OpenApiParameter:
    return OpenApiParameter(name, str, OpenApiParameter.HEADER, description=description)


def _request(sends: Sent | None) -> OpenApiRequest | None:
    if sends is None:
        return None
    example = OpenApiExample("Example", value=sends.example, request_only=True)
    return OpenApiRequest(request=sends.body, examples=[example])


def _responses(answer: Answer) -> dict[Any, OpenApiResponse]:
    example = OpenApiExample("Example", value=answer.example)
    shown = [] if answer.body is None else [example]
    description = answer.description or HTTPStatus(answer.status).phrase
    response = OpenApiResponse(answer.body, description=description, examples=shown)
    return {(str(answer.status), answer.media_type): response}


def _refusal(refusing: Refusing) -> Refusal:
    if isinstance(refusing, Refusal):
        return refusing
    return refusal_for(refusing if isinstance(refusing, DomainError) else refusing())


def describe_refusals(
    result: dict[str, Any], generator: Any, request: Any, **_: Any
) -> dict[str, Any]:
    """A postprocessing hook: errors are written once, as components, and operations point at them."""
    components = result.setdefault("components", {})
    components.setdefault("schemas", {})["Error"] = ERROR_SCHEMA
    shown = _Shown(components.setdefault("responses", {}), components.setdefault("examples", {}))
    for refusal in _ALWAYS_SHOWN:
        shown.response([refusal])
    for path in result["paths"].values():
        for operation in path.values():
            by_status: dict[int, list[Refusal]] = defaultdict(list)
            for refusal in operation.pop(_REFUSALS, ()):
                by_status[refusal.status].append(refusal)
            for status in sorted(by_status):
                operation["responses"][str(status)] = shown.response(by_status[status])
    for kind in ("responses", "examples", "schemas"):
        components[kind] = dict(sorted(components[kind].items()))
    return result


@dataclass(frozen=True, slots=True)
class _Shown:
    """The components as they fill up."""

    responses: dict[str, Any]
    examples: dict[str, Any]

    def response(self, refusals: list[Refusal]) -> dict[str, Any]:
        """What several operations answer alike stands once, under its codes."""
        described = self._described(refusals)
        codes = list(dict.fromkeys(refusal.code for refusal in refusals))
        name = ".".join(codes)
        if len(codes) > MOST_CODES_IN_A_NAME:
            return described
        if self.responses.setdefault(name, described) != described:
            return described
        return {"$ref": f"#/components/responses/{name}"}

    def _described(self, refusals: list[Refusal]) -> dict[str, Any]:
        phrase = HTTPStatus(refusals[0].status).phrase
        codes = ", ".join(dict.fromkeys(f"`{refusal.code}`" for refusal in refusals))
        response: dict[str, Any] = {"description": f"{phrase}: {codes}"}
        if headers := {name: text for r in refusals for name, text in (r.headers or {}).items()}:
            response["headers"] = {
                name: {"schema": {"type": "string", "examples": [text]}}
                for name, text in headers.items()
            }
        schema = {"$ref": "#/components/schemas/Error"}
        examples = dict(self._example(refusal) for refusal in refusals)
        response["content"] = {"application/json": {"schema": schema, "examples": examples}}
        return response

    def _example(self, refusal: Refusal) -> tuple[str, dict[str, Any]]:
        """The first body that a code is shown with stands for it; another one stands in its place."""
        example = {"summary": refusal.message, "value": refusal.body()}
        if self.examples.setdefault(refusal.code, example) != example:
            return refusal.code, example
        return refusal.code, {"$ref": f"#/components/examples/{refusal.code}"}


class StrictSerializerExtension(OpenApiSerializerExtension):  # type: ignore[no-untyped-call]
    """What a strict serializer does not know, it refuses."""

    target_class = "common.api.fields.StrictSerializer"
    match_subclasses = True

    @override
    def map_serializer(self, auto_schema: Any, direction: Any) -> dict[str, Any]:
        schema: dict[str, Any] = auto_schema._map_serializer(  # noqa: SLF001 - how extensions do it
            self.target, direction, bypass_extensions=True
        )
        if type(self.target).__doc__ is None:
            schema.pop("description", None)  # the base's, which speaks to developers
        return schema | {"additionalProperties": False}
