"""Webhook endpoints: added, paused, resumed, with the log of what was delivered."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from web.admin.navigation import Group, Place
from web.admin.pages import OneHotel, OneHotelAction
from web.admin.site import zone
from web.forms import read_form
from webhooks.models import WebhookEndpoint
from webhooks.selectors import deliveries_of, endpoint_of, endpoints_of
from webhooks.serializers import EndpointInput
from webhooks.services.deliveries import redeliver
from webhooks.services.endpoints import (
    add_endpoint,
    change_endpoint,
    remove_endpoint,
    resume_endpoint,
    rotate_secret,
)

SHOWN = 50
ONE = "webhooks/<pk:webhook_id>/"
LIST = "Webhooks"


@zone.page("webhooks/", name="webhooks", place=Place(Group.INTEGRATIONS, LIST, "webhook", order=20))
class WebhooksPage(OneHotel):
    title = LIST

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page("webhooks.html", rows=endpoints_of(self.hotel.pk))


@zone.page("webhooks/add/", name="webhook-add")
class AddWebhook(OneHotelAction):
    def act(self, request: HttpRequest, **named: Any) -> HttpResponse:
        facts = read_form(EndpointInput, request.POST)
        endpoint, secret = add_endpoint(**self.who, facts=facts)
        return show_secret(self, endpoint, secret)


@zone.page(ONE, name="webhook")
class WebhookPage(OneHotel):
    def get(self, request: HttpRequest, **named: Any) -> HttpResponse:
        which = {"hotel_id": self.hotel.pk, "endpoint_id": named["webhook_id"]}
        endpoint = endpoint_of(**which)
        return self.page(
            "webhook.html",
            title=endpoint.url,
            crumbs=((LIST, self.address("webhooks")),),
            endpoint=endpoint,
            deliveries=deliveries_of(**which)[:SHOWN],
        )


class OneWebhookAction(OneHotelAction):
    words = ""

    def do(self, which: dict[str, Any]) -> Any:
        raise NotImplementedError

    def act(self, request: HttpRequest, **named: Any) -> str | HttpResponse:
        self.do({**self.who, "endpoint_id": named["webhook_id"]})
        self.done(self.words)
        return self.address("webhook", named["webhook_id"])


@zone.page(f"{ONE}pause/", name="webhook-pause")
class PauseWebhook(OneWebhookAction):
    words = "It is switched off. What still was to be delivered is cancelled."

    def do(self, which: dict[str, Any]) -> None:
        change_endpoint(**which, facts={"is_active": False})


@zone.page(f"{ONE}resume/", name="webhook-resume")
class ResumeWebhook(OneWebhookAction):
    words = "Events go to it again from now on."

    def do(self, which: dict[str, Any]) -> None:
        change_endpoint(**which, facts={"is_active": True})
        resume_endpoint(**which)


@zone.page(f"{ONE}secret/", name="webhook-secret")
class RotateSecret(OneHotelAction):
    def act(self, request: HttpRequest, **named: Any) -> HttpResponse:
        endpoint, secret = rotate_secret(**self.who, endpoint_id=named["webhook_id"])
        return show_secret(self, endpoint, secret)


@zone.page(f"{ONE}remove/", name="webhook-remove")
class RemoveWebhook(OneHotelAction):
    def act(self, request: HttpRequest, **named: Any) -> str:
        remove_endpoint(**self.who, endpoint_id=named["webhook_id"])
        self.done("It is removed, with the log of its deliveries.")
        return self.address("webhooks")


@zone.page(f"{ONE}deliveries/<pk:event_id>/again/", name="webhook-redeliver")
class Redeliver(OneHotelAction):
    def act(self, request: HttpRequest, **named: Any) -> str:
        redeliver(**self.who, endpoint_id=named["webhook_id"], event_id=named["event_id"])
        self.done("It is delivered again.")
        return self.address("webhook", named["webhook_id"])


def show_secret(page: OneHotel, endpoint: WebhookEndpoint, secret: str) -> HttpResponse:
    """Once, and in no address: it answers the form itself."""
    return page.page(
        "webhook_secret.html",
        title="The secret",
        crumbs=((LIST, page.address("webhooks")),),
        endpoint=endpoint,
        secret=secret,
    )
