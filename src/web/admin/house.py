"""What the pages of a hotel's things share: the hotel is chosen once, and stands on the form from then on."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.admin import RelatedFieldListFilter
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from typing_extensions import override

from web.admin.base import HotelScopedAdmin, hotels_of

HOTEL = "hotel"


class OfOwnHotels(RelatedFieldListFilter):
    """Offers only what belongs to the hotels that one administers."""

    @override
    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        return field.get_choices(
            include_blank=False,
            ordering=self.field_admin_ordering(field, request, model_admin),
            limit_choices_to={"hotel__in": hotels_of(request.user)},
        )


class HouseAdmin(HotelScopedAdmin):
    """`once` are the fields that are said when something is made. `beside` is what stands around the form
    of something that is there."""

    once: ClassVar[tuple[str, ...]] = (HOTEL,)

    @override
    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        shown: tuple[str, ...] = tuple(super().get_readonly_fields(request, obj))
        return (*shown, *self.once) if obj else shown

    @override
    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Who runs one hotel need not choose it."""
        hotels = list(hotels_of(request.user)[:2])
        typed: dict[str, Any] = super().get_changeform_initial_data(request)
        return typed | ({HOTEL: hotels[0].pk} if len(hotels) == 1 else {})

    def beside(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return {}

    @override
    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **named: Any
    ) -> HttpResponse:
        obj = named.get("obj")
        around = self.beside(request, obj) if obj is not None else {}
        answer: HttpResponse = super().render_change_form(request, context | around, *args, **named)
        return answer


def mine(request: HttpRequest, model: type[Model], pk: int) -> Any:
    """One of the rows of the hotels that one administers. Any other is not there."""
    rows: QuerySet[Any] = QuerySet(model).filter(hotel__in=hotels_of(request.user), pk=pk)
    found = rows.select_related("hotel").first()
    if found is None:
        raise Http404
    return found
