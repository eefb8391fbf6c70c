"""Every answer that a test gets is held against docs/openapi.yaml: status, code, body to the last key."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import yaml
from django.http import HttpResponse
from django.urls import Resolver404
from jsonschema import Draft202012Validator

from tests.architecture.conftest import REPOSITORY

FIRST_ERROR = 400
NO_CONTENT = 204
AT_THE_DOOR = {400, 411, 413, 415}
"""Refused before anybody looks at the address."""


@cache
def api_description() -> dict[str, Any]:
    text = (REPOSITORY / "docs/openapi.yaml").read_text()
    description: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return description


@cache
def closed_components() -> dict[str, Any]:
    """The components with every object closed, so that an undescribed key is a fault."""
    schemas = api_description()["components"]["schemas"]
    return {"schemas": {name: _closed(schema) for name, schema in schemas.items()}}


def _closed(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: _closed(value) for key, value in schema.items()}
    return {"additionalProperties": False, **inner} if "properties" in schema else inner


def resolved(thing: dict[str, Any]) -> dict[str, Any]:
    """What a `$ref` points at; anything else is itself."""
    if "$ref" not in thing:
        return thing
    found = api_description()
    for step in thing["$ref"].removeprefix("#/").split("/"):
        found = found[step]
    return found


def assert_described(answer: HttpResponse) -> HttpResponse:
    method, path = answer.request["REQUEST_METHOD"].lower(), _path_of(answer)
    if path is None:
        assert answer.status_code in {*AT_THE_DOOR, 404}
        return answer
    operation = api_description()["paths"][path].get("get" if method == "head" else method)
    if operation is None:
        assert answer.status_code in {*AT_THE_DOOR, 401, 403, 404, 405}
        return answer
    status = str(answer.status_code)
    assert status in operation["responses"], f"{method} {path} may not answer {status}"
    content = resolved(operation["responses"][status]).get("content", {})
    if method != "head" and (content or answer.headers.get("Content-Type")):
        _assert_body(answer, content)
    return answer


def _path_of(answer: HttpResponse) -> str | None:
    try:
        return "/" + re.sub(r"<\w+:(\w+)>", r"{\1}", answer.resolver_match.route)
    except Resolver404:
        return None


def _assert_body(answer: HttpResponse, content: dict[str, Any]) -> None:
    media_type = answer.headers["Content-Type"].partition(";")[0]
    assert media_type in content or answer.status_code == NO_CONTENT
    if media_type != "application/json":
        return
    media, body = content[media_type], answer.json()
    schema = {**media["schema"], "components": closed_components()}
    faults = [f"{e.json_path}: {e.message}" for e in Draft202012Validator(schema).iter_errors(body)]
    assert faults == []
    if answer.status_code >= FIRST_ERROR:
        assert body["error"]["code"] in media["examples"]
