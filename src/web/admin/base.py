"""The base of every model's pages: of one's own hotels only, and written by use cases only.

A module that registers a model names the use cases in `add_through`, `change_through` and
`delete_through`; without one nobody adds, changes or deletes. What a use case refuses stands on the form,
at its field if it names one, and nothing was saved. What was done stands in the log of events, which the
use cases write: Django's own log stays empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any, ClassVar, Final

from django import forms
from django.contrib import messages
from django.db.models import Field, Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, reverse
from typing_extensions import override
from unfold.admin import ModelAdmin

from common.clock import now
from common.errors import DomainError
from hotel.models import Hotel
from web.admin.access import actor_of, hotel_named, hotels_of, runs_everything
from web.admin.navigation import Group, Place
from web.admin.refusals import in_words
from web.admin.site import zone

__all__ = [
    "Group",
    "HotelScopedAdmin",
    "Place",
    "ServiceForm",
    "actor_of",
    "hotel_named",
    "hotels_of",
    "in_words",
    "runs_everything",
    "zone",
]
REFUSAL = "_refusal"
"""Under which a request keeps what was refused while its form is drawn again."""


SEEN: Final = "_seen"
"""The field in which a form says what it was drawn of."""
MEANWHILE: Final = (
    "Somebody has changed this since you opened the page. Open it again to see what; saving now writes what "
    "stands here."
)


class ServiceForm(forms.ModelForm):  # type: ignore[type-arg]
    """A form that a use case may have refused, or that is older than what it is about."""

    refusal: ClassVar[DomainError | None] = None

    @property
    def seen(self) -> str:
        """Stands for all values as they are now; empty for something new."""
        if not self.instance.pk:
            return ""
        known = [
            (name, self.get_initial_for_field(field, name)) for name, field in self.fields.items()
        ]
        return blake2b(repr(sorted(known)).encode(), digest_size=12).hexdigest()

    @override
    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.data.get(SEEN, self.seen) != self.seen:
            self.add_error(None, MEANWHILE)
        if self.refusal is not None:
            field = self.refusal.field if self.refusal.field in self.fields else None
            self.add_error(field, in_words(self.refusal))
        return cleaned

    def _post_clean(self) -> None:
        """What the database would refuse, the use case does, and names the field."""
        self.instance.validate_constraints = _leave_to_the_use_case
        super()._post_clean()  # type: ignore[misc]  # Django's own step, which its types leave out


def _leave_to_the_use_case(exclude: Any = None) -> None:
    """In place of Django's check of constraints."""


class HotelScopedAdmin(ModelAdmin):  # type: ignore[misc]  # unfold has no types
    """`hotel_path` leads from the model to its hotel: "hotel", "room_type__hotel"; "pk" for hotels, and
    empty for what belongs to no hotel, which is for administrators of the system."""

    hotel_path: ClassVar[str] = "hotel"
    place: ClassVar[Place | None] = None
    form = ServiceForm
    change_form_before_template = "zone/seen.html"
    actions: Any = None
    show_full_result_count = False
    list_per_page = 50
    list_fullwidth = True
    view_on_site = False

    # What a module may name. Facts are the cleaned values of the form; of a change only those that changed.

    add_through: Any = None
    """(request, facts) -> the new object."""
    change_through: Any = None
    """(request, obj, facts) -> anything."""
    delete_through: Any = None
    """(request, obj) -> anything."""

    def by_now(self, request: HttpRequest) -> dict[str, Any]:
        """Who acts and when, as every use case takes them."""
        return {"by": actor_of(request), "at": now()}

    # Whose it is

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        if runs_everything(request):
            return rows
        if not self.hotel_path:
            return rows.none()
        return rows.filter(**{f"{self.hotel_path}__in": hotels_of(request.user)})

    @override
    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **named: Any) -> Any:
        """Only what belongs to one's own hotels can be chosen."""
        related = db_field.remote_field.model
        if related is Hotel:
            named.setdefault("queryset", hotels_of(request.user))
        elif _belongs_to_a_hotel(related):
            mine = related.objects.filter(hotel__in=hotels_of(request.user))
            named.setdefault("queryset", mine)
        return super().formfield_for_foreignkey(db_field, request, **named)

    def _get_obj_does_not_exist_redirect(self, *_: Any) -> HttpResponse:
        """Another hotel's is as unknown as what does not exist."""
        raise Http404

    # Who may: whoever may enter, of what is theirs, where there is a use case

    def _may_enter(self, request: HttpRequest) -> bool:
        is_for_all = self.place is None or not self.place.is_for_superusers
        return runs_everything(request) or (is_for_all and zone.has_permission(request))

    @override
    def has_module_permission(self, request: HttpRequest) -> bool:
        return self._may_enter(request)

    @override
    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_enter(request)

    @override
    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.add_through is not None and self._may_enter(request)

    @override
    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.change_through is not None and self._may_enter(request)

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.delete_through is not None and self._may_enter(request)

    # Written by use cases

    @override
    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **named: Any) -> Any:  # fmt: skip
        made = super().get_form(request, obj, change=change, **named)
        refusal = getattr(request, REFUSAL, None)
        return type("Refused", (made,), {"refusal": refusal}) if refusal else made

    @override
    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> Any:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except DomainError as refusal:
            setattr(request, REFUSAL, refusal)
            return super().changeform_view(request, object_id, form_url, extra_context)

    @override
    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        if change:
            facts = {name: form.cleaned_data[name] for name in form.changed_data}
            self.change_through(request, obj, facts)
            return
        made = self.add_through(request, dict(form.cleaned_data))
        obj.pk = made.pk

    @override
    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """The use case has written everything."""

    @override
    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        self.delete_through(request, obj)

    @override
    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        try:
            return super().delete_view(request, object_id, extra_context)
        except DomainError as refusal:
            messages.error(request, in_words(refusal))
            return HttpResponseRedirect(self.address_of(object_id))

    @override
    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What goes along is the use case's to decide, which refuses what is in use."""
        return [str(each) for each in objs], {}, set(), []

    @override
    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """The log of events tells it."""

    log_change = log_addition

    @override
    def log_deletions(self, request: HttpRequest, queryset: Any) -> None:
        """The log of events tells it."""

    @override
    def get_urls(self) -> list[URLPattern]:
        urls: list[URLPattern] = super().get_urls()
        return [each for each in urls if not str(each.name).endswith("_history")]

    # Addresses

    def address_of(self, pk: Any) -> str:
        opts = self.model._meta
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[pk])

    def address_of_list(self) -> str:
        opts = self.model._meta
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")


def _belongs_to_a_hotel(model: Any) -> bool:
    fields: Mapping[str, Field[Any, Any]] = {each.name: each for each in model._meta.get_fields()}
    return "hotel" in fields
