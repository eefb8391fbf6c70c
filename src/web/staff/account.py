"""Logging in to the pages, and how one likes them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View
from rest_framework.exceptions import Throttled
from typing_extensions import override

from common.api.throttling import FormLoginThrottle
from common.clock import now
from common.errors import NotFound
from hotel.enums import Language
from staff.authentication import is_administrator, staff_of
from staff.enums import Density, Theme
from staff.errors import InvalidCredentials
from staff.permissions import Capability
from staff.services import log_in_browser, save_preferences
from web.staff.navigation import first_page
from web.staff.pages import NEXT, StaffAction, StaffPage, is_ours, logged_in, shell_facts


def home(request: HttpRequest) -> HttpResponse:
    user = logged_in(request)
    place = first_place(user) if user else ""
    return redirect(place or reverse("staff-log-in"))


def elsewhere(request: HttpRequest, rest: str) -> HttpResponse:
    raise NotFound


class LogInPage(View):
    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest) -> HttpResponse:
        user = logged_in(request)
        if user is not None and first_place(user):
            return HttpResponseRedirect(_after_log_in(request, user))
        return self.form(request)

    def post(self, request: HttpRequest) -> HttpResponse:
        throttle = FormLoginThrottle()
        if not throttle.allow_request(request, self):  # type: ignore[arg-type]  # reads the form
            return self.form(request, "log_in_too_often", status=Throttled.status_code)
        try:
            user = log_in_browser(
                request,
                username=request.POST.get("username", ""),
                password=request.POST.get("password", ""),
                at=now(),
            )
        except InvalidCredentials as refusal:
            return self.form(request, "log_in_failed", status=refusal.status)
        return HttpResponseRedirect(_after_log_in(request, user))

    def form(self, request: HttpRequest, problem: str = "", status: int = 200) -> HttpResponse:
        facts = shell_facts(request, None) | {
            "problem": problem,
            "username": request.POST.get("username", ""),
            "next": _wanted(request),
        }
        return render(request, "staff/log_in.html", facts, status=status)


def _wanted(request: HttpRequest) -> str:
    wanted = request.POST.get(NEXT) or request.GET.get(NEXT) or ""
    return wanted if is_ours(wanted, request) else ""


def _after_log_in(request: HttpRequest, user: User) -> str:
    """Who works for no hotel has pages in the administration only."""
    wanted, zone = _wanted(request), reverse("admin:index")
    may_have = staff_of(user) is not None or wanted.startswith(zone)
    return wanted if wanted and may_have else first_place(user)


def first_place(user: User) -> str:
    """Where somebody begins; empty for who has no place here."""
    staff = staff_of(user)
    if staff is not None:
        return first_page(staff)
    return reverse("admin:index") if is_administrator(user) else ""


class LogOutPage(View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        logout(request)
        return redirect("staff-log-in")


class PreferencesPage(StaffPage):
    capability = Capability.VIEW_ROOMS

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page("preferences.html", languages=Language, themes=Theme, densities=Density)


class PreferencesAction(StaffAction):
    capability = Capability.VIEW_ROOMS

    @override
    def act(self, request: HttpRequest, **named: Any) -> str:
        save_preferences(
            staff=self.staff,
            language=request.POST.get("language", ""),
            theme=request.POST.get("theme", ""),
            density=request.POST.get("density", ""),
            uses_shortcuts="uses_shortcuts" in request.POST,
        )
        self.staff.refresh_from_db(fields=["language", "theme", "density", "uses_shortcuts"])
        self.done(self.words["shell"]["saved"])
        return self.address("preferences")
