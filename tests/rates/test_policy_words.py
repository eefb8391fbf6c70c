"""Policies as guests read them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from common.money import Purse
from rates.policy_words import cancellation_words, policy_words, policy_words_for_stay
from tests.rates.test_policies import penalty, policy, sold

FREE_ELSE = " No-show: free of charge. No deposit."
NEW_YEAR = datetime(2027, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("tiers", "cutoff", "words"),
    [
        ("never", "15:00", "Free cancellation."),
        ("24: nothing", "15:00", "Free cancellation."),
        (
            "48: first night, 24: whole stay",
            "15:00",
            (
                "Free cancellation until 48 hours before 15:00 on the day of arrival; "
                "then the first night; from 24 hours before, the whole stay."
            ),
        ),
        (
            "168: 25.00, 72: 12.50 %, 1: 100 %, 0: whole stay",
            "18:30",
            (
                "Free cancellation until 168 hours (7 days) before 18:30 on the day of arrival; "
                "then 25.00 EUR; from 72 hours (3 days) before, 12.5 % of the price; "
                "from 1 hour before, 100 % of the price; "
                "from 18:30 on the day of arrival, the whole stay."
            ),
        ),
        (
            "0: first night",
            "00:00",
            "Free cancellation until 00:00 on the day of arrival; then the first night.",
        ),
        ("booking: whole stay", "15:00", "Non-refundable: cancelling costs the whole stay."),
        ("booking: first night", "15:00", "Cancelling costs the first night."),
        (
            "booking: 50 %, 50: whole stay, 24: nothing",
            "15:00",
            (
                "Cancelling costs 50 % of the price; "
                "from 50 hours before 15:00 on the day of arrival, the whole stay; "
                "from 24 hours before, nothing."
            ),
        ),
        (
            "72: nothing, 48: first night, 24: first night",
            "15:00",
            (
                "Free cancellation until 48 hours before 15:00 on the day of arrival; "
                "then the first night."
            ),
        ),
    ],
)
def test_cancellation_of_any_stay(tiers: str, cutoff: str, words: str):
    assert policy_words(policy(tiers, cutoff), "EUR") == words + FREE_ELSE


@pytest.mark.parametrize(
    ("no_show", "deposit", "words"),
    [
        ("nothing", "nothing", "No-show: free of charge. No deposit."),
        ("whole stay", "30 %", "No-show: the whole stay. Deposit: 30 % of the price on booking."),
        (
            "first night",
            "whole stay",
            "No-show: the first night. Deposit: the whole stay on booking.",
        ),
        ("5000", "100", "No-show: 5000 JPY. Deposit: 100 JPY on booking."),
    ],
)
def test_no_show_and_deposit_of_any_stay(no_show: str, deposit: str, words: str):
    terms = policy("never", no_show=penalty(no_show), deposit=penalty(deposit))

    assert policy_words(terms, "JPY") == f"Free cancellation. {words}"


FIRST = "Tue 12 Jan 2027, 15:00"
SECOND = "Wed 13 Jan 2027, 15:00"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (
            (2027, 1, 12, 14, 59, 59),
            (
                f"Free cancellation until {FIRST} (Europe/Dublin). "
                f"After that 120.00 EUR (the first night); from {SECOND}, 230.00 EUR (the whole stay)."
            ),
        ),
        (
            (2027, 1, 12, 15),
            (
                "Cancelling costs 120.00 EUR (the first night); "
                f"from {SECOND} (Europe/Dublin), 230.00 EUR (the whole stay)."
            ),
        ),
        ((2027, 1, 13, 15), "Non-refundable: cancelling costs 230.00 EUR (the whole stay)."),
    ],
)
def test_cancellation_of_a_stay_from_a_moment_on(at: tuple[int, ...], words: str):
    terms = policy("48: first night, 24: whole stay")
    moment = datetime(*at, tzinfo=UTC)  # type: ignore[misc,arg-type]

    assert cancellation_words(terms, sold(), at=moment) == words
    assert policy_words_for_stay(terms, sold(), at=moment) == words + FREE_ELSE


def test_a_whole_policy_for_a_stay():
    terms = policy("24: 50.00", "18:00", no_show=penalty("whole stay"), deposit=penalty("33.333 %"))

    assert policy_words_for_stay(terms, sold(), at=NEW_YEAR) == (
        "Free cancellation until Wed 13 Jan 2027, 18:00 (Europe/Dublin). After that 50.00 EUR. "
        "No-show: 230.00 EUR (the whole stay). "
        "Deposit: 76.67 EUR (33.333 % of the price) on booking."
    )


def test_tiers_that_come_to_the_same_are_told_once():
    one_night = sold(total="120.00", first_night="120.00")

    assert cancellation_words(
        policy("48: first night, 24: whole stay"), one_night, at=NEW_YEAR
    ) == (
        "Free cancellation until Tue 12 Jan 2027, 15:00 (Europe/Dublin). "
        "After that 120.00 EUR (the first night)."
    )


def test_a_stay_for_nothing_costs_nothing_to_cancel():
    free = sold(total="0.00", first_night="0.00")

    assert cancellation_words(policy("booking: whole stay"), free, at=NEW_YEAR) == (
        "Free cancellation."
    )


def test_dates_are_the_hotels_own():
    """15:00 on Kiritimati is 01:00 in London."""
    stay = sold(zone="Pacific/Kiritimati", purse=Purse("JPY"), total="30000", first_night="15000")

    assert cancellation_words(policy("0: first night"), stay, at=NEW_YEAR) == (
        "Free cancellation until Thu 14 Jan 2027, 15:00 (Pacific/Kiritimati). "
        "After that 15000 JPY (the first night)."
    )


@pytest.mark.parametrize(
    ("hours", "moment"),
    [(14, "01:30 IST"), (13, "01:30 GMT"), (12, "02:30"), (15, "00:30")],
)
def test_a_time_that_comes_twice_is_told_with_its_zone(hours: int, moment: str):
    """On the night of 31 October 2027, before 14:30 in Dublin."""
    stay = sold(date(2027, 10, 31))

    assert cancellation_words(policy(f"{hours}: 10 %", "14:30"), stay, at=NEW_YEAR) == (
        f"Free cancellation until Sun 31 Oct 2027, {moment} (Europe/Dublin). "
        "After that 23.00 EUR (10 % of the price)."
    )


def test_months_and_weekdays_are_english_whatever_the_server_speaks():
    words = [
        cancellation_words(policy("0: 10 %"), sold(date(2027, month, month)), at=NEW_YEAR)
        for month in range(1, 13)
    ]

    assert [text.split()[3:6] for text in words] == [
        ["Fri", "1", "Jan"],
        ["Tue", "2", "Feb"],
        ["Wed", "3", "Mar"],
        ["Sun", "4", "Apr"],
        ["Wed", "5", "May"],
        ["Sun", "6", "Jun"],
        ["Wed", "7", "Jul"],
        ["Sun", "8", "Aug"],
        ["Thu", "9", "Sep"],
        ["Sun", "10", "Oct"],
        ["Thu", "11", "Nov"],
        ["Sun", "12", "Dec"],
    ]


def test_the_same_policy_is_put_into_words_once():
    policy_words.cache_clear()
    for _ in range(3):
        policy_words(policy("24: first night"), "EUR")

    assert policy_words.cache_info().misses == 1
