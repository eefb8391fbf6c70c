"""Logging in to the pages, and how one likes them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import logout
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
from staff.enums import Density, Theme
from staff.errors import InvalidCredentials
from staff.permissions import Capability
from staff.services import log_in_browser, save_preferences
from web.staff.navigation import first_page
from web.staff.pages import NEXT, StaffAction, StaffPage, is_ours, member_of_staff, shell_facts


def home(request: HttpRequest) -> HttpResponse:
    staff = member_of_staff(request)
    return redirect(first_page(staff) if staff else reverse("staff-log-in"))


def elsewhere(request: HttpRequest, rest: str) -> HttpResponse:
    raise NotFound


class LogInPage(View):
    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest) -> HttpResponse:
        staff = member_of_staff(request)
        if staff is not None:
            return HttpResponseRedirect(_after_log_in(request, first_page(staff)))
        return self.form(request)

    def post(self, request: HttpRequest) -> HttpResponse:
        throttle = FormLoginThrottle()
        if not throttle.allow_request(request, self):  # type: ignore[arg-type]  # reads the form
            return self.form(request, "log_in_too_often", status=Throttled.status_code)
        try:
            staff = log_in_browser(
                request,
                username=request.POST.get("username", ""),
                password=request.POST.get("password", ""),
                at=now(),
            )
        except InvalidCredentials as refusal:
            return self.form(request, "log_in_failed", status=refusal.status)
        return HttpResponseRedirect(_after_log_in(request, first_page(staff)))

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


def _after_log_in(request: HttpRequest, otherwise: str) -> str:
    return _wanted(request) or otherwise


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
        self.staff.refresh_from_db()
        self.done(self.words["shell"]["saved"])
        return self.address("preferences")
