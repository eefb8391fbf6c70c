"""The shapes of what staff are answered about bookings, as `staff_bodies` makes them."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from hotel.booking_serializers import (
    BalanceSerializer,
    HoldSerializer,
    MoneyShown,
    PaymentTermsSerializer,
    PolicySerializer,
    SoldPriceSerializer,
)
from hotel.enums import BookerType, BookingStatus, CancellationReason, GuestRole, Language
from payments.money import MoneyStatus
from room_bookings.selectors.actions import Action
from rooms.enums import RoomStatus


class StaffRoomBookingListSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    booking_id = serializers.CharField()
    confirmation_number = serializers.CharField()
    hotel_name = serializers.CharField()
    guest_name = serializers.CharField()
    primary_email = serializers.CharField()
    room_type_name = serializers.CharField()
    room_type_code = serializers.CharField()
    assigned_room_number = serializers.CharField(allow_null=True)
    check_in = serializers.DateField()
    check_out = serializers.DateField()
    nights = serializers.IntegerField()
    adults = serializers.IntegerField()
    children = serializers.IntegerField()
    total_amount = MoneyShown()
    currency = serializers.CharField()
    status = serializers.ChoiceField(BookingStatus.choices)
    created_at = serializers.DateTimeField()
    checked_in_at = serializers.DateTimeField(allow_null=True)
    checked_out_at = serializers.DateTimeField(allow_null=True)
    is_in_house = serializers.BooleanField()
    expires_at = serializers.DateTimeField(allow_null=True)
    booker_type = serializers.ChoiceField(BookerType.choices)
    version = serializers.IntegerField(help_text="Rises with every change; goes into `If-Match`.")
    assignment_version = serializers.IntegerField()
    group_reference = serializers.CharField(allow_null=True, help_text="Of rooms booked together.")
    balance = BalanceSerializer()
    payment_status = serializers.ChoiceField([each.value for each in MoneyStatus])


class BookerSerializer(serializers.Serializer[Any]):
    type = serializers.ChoiceField(BookerType.choices)
    first_name = serializers.CharField()
    last_name = serializers.CharField()
    email = serializers.CharField()
    phone = serializers.CharField()
    company = serializers.CharField()


class RoomNamedSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    room_number = serializers.CharField()
    room_type = serializers.CharField()


class AssignmentSerializer(serializers.Serializer[Any]):
    room_assigned_at = serializers.DateTimeField(allow_null=True)
    room_assigned_by = serializers.CharField(allow_null=True)
    assignment_notes = serializers.CharField()
    assignment_version = serializers.IntegerField(help_text="Rises by one with every change.")


class RoomMoveSerializer(serializers.Serializer[Any]):
    from_room_number = serializers.CharField(allow_null=True)
    moved_at = serializers.DateTimeField()
    moved_by = serializers.CharField(allow_null=True)
    reason = serializers.CharField()


class StaffCancellationSerializer(serializers.Serializer[Any]):
    cancelled_at = serializers.DateTimeField()
    cancelled_by = serializers.CharField(allow_null=True)
    reason = serializers.ChoiceField(CancellationReason.choices)
    note = serializers.CharField()
    refundable_amount = MoneyShown(help_text="What goes back to the guest, until it is on its way.")
    still_owed_amount = MoneyShown(help_text="Of the penalty, what is not paid yet.")


class BookingPartyGuestSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    role = serializers.ChoiceField(GuestRole.choices)
    first_name = serializers.CharField()
    last_name = serializers.CharField()
    full_name = serializers.CharField()
    email = serializers.CharField()
    phone = serializers.CharField()
    is_staying = serializers.BooleanField()
    created_at = serializers.DateTimeField()


class BookingPartyGroupedSerializer(serializers.Serializer[Any]):
    booking_id = serializers.CharField()
    primary = BookingPartyGuestSerializer(allow_null=True)
    companions = BookingPartyGuestSerializer(many=True)
    staying_count = serializers.IntegerField()
    total_count = serializers.IntegerField()
    guests_booked = serializers.IntegerField()
    is_complete = serializers.BooleanField(help_text="As many are named as are booked.")


class BookingAccountSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()
    billing_name = serializers.CharField()
    billing_address = serializers.CharField()
    billing_email = serializers.CharField()
    vat_number = serializers.CharField()
    payment_days = serializers.IntegerField()


class StaffRoomBookingDetailSerializer(SoldPriceSerializer):
    id = serializers.IntegerField()
    booking_id = serializers.CharField()
    confirmation_number = serializers.CharField()
    hotel_name = serializers.CharField()
    room_type_name = serializers.CharField()
    room_type_code = serializers.CharField()
    guest_name = serializers.CharField()
    check_in = serializers.DateField()
    check_out = serializers.DateField()
    nights = serializers.IntegerField()
    adults = serializers.IntegerField()
    children = serializers.IntegerField()
    total_amount = MoneyShown()
    currency = serializers.CharField()
    status = serializers.ChoiceField(BookingStatus.choices)
    is_in_house = serializers.BooleanField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField(allow_null=True)
    confirmed_at = serializers.DateTimeField(allow_null=True)
    checked_in_at = serializers.DateTimeField(allow_null=True)
    checked_out_at = serializers.DateTimeField(allow_null=True)
    departed_on = serializers.DateField(allow_null=True)
    no_show_at = serializers.DateTimeField(allow_null=True)
    version = serializers.IntegerField(help_text="Rises with every change; goes into `If-Match`.")
    assignment_version = serializers.IntegerField()
    primary_first_name = serializers.CharField()
    primary_last_name = serializers.CharField()
    primary_email = serializers.CharField()
    primary_phone = serializers.CharField()
    booker_type = serializers.ChoiceField(BookerType.choices)
    booker = BookerSerializer()
    assigned_room = RoomNamedSerializer(allow_null=True)
    assigned_room_number = serializers.CharField(allow_null=True)
    assignment = AssignmentSerializer()
    room_move = RoomMoveSerializer(allow_null=True)
    subtotal = MoneyShown()
    taxes = MoneyShown()
    promo_code = serializers.CharField()
    group_reference = serializers.CharField(allow_null=True, help_text="Of rooms booked together.")
    account = BookingAccountSerializer(allow_null=True, help_text="Where the bill goes.")
    allotment_code = serializers.CharField(allow_null=True)
    policy = PolicySerializer(help_text="The booking's own, as it was sold with.")
    policy_words = serializers.CharField()
    payment = PaymentTermsSerializer(help_text="As it was sold.")
    hold = HoldSerializer(allow_null=True, help_text="null: it does not wait for its payment.")
    balance = BalanceSerializer()
    payment_status = serializers.ChoiceField([each.value for each in MoneyStatus])
    language = serializers.ChoiceField(
        Language.choices, help_text="In which the guest is written to."
    )
    penalty_amount = MoneyShown(
        allow_null=True, help_text="What the cancellation or the no-show was charged with."
    )
    special_requests = serializers.CharField()
    internal_notes = serializers.CharField()
    cancellation_details = StaffCancellationSerializer(allow_null=True)
    party = BookingPartyGroupedSerializer()
    booking_summary = serializers.CharField()
    room_photo_url = serializers.CharField(allow_null=True)
    allowed_actions = serializers.ListField(
        child=serializers.ChoiceField([action.value for action in Action])
    )


class AssignedBookingSerializer(AssignmentSerializer):
    booking_id = serializers.CharField()
    version = serializers.IntegerField(help_text="Rises with every change; goes into `If-Match`.")
    assigned_room = RoomNamedSerializer(allow_null=True)


class RoomAssignedSerializer(serializers.Serializer[Any]):
    success = serializers.BooleanField()
    booking = AssignedBookingSerializer()


class FreeRoomSerializer(RoomNamedSerializer):
    room_type_code = serializers.CharField()
    floor = serializers.CharField()
    room_status = serializers.ChoiceField(RoomStatus.choices)
    is_ready = serializers.BooleanField(help_text="A guest may walk in now.")


class FreeRoomsSerializer(serializers.Serializer[Any]):
    booking_id = serializers.CharField()
    count = serializers.IntegerField()
    results = FreeRoomSerializer(many=True)


class AuditEntrySerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    at = serializers.DateTimeField()
    who = serializers.CharField()
    actor = serializers.CharField()
    name = serializers.CharField()
    change = serializers.CharField()
    data = serializers.DictField()  # type: ignore[assignment]
    sentence = serializers.CharField(help_text="The same for people.")


class AssignmentConflictSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    at = serializers.DateTimeField()
    who = serializers.CharField()
    booking_id = serializers.CharField()
    room_id = serializers.IntegerField()
    room_number = serializers.CharField(allow_null=True)
    code = serializers.CharField()
    conflicting_bookings = serializers.ListField(child=serializers.CharField())


class EventSerializer(serializers.Serializer[Any]):
    event_id = serializers.IntegerField()
    name = serializers.CharField()
    change = serializers.CharField()
    timestamp = serializers.DateTimeField()
    who = serializers.CharField()
    request_id = serializers.CharField()
    data = serializers.DictField()  # type: ignore[assignment]


class EventsSerializer(serializers.Serializer[Any]):
    results = EventSerializer(many=True)
    next_after = serializers.IntegerField()
    has_more = serializers.BooleanField()
