from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env

NAME = "HOTELMATE_UNDER_TEST"


def read_with(
    monkeypatch: pytest.MonkeyPatch,
    value: str,
    reader: Callable[..., Any],
    *args: Any,
    **options: Any,
) -> Any:
    monkeypatch.setenv(NAME, value)
    return reader(NAME, *args, **options)


@pytest.mark.parametrize("value", ["", "   "])
def test_empty_means_the_default(monkeypatch: pytest.MonkeyPatch, value: str):
    assert read_with(monkeypatch, value, env.read_str, "fallback") == "fallback"


@pytest.mark.parametrize(("value", "number"), [("1", 1), (" 64 ", 64), ("007", 7)])
def test_whole_numbers(monkeypatch: pytest.MonkeyPatch, value: str, number: int):
    assert read_with(monkeypatch, value, env.read_int, 2, low=1, high=64) == number


@pytest.mark.parametrize("value", ["0", "65", "-1", "1.5", "two", "1_0", "٣", "9" * 400])
def test_other_numbers_are_refused_by_name(monkeypatch: pytest.MonkeyPatch, value: str):
    with pytest.raises(ImproperlyConfigured) as refusal:
        read_with(monkeypatch, value, env.read_int, 2, low=1, high=64)

    assert str(refusal.value) == f"{NAME}: expected a whole number from 1 to 64"


@pytest.mark.parametrize(
    ("value", "truth"), [("1", True), ("Yes", True), ("on", True), ("0", False), ("FALSE", False)]
)
def test_booleans(monkeypatch: pytest.MonkeyPatch, value: str, *, truth: bool):
    assert read_with(monkeypatch, value, env.read_bool, default=not truth) is truth


def test_half_a_boolean_is_refused(monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(ImproperlyConfigured, match=f"^{NAME}: expected 1 or 0$"):
        read_with(monkeypatch, "maybe", env.read_bool, default=False)


def test_lists_are_trimmed(monkeypatch: pytest.MonkeyPatch):
    assert read_with(monkeypatch, " a.example , ,b.example,", env.read_list) == [
        "a.example",
        "b.example",
    ]


def test_choice_outside_the_list_is_refused(monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(ImproperlyConfigured, match=f"^{NAME}: expected one of red, blue$"):
        read_with(monkeypatch, "green", env.read_choice, ("red", "blue"), "red")


def test_paths_are_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.chdir(tmp_path)
    assert read_with(monkeypatch, "var", env.read_path, Path("/nowhere")) == tmp_path / "var"


@pytest.mark.parametrize(
    ("value", "rate"), [("60/min", "60/min"), ("1/day", "1/day"), ("off", None)]
)
def test_rates(monkeypatch: pytest.MonkeyPatch, value: str, rate: str | None):
    assert read_with(monkeypatch, value, env.read_rate, "5/sec") == rate


@pytest.mark.parametrize("value", ["60", "0/min", "60/fortnight", "-1/min", "60/min;", "none"])
def test_other_rates_are_refused(monkeypatch: pytest.MonkeyPatch, value: str):
    with pytest.raises(ImproperlyConfigured, match=f"^{NAME}: expected a rate such as 60/min"):
        read_with(monkeypatch, value, env.read_rate, "5/sec")


def test_database_url_is_taken_apart(monkeypatch: pytest.MonkeyPatch):
    url = "postgresql://desk:p%40ss%2Fword@db.example:6432/hotel%20one?sslmode=require"

    assert read_with(monkeypatch, url, env.read_database, "") == {
        "ENGINE": "config.postgresql",
        "NAME": "hotel one",
        "USER": "desk",
        "PASSWORD": "p@ss/word",
        "HOST": "db.example",
        "PORT": 6432,
        "OPTIONS": {"sslmode": "require"},
    }


@pytest.mark.parametrize(
    "url",
    [
        "mysql://desk:secret@db/hotel",
        "postgresql://desk:secret@db",
        "postgresql:///hotel-secret",
        "postgresql://desk:secret@db:port/hotel",
        "secret",
    ],
)
def test_bad_database_url_is_refused_without_showing_it(monkeypatch: pytest.MonkeyPatch, url: str):
    with pytest.raises(ImproperlyConfigured) as refusal:
        read_with(monkeypatch, url, env.read_database, "")

    assert str(refusal.value) == f"{NAME}: expected postgresql://user:password@host:port/name"
