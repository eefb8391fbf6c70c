"""`hotelmate exchange-rates FILE`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cli.commands.exchange_rates import run
from rates.models import ExchangeRate
from tests.factories.staff_fixtures import noon  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
FILE = "Date,USD,JPY\n2026-03-02,1.1568,178.53\n"


def written(folder: Path, text: str) -> str:
    path = folder / "rates.csv"
    path.write_text(text)
    return str(path)


def test_a_file_is_read(tmp_path: Path, capsys: Any):
    status = run([written(tmp_path, FILE)])

    assert (status, capsys.readouterr().out) == (
        0,
        "2 currencies against the euro, of 2026-03-02\n",
    )
    assert sorted(ExchangeRate.objects.values_list("currency", flat=True)) == ["JPY", "USD"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (FILE.replace("1.1568", "much"), "EXCHANGE_RATES_UNREADABLE: reason RATE"),
        (FILE.replace("2026", "2025"), "EXCHANGE_RATES_TOO_OLD: day 2025-03-02"),
    ],
)
def test_a_file_that_is_refused_changes_nothing(
    tmp_path: Path, capsys: Any, text: str, reason: str
):
    status = run([written(tmp_path, text)])

    assert (status, reason in capsys.readouterr().err) == (1, True)
    assert not ExchangeRate.objects.exists()


def test_a_file_that_is_not_there_is_said(tmp_path: Path, capsys: Any):
    missing = str(tmp_path / "none.xml")

    assert run([missing]) == 1
    assert capsys.readouterr().err == f"{missing}: No such file or directory\n"
