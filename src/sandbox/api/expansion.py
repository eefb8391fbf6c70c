"""`expand[]`: an id in an answer is replaced by its object."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from typing import Any, Final

from sandbox.refusals import InvalidParameter
from sandbox.store import Store
from sandbox.web import Json

DEEPEST: Final = 4


def expanded(store: Store, body: Json, paths: Iterable[str]) -> Json:
    """A copy. Raises InvalidParameter."""
    shown = copy.deepcopy(body)
    for path in paths:
        steps = path.split(".")
        if len(steps) > DEEPEST:
            raise InvalidParameter(
                f"You cannot expand more than {DEEPEST} levels of a property. Property: {path}"
            )
        _expand(store, shown, steps, path)
    return shown


def _expand(store: Store, body: Json, steps: list[str], path: str) -> None:
    first, rest = steps[0], steps[1:]
    if first == "data" and body["object"] == "list":
        for item in body["data"]:
            _expand(store, item, rest, path)
        return
    value = _value(store, body, first, path)
    body[first] = value
    if rest and isinstance(value, dict):
        _expand(store, value, rest, path)


def _value(store: Store, body: Json, name: str, path: str) -> Any:
    more = EXTRA.get((body["object"], name))
    if more:
        return more(store, body)
    value = body.get(name, path)
    if value is None or isinstance(value, dict):
        return value
    found = store.find(value) if isinstance(value, str) else None
    if found is None:
        raise InvalidParameter(f"This property cannot be expanded ({name}).", param="expand[]")
    return found


def listed(items: list[Json], url: str, *, has_more: bool = False) -> Json:
    return {"object": "list", "data": items, "has_more": has_more, "url": url}


def _line_items(store: Store, body: Json) -> Json:
    url = f"/v1/checkout/sessions/{body['id']}/line_items"
    return listed(store.facts(body["id"])["items"], url)


def _refunds(store: Store, body: Json) -> Json:
    found = store.all("refund", charge=body["id"])
    return listed(found[::-1], f"/v1/charges/{body['id']}/refunds")


EXTRA: Final[dict[tuple[str, str], Callable[[Store, Json], Json]]] = {
    ("checkout.session", "line_items"): _line_items,
    ("charge", "refunds"): _refunds,
}
"""Lists that only come when they are asked for."""
