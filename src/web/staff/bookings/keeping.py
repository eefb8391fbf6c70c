"""Keeping a view of the list, and letting it go."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, QueryDict
from typing_extensions import override

from staff.permissions import Capability
from staff.saved_views import drop_view, save_view
from web.staff.bookings.reading import read_listing
from web.staff.pages import StaffAction


class SaveViewAction(StaffAction):
    capability = Capability.VIEW_BOOKINGS

    @override
    def act(self, request: HttpRequest, **named: Any) -> str:
        query = read_listing(QueryDict(request.POST.get("query", "")), today=self.today).query
        save_view(
            staff=self.staff,
            name=request.POST.get("name", ""),
            query=query,
            is_shared="is_shared" in request.POST,
        )
        self.done(self.words["bookings"]["view_saved"])
        return f"{self.address('bookings')}?{query}"


class DropViewAction(StaffAction):
    capability = Capability.VIEW_BOOKINGS

    @override
    def act(self, request: HttpRequest, **named: Any) -> str:
        drop_view(staff=self.staff, view_id=named["view_id"])
        self.done(self.words["bookings"]["view_dropped"])
        return self.address("bookings")
