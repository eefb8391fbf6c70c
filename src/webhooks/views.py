"""Webhooks of the hotel, for its managers."""

from __future__ import annotations

from django.http import HttpResponse
from rest_framework.request import Request

from common.api.pagination import paginate
from common.api.renderers import json_response
from common.clock import now
from staff.api import StaffView, nothing
from staff.permissions import Capability
from staff.serializers import NoInput
from webhooks import docs
from webhooks.bodies import (
    delivery_body,
    endpoint_body,
    endpoints_body,
    event_types_body,
    with_secret,
)
from webhooks.selectors import deliveries_of, delivery_of, endpoint_of, endpoints_of
from webhooks.serializers import DeliveriesQuery, EndpointInput
from webhooks.services.deliveries import redeliver
from webhooks.services.endpoints import (
    add_endpoint,
    change_endpoint,
    ping,
    remove_endpoint,
    resume_endpoint,
    rotate_secret,
)

MANAGED = Capability.MANAGE_WEBHOOKS


class EndpointsView(StaffView):
    capabilities = {"GET": MANAGED, "POST": MANAGED}

    @docs.list_endpoints
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        return json_response(endpoints_body(endpoints_of(self.hotel.pk)))

    @docs.add
    def post(self, request: Request, hotel_slug: str) -> HttpResponse:
        facts = EndpointInput.read(self.body)
        endpoint, secret = add_endpoint(**self.who, facts=facts, at=now())
        return json_response(with_secret(endpoint, secret), status=201)


class EventTypesView(StaffView):
    capabilities = {"GET": MANAGED}

    @docs.event_types
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        return json_response(event_types_body())


class EndpointView(StaffView):
    capabilities = {"GET": MANAGED, "PATCH": MANAGED, "DELETE": MANAGED}

    @docs.show
    def get(self, request: Request, hotel_slug: str, webhook_id: int) -> HttpResponse:
        endpoint = endpoint_of(hotel_id=self.hotel.pk, endpoint_id=webhook_id)
        return json_response(endpoint_body(endpoint))

    @docs.change
    def patch(self, request: Request, hotel_slug: str, webhook_id: int) -> HttpResponse:
        facts = EndpointInput.read_changes(self.body)
        endpoint = change_endpoint(**self.who, endpoint_id=webhook_id, facts=facts, at=now())
        return json_response(endpoint_body(endpoint))

    @docs.remove
    def delete(self, request: Request, hotel_slug: str, webhook_id: int) -> HttpResponse:
        NoInput.read(self.body)
        remove_endpoint(**self.who, endpoint_id=webhook_id, at=now())
        return nothing()


class PingView(StaffView):
    capabilities = {"POST": MANAGED}

    @docs.ping
    def post(self, request: Request, hotel_slug: str, webhook_id: int) -> HttpResponse:
        NoInput.read(self.body)
        delivery = ping(**self.who, endpoint_id=webhook_id, at=now())
        return json_response(delivery_body(delivery), status=202)


class SecretView(StaffView):
    capabilities = {"POST": MANAGED}

    @docs.rotate
    def post(self, request: Request, hotel_slug: str, webhook_id: int) -> HttpResponse:
        NoInput.read(self.body)
        endpoint, secret = rotate_secret(**self.who, endpoint_id=webhook_id, at=now())
        return json_response(with_secret(endpoint, secret))


class ResumeView(StaffView):
    capabilities = {"POST": MANAGED}

    @docs.resume
    def post(self, request: Request, hotel_slug: str, webhook_id: int) -> HttpResponse:
        NoInput.read(self.body)
        endpoint = resume_endpoint(**self.who, endpoint_id=webhook_id, at=now())
        return json_response(endpoint_body(endpoint))


class DeliveriesView(StaffView):
    capabilities = {"GET": MANAGED}

    @docs.deliveries
    def get(self, request: Request, hotel_slug: str, webhook_id: int) -> HttpResponse:
        asked = DeliveriesQuery.read_query(request.query_params)
        rows = deliveries_of(hotel_id=self.hotel.pk, endpoint_id=webhook_id, **asked)
        page = paginate(rows, request.query_params)
        return json_response(page.body([delivery_body(row) for row in page.rows]))


class RedeliverView(StaffView):
    capabilities = {"POST": MANAGED}

    @docs.redeliver
    def post(
        self, request: Request, hotel_slug: str, webhook_id: int, event_id: int
    ) -> HttpResponse:
        NoInput.read(self.body)
        redeliver(**self.who, endpoint_id=webhook_id, event_id=event_id, at=now())
        row = delivery_of(hotel_id=self.hotel.pk, endpoint_id=webhook_id, event_id=event_id)
        return json_response(delivery_body(row), status=202)
