"""Pages as the API shows them: count, next and previous as relative links, results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.http import QueryDict
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from typing_extensions import override

from common.api.fields import BoundedInteger, StrictSerializer
from common.errors import NotFound

DEFAULT_SIZE: Final = 25
MAX_SIZE: Final = 100
MAX_PAGE: Final = 1_000_000

T = TypeVar("T")
R = TypeVar("R")
M = TypeVar("M", bound=Model)


class PageQuery(StrictSerializer):
    page = BoundedInteger(min_value=1, max_value=MAX_PAGE, default=1)
    page_size = BoundedInteger(min_value=1, max_value=MAX_SIZE, default=DEFAULT_SIZE)


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    count: int
    number: int
    size: int
    rows: Sequence[T]
    query: QueryDict

    def body(self, results: Sequence[Any]) -> dict[str, Any]:
        """The answer around the rendered rows."""
        return {
            "count": self.count,
            "next": self._link(self.number + 1) if self.number * self.size < self.count else None,
            "previous": self._link(self.number - 1) if self.number > 1 else None,
            "results": results,
        }

    def _link(self, number: int) -> str:
        """`?page=2`, and after it whatever else was asked."""
        others = [
            (name, value)
            for name, values in self.query.lists()
            for value in values
            if name != "page"
        ]
        return "?" + urlencode([("page", number), *others])


def paginate(rows: QuerySet[M, R], query: QueryDict) -> Page[R]:
    """One page of ordered rows, in two queries. Past the end there is nothing: 404."""
    asked = PageQuery.read_query(query)
    number, size = asked["page"], asked["page_size"]
    count = rows.count()
    start = (number - 1) * size
    if start >= count and number > 1:
        raise NotFound
    found = list(rows[start : start + size]) if count else []
    return Page(count, number, size, found, query)


class PageNumberPagination(BasePagination):
    """The same for REST framework's generic views, and the one description for the API document."""

    @override
    def paginate_queryset(
        self, queryset: Any, request: Request, view: APIView | None = None
    ) -> list[Any]:
        self.page: Page[Any] = paginate(queryset, request.query_params)
        return list(self.page.rows)

    @override
    def get_paginated_response(self, data: Any) -> Response:
        return Response(self.page.body(data))

    @override
    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        link = {"type": ["string", "null"], "examples": ["?page=2"]}
        properties = {
            "count": {"type": "integer", "examples": [25]},
            "next": link,
            "previous": link,
            "results": schema,
        }
        return {"type": "object", "required": list(properties), "properties": properties}

    @override
    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        return [
            _parameter("page", default=1, maximum=MAX_PAGE),
            _parameter("page_size", default=DEFAULT_SIZE, maximum=MAX_SIZE),
        ]


def _parameter(name: str, *, default: int, maximum: int) -> dict[str, Any]:
    schema = {"type": "integer", "minimum": 1, "maximum": maximum, "default": default}
    return {"name": name, "in": "query", "required": False, "schema": schema}
