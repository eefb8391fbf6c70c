from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.http import QueryDict
from rest_framework.exceptions import ValidationError

from common.api.errors import refusal_for
from common.api.pagination import PageNumberPagination, paginate
from common.errors import NotFound


def page_body(query: str) -> dict[str, Any]:
    page = paginate(Group.objects.order_by("name"), QueryDict(query))
    return page.body([group.name for group in page.rows])


@pytest.fixture
def sixty(db: None) -> list[str]:
    names = [f"{number:02}" for number in range(60)]
    Group.objects.bulk_create(Group(name=name) for name in names)
    return names


def test_first_page(sixty: list[str]) -> None:
    assert page_body("") == {
        "count": 60, "next": "?page=2", "previous": None, "results": sixty[:25],
    }  # fmt: skip


def test_page_between(sixty: list[str]) -> None:
    assert page_body("page=2") == {
        "count": 60, "next": "?page=3", "previous": "?page=1", "results": sixty[25:50],
    }  # fmt: skip


def test_last_page(sixty: list[str]) -> None:
    assert page_body("page=3") == {
        "count": 60, "next": None, "previous": "?page=2", "results": sixty[50:],
    }  # fmt: skip


def test_links_keep_the_other_filters(sixty: list[str]) -> None:
    assert page_body("status=A&page=2&status=B&guest_name=O%27Neil+%26+Zo%C3%A9&page_size=20") == {
        "count": 60,
        "next": "?page=3&status=A&status=B&guest_name=O%27Neil+%26+Zo%C3%A9&page_size=20",
        "previous": "?page=1&status=A&status=B&guest_name=O%27Neil+%26+Zo%C3%A9&page_size=20",
        "results": sixty[20:40],
    }


def test_whole_list_on_one_page(sixty: list[str]) -> None:
    assert page_body("page_size=60") == {
        "count": 60, "next": None, "previous": None, "results": sixty,
    }  # fmt: skip


def test_empty_list_has_one_page(db: None) -> None:
    assert page_body("page=1") == {"count": 0, "next": None, "previous": None, "results": []}


@pytest.mark.parametrize("query", ["page=4", "page=1000000", "page=2&page_size=60"])
def test_past_the_end_is_not_found(sixty: list[str], query: str) -> None:
    with pytest.raises(NotFound):
        page_body(query)


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("page=0", "page"),
        ("page=-1", "page"),
        ("page=1000001", "page"),
        ("page=99999999999999999999", "page"),
        ("page=1.0", "page"),
        ("page=last", "page"),
        ("page=%D9%A2", "page"),
        ("page=1&page=2", "page"),
        ("page_size=0", "page_size"),
        ("page_size=101", "page_size"),
    ],
)
def test_bad_page(query: str, field: str) -> None:
    with pytest.raises(ValidationError) as caught:
        page_body(query)
    refusal = refusal_for(caught.value)
    assert (refusal.status, refusal.field) == (400, field)


@pytest.mark.parametrize("size", [1, 60])
def test_a_page_takes_two_queries(
    sixty: list[str], size: int, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(2):
        page_body(f"page_size={size}")


def test_description_for_the_api_document() -> None:
    schema = PageNumberPagination().get_paginated_response_schema({"type": "array"})
    assert schema["required"] == ["count", "next", "previous", "results"]
    assert schema["properties"]["results"] == {"type": "array"}
