"""Lists, newest first, in pages: https://docs.stripe.com/api/pagination."""

from __future__ import annotations

from typing import Any, Final

from sandbox.api.dispatch import Call, Operation
from sandbox.api.expansion import listed
from sandbox.refusals import InvalidParameter
from sandbox.web import Json
from sandbox.work import Work

USUAL: Final = 10
MOST: Final = 100


def lists(kind: str, url: str, *equal: str) -> Operation:
    """The operation that lists the objects; `equal` names the fields to filter by."""

    def operation(work: Work, call: Call) -> Json:
        params = call.params
        wanted = {name: params.text(name) for name in equal}
        return page(
            work,
            call,
            kind=kind,
            url=url,
            equal={name: value for name, value in wanted.items() if value is not None},
        )

    return operation


def page(work: Work, call: Call, *, kind: str, url: str, equal: dict[str, Any]) -> Json:
    """Raises InvalidParameter, NoSuchReference."""
    asked = call.params.integer("limit")
    limit = USUAL if asked is None else asked
    if not 1 <= limit <= MOST:
        raise InvalidParameter(
            f"This value must be between 1 and {MOST}.", param="limit",
            code="parameter_invalid_integer",
        )  # fmt: skip
    after, before = call.params.text("starting_after"), call.params.text("ending_before")
    created = call.params.moments("created")
    for name, edge in (("starting_after", after), ("ending_before", before)):
        if edge:
            work.refer(kind, edge, name)
    found = work.store.slice(
        kind,
        equal=equal,
        created=created,
        account=work.account,
        after=after,
        before=before,
        limit=limit + 1,
    )
    kept = found[-limit:] if before else found[:limit]
    return listed(kept, url, has_more=len(found) > limit)


def retrieves(kind: str) -> Operation:
    """The operation that gives the object named in the path."""

    def operation(work: Work, call: Call) -> Json:
        return work.get(kind, call.named["id"])

    return operation
