"""Every refusal that comes from rates: plans, rules, promo codes, accounts, allotments."""

from __future__ import annotations

from typing import Final

from common.db import refuses_as
from common.errors import Conflict, DomainError, InvalidInput, NotFound
from rates.restrictions import BrokenRule, Rule


class RatePlanNotFound(NotFound):
    """Also for a plan that is not for who asks."""

    code = "RATE_PLAN_NOT_FOUND"
    message = "There is no such rate plan in this hotel."


class RatePlanNotForType(DomainError):
    code = "RATE_PLAN_NOT_FOR_TYPE"
    status = 409
    message = "The rate plan does not sell this room type."


class PlanNotOnSale(Conflict):
    code = Rule.PLAN_NOT_ON_SALE.value
    message = "The rate plan cannot be booked today."


class PlanNotForTheseNights(Conflict):
    code = Rule.PLAN_NOT_FOR_THESE_NIGHTS.value
    message = "The rate plan does not sell all nights of the stay."


class StopSell(Conflict):
    code = Rule.STOP_SELL.value
    message = "A night of the stay is closed for sale."


class ClosedToArrival(Conflict):
    code = Rule.CLOSED_TO_ARRIVAL.value
    message = "Guests cannot arrive on this day."


class ClosedToDeparture(Conflict):
    code = Rule.CLOSED_TO_DEPARTURE.value
    message = "Guests cannot leave on this day."


class MinStayArrival(Conflict):
    code = Rule.MIN_STAY_ARRIVAL.value
    message = "A stay that starts on this day needs more nights."


class MaxStayArrival(Conflict):
    code = Rule.MAX_STAY_ARRIVAL.value
    message = "A stay that starts on this day has fewer nights at most."


class MinStayThrough(Conflict):
    code = Rule.MIN_STAY_THROUGH.value
    message = "A stay over this night needs more nights."


class MaxStayThrough(Conflict):
    code = Rule.MAX_STAY_THROUGH.value
    message = "A stay over this night has fewer nights at most."


class MinAdvance(Conflict):
    code = Rule.MIN_ADVANCE.value
    message = "The stay must be booked more days ahead."


class MaxAdvance(Conflict):
    code = Rule.MAX_ADVANCE.value
    message = "The stay cannot be booked so many days ahead."


RULES_BROKEN: dict[str, type[Conflict]] = {
    kind.code: kind
    for kind in (
        PlanNotOnSale,
        PlanNotForTheseNights,
        StopSell,
        ClosedToArrival,
        ClosedToDeparture,
        MinStayArrival,
        MaxStayArrival,
        MinStayThrough,
        MaxStayThrough,
        MinAdvance,
        MaxAdvance,
    )
}


ABOUT_DEPARTURE: Final = frozenset(
    kind.code
    for kind in (
        ClosedToDeparture,
        MinStayArrival,
        MaxStayArrival,
        MinStayThrough,
        MaxStayThrough,
    )
)


def field_of(rule_code: str) -> str:
    """The day of the stay by which a guest would get round the rule."""
    return "check_out" if rule_code in ABOUT_DEPARTURE else "check_in"


def refusal_by(broken: BrokenRule) -> Conflict:
    """`details`: rate_plan_code, and night and limit where the rule has them."""
    facts = {
        "rate_plan_code": broken.plan_code,
        "night": broken.night and broken.night.isoformat(),
        "limit": broken.limit,
    }
    details = {name: value for name, value in facts.items() if value is not None}
    code = broken.rule.value
    return RULES_BROKEN[code](field=field_of(code), details=details)


class ChildAgesMismatch(InvalidInput):
    code = "CHILD_AGES_MISMATCH"
    message = "More ages or cots are given than there are children."


class AmountTooPrecise(InvalidInput):
    code = "AMOUNT_TOO_PRECISE"
    message = "The amount has more places than the hotel's currency."


class PromoCodeNotFound(NotFound):
    """Also for one that is not active, or not bookable today; a miss counts towards the limit of
    tries."""

    code = "PROMO_CODE_NOT_FOUND"
    message = "There is no such promo code, or it is not valid now."


class PromoCodeNotForStay(DomainError):
    code = "PROMO_CODE_NOT_FOR_STAY"
    status = 409
    message = "The promo code is not for this stay."


@refuses_as("promo_never_overused")
class PromoCodeUsedUp(DomainError):
    code = "PROMO_CODE_USED_UP"
    status = 409
    message = "The promo code has been used as often as it may be."


class PromoCodeUsedByGuest(DomainError):
    code = "PROMO_CODE_USED_BY_GUEST"
    status = 409
    message = "This guest has used the promo code as often as one guest may."


class AccountNotFound(NotFound):
    code = "ACCOUNT_NOT_FOUND"
    message = "There is no such corporate account in this hotel."


class AllotmentNotFound(NotFound):
    code = "ALLOTMENT_NOT_FOUND"
    message = "There is no such allotment in this hotel."


class AllotmentReleased(DomainError):
    code = "ALLOTMENT_RELEASED"
    status = 409
    message = "The allotment's rooms have been released."


@refuses_as("allotment_never_overdrawn")
class AllotmentUsedUp(DomainError):
    code = "ALLOTMENT_USED_UP"
    status = 409
    message = "The allotment has no room of this type left for every night of the stay."


class AllotmentNotForStay(DomainError):
    """`details.nights`: those for which it keeps no room of the type."""

    code = "ALLOTMENT_NOT_FOR_STAY"
    status = 409
    message = "The allotment does not keep rooms of this type for every night of the stay."


class AllotmentShortOfRooms(DomainError):
    """`details.nights`: room_type_code, night and how many rooms are left for it."""

    code = "ALLOTMENT_SHORT_OF_ROOMS"
    status = 409
    message = "Too few rooms are free to be kept."


class AllotmentPickedUp(DomainError):
    """`details.nights`, where some nights need what is booked: room_type_code, night, picked_up."""

    code = "ALLOTMENT_PICKED_UP"
    status = 409
    message = "The allotment's rooms have been booked."


class AllotmentDatesRefused(InvalidInput):
    """`details`: the hotel's today, or the first night."""

    code = "ALLOTMENT_DATES_REFUSED"
    message = "Nights start today at the earliest, and the release is between today and the first."


class AllotmentWithoutPrice(InvalidInput):
    code = "ALLOTMENT_WITHOUT_PRICE"
    message = "An allotment without a rate plan has a price for every night."


class AllotmentTypeFixed(DomainError):
    code = "ALLOTMENT_TYPE_FIXED"
    status = 409
    message = "A booking of an allotment stays with its room type."


# Keeping rates


class PolicyNotFound(NotFound):
    code = "POLICY_NOT_FOUND"
    message = "There is no such cancellation policy in this hotel."


class SeasonNotFound(NotFound):
    code = "SEASON_NOT_FOUND"
    message = "There is no such season in this hotel."


class TaxNotFound(NotFound):
    code = "TAX_NOT_FOUND"
    message = "There is no such tax in this hotel."


class CityTaxNotFound(NotFound):
    code = "CITY_TAX_NOT_FOUND"
    message = "There is no such city tax in this hotel."


class FeeNotFound(NotFound):
    code = "FEE_NOT_FOUND"
    message = "There is no such fee in this hotel."


@refuses_as(
    "rate_plan_code_once_a_hotel",
    "policy_code_once_a_hotel",
    "promo_code_once_a_hotel",
    "account_code_once_a_hotel",
    "allotment_code_once_a_hotel",
    field="code",
)
class CodeTaken(DomainError):
    code = "CODE_TAKEN"
    status = 409
    message = "The hotel already has something of this kind with this code."


@refuses_as(
    "tax_name_once_a_hotel",
    "city_tax_name_once_a_hotel",
    "fee_name_once_a_hotel",
    field="name",
)
class NameTaken(DomainError):
    code = "NAME_TAKEN"
    status = 409
    message = "The hotel already has something of this kind with this name."


@refuses_as("seasons_do_not_overlap", field="start_date")
class SeasonsOverlap(DomainError):
    code = "SEASONS_OVERLAP"
    status = 409
    message = "Another season of the hotel has some of these nights."


@refuses_as("rate_rule_once", "discount_once_a_threshold", "occupancy_price_once", field="results")
class ListedTwice(InvalidInput):
    code = "LISTED_TWICE"
    message = "The list says two things of the same case."


class PercentOutOfRange(InvalidInput):
    """`details`: from, to."""

    code = "PERCENT_OUT_OF_RANGE"
    message = "So many per cent make no sense here."


class OutOfOrder(InvalidInput):
    code = "LIMITS_OUT_OF_ORDER"
    message = "The most must not be less than the least."


class AgesOverlap(InvalidInput):
    code = "AGES_OVERLAP"
    message = "Two prices of the list are for a child of the same age."


class RateInUse(DomainError):
    """`details.used_by`: what would miss it."""

    code = "RATE_IN_USE"
    status = 409
    message = "It is in use and cannot be deleted."


class DerivationIncomplete(InvalidInput):
    code = "DERIVATION_INCOMPLETE"
    message = "A derived plan has a parent and an adjustment, any other has neither."


class PlanDerivesFromItself(DomainError):
    code = "PLAN_DERIVES_FROM_ITSELF"
    status = 409
    message = "The plan would take its prices from itself."


class PlanDerivedTooDeep(DomainError):
    """`details.most`: how many plans may take their prices from one another in a row."""

    code = "PLAN_DERIVED_TOO_DEEP"
    status = 409
    message = "Too many plans would take their prices from one another."


class DerivedPlanHasNoPrices(DomainError):
    code = "DERIVED_PLAN_HAS_NO_PRICES"
    status = 409
    message = "A derived plan takes its prices from its parent and has none of its own."


class PromoLimitBelowUses(DomainError):
    """`details.used`: how often it has been used."""

    code = "PROMO_LIMIT_BELOW_USES"
    status = 409
    message = "The promo code has been used more often than that."


# Many nights at once


class BulkTooLarge(InvalidInput):
    """`details`: the limit that was passed."""

    code = "BULK_TOO_LARGE"
    message = "That is more than one call may change."


class BulkRejected(DomainError):
    """`details`: rejected_count, and the first of `rejected` with index or line, code and message."""

    code = "BULK_REJECTED"
    status = 409
    message = "Some changes cannot be made, so none was."


class CalendarTooLong(InvalidInput):
    """`details.max_nights`."""

    code = "CALENDAR_TOO_LONG"
    message = "The calendar does not show that many nights at once."


class CsvExpected(DomainError):
    code = "CSV_EXPECTED"
    status = 415
    message = "Please send text/csv in UTF-8."


class CsvUnreadable(InvalidInput):
    code = "CSV_UNREADABLE"
    message = "The file could not be read as CSV."


class ExchangeRatesUnreadable(InvalidInput):
    """`details` hold the reason: TOO_LARGE, NOT_XML, DOCUMENT_TYPE, NOT_CSV, NO_HEADER, NO_RATES, DAY,
    RATE; and what it is about."""

    code = "EXCHANGE_RATES_UNREADABLE"
    message = "The file could not be read as exchange rates."


class ExchangeRatesTooOld(DomainError):
    code = "EXCHANGE_RATES_TOO_OLD"
    status = 409
    message = "These exchange rates are older than those at hand, or too old to be shown."
