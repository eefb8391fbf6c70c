"""Views of the list of bookings that people keep, for themselves or for everybody of the hotel."""

from __future__ import annotations

from typing import Final

from django.db.models import Q

from common.db import refuses_as, use_case
from common.errors import DomainError, InvalidInput, NotFound
from staff.models import SavedView, Staff

MOST_VIEWS: Final = 30
"""Of one person, the shared ones among them."""
LONGEST_NAME, LONGEST_QUERY = 60, 1000


class TooManyViews(DomainError):
    code = "TOO_MANY_VIEWS"
    status = 409
    message = "No more views can be kept: delete one first."


@refuses_as("one_view_of_a_name", field="name")
class ViewNameTaken(DomainError):
    code = "VIEW_NAME_TAKEN"
    status = 409
    message = "You already have a view of this name."


def views_of(staff: Staff) -> list[SavedView]:
    """One's own and what colleagues share, by name."""
    mine_or_ours = Q(staff=staff) | Q(is_shared=True)
    return list(SavedView.objects.filter(mine_or_ours, hotel=staff.hotel_id).order_by("name", "id"))


@use_case
def save_view(*, staff: Staff, name: str, query: str, is_shared: bool) -> SavedView:
    """Raises InvalidInput, TooManyViews, ViewNameTaken."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME or "\0" in name:
        raise InvalidInput("A view needs a name of at most 60 characters.", field="name")
    if len(query) > LONGEST_QUERY or "\0" in query:
        raise InvalidInput("This view is too long to be kept.", field="query")
    if SavedView.objects.filter(staff=staff).count() >= MOST_VIEWS:
        raise TooManyViews
    return SavedView.objects.create(
        hotel_id=staff.hotel_id, staff=staff, name=name, query=query, is_shared=is_shared
    )


@use_case
def drop_view(*, staff: Staff, view_id: int) -> None:
    """One's own of this hotel only."""
    mine = SavedView.objects.filter(pk=view_id, staff=staff, hotel=staff.hotel_id)
    dropped, _ = mine.delete()
    if not dropped:
        raise NotFound
