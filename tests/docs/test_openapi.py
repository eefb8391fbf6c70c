"""docs/openapi.yaml is what the code says, and says everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
import yaml
from django.urls import URLPattern, URLResolver, get_resolver
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema
from jsonschema import Draft202012Validator

from common.api.errors import Refusal
from common.errors import DomainError
from tests.architecture.conftest import REPOSITORY
from tests.factories.api_description import api_description, closed_components, resolved

METHODS = {"get", "post", "put", "patch", "delete"}
OPERATIONS = [
    pytest.param(operation, id=operation["operationId"])
    for path in api_description()["paths"].values()
    for method, operation in path.items()
    if method in METHODS
]
HOMES_OF_REFUSALS = ("common.api.idempotency", "room_bookings.errors", "staff.errors")
IN_SERVICES_ONLY = {
    "REFUSED",
    "NOTHING_TO_UNDO",
    "TOO_MANY_VIEWS",
    "VIEW_NAME_TAKEN",
    "EXCHANGE_RATES_TOO_OLD",
    "EXCHANGE_RATES_UNREADABLE",
    "JOB_NOT_FAILED",
    "NO_PAYMENT_ACCOUNT",
    "PAYMENT_KEY_MALFORMED",
    "PAYMENT_LIVE_KEY_REFUSED",
    "PAYMENT_TEST_KEY_REFUSED",
    "RECOUNT_UNDER_WAY",
}
"""The code of the hierarchy's root, which nobody raises, and what only pages and commands are told."""
OF_THE_ADMINISTRATION = ("hotel_setup.", "photos.", "web.")
"""Packages whose refusals only its pages and its files give."""


def every_refusal() -> list[type[DomainError]]:
    for module in HOMES_OF_REFUSALS:
        import_module(module)
    found: list[type[DomainError]] = [DomainError]
    for error in found:
        found += error.__subclasses__()
    return [error for error in dict.fromkeys(found) if not error.__module__.startswith("tests.")]


def constant_refusals() -> list[Refusal]:
    kernel = import_module("common.api.errors")
    return [thing for thing in vars(kernel).values() if isinstance(thing, Refusal)]


def contents(operation: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every body of the operation: where it is, and how it is described."""
    for media in operation.get("requestBody", {}).get("content", {}).values():
        yield "request", media
    for status, response in operation["responses"].items():
        for media in resolved(response).get("content", {}).values():
            yield status, media


def api_routes(patterns: list[Any], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from api_routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern) and route.startswith("api/"):
            yield route


def test_the_file_is_what_the_code_says():
    GENERATOR_STATS.reset()
    made = SchemaGenerator().get_schema(request=None, public=True)
    validate_schema(made)

    assert not GENERATOR_STATS
    assert (REPOSITORY / "docs/openapi.yaml").exists()
    assert yaml.load(yaml.safe_dump(made), Loader=yaml.CSafeLoader) == api_description()


def test_every_route_is_described():
    described = api_description()["paths"]
    ways_to_read_it = {"api/schema/", "api/docs/"}
    routes = set(api_routes(get_resolver().url_patterns)) - ways_to_read_it

    assert len(described) == len(routes)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_operation_has_an_example_for_everything(operation: dict[str, Any]):
    assert operation["summary"]
    assert operation["description"]
    assert len(operation["tags"]) == 1
    assert [where for where, media in contents(operation) if not media.get("examples")] == []


@pytest.mark.parametrize("operation", OPERATIONS)
def test_examples_are_valid(operation: dict[str, Any]):
    faults = [
        f"{where}: {fault.json_path} {fault.message}"
        for where, media in contents(operation)
        for example in media["examples"].values()
        for fault in Draft202012Validator(
            {**media["schema"], "components": closed_components()}
        ).iter_errors(resolved(example)["value"])
    ]

    assert faults == []


@pytest.mark.parametrize("operation", OPERATIONS)
def test_operation_tells_the_codes_that_anything_can_answer(operation: dict[str, Any]):
    codes = {
        code
        for status, media in contents(operation)
        if status >= "400" and status != "request"
        for code in media["examples"]
    }

    assert codes >= {"BAD_REQUEST", "RATE_LIMITED", "INTERNAL_ERROR", "BUSY"}


def test_tags_are_those_that_are_introduced():
    introduced = [tag["name"] for tag in api_description()["tags"]]
    used = {tag for parameter in OPERATIONS for tag in parameter.values[0]["tags"]}

    assert used == set(introduced)


def test_every_code_is_described():
    described = api_description()["components"]["examples"]
    shown = {example["value"]["error"]["code"] for example in described.values()}
    of_the_api = [
        error for error in every_refusal() if not error.__module__.startswith(OF_THE_ADMINISTRATION)
    ]
    codes = {error.code for error in of_the_api} | {r.code for r in constant_refusals()}

    assert codes - shown == IN_SERVICES_ONLY


def test_a_code_belongs_to_one_refusal():
    own = [error.code for error in every_refusal() if "code" in vars(error)]
    twice = {code for code, times in Counter(own).items() if times > 1}

    assert twice == set()
    assert [error for error in every_refusal() if "code" not in vars(error)] == []


def test_a_code_has_one_status():
    statuses: dict[str, set[int]] = {}
    for refusal in (*every_refusal(), *constant_refusals()):
        statuses.setdefault(refusal.code, set()).add(refusal.status)

    assert [code for code, found in statuses.items() if len(found) > 1] == []


def test_operation_ids_are_unique():
    ids = [parameter.values[0]["operationId"] for parameter in OPERATIONS]

    assert [name for name, times in Counter(ids).items() if times > 1] == []
