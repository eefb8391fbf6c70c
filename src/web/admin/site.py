"""The administration at /admin/: one site, on which each area registers its models and pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.contrib.admin import ModelAdmin
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import URLPattern, URLResolver, include, path, re_path, reverse
from django.views import View
from typing_extensions import override
from unfold.sites import UnfoldAdminSite

import common.api.converters  # noqa: F401 - the addresses of pages use them
from web.admin.access import Entry, at_the_door, entry_of
from web.admin.navigation import Place, put
from web.staff.account import LogOutPage
from web.staff.pages import to_log_in

ViewClass = TypeVar("ViewClass", bound=type[View])
Answering = Callable[..., HttpResponseBase]


class Zone(UnfoldAdminSite):  # type: ignore[misc]  # unfold has no types
    """Without a log-in, passwords, search or history of its own: those are the staff's and the log's."""

    final_catch_all_view = True
    index_template = "zone/index.html"
    index_title = "Overview"

    def __init__(self) -> None:
        super().__init__(name="admin")
        self._pages: list[URLPattern] = []
        self._facts_of_index: list[Callable[[HttpRequest], dict[str, Any]]] = []
        self.disable_action("delete_selected")

    def page(
        self, route: str, *, name: str, place: Place | None = None
    ) -> Callable[[ViewClass], ViewClass]:
        """Decorator of a view class: its address below /admin/, its name in the namespace `admin`, and its
        entry in the navigation if it has one."""

        def register(view: ViewClass) -> ViewClass:
            self._pages.append(path(route, self.admin_view(view.as_view()), name=name))
            if place is not None:
                put(name, place)
            return view

        return register

    def tells_on_index(
        self, facts: Callable[[HttpRequest], dict[str, Any]]
    ) -> Callable[[HttpRequest], dict[str, Any]]:
        """Decorator: what it returns for a request stands on the overview."""
        self._facts_of_index.append(facts)
        return facts

    @override
    def register(self, model: Any, admin_class: type[ModelAdmin[Any]] | None = None, **options: Any) -> None:  # fmt: skip
        super().register(model, admin_class, **options)
        place = getattr(admin_class, "place", None)
        if place is not None and isinstance(model, type) and issubclass(model, Model):
            put(f"{model._meta.app_label}_{model._meta.model_name}_changelist", place)

    @override
    def has_permission(self, request: HttpRequest) -> bool:
        return entry_of(request) is Entry.OPEN

    @override
    def admin_view(self, view: Answering, cacheable: bool = False) -> Answering:
        guarded: Answering = super().admin_view(view, cacheable)

        @wraps(view)
        def enter(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
            return at_the_door(request) or guarded(request, *args, **named)

        return enter

    @override
    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if entry_of(request) is Entry.LOG_IN:
            return to_log_in(request)
        return HttpResponseRedirect(reverse("admin:index"))

    @override
    def index(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        facts: dict[str, Any] = {}
        for told in self._facts_of_index:
            facts |= told(request)
        return super().index(request, facts | (extra_context or {}))  # type: ignore[no-any-return]

    @override
    def app_index(self, request: HttpRequest, app_label: str, extra_context: Any = None) -> HttpResponse:  # fmt: skip
        """The groups of the navigation are not Django's apps."""
        return HttpResponseRedirect(reverse("admin:index"))

    def extra_context(self, context: dict[str, Any], request: HttpRequest) -> dict[str, Any]:
        """Colours come from a file, so that no page needs a style of its own."""
        return context | {"colors": None}

    @override
    def get_urls(self) -> list[URLPattern | URLResolver]:
        models: list[URLPattern | URLResolver] = [
            path(f"{m._meta.app_label}/{m._meta.model_name}/", include(registered.urls))
            for m, registered in self._registry.items()
        ]
        labels = "|".join(sorted({m._meta.app_label for m in self._registry})) or "none"
        return [
            path("", self.admin_view(self.index), name="index"),
            path("login/", self.login, name="login"),
            path("logout/", LogOutPage.as_view(), name="logout"),
            path("jsi18n/", self.admin_view(self.i18n_javascript, cacheable=True), name="jsi18n"),
            path("autocomplete/", self.admin_view(self.autocomplete_view), name="autocomplete"),
            *self._pages,
            *models,
            re_path(
                rf"^(?P<app_label>{labels})/$", self.admin_view(self.app_index), name="app_list"
            ),
            re_path(r"(?P<url>.*)$", self.admin_view(self.catch_all_view)),
        ]


zone = Zone()
