from __future__ import annotations

from itertools import pairwise

from staff.enums import StaffRole
from staff.permissions import ROLES, Capability


def test_each_role_may_do_what_the_one_below_may_and_more():
    ladder = (
        StaffRole.HOUSEKEEPING,
        StaffRole.FRONT_DESK,
        StaffRole.MANAGER,
        StaffRole.HOTEL_ADMIN,
    )

    assert set(ROLES) == set(StaffRole)
    assert [ROLES[low] < ROLES[high] for low, high in pairwise(ladder[:3])] == [True, True]
    assert ROLES[StaffRole.MANAGER] <= ROLES[StaffRole.HOTEL_ADMIN]


def test_housekeeping_sees_rooms_and_sets_their_state():
    assert sorted(ROLES[StaffRole.HOUSEKEEPING]) == ["set-room-status", "view-rooms"]


def test_what_only_a_manager_decides():
    assert sorted(ROLES[StaffRole.MANAGER] - ROLES[StaffRole.FRONT_DESK]) == [
        "block-sold-rooms",
        "manage-messages",
        "manage-rates",
        "manage-webhooks",
        "override-rules",
        "reconcile-payments",
        "refund-payments",
    ]


def test_a_hotel_administrator_may_do_everything():
    assert ROLES[StaffRole.HOTEL_ADMIN] == frozenset(Capability)
