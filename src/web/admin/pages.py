"""Pages of the administration that are no list or form of one model."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import View
from typing_extensions import override

from common.clock import now
from common.errors import DomainError, NotFound
from hotel.models import Hotel
from web.admin.access import actor_of, hotels_of, runs_everything
from web.admin.refusals import in_words
from web.admin.site import zone
from web.staff.pages import is_ours


class ZonePage(View):
    """Register it with `@zone.page(...)`, which lets in only who may enter the administration.

    `title` stands above the page and in the window; `crumbs` are pairs of words and addresses before it.
    """

    http_method_names = ["get", "head"]
    title: ClassVar[str] = ""
    is_for_superusers: ClassVar[bool] = False

    @override
    def dispatch(self, request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        if self.is_for_superusers and not runs_everything(request):
            raise PermissionDenied
        self.at: datetime = now()
        return super().dispatch(request, *args, **named)

    def page(
        self,
        template: str,
        *,
        status: int = 200,
        title: str = "",
        crumbs: tuple[tuple[str, str], ...] = (),
        **facts: Any,
    ) -> HttpResponse:
        """`template` stands below zone/."""
        frame = zone.each_context(self.request) | {"title": title or self.title, "crumbs": crumbs}
        self.request.current_app = zone.name
        return TemplateResponse(self.request, f"zone/{template}", frame | facts, status=status)

    @property
    def by_now(self) -> dict[str, Any]:
        """Who acts and when, as every use case takes them."""
        return {"by": actor_of(self.request), "at": self.at}


class ZoneAction(ZonePage):
    """A form's address: does it, and leads to the next page, in words if it was refused. What is unknown
    to who asks is a 404, as on every page."""

    http_method_names = ["post"]

    def act(self, request: HttpRequest, **named: Any) -> str | HttpResponse:
        """Do it. Returns the address of the next page, or an answer of its own."""
        raise NotImplementedError

    def post(self, request: HttpRequest, **named: Any) -> HttpResponse:
        try:
            done = self.act(request, **named)
        except NotFound:
            raise
        except DomainError as refusal:
            messages.error(request, in_words(refusal))
            done = self.back()
        return HttpResponseRedirect(done) if isinstance(done, str) else done

    def back(self) -> str:
        """The page that the form came from."""
        before = self.request.headers.get("Referer", "")
        return before if is_ours(before, self.request) else reverse("admin:index")

    def done(self, words: str) -> None:
        messages.success(self.request, words)


class OneHotel(ZonePage):
    """A page about the hotel that the address names in `?hotel=`, else about the first of one's own."""

    @cached_property
    def hotels(self) -> list[Hotel]:
        return list(hotels_of(self.request.user))

    @cached_property
    def hotel(self) -> Hotel:
        asked = self.request.GET.get("hotel") or self.request.POST.get("hotel") or ""
        for each in self.hotels:
            if each.slug == asked or not asked:
                return each
        raise NotFound

    @override
    def page(self, template: str, **facts: Any) -> HttpResponse:
        return super().page(template, hotels=self.hotels, hotel=self.hotel, **facts)

    @property
    def who(self) -> dict[str, Any]:
        """The hotel, who acts and when, as every use case takes them."""
        return {"hotel_id": self.hotel.pk, **self.by_now}

    def address(self, name: str, *args: Any, **query: Any) -> str:
        """Of another page about this hotel."""
        asked = urlencode({"hotel": self.hotel.slug, **query})
        return f"{reverse(f'admin:{name}', args=args)}?{asked}"


class OneHotelAction(OneHotel, ZoneAction):
    """The same for a form's address."""
