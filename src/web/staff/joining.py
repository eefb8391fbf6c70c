"""Joining a hotel's staff by the link of an invitation. Whatever else a link is, its answer is the same."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views import View
from rest_framework.exceptions import Throttled
from typing_extensions import override

from common.api.throttling import FormLoginThrottle, PublicThrottle
from common.clock import now
from common.errors import DomainError
from hotel.enums import Language
from hotel_setup.errors import InvitationNotFound, PasswordRefused, UserNameTaken
from hotel_setup.selectors import former_colleague, open_invitation
from hotel_setup.services.people import accept_invitation
from staff.models import Invitation
from staff.services import log_in_browser
from web.phrases import Words
from web.staff.pages import shell_facts
from web.staff.wording import words_in

TYPED: Final = ("username", "first_name", "last_name")


class JoinPage(View):
    http_method_names = ["get", "head", "post"]

    @override
    def dispatch(self, request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        throttle = PublicThrottle()
        if not throttle.allow_request(request, self):  # type: ignore[arg-type]  # reads the address
            raise Throttled(wait=throttle.wait())
        self.at = now()
        try:
            return super().dispatch(request, *args, **named)
        except InvitationNotFound as refusal:
            return self.over(refusal.status)

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self.form(open_invitation(token, at=self.at))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        invitation = open_invitation(token, at=self.at)
        throttle = FormLoginThrottle()
        if not throttle.allow_request(request, self):  # type: ignore[arg-type]  # reads the form
            return self.form(invitation, too_often=True, status=Throttled.status_code)
        typed = {name: request.POST.get(name, "") for name in (*TYPED, "password")}
        try:
            staff = accept_invitation(token=token, at=self.at, **typed)
        except InvitationNotFound:
            raise
        except DomainError as refusal:
            return self.form(invitation, refusal=refusal, status=refusal.status)
        username = staff.user.get_username()
        log_in_browser(request, username=username, password=typed["password"], at=self.at)
        return redirect("staff-home")

    def form(
        self,
        invitation: Invitation,
        *,
        refusal: DomainError | None = None,
        too_often: bool = False,
        status: int = 200,
    ) -> HttpResponse:
        words = words_in(Language(invitation.language))
        former = former_colleague(invitation)
        known = {"username": former.user.get_username()} if former else {}
        typed = {name: self.request.POST.get(name, known.get(name, "")) for name in TYPED}
        problems = _problems(refusal, words) if refusal else []
        facts = {
            "t": words,
            "language": invitation.language,
            "invitation": invitation,
            "title": words["joining"]["title"].format(hotel=invitation.hotel.name),
            "intro": words["joining"]["intro"].format(
                role=words["joining"][f"role_{invitation.role}"]
            ),
            "typed": typed,
            "former": former,
            "field": refusal.field if refusal else "",
            "problems": [words["shell"]["log_in_too_often"]] if too_often else problems,
        }
        shell = shell_facts(self.request, None)
        return render(self.request, "staff/join.html", shell | facts, status=status)

    def over(self, status: int) -> HttpResponse:
        facts = shell_facts(self.request, None)
        return render(self.request, "staff/join_over.html", facts, status=status)


def _problems(refusal: DomainError, words: Words) -> list[str]:
    said = words["joining"]
    named = [refusal.field]
    if isinstance(refusal, PasswordRefused):
        named = (refusal.details or {})["reasons"]
    if isinstance(refusal, UserNameTaken):
        named = ["taken"]
    return [said.get(f"problem_{each}", refusal.text) for each in named]
