"""`hotelmate hotel` and `hotelmate import`: what they print and how they end."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.commands import bring_over, hotel
from hotel.models import Hotel, RoomBooking
from hotel_setup.files.writing import hotel_file
from rooms.models import Room

pytestmark = pytest.mark.django_db

SMALL = """\
hotel: {slug: small, name: Small, timezone: UTC, currency: EUR, email: a@small.example}
room_types:
  - {code: DBL, name: Double, starting_price_from: 80}
rooms:
  - {type: DBL, numbers: 1-3}
plans:
  - {code: STD, name: Standard}
"""
Told = pytest.CaptureFixture[str]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "hotel.yaml"
    path.write_text(SMALL)
    return path


def test_a_dry_run_a_run_and_a_second_run(source: Path, capsys: Told) -> None:
    lines = (
        "+ hotel small, closed to guests until it is opened\n"
        "+ room type DBL\n"
        "+ 3 rooms DBL: 1, 2, 3\n"
        "+ plan STD\n"
    )

    assert hotel.run(["create", "--from", str(source), "--dry-run"]) == 3
    assert capsys.readouterr().out == f"{lines}small: 4 changes to make; nothing was written\n"
    assert hotel.run(["create", "--from", str(source)]) == 0
    assert capsys.readouterr().out == f"{lines}small: 4 changes made\n"
    assert hotel.run(["create", "--from", str(source)]) == 0
    assert hotel.run(["create", "--from", str(source), "--dry-run"]) == 0
    assert capsys.readouterr().out == "small: nothing to change\n" * 2


def test_what_is_wrong_is_told_by_file_and_line(source: Path, capsys: Told) -> None:
    source.write_text(SMALL.replace("slug: small", "slug: S").replace("code: DBL", "code: ''"))

    assert hotel.run(["create", "--from", str(source)]) == 1

    assert capsys.readouterr().err == (
        f"{source}:1: hotel.slug: This is not a valid code. (VALIDATION_ERROR)\n"
        f"{source}:3: room_types[0].code: This field may not be blank. (VALIDATION_ERROR)\n"
    )
    assert not Hotel.objects.exists()


def test_export_writes_a_file_that_changes_nothing(source: Path, capsys: Told) -> None:
    hotel.run(["create", "--from", str(source)])
    capsys.readouterr()

    assert hotel.run(["export", "small", "--to", str(source)]) == 0
    assert hotel.run(["create", "--from", str(source)]) == 0
    assert capsys.readouterr().out == "small: nothing to change\n"
    assert hotel.run(["export", "small"]) == 0
    assert capsys.readouterr().out == source.read_text() == hotel_file(Hotel.objects.get())


def test_a_hotel_is_opened_once_nothing_is_missing(source: Path, capsys: Told) -> None:
    source.write_text(SMALL.replace(", email: a@small.example", ""))
    hotel.run(["create", "--from", str(source)])

    assert hotel.run(["open", "small"]) == 1
    assert capsys.readouterr().err == (
        "The hotel is not ready to be booked. Missing: email. "
        "{'missing': ['email']} (HOTEL_NOT_READY)\n"
    )
    source.write_text(SMALL)
    hotel.run(["create", "--from", str(source)])
    capsys.readouterr()
    assert hotel.run(["open", "small"]) == 0
    assert capsys.readouterr().out == "small is open: /guest/small/\n"
    assert Hotel.objects.get().is_active


def test_hotels_and_files_that_are_not_there(tmp_path: Path, capsys: Told) -> None:
    path = tmp_path / "none"

    assert hotel.run(["export", "none"]) == hotel.run(["open", "none"]) == 1
    assert hotel.run(["create", "--from", str(path)]) == 1
    assert bring_over.run(["rooms", str(path), "--hotel", "none"]) == 1
    assert capsys.readouterr().err == (
        "There is no hotel none.\n" * 2
        + f"{path}: The file cannot be read: No such file or directory. (VALIDATION_ERROR)\n"
        + "There is no hotel none.\n"
    )
    with pytest.raises(SystemExit) as caught:
        hotel.run(["create"])
    assert caught.value.code == 2


def test_rooms_and_bookings_are_brought_over(source: Path, tmp_path: Path, capsys: Told) -> None:
    hotel.run(["create", "--from", str(source)])
    capsys.readouterr()
    rooms, report = tmp_path / "rooms.csv", tmp_path / "report.csv"
    rooms.write_text("room_number;room_type_code\n4;DBL\n5;SGL\n")

    assert bring_over.run(["rooms", str(rooms), "--hotel", "small", "--dry-run"]) == 1
    assert Room.objects.count() == 3
    assert bring_over.run(["rooms", str(rooms), "--hotel", "small", "--report", str(report)]) == 1
    refused = (
        "row 3 5: room_type_code: There is no such room type in this hotel. (ROOM_TYPE_NOT_FOUND)\n"
    )
    summary = "1 brought over, 0 there already, 0 left out, 1 refused"
    assert capsys.readouterr().out == (
        f"{refused}{summary}; nothing was written\n{refused}{summary}\n"
    )
    assert Room.objects.count() == 4
    assert report.read_text(encoding="utf-8-sig").splitlines()[1] == '"2","4","NEW","","",""'


def test_a_file_of_bookings_without_its_columns_is_refused(
    source: Path, tmp_path: Path, capsys: Told
) -> None:
    hotel.run(["create", "--from", str(source)])
    capsys.readouterr()
    path = tmp_path / "bookings.csv"
    path.write_text("reference,check_in\nA,2027-01-01\n")

    assert bring_over.run(["bookings", str(path), "--hotel", "small"]) == 1

    assert capsys.readouterr().err == (
        f"{path}: The columns are not as expected. Missing: check_out, room_type_code, first_name, "
        "last_name, total_amount. (IMPORT_FILE_REFUSED)\n"
    )
    assert not RoomBooking.objects.exists()
