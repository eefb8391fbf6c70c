"""Bodies of the public API: what guests send, and what they are answered."""

from __future__ import annotations

from typing import Any, Final

from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.fields import SkipField
from typing_extensions import override

from common.api.fields import (
    Ages,
    BoundedInteger,
    Choice,
    EmailAddress,
    IsoDate,
    LongText,
    Phone,
    PlainText,
    StrictBoolean,
    StrictSerializer,
)
from hotel.enums import BookerType, BookingStatus, CancellationReason, GuestRole, Language
from payments.money import MoneyStatus
from rates.enums import LineKind, MealPlan, PaymentMode, PenaltyKind
from rates.restrictions import Rule
from rates.terms import GROWN_UP
from room_bookings.errors import OccupancyExceeded, SoldOut

MAX_ADULTS: Final = 20
MAX_CHILDREN: Final = 20
MAX_COMPANIONS: Final = 20
LONGEST_REQUEST: Final = 2000
LONGEST_REASON: Final = 500


class SearchQuery(StrictSerializer):
    check_in = IsoDate()
    check_out = IsoDate()
    adults = BoundedInteger(min_value=1, max_value=MAX_ADULTS, default=2)
    children = BoundedInteger(min_value=0, max_value=MAX_CHILDREN, default=0)
    child_ages = Ages(default=list, help_text="As `4,11`: of the children, as far as known.")
    cots = BoundedInteger(min_value=0, max_value=MAX_CHILDREN, default=0)
    room_type_code = PlainText(max_length=20, allow_blank=True, default="")
    promo_code = PlainText(max_length=30, allow_blank=True, default="")
    corporate_code = PlainText(max_length=30, allow_blank=True, default="")


class RoomTypeInput(StrictSerializer):
    room_type_code = PlainText(max_length=20)


class DatesInput(StrictSerializer):
    check_in = IsoDate()
    check_out = IsoDate()


class GuestsInput(StrictSerializer):
    adults = BoundedInteger(min_value=1, max_value=MAX_ADULTS)
    children = BoundedInteger(min_value=0, max_value=MAX_CHILDREN, default=0)
    child_ages = serializers.ListField(
        child=BoundedInteger(min_value=0, max_value=GROWN_UP - 1),
        max_length=MAX_CHILDREN,
        default=list,
        help_text="Of the children, as far as known; a child without an age counts as 17.",
    )
    cots = BoundedInteger(min_value=0, max_value=MAX_CHILDREN, default=0)
    rate_plan_code = PlainText(
        max_length=30,
        allow_blank=True,
        default="",
        help_text="Without one: the hotel's first plan that sells the stay and takes the promo code.",
    )


class CodesInput(StrictSerializer):
    promo_code = PlainText(max_length=50, allow_blank=True, default="")
    corporate_code = PlainText(
        max_length=30,
        allow_blank=True,
        default="",
        help_text="An account's: opens its plans, and names a COMPANY that does not name itself.",
    )
    allotment_code = PlainText(
        max_length=30,
        allow_blank=True,
        default="",
        help_text="Of a block of rooms kept for a group.",
    )


class StayInput(RoomTypeInput, DatesInput, GuestsInput, CodesInput):
    pass


class CompanionInput(StrictSerializer):
    first_name = PlainText(max_length=100)
    last_name = PlainText(max_length=100)
    email = EmailAddress(allow_blank=True, default="")
    phone = Phone(allow_blank=True, default="")
    is_staying = StrictBoolean(default=True)
    role = Choice([GuestRole.COMPANION], required=False)

    def validate_role(self, _role: str) -> str:
        """It may be said, as the look-up says it, but nobody becomes primary so."""
        raise SkipField


Companions = serializers.BaseSerializer[Any]


class PrimaryInput(StrictSerializer):
    primary_first_name = PlainText(max_length=100)
    primary_last_name = PlainText(max_length=100)
    primary_email = EmailAddress(allow_blank=True, default="")
    primary_phone = Phone(allow_blank=True, default="")


class BookerInput(StrictSerializer):
    booker_type = Choice(BookerType.choices, default=BookerType.SELF)
    booker_first_name = PlainText(max_length=100, allow_blank=True, default="")
    booker_last_name = PlainText(max_length=100, allow_blank=True, default="")
    booker_email = EmailAddress(allow_blank=True, default="")
    booker_phone = Phone(allow_blank=True, default="")
    booker_company = PlainText(max_length=150, allow_blank=True, default="")


class LanguageInput(StrictSerializer):
    language = Choice(
        Language.choices,
        required=False,
        help_text="In which the guest is written to. Without one: the hotel's.",
    )


class BookingInput(StayInput, PrimaryInput, BookerInput, LanguageInput):
    """`primary_*` is who stays, `booker_*` is who books and pays when that is somebody else."""

    party: Companions = serializers.ListSerializer(
        child=CompanionInput(), max_length=MAX_COMPANIONS, default=()
    )
    quote_id = PlainText(max_length=50, allow_blank=True, default="")
    special_requests = LongText(max_length=LONGEST_REQUEST, allow_blank=True, default="")

    @override
    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not (attrs["primary_email"] or attrs["booker_email"]):
            message = "Give an e-mail address of the guest or of the booker."
            raise ValidationError({"primary_email": message})
        return attrs


class ProofInput(StrictSerializer):
    last_name = PlainText(max_length=100)
    email = EmailAddress()


class CancellationInput(StrictSerializer):
    reason = LongText(max_length=LONGEST_REASON, allow_blank=True, default="")


class MoneyShown(serializers.DecimalField):
    """With the places of the currency beside it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=14, decimal_places=4, **kwargs)


class HotelSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    slug = serializers.CharField()


class PriceSerializer(serializers.Serializer[Any]):
    """The whole stay, in the currency beside it; subtotal + taxes = total."""

    subtotal = MoneyShown()
    taxes = MoneyShown()
    total = MoneyShown()


class PaymentTermsSerializer(serializers.Serializer[Any]):
    """`due_now` + `due_later` = the total of the stay."""

    mode = serializers.ChoiceField([each.value for each in PaymentMode])
    due_now = MoneyShown(help_text="Paid before the booking is confirmed.")
    guarantee = MoneyShown(help_text="What a card answers for before the booking is confirmed.")
    due_later = MoneyShown(help_text="Paid at the hotel.")
    words = serializers.CharField(help_text="The same for guests.")


class HoldSerializer(serializers.Serializer[Any]):
    """Of a booking that waits for its payment."""

    expires_at = serializers.DateTimeField()
    seconds_left = serializers.IntegerField(min_value=0, help_text="At the moment of the answer.")
    can_be_extended = serializers.BooleanField(
        help_text="Once, while the guest has a page to pay on: see `hold/extend/`."
    )


class BalanceSerializer(serializers.Serializer[Any]):
    """owed - paid + returning = due."""

    owed = MoneyShown(help_text="What the booking costs as it stands.")
    paid = MoneyShown(help_text="And not paid back.")
    returning = MoneyShown(help_text="Paid back soon, and not on its way yet.")
    due = MoneyShown(help_text="Still to pay; below nothing: owed to the guest.")
    currency = serializers.CharField()


class BrokenRuleSerializer(serializers.Serializer[Any]):
    """Where the rule stands: the plan's or its parent's, on a night or (null) on the plan itself."""

    rate_plan_code = serializers.CharField()
    night = serializers.DateField(allow_null=True)
    limit = serializers.IntegerField(allow_null=True, help_text="Nights, or days of advance.")


class RatePlanOfferSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()
    description = serializers.CharField()
    meal = serializers.ChoiceField([each.value for each in MealPlan])
    policy_words = serializers.CharField(help_text="Cancellation, no-show and deposit.")
    is_available = serializers.BooleanField()
    unavailable_reason = serializers.ChoiceField(
        [rule.value for rule in Rule], allow_null=True, help_text="The rule that refuses the stay."
    )
    rule = BrokenRuleSerializer(allow_null=True)
    promo_applied = serializers.BooleanField(
        help_text="False: no code was sent, or it is not for this plan or stay."
    )
    price = PriceSerializer()
    deposit_amount = MoneyShown(help_text="By the policy; what is due is told by `payment`.")
    payment = PaymentTermsSerializer()


class RoomTypeSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    code = serializers.CharField()
    name = serializers.CharField()
    short_description = serializers.CharField()
    max_occupancy = serializers.IntegerField()
    bed_setup = serializers.CharField()
    photo_url = serializers.CharField(allow_null=True)
    starting_price_from = MoneyShown()
    currency = serializers.CharField()
    booking_code = serializers.CharField()
    booking_url = serializers.CharField()
    availability_message = serializers.CharField()
    rooms_left = serializers.IntegerField(help_text="On the fullest night of the stay.")
    is_available = serializers.BooleanField()
    unavailable_reason = serializers.ChoiceField(
        [OccupancyExceeded.code, SoldOut.code, *(rule.value for rule in Rule)], allow_null=True
    )
    rule = BrokenRuleSerializer(
        allow_null=True, help_text="By which `rate_plan_code` does not sell the stay."
    )
    nights = serializers.IntegerField()
    price = PriceSerializer(allow_null=True, help_text="What a booking without a plan costs.")
    rate_plan_code = serializers.CharField(
        allow_null=True, help_text="The plan that a booking without one gets."
    )
    cheapest_rate_plan_code = serializers.CharField(allow_null=True)
    rate_plans = RatePlanOfferSerializer(many=True)


class NearStaySerializer(serializers.Serializer[Any]):
    check_in = serializers.DateField()
    check_out = serializers.DateField()
    nights = serializers.IntegerField()
    room_type_code = serializers.CharField()
    rate_plan_code = serializers.CharField()
    total = MoneyShown()


class AvailabilitySerializer(serializers.Serializer[Any]):
    hotel = HotelSerializer()
    check_in = serializers.DateField()
    check_out = serializers.DateField()
    nights = serializers.IntegerField()
    adults = serializers.IntegerField()
    children = serializers.IntegerField()
    child_ages = serializers.ListField(child=serializers.IntegerField())
    cots = serializers.IntegerField()
    currency = serializers.CharField()
    room_types = RoomTypeSerializer(many=True)
    nearest_stays = NearStaySerializer(
        many=True, help_text="When nothing can be had: up to three stays that can, nearest first."
    )


class PenaltySerializer(serializers.Serializer[Any]):
    kind = serializers.ChoiceField([each.value for each in PenaltyKind])
    value = serializers.CharField(help_text="An amount for FIXED, per cent for PERCENT, else 0.")


class TierSerializer(PenaltySerializer):
    hours_before = serializers.IntegerField(help_text="The cut-off; from then on it costs this.")


class PolicySerializer(serializers.Serializer[Any]):
    """Before the first tier cancelling is free; the cut-off is a time of the arrival day."""

    name = serializers.CharField()
    cutoff_time = serializers.CharField()
    tiers = TierSerializer(many=True)
    no_show = PenaltySerializer()
    deposit = PenaltySerializer()


class RatePlanNamedSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()


class TaxShareSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    amount = MoneyShown()


class PriceLineSerializer(serializers.Serializer[Any]):
    """net + taxes = amount; all amounts are the total, all nets the subtotal."""

    kind = serializers.ChoiceField([each.value for each in LineKind])
    night = serializers.DateField(allow_null=True, help_text="Null: of the whole stay.")
    reason = serializers.CharField(help_text="Where the amount comes from, in words.")
    quantity = serializers.IntegerField()
    net = MoneyShown()
    taxes = TaxShareSerializer(many=True)
    amount = MoneyShown()


class SoldPriceSerializer(serializers.Serializer[Any]):
    child_ages = serializers.ListField(child=serializers.IntegerField())
    cots = serializers.IntegerField()
    rate_plan = RatePlanNamedSerializer()
    lines = PriceLineSerializer(many=True)
    tax_summary = TaxShareSerializer(many=True, help_text="Each tax of the stay once.")


class PricingQuoteSerializer(SoldPriceSerializer):
    quote_id = serializers.CharField()
    hotel = HotelSerializer()
    room_type = serializers.CharField(help_text="The type's code.")
    room_type_name = serializers.CharField()
    check_in = serializers.DateField()
    check_out = serializers.DateField()
    nights = serializers.IntegerField()
    adults = serializers.IntegerField()
    children = serializers.IntegerField()
    promo_code = serializers.CharField()
    policy = PolicySerializer()
    policy_words = serializers.CharField(help_text="For these dates, in amounts.")
    deposit_amount = MoneyShown(help_text="By the policy; what is due is told by `payment`.")
    payment = PaymentTermsSerializer()
    subtotal = MoneyShown()
    taxes = MoneyShown()
    total = MoneyShown()
    currency = serializers.CharField()
    expires_at = serializers.DateTimeField()
    created_at = serializers.DateTimeField()


class BookedRoomSerializer(serializers.Serializer[Any]):
    type = serializers.CharField()
    code = serializers.CharField()


class BookedDatesSerializer(serializers.Serializer[Any]):
    check_in = serializers.DateField()
    check_out = serializers.DateField()
    nights = serializers.IntegerField()


class BookedGuestsSerializer(serializers.Serializer[Any]):
    adults = serializers.IntegerField()
    children = serializers.IntegerField()
    primary_name = serializers.CharField()


class BookedPriceSerializer(serializers.Serializer[Any]):
    total_amount = MoneyShown()
    currency = serializers.CharField()
    subtotal = MoneyShown()
    taxes = MoneyShown()


class RoomBookingCreatedSerializer(serializers.Serializer[Any]):
    booking_id = serializers.CharField()
    confirmation_number = serializers.CharField()
    status = serializers.ChoiceField(BookingStatus.choices)
    hotel = HotelSerializer()
    room = BookedRoomSerializer()
    dates = BookedDatesSerializer()
    guests = BookedGuestsSerializer()
    pricing = BookedPriceSerializer()
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField(
        allow_null=True, help_text="Until then the room is held; null: it is confirmed."
    )
    special_requests = serializers.CharField()
    promo_code = serializers.CharField()
    rate_plan = RatePlanNamedSerializer()
    language = serializers.ChoiceField(Language.choices)
    payment = PaymentTermsSerializer()
    hold = HoldSerializer(
        allow_null=True, help_text="As it is at the moment of the answer, also of a repeated one."
    )
    manage_token = serializers.CharField(help_text="The proof to send as X-Booking-Token.")


class PartyMemberSerializer(serializers.Serializer[Any]):
    role = serializers.ChoiceField(GuestRole.choices)
    first_name = serializers.CharField()
    last_name = serializers.CharField()
    email = serializers.CharField()
    phone = serializers.CharField()
    is_staying = serializers.BooleanField()


class CancellationSerializer(serializers.Serializer[Any]):
    cancelled_at = serializers.DateTimeField()
    reason = serializers.ChoiceField(CancellationReason.choices)
    penalty_amount = MoneyShown(allow_null=True, help_text="What it was charged with.")
    refundable_amount = MoneyShown(
        allow_null=True, help_text="What goes back to the guest, until it is on its way."
    )
    still_owed_amount = MoneyShown(
        allow_null=True, help_text="Of the penalty, what is not paid yet."
    )


class RoomBookingDetailSerializer(SoldPriceSerializer):
    """Without proof a person's data are masked, null or empty, and `is_verified` is false."""

    id = serializers.CharField(help_text="The same as booking_id.")
    booking_id = serializers.CharField()
    confirmation_number = serializers.CharField()
    hotel_name = serializers.CharField()
    room_type_name = serializers.CharField()
    guest_name = serializers.CharField()
    primary_first_name = serializers.CharField()
    primary_last_name = serializers.CharField()
    primary_email = serializers.CharField(allow_null=True)
    primary_phone = serializers.CharField(allow_null=True)
    booker_type = serializers.ChoiceField(BookerType.choices)
    assigned_room = serializers.CharField(allow_null=True, help_text="The room's number.")
    check_in = serializers.DateField()
    check_out = serializers.DateField()
    nights = serializers.IntegerField()
    adults = serializers.IntegerField()
    children = serializers.IntegerField()
    subtotal = MoneyShown()
    taxes = MoneyShown()
    total_amount = MoneyShown()
    penalty_amount = MoneyShown(
        allow_null=True, help_text="What a cancelled or no-show booking was charged with."
    )
    currency = serializers.CharField()
    status = serializers.ChoiceField(BookingStatus.choices)
    special_requests = serializers.CharField(allow_null=True)
    created_at = serializers.DateTimeField()
    party = PartyMemberSerializer(many=True)
    booking_summary = serializers.CharField()
    room_photo_url = serializers.CharField(allow_null=True)
    cancellation_details = CancellationSerializer(allow_null=True)
    policy = PolicySerializer(help_text="The booking's own, as it was sold with.")
    policy_words = serializers.CharField()
    payment = PaymentTermsSerializer(help_text="As it was sold.")
    hold = HoldSerializer(allow_null=True, help_text="null: it does not wait for its payment.")
    language = serializers.ChoiceField(Language.choices, allow_null=True)
    balance = BalanceSerializer(allow_null=True)
    payment_status = serializers.ChoiceField([each.value for each in MoneyStatus], allow_null=True)
    expires_at = serializers.DateTimeField(allow_null=True)
    group_reference = serializers.CharField(allow_null=True, help_text="Of rooms booked together.")
    is_verified = serializers.BooleanField()


class RoomBookingVerifiedSerializer(RoomBookingDetailSerializer):
    manage_token = serializers.CharField(help_text="The proof to send as X-Booking-Token.")
