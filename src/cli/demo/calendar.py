"""When guests stay: a year behind and a season ahead, as pure dates. No ORM, no clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from math import exp
from random import Random

from cli.demo.hotels import Tonight
from common.stay import Stay

PAST_DAYS = 365
FUTURE_DAYS = 200
KEPT_FREE_DAYS = 28
FULL_WEEKENDS_AFTER = (35, 63)
CONFERENCE_AFTER = 11
CONFERENCE_NIGHTS = 3
FRIDAY, SATURDAY = 4, 5

SEASON = (0.50, 0.54, 0.62, 0.66, 0.74, 0.82, 0.88, 0.88, 0.78, 0.68, 0.58, 0.64)
WEEKEND, MIDWEEK = 1.15, 0.92
LEAD_DAYS = 60.0
LENGTHS = (1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 7)
MEAN_LENGTH = sum(LENGTHS) / len(LENGTHS)

SPANS: dict[Tonight, tuple[tuple[int, int], ...]] = {
    Tonight.IN_HOUSE: ((-1, 2), (-2, 1), (-3, 2)),
    Tonight.DUE_OUT: ((-1, 0), (-2, 0)),
    Tonight.LEFT_DIRTY: ((-2, 0), (-3, 0)),
    Tonight.LEFT_CLEANING: ((-1, 0), (-2, 0)),
    Tonight.LEFT_CLEANED: ((-3, 0), (-1, 0)),
    Tonight.ARRIVED: ((0, 1), (0, 2)),
    Tonight.ARRIVAL: ((0, 2), (0, 3)),
    Tonight.ARRIVAL_WITHOUT_ROOM: ((0, 1), (0, 4)),
}
"""The stays, in days from today, that put a room into its state of tonight."""
BLOCKED_DAYS = {Tonight.CLOSED: (-2, 3), Tonight.REPAIRS_SOON: (5, 9)}


class Fate(Enum):
    STAYS = auto()
    LEAVES_EARLY = auto()
    CANCELS = auto()
    CANCELLED_BY_HOTEL = auto()
    LAPSES = auto()
    NO_SHOW = auto()

    @property
    def keeps_nights(self) -> bool:
        return self in {Fate.STAYS, Fate.LEAVES_EARLY}


FATES = {
    Fate.STAYS: 83, Fate.LEAVES_EARLY: 3, Fate.CANCELS: 7, Fate.CANCELLED_BY_HOTEL: 1,
    Fate.LAPSES: 4, Fate.NO_SHOW: 2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlannedStay:
    stay: Stay
    fate: Fate = Fate.STAYS
    tonight: Tonight = Tonight.OPEN
    is_allotted: bool = False

    @property
    def leaves_on(self) -> date:
        early = timedelta(days=self.fate == Fate.LEAVES_EARLY)
        return self.stay.check_out - early


@dataclass(frozen=True, slots=True)
class RoomCalendar:
    """One room's year: planned stays in order, and the run of nights it is blocked for."""

    stays: list[PlannedStay]
    block: Stay | None


class Kept(Enum):
    """Whether a room is one of those that are kept for the conference."""

    NOT = auto()
    HELD = auto()
    PICKED_UP = auto()


def plan_room(rng: Random, tonight: Tonight, *, today: date, kept: Kept = Kept.NOT) -> RoomCalendar:
    block = _block(tonight, today)
    fixed = [*_tonights_stay(rng, tonight, today), *_full_weekends(rng, today)]
    if kept is Kept.PICKED_UP:
        fixed.append(PlannedStay(conference_of(today), is_allotted=True))
    taken = {night for planned in fixed for night in planned.stay.each_night()}
    taken |= set(conference_of(today).each_night()) if kept is Kept.HELD else set()
    taken |= set(block.each_night()) if block else set()
    if tonight == Tonight.FREE:
        taken |= {today + timedelta(days=offset) for offset in range(KEPT_FREE_DAYS)}
    stays = [*fixed, *_chance_stays(rng, taken, today)]
    return RoomCalendar(sorted(stays, key=lambda planned: planned.stay), block)


def occupancy(night: date, *, today: date) -> float:
    """How full the house is that night: by season and weekday, and less the further ahead."""
    ahead = max(0, (night - today).days)
    weekday = WEEKEND if night.weekday() in {FRIDAY, SATURDAY} else MIDWEEK
    return min(0.97, SEASON[night.month - 1] * weekday) * exp(-ahead / LEAD_DAYS)


def full_weekends(today: date) -> Iterator[date]:
    """The Fridays of weekends on which every room is sold."""
    for ahead in FULL_WEEKENDS_AFTER:
        day = today + timedelta(days=ahead)
        yield day + timedelta(days=(FRIDAY - day.weekday()) % 7)


def conference_of(today: date) -> Stay:
    """From the Tuesday after the week that follows the first full weekend."""
    tuesday = next(full_weekends(today)) + timedelta(days=CONFERENCE_AFTER)
    return Stay(tuesday, tuesday + timedelta(days=CONFERENCE_NIGHTS))


def _block(tonight: Tonight, today: date) -> Stay | None:
    if tonight not in BLOCKED_DAYS:
        return None
    first, last = BLOCKED_DAYS[tonight]
    return Stay(today + timedelta(days=first), today + timedelta(days=last))


def _tonights_stay(rng: Random, tonight: Tonight, today: date) -> Iterator[PlannedStay]:
    if tonight in SPANS:
        first, last = rng.choice(SPANS[tonight])
        stay = Stay(today + timedelta(days=first), today + timedelta(days=last))
        yield PlannedStay(stay, tonight=tonight)


def _full_weekends(rng: Random, today: date) -> Iterator[PlannedStay]:
    for friday in full_weekends(today):
        arrival = friday - timedelta(days=rng.choice((0, 0, 0, 1)))
        departure = friday + timedelta(days=rng.choice((2, 2, 2, 3)))
        yield PlannedStay(Stay(arrival, departure))


def _chance_stays(rng: Random, taken: set[date], today: date) -> Iterator[PlannedStay]:
    day = today - timedelta(days=PAST_DAYS)
    end = today + timedelta(days=FUTURE_DAYS)
    while day < end:
        planned = None
        if day not in taken and rng.random() < _chance_of_arrival(occupancy(day, today=today)):
            planned = _chance_stay(rng, day, taken, today)
            yield planned
        stays_on = planned is not None and planned.fate.keeps_nights
        day = planned.leaves_on if planned and stays_on else day + timedelta(days=1)


def _chance_of_arrival(share: float) -> float:
    """On a free day, so that the share of nights comes out taken."""
    return share / (MEAN_LENGTH - share * (MEAN_LENGTH - 1))


def _chance_stay(rng: Random, day: date, taken: set[date], today: date) -> PlannedStay:
    nights = 1
    for _ in range(1, rng.choice(LENGTHS)):
        if day + timedelta(days=nights) in taken:
            break
        nights += 1
    stay = Stay(day, day + timedelta(days=nights))
    return PlannedStay(stay, _chance_fate(rng, stay, today))


def _chance_fate(rng: Random, stay: Stay, today: date) -> Fate:
    [fate] = rng.choices(list(FATES), list(FATES.values()))
    too_soon = {
        Fate.LEAVES_EARLY: stay.nights == 1 or stay.check_out > today,
        Fate.NO_SHOW: stay.check_in >= today,
    }
    return Fate.STAYS if too_soon.get(fate, False) else fate
