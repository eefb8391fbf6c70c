"""Several rooms in one go, for guests, and afterwards for the front desk."""

from __future__ import annotations

from django.http import HttpResponse
from rest_framework.request import Request

from common.actor import Actor
from common.api.idempotency import REPLAYED_HEADER, read_attempt
from common.api.renderers import json_response
from common.api.throttling import GroupBookingThrottle, PromoThrottle
from common.clock import now
from hotel import group_docs as docs
from hotel.booking_views import PricedView
from hotel.canonical_serializers import CancelInput
from hotel.group_bodies import (
    answered_group_body,
    created_group_body,
    group_body,
    wanted_rooms,
)
from hotel.group_serializers import GroupBookingInput
from room_bookings.selectors.groups import group_page
from room_bookings.services.group_booking import book_group_once
from room_bookings.services.group_lifecycle import cancel_group, confirm_group
from staff.api import StaffView
from staff.permissions import Capability
from staff.serializers import NoInput


class HotelGroupBookingCreateView(PricedView):
    throttle_classes = (GroupBookingThrottle, PromoThrottle)

    @docs.book_group
    def post(self, request: Request, hotel_slug: str) -> HttpResponse:
        facts, moment = GroupBookingInput.read(request.data), now()
        booked = book_group_once(
            wanted_rooms(hotel_slug, facts),
            attempt=read_attempt(request, request.data),
            answer=created_group_body,
            by=Actor.guest(),
            at=moment,
        )
        headers = REPLAYED_HEADER if booked.is_replay else None
        return json_response(answered_group_body(booked, at=moment), status=201, headers=headers)


class GroupView(StaffView):
    """For one group of the hotel."""

    def fresh(self, group_reference: str) -> HttpResponse:
        """The group's page as it is after the change."""
        page = group_page(hotel_id=self.hotel.pk, group_reference=group_reference)
        return json_response(group_body(page))


class StaffGroupDetailView(GroupView):
    capabilities = {"GET": Capability.VIEW_BOOKINGS}

    @docs.get_group
    def get(self, request: Request, hotel_slug: str, group_reference: str) -> HttpResponse:
        return self.fresh(group_reference)


class StaffGroupConfirmView(GroupView):
    capabilities = {"POST": Capability.CONFIRM_BOOKINGS}

    @docs.confirm_group
    def post(self, request: Request, hotel_slug: str, group_reference: str) -> HttpResponse:
        NoInput.read(self.body)
        confirm_group(**self.who, group_reference=group_reference, at=now())
        return self.fresh(group_reference)


class StaffGroupCancelView(GroupView):
    capabilities = {"POST": Capability.CANCEL_BOOKINGS}

    @docs.cancel_group
    def post(self, request: Request, hotel_slug: str, group_reference: str) -> HttpResponse:
        facts = CancelInput.read(self.body)
        cancel_group(**self.who, group_reference=group_reference, at=now(), **facts)
        return self.fresh(group_reference)
