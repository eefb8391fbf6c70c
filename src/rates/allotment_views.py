"""Rooms kept for companies and events."""

from __future__ import annotations

from django.http import HttpResponse
from rest_framework.request import Request

from common.api.pagination import paginate
from common.api.renderers import json_response
from common.clock import now
from rates import allotment_docs as docs
from rates.allotment_bodies import allotment_body, allotment_row, pick_up_body, wanted_nights
from rates.allotment_serializers import AllotmentChangeInput, AllotmentInput
from room_bookings.selectors.allotments import allotment_in_full, allotments_of, pick_up_of
from room_bookings.services.allotments import (
    change_allotment,
    create_allotment,
    delete_allotment,
    release_allotment,
)
from staff.api import StaffView, nothing
from staff.permissions import Capability
from staff.serializers import NoInput


class AnAllotmentView(StaffView):
    def fresh(self, code: str, *, status: int = 200) -> HttpResponse:
        """The allotment as it is after the change."""
        allotment = allotment_in_full(hotel_id=self.hotel.pk, code=code)
        return json_response(allotment_body(allotment), status=status)


class AllotmentsView(AnAllotmentView):
    capabilities = {"GET": Capability.VIEW_RATES, "POST": Capability.MANAGE_RATES}

    @docs.list_allotments
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        page = paginate(allotments_of(self.hotel.pk), request.query_params)
        return json_response(page.body([allotment_row(row) for row in page.rows]))

    @docs.create
    def post(self, request: Request, hotel_slug: str) -> HttpResponse:
        facts = AllotmentInput.read(self.body)
        nights = wanted_nights(facts.pop("nights"))
        allotment = create_allotment(**self.who, facts=facts, nights=nights, at=now())
        return self.fresh(allotment.code, status=201)


class AllotmentView(AnAllotmentView):
    capabilities = {
        "GET": Capability.VIEW_RATES,
        "PATCH": Capability.MANAGE_RATES,
        "DELETE": Capability.MANAGE_RATES,
    }

    @docs.get
    def get(self, request: Request, hotel_slug: str, allotment_code: str) -> HttpResponse:
        return self.fresh(allotment_code)

    @docs.change
    def patch(self, request: Request, hotel_slug: str, allotment_code: str) -> HttpResponse:
        facts = AllotmentChangeInput.read_changes(self.body)
        nights = wanted_nights(facts.pop("nights", ()))
        change_allotment(**self.who, code=allotment_code, facts=facts, nights=nights, at=now())
        return self.fresh(allotment_code)

    @docs.delete
    def delete(self, request: Request, hotel_slug: str, allotment_code: str) -> HttpResponse:
        NoInput.read(self.body)
        delete_allotment(**self.who, code=allotment_code, at=now())
        return nothing()


class AllotmentReleaseView(AnAllotmentView):
    capabilities = {"POST": Capability.MANAGE_RATES}

    @docs.release
    def post(self, request: Request, hotel_slug: str, allotment_code: str) -> HttpResponse:
        NoInput.read(self.body)
        release_allotment(**self.who, code=allotment_code, at=now())
        return self.fresh(allotment_code)


class AllotmentPickUpView(StaffView):
    capabilities = {"GET": Capability.VIEW_RATES}

    @docs.pick_up
    def get(self, request: Request, hotel_slug: str, allotment_code: str) -> HttpResponse:
        return json_response(pick_up_body(pick_up_of(hotel_id=self.hotel.pk, code=allotment_code)))
