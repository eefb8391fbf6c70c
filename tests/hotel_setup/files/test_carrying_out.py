"""What a file changes, and that it changes all or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from common.actor import Actor
from events.models import DomainEvent
from hotel.models import Hotel
from hotel_setup.files.carrying_out import Outcome, carry_out_file, carry_out_text
from hotel_setup.files.refusals import HotelFileRefused
from hotel_setup.services.hotels import open_hotel
from payments.accounts import own_keys
from photos.models import Photo
from rates.models import RatePlan, Tax
from room_bookings.recount import differences
from rooms.models import Room, RoomType
from staff.models import Invitation
from tests.factories.world import NOON, World, make_world, nights

pytestmark = pytest.mark.django_db

EXAMPLE = (Path(__file__).parents[3] / "docs" / "examples" / "hotel.yaml").read_text()
BY = Actor.system(label="tests")
SMALL = """\
hotel: {slug: small, name: Small, timezone: UTC, currency: EUR, email: a@small.example}
room_types:
  - {code: DBL, name: Double, starting_price_from: 80}
rooms:
  - {type: DBL, numbers: 1-3}
plans:
  - {code: STD, name: Standard}
"""


def carry_out(text: str, *, dry_run: bool = False) -> Outcome:
    return carry_out_text(text.encode(), dry_run=dry_run, by=BY, at=NOON)


def faults(text: str) -> list[tuple[str, int | None, str]]:
    with pytest.raises(HotelFileRefused) as caught:
        carry_out(text)
    return [(fault.path, fault.line, fault.code) for fault in caught.value.faults]


def test_a_dry_run_says_the_same_and_writes_nothing() -> None:
    would = carry_out(SMALL, dry_run=True)

    assert not Hotel.objects.exists()
    assert not DomainEvent.objects.exists()
    assert carry_out(SMALL) == would
    assert would.lines == (
        "+ hotel small, closed to guests until it is opened",
        "+ room type DBL",
        "+ 3 rooms DBL: 1, 2, 3",
        "+ plan STD",
    )


def test_only_what_differs_is_changed_and_told_line_by_line() -> None:
    carry_out(SMALL)
    changed = (
        SMALL.replace("name: Small", "name: Smaller, tax_rate: 9.00")
        .replace("starting_price_from: 80", "starting_price_from: 85.50, size_m2: 20")
        .replace("1-3", "2-5")
        .replace("name: Standard", "name: Standard, min_stay: 2")
    )

    assert carry_out(changed).lines == (
        "~ hotel: name 'Small' -> 'Smaller', tax_rate 0 -> 9",
        "~ room type DBL: starting_price_from 80 -> 85.5, size_m2 nothing -> 20",
        "+ 2 rooms DBL: 4, 5",
        "= room 1 is not in the file and stays",
        "~ plan STD: min_stay nothing -> 2",
    )
    assert carry_out(changed).changes == 0
    assert differences() == []


def test_what_the_file_leaves_out_stays() -> None:
    carry_out(SMALL + "taxes:\n  - {name: VAT, rate: 9, components: [ROOM]}\n")

    told = carry_out("hotel: {slug: small, name: Small, timezone: UTC, currency: EUR}\ntaxes: []\n")

    assert (told.changes, told.lines) == (0, ("= tax VAT is not in the file and stays",))
    assert Tax.objects.count() == 1
    assert Room.objects.count() == 3


def test_an_error_in_the_last_part_leaves_nothing() -> None:
    """What a promo code is worth only its use case refuses, after all that stands before it."""
    text = EXAMPLE.replace("value: 10, max_uses: 100", "value: 101, max_uses: 100")

    assert faults(text) == [("promo_codes[0].value", 124, "PERCENT_OUT_OF_RANGE")]
    assert not Hotel.objects.exists()
    assert not RoomType.objects.exists()
    assert not Invitation.objects.exists()
    assert not DomainEvent.objects.exists()


def test_an_error_in_the_last_part_leaves_a_hotel_that_was_there_as_it_was() -> None:
    carry_out(SMALL)
    told = DomainEvent.objects.count()
    text = SMALL.replace("name: Small", "name: Other").replace("1-3", "1-9")

    assert faults(text.replace("{code: STD, name: Standard}", "{code: X, name: X, parent_code: Y}"))
    assert Hotel.objects.get().name == "Small"
    assert (Room.objects.count(), RatePlan.objects.count()) == (3, 1)
    assert DomainEvent.objects.count() == told


def test_everything_that_is_wrong_is_told_with_its_path_and_line() -> None:
    text = """\
hotel: {slug: Small!, name: Small, timezone: Europe/Atlantis, currency: EUR}
colour: blue
room_types:
  - {code: DBL, name: Double, starting_price_from: 80}
  - {name: Single, starting_price_from: "8,0", secret: 1}
plans:
  - code: STD
    name: Standard
    meal: {kind: BRUNCH}
"""

    assert faults(text) == [
        ("hotel.slug", 1, "VALIDATION_ERROR"),
        ("hotel.timezone", 1, "VALIDATION_ERROR"),
        ("room_types[1].code", 5, "VALIDATION_ERROR"),
        ("room_types[1].starting_price_from", 5, "VALIDATION_ERROR"),
        ("room_types[1].secret", 5, "UNKNOWN_FIELD"),
        ("plans[0].meal.kind", 9, "VALIDATION_ERROR"),
        ("colour", 2, "UNKNOWN_FIELD"),
    ]


def test_what_goes_by_a_name_stands_once() -> None:
    text = SMALL.replace(
        "1-3}", "1-3}\n  - {type: DBL, numbers: '3, 4-x'}\n  - {type: DBL, numbers: '2'}"
    )
    text += "  - {code: STD, name: Again}\n"

    assert faults(text) == [
        ("plans[1].code", 10, "LISTED_TWICE"),
        ("rooms[1].numbers", 6, "ROOM_NUMBERS_REFUSED"),
        ("rooms[2].numbers", 7, "LISTED_TWICE"),
    ]


def test_what_a_use_case_refuses_is_told_with_its_place() -> None:
    assert faults(SMALL.replace("starting_price_from: 80", "starting_price_from: 80.005")) == [
        ("room_types[0].starting_price_from", 3, "AMOUNT_TOO_PRECISE")
    ]
    assert faults(SMALL.replace("type: DBL", "type: XXX")) == [
        ("rooms[0].room_type_code", 5, "ROOM_TYPE_NOT_FOUND")
    ]
    rule = "{code: STD, name: Standard, prices: [{season: Moon, kind: SET, value: 1}]}"
    assert faults(SMALL.replace("{code: STD, name: Standard}", rule)) == [
        ("plans[0].prices[0].season", 7, "SEASON_NOT_FOUND")
    ]


def test_a_plan_may_stand_before_its_parent() -> None:
    derived = (
        "  - {code: LESS, name: Less, parent_code: STD, adjustment: {kind: PERCENT, value: -5}}\n"
    )

    told = carry_out(SMALL.replace("plans:\n", f"plans:\n{derived}"))

    assert told.lines[-2:] == ("+ plan STD", "+ plan LESS")


def test_rooms_change_type_and_floor_and_come_back() -> None:
    carry_out(SMALL)
    Room.objects.filter(room_number="3").update(is_active=False)
    text = SMALL.replace(
        "  - {code: DBL, name: Double, starting_price_from: 80}\n",
        "  - {code: DBL, name: Double, starting_price_from: 80}\n"
        "  - {code: SGL, name: Single, starting_price_from: 60}\n",
    ).replace("1-3}", "2-3}\n  - {type: SGL, numbers: '1', floor: G}")

    assert carry_out(text).lines == (
        "+ room type SGL",
        "~ room 3: brought back",
        "~ room 1: room_type_code 'DBL' -> 'SGL', floor nothing -> 'G'",
    )
    assert differences() == []


def test_a_hotel_with_bookings_keeps_its_currency(world: World) -> None:
    world.confirmed(nights(1, 3))
    text = f"hotel: {{slug: {world.hotel.slug}, name: X, timezone: UTC, currency: USD}}\n"

    assert faults(text) == [("hotel.currency", 1, "CURRENCY_FIXED")]


def test_whoever_is_invited_already_is_not_invited_again() -> None:
    carry_out(SMALL + "staff:\n  - {email: a@b.example, role: MANAGER}\n")

    again = carry_out(SMALL + "staff:\n  - {email: A@b.example, role: FRONT_DESK}\n")

    assert again.lines == ()
    assert Invitation.objects.count() == 1


def test_the_hotel_of_a_file_can_be_opened_and_is_closed_until_then() -> None:
    carry_out(SMALL)
    hotel = Hotel.objects.get()
    assert not hotel.is_active

    open_hotel(hotel_id=hotel.pk, by=BY, at=NOON)

    assert Hotel.objects.get().is_active


def test_a_path_is_read_relative_to_nothing_but_the_file(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL)

    assert carry_out_file(path, dry_run=False, by=BY, at=NOON).slug == "small"


@pytest.fixture
def world() -> World:
    return make_world()


def picture(path: Path, colour: str) -> None:
    Image.new("RGB", (1200, 800), colour).save(path, "PNG")


def test_photos_beside_the_file_are_added_once_and_described_anew(tmp_path: Path) -> None:
    picture(tmp_path / "house.png", "#446688")
    picture(tmp_path / "double.png", "#884466")
    photos = (
        "photos:\n  - {file: house.png, alt: {en: The house}}\n"
        "  - {file: double.png, room_type: DBL, alt: {en: A double room}}\n"
    )
    path = tmp_path / "hotel.yaml"

    def told(text: str) -> tuple[str, ...]:
        path.write_text(SMALL + text)
        return carry_out_file(path, dry_run=False, by=BY, at=NOON).lines

    assert told(photos)[-2:] == ("+ photo house.png", "+ photo double.png")
    assert told(photos) == ()
    assert told(photos.replace("The house", "Our house")) == ("~ photo house.png: alt",)
    assert list(Photo.objects.values_list("kind", "alt")) == [
        ("HOUSE", {"en": "Our house"}),
        ("ROOM", {"en": "A double room"}),
    ]


@pytest.mark.parametrize("name", ["../secret.png", "/etc/hostname", "none.png"])
def test_photos_from_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "hotel"
    folder.mkdir()
    picture(tmp_path / "secret.png", "#000000")
    path = folder / "hotel.yaml"
    path.write_text(f"{SMALL}photos:\n  - file: {name}\n")

    with pytest.raises(HotelFileRefused) as caught:
        carry_out_file(path, dry_run=False, by=BY, at=NOON)

    assert [(each.path, each.line) for each in caught.value.faults] == [("photos[0].file", 9)]
    assert not Hotel.objects.exists()


def test_keys_come_from_the_environment_and_are_never_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = f"{SMALL}payment: {{api_key_from: SMALL_KEY, webhook_secret_from: SMALL_SECRET}}\n"
    assert faults(text) == [("payment.api_key_from", 8, "VALIDATION_ERROR")]
    monkeypatch.setenv("SMALL_KEY", "sk_test_" + "a1b2c3d4e5")
    monkeypatch.setenv("SMALL_SECRET", "whsec_" + "f6g7h8i9j0")

    assert carry_out(text).lines[-1] == "~ payment: keys of the hotel’s own account"
    assert carry_out(text).lines == ()
    own = own_keys(Hotel.objects.get().pk)
    assert own is not None
    assert own.hint == "d4e5"
