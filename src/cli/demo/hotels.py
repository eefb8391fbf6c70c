"""The demo hotels as they stand: what they sell, their rooms, their people."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from cli.demo.grand_rates import GRAND_RATES
from cli.demo.grand_words import GRAND_WORDS
from cli.demo.harbour_rates import HARBOUR_RATES
from cli.demo.harbour_words import HARBOUR_WORDS
from cli.demo.rate_facts import RateFacts
from cli.demo.sakura_rates import SAKURA_RATES
from cli.demo.sakura_words import SAKURA_WORDS
from cli.demo.words import HotelWords
from staff.enums import StaffRole

ADMINISTRATOR = "admin"


class Tonight(Enum):
    """What a room shows on the day the demo is made."""

    FREE = auto()
    """Ready, and kept free in the coming weeks for whoever tries the system."""
    OPEN = auto()
    """Whatever its calendar brings."""
    IN_HOUSE = auto()
    DUE_OUT = auto()
    LEFT_DIRTY = auto()
    LEFT_CLEANING = auto()
    LEFT_CLEANED = auto()
    ARRIVED = auto()
    ARRIVAL = auto()
    ARRIVAL_WITHOUT_ROOM = auto()
    CLOSED = auto()
    """Blocked for maintenance around today."""
    REPAIRS_SOON = auto()
    """Open now, and blocked for a few nights of the coming weeks."""


@dataclass(frozen=True, slots=True)
class RoomFacts:
    number: str
    tonight: Tonight


@dataclass(frozen=True, slots=True)
class TypeFacts:
    code: str
    name: str
    description: str
    sleeps: int
    beds: str
    nightly: Decimal
    rooms: tuple[RoomFacts, ...]


@dataclass(frozen=True, slots=True)
class StaffFacts:
    username: str
    first_name: str
    last_name: str
    role: StaffRole
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class HotelFacts:
    slug: str
    name: str
    timezone: str
    currency: str
    tax_rate: Decimal
    prices_include_tax: bool
    email: str
    phone: str
    address: str
    city: str
    country: str
    types: tuple[TypeFacts, ...]
    rates: RateFacts
    words: HotelWords
    staff: tuple[StaffFacts, ...]


def rooms(first: int, *tonight: Tonight) -> tuple[RoomFacts, ...]:
    return tuple(RoomFacts(str(first + place), state) for place, state in enumerate(tonight))


GRAND_HOTEL = HotelFacts(
    slug="grand-hotel",
    name="Grand Hotel",
    timezone="Europe/Dublin",
    currency="EUR",
    tax_rate=Decimal("13.50"),
    prices_include_tax=True,
    email="reception@grand-hotel.example",
    phone="+353 1 555 0100",
    address="12 Quay Street",
    city="Dublin",
    country="IE",
    types=(
        TypeFacts(
            code="SGL",
            name="Single Room",
            description="A quiet room to the courtyard, with a desk and a rain shower.",
            sleeps=1,
            beds="1 single bed",
            nightly=Decimal("59.00"),
            rooms=rooms(
                101,
                Tonight.FREE,
                Tonight.IN_HOUSE,
                Tonight.DUE_OUT,
                Tonight.ARRIVAL,
                Tonight.CLOSED,
                Tonight.OPEN,
            ),
        ),
        TypeFacts(
            code="DBL",
            name="Double Room",
            description="Room with a queen-size bed, a sitting corner and a view of the river.",
            sleeps=2,
            beds="1 queen bed",
            nightly=Decimal("75.00"),
            rooms=rooms(
                201,
                Tonight.FREE,
                Tonight.FREE,
                Tonight.FREE,
                Tonight.DUE_OUT,
                Tonight.IN_HOUSE,
                Tonight.IN_HOUSE,
                Tonight.ARRIVAL,
                Tonight.LEFT_DIRTY,
                Tonight.LEFT_CLEANING,
                Tonight.LEFT_CLEANED,
                Tonight.ARRIVAL_WITHOUT_ROOM,
                Tonight.ARRIVED,
            ),
        ),
        TypeFacts(
            code="TWN",
            name="Twin Room",
            description="Two beds that can be pushed together, and a small balcony.",
            sleeps=2,
            beds="2 single beds",
            nightly=Decimal("79.00"),
            rooms=rooms(
                301,
                Tonight.FREE,
                Tonight.IN_HOUSE,
                Tonight.DUE_OUT,
                Tonight.ARRIVAL_WITHOUT_ROOM,
                Tonight.LEFT_DIRTY,
                Tonight.REPAIRS_SOON,
            ),
        ),
        TypeFacts(
            code="STE",
            name="Suite",
            description="Two rooms under the roof with a terrace; the sofa becomes two more beds.",
            sleeps=4,
            beds="1 king bed, 1 sofa bed",
            nightly=Decimal("165.00"),
            rooms=rooms(401, Tonight.FREE, Tonight.IN_HOUSE, Tonight.ARRIVAL),
        ),
    ),
    rates=GRAND_RATES,
    words=GRAND_WORDS,
    staff=(
        StaffFacts("grand-manager", "Maeve", "Doyle", StaffRole.MANAGER),
        StaffFacts("grand-desk", "Conor", "Byrne", StaffRole.FRONT_DESK),
        StaffFacts("grand-housekeeping", "Rosa", "Lima", StaffRole.HOUSEKEEPING),
        StaffFacts("grand-former", "Eoin", "Walsh", StaffRole.FRONT_DESK, is_active=False),
        StaffFacts("grand-admin", "Sinead", "Kelly", StaffRole.HOTEL_ADMIN),
    ),
)

HARBOUR_INN = HotelFacts(
    slug="harbour-inn",
    name="Harbour Inn",
    timezone="America/New_York",
    currency="USD",
    tax_rate=Decimal("9.00"),
    prices_include_tax=False,
    email="hello@harbour-inn.example",
    phone="+1 207 555 0142",
    address="8 Wharf Road",
    city="Portland, Maine",
    country="US",
    types=(
        TypeFacts(
            code="DBL",
            name="Harbour Double",
            description="A double room over the old port, breakfast included.",
            sleeps=2,
            beds="1 queen bed",
            nightly=Decimal("129.00"),
            rooms=rooms(
                1,
                Tonight.FREE,
                Tonight.FREE,
                Tonight.IN_HOUSE,
                Tonight.DUE_OUT,
                Tonight.ARRIVAL_WITHOUT_ROOM,
            ),
        ),
    ),
    rates=HARBOUR_RATES,
    words=HARBOUR_WORDS,
    staff=(StaffFacts("harbour-manager", "Ada", "Whitman", StaffRole.MANAGER),),
)

SAKURA_HOUSE = HotelFacts(
    slug="sakura-house",
    name="Sakura House",
    timezone="Asia/Tokyo",
    currency="JPY",
    tax_rate=Decimal("10.00"),
    prices_include_tax=True,
    email="stay@sakura-house.example",
    phone="+81 3 5550 0123",
    address="3-12 Kagurazaka",
    city="Tokyo",
    country="JP",
    types=(
        TypeFacts(
            code="TAT",
            name="Tatami Room",
            description="Futons on twelve mats, and a view of the garden.",
            sleeps=4,
            beds="4 futons",
            nightly=Decimal(16000),
            rooms=rooms(11, Tonight.FREE, Tonight.IN_HOUSE, Tonight.DUE_OUT, Tonight.ARRIVAL),
        ),
        TypeFacts(
            code="VIL",
            name="Garden Villa",
            description="A house of its own with a bath in the open.",
            sleeps=6,
            beds="2 queen beds, 2 futons",
            nightly=Decimal(52000),
            rooms=rooms(21, Tonight.FREE, Tonight.OPEN),
        ),
    ),
    rates=SAKURA_RATES,
    words=SAKURA_WORDS,
    staff=(StaffFacts("sakura-manager", "Haruka", "Tanaka", StaffRole.MANAGER),),
)

DEMO_HOTELS = (GRAND_HOTEL, HARBOUR_INN, SAKURA_HOUSE)
