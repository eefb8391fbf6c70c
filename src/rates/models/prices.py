"""What a night costs, and when it is not sold."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from common.fields import MoneyField
from rates.enums import (
    AdjustmentKind,
    OccupancyKind,
)
from rates.models.columns import SEASON_RANGE, known, of_hotel, word
from rates.models.plans import RatePlan


class Season(models.Model):
    hotel = of_hotel()
    name = models.CharField(max_length=100)
    start_date = models.DateField()
    end_date = models.DateField()

    class Meta:
        ordering = ("hotel_id", "start_date")
        constraints = (
            models.UniqueConstraint(fields=("hotel", "id"), name="season_of_hotel"),
            models.CheckConstraint(
                condition=Q(end_date__gt=F("start_date")), name="season_has_a_night"
            ),
            ExclusionConstraint(
                name="seasons_do_not_overlap",
                expressions=[
                    (F("hotel"), RangeOperators.EQUAL),
                    (SEASON_RANGE, RangeOperators.OVERLAPS),
                ],
            ),
        )

    def __str__(self) -> str:
        return self.name


class RateRule(models.Model):
    """`weekdays` is a mask, Monday 1 to Sunday 64; None of season, weekdays, type: any."""

    hotel = of_hotel()
    rate_plan = models.ForeignKey(RatePlan, on_delete=models.CASCADE, related_name="rules")
    room_type = models.ForeignKey(
        "rooms.RoomType", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    season = models.ForeignKey(
        Season, on_delete=models.CASCADE, null=True, blank=True, related_name="rules"
    )
    weekdays = models.PositiveSmallIntegerField(null=True, blank=True)
    kind = word(AdjustmentKind)
    value = MoneyField()

    class Meta:
        ordering = ("hotel_id", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("hotel", "rate_plan", "room_type", "season", "weekdays"),
                nulls_distinct=False,
                name="rate_rule_once",
            ),
            known("kind", AdjustmentKind, "rate_rule_kind_known"),
            models.CheckConstraint(
                condition=Q(weekdays__gte=1, weekdays__lte=127), name="rate_rule_weekdays_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


class RateNight(models.Model):
    """One plan, one type, one night: its price and its restrictions, where any are set.

    `closed_to_departure` stands on the night of the departure day. Days of advance are counted from
    the booking to the arrival.
    """

    pk = models.CompositePrimaryKey("hotel_id", "room_type_id", "night", "rate_plan_id")
    hotel = of_hotel()
    room_type = models.ForeignKey(
        "rooms.RoomType",
        on_delete=models.CASCADE,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    rate_plan = models.ForeignKey(
        RatePlan, on_delete=models.CASCADE, related_name="+", db_constraint=False
    )
    night = models.DateField()
    price = MoneyField(null=True, blank=True)
    min_stay_arrival = models.PositiveSmallIntegerField(null=True, blank=True)
    max_stay_arrival = models.PositiveSmallIntegerField(null=True, blank=True)
    min_stay_through = models.PositiveSmallIntegerField(null=True, blank=True)
    max_stay_through = models.PositiveSmallIntegerField(null=True, blank=True)
    closed_to_arrival = models.BooleanField(default=False, db_default=False)
    closed_to_departure = models.BooleanField(default=False, db_default=False)
    stop_sell = models.BooleanField(default=False, db_default=False)
    min_advance = models.PositiveSmallIntegerField(null=True, blank=True)
    max_advance = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(price__gte=0), name="night_price_not_negative"),
        )

    def __str__(self) -> str:
        return f"{self.rate_plan_id} {self.room_type_id} {self.night}"


class OccupancyPrice(models.Model):
    """See `terms.OccupancyPrice`. A type's own rows stand in place of those without a type."""

    hotel = of_hotel()
    room_type = models.ForeignKey(
        "rooms.RoomType", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    occupancy_kind = word(OccupancyKind)
    from_age = models.PositiveSmallIntegerField(default=0)
    under_age = models.PositiveSmallIntegerField(default=18)
    kind = word(AdjustmentKind)
    value = MoneyField()

    class Meta:
        ordering = ("hotel_id", "occupancy_kind", "from_age")
        constraints = (
            models.UniqueConstraint(
                fields=("hotel", "room_type", "occupancy_kind", "from_age"),
                nulls_distinct=False,
                name="occupancy_price_once",
            ),
            known("occupancy_kind", OccupancyKind, "occupancy_kind_known"),
            known("kind", AdjustmentKind, "occupancy_price_kind_known"),
            models.CheckConstraint(
                condition=Q(under_age__gt=F("from_age"), under_age__lte=18),
                name="occupancy_ages_in_order",
            ),
        )

    def __str__(self) -> str:
        return f"{self.occupancy_kind} {self.kind} {self.value}"
