"""Every refusal that comes from rates: plans, rules, promo codes, accounts, allotments."""

from __future__ import annotations

from common.db import refuses_as
from common.errors import DomainError, InvalidInput, NotFound
from rates.restrictions import BrokenRule, Rule


class RatePlanNotFound(NotFound):
    """Also for a plan that is not for who asks."""

    code = "RATE_PLAN_NOT_FOUND"
    message = "There is no such rate plan in this hotel."


class RatePlanNotForType(DomainError):
    code = "RATE_PLAN_NOT_FOR_TYPE"
    status = 409
    message = "The rate plan does not sell this room type."


class RuleBroken(DomainError):
    """A rule of a rate plan refuses the stay. `details`: rate_plan_code, night, limit."""

    status = 409


class PlanNotOnSale(RuleBroken):
    code = Rule.PLAN_NOT_ON_SALE.value
    message = "The rate plan cannot be booked today."


class PlanNotForTheseNights(RuleBroken):
    code = Rule.PLAN_NOT_FOR_THESE_NIGHTS.value
    message = "The rate plan does not sell all nights of the stay."


class StopSell(RuleBroken):
    code = Rule.STOP_SELL.value
    message = "A night of the stay is closed for sale."


class ClosedToArrival(RuleBroken):
    code = Rule.CLOSED_TO_ARRIVAL.value
    message = "Guests cannot arrive on this day."


class ClosedToDeparture(RuleBroken):
    code = Rule.CLOSED_TO_DEPARTURE.value
    message = "Guests cannot leave on this day."


class MinStayArrival(RuleBroken):
    code = Rule.MIN_STAY_ARRIVAL.value
    message = "A stay that starts on this day needs more nights."


class MaxStayArrival(RuleBroken):
    code = Rule.MAX_STAY_ARRIVAL.value
    message = "A stay that starts on this day has fewer nights at most."


class MinStayThrough(RuleBroken):
    code = Rule.MIN_STAY_THROUGH.value
    message = "A stay over this night needs more nights."


class MaxStayThrough(RuleBroken):
    code = Rule.MAX_STAY_THROUGH.value
    message = "A stay over this night has fewer nights at most."


class MinAdvance(RuleBroken):
    code = Rule.MIN_ADVANCE.value
    message = "The stay must be booked more days ahead."


class MaxAdvance(RuleBroken):
    code = Rule.MAX_ADVANCE.value
    message = "The stay cannot be booked so many days ahead."


RULES_BROKEN: dict[str, type[RuleBroken]] = {
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


def refusal_by(broken: BrokenRule) -> RuleBroken:
    facts = {
        "rate_plan_code": broken.plan_code,
        "night": broken.night and broken.night.isoformat(),
        "limit": broken.limit,
    }
    details = {name: value for name, value in facts.items() if value is not None}
    return RULES_BROKEN[broken.rule.value](field="check_in", details=details)


class ChildAgesMismatch(InvalidInput):
    code = "CHILD_AGES_MISMATCH"
    message = "More ages or cots are given than there are children."


class AmountTooPrecise(InvalidInput):
    code = "AMOUNT_TOO_PRECISE"
    message = "The amount has more places than the hotel's currency."


class PromoCodeNotFound(NotFound):
    """Also for one that is not active; a miss counts towards the limit of tries."""

    code = "PROMO_CODE_NOT_FOUND"
    message = "There is no such promo code."


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


class AllotmentTypeFixed(DomainError):
    code = "ALLOTMENT_TYPE_FIXED"
    status = 409
    message = "A booking of an allotment stays with its room type."
