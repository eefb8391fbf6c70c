"""Who is asked to join a hotel, in which role, and who may no longer."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from common.actor import Actor
from hotel.models import HotelGroup
from hotel_setup.services.groups import grant, move_to_group
from hotel_setup.services.people import (
    VALID_FOR,
    accept_invitation,
    change_role,
    invite,
    shut_out,
    withdraw_invitation,
)
from hotel_setup.services.programs import make_token
from notifications.services.inviting import send_invitation
from staff.enums import StaffRole
from staff.models import Invitation, Staff
from tests.factories.refusals import refused
from tests.factories.setting_up import admin_of, told
from tests.factories.world import NOON, World, make_world

PASSWORD = "seven quiet herons"
PERSON = {"username": "mary", "password": PASSWORD, "first_name": "Mary", "last_name": "Byrne"}


def ask(world: World, email: str = "mary@example.com", **facts: Any) -> tuple[Invitation, str]:
    wanted = {"email": email, "role": "FRONT_DESK", "language": "de"} | facts
    return invite(**(admin_of(world) | wanted))


def accept(token: str, at: datetime = NOON, **facts: Any) -> Staff:
    return accept_invitation(**(PERSON | {"token": token, "at": at} | facts))


def former(world: World) -> Staff:
    """Mary, who once worked at the desk."""
    staff = accept(ask(world)[1])
    shut_out(**admin_of(world), staff_id=staff.pk)
    return staff


def test_who_is_invited_gets_an_account_of_the_hotel_in_the_role(world: World):
    invitation, token = ask(world)
    staff = accept(token)

    assert (staff.hotel_id, staff.role, staff.language) == (world.hotel.pk, "FRONT_DESK", "de")
    assert (staff.user.email, staff.user.get_full_name()) == ("mary@example.com", "Mary Byrne")
    assert authenticate(username="mary", password=PASSWORD) == staff.user
    facts = {"invitation": invitation.pk, "role": "FRONT_DESK"}
    assert told("staff-changed") == [("invited", facts), ("joined", facts | {"staff_id": staff.pk})]


def test_of_the_link_only_a_hash_is_kept_and_it_is_sent_by_mail(world: World):
    invitation, token = ask(world)

    assert len(token) == 43
    assert token not in str(Invitation.objects.values())
    jobs = ProcrastinateJob.objects.filter(task_name="notifications.send_invitation")
    assert [job.args for job in jobs] == [{"invitation_id": invitation.pk}]


def test_the_mail_speaks_the_invited_persons_language(world: World):
    invitation, token = ask(world)
    send_invitation(invitation_id=invitation.pk, at=NOON)

    [sent] = mail.outbox
    assert (sent.to, sent.subject) == (["mary@example.com"], "Ihr Zugang zum Team von Grand Hotel")
    assert f"/staff/join/{token}/" in sent.body
    assert f"/staff/join/{token}/" in str(sent.alternatives[0][0])


def test_a_withdrawn_invitation_is_not_sent(world: World):
    invitation, _ = ask(world)
    withdraw_invitation(**admin_of(world), invitation_id=invitation.pk)
    send_invitation(invitation_id=invitation.pk, at=NOON)

    assert mail.outbox == []


def test_a_link_opens_once_and_only_while_the_invitation_is_open(world: World):
    _, used = ask(world)
    accept(used)
    invitation, withdrawn = ask(world, "ann@example.com")
    withdraw_invitation(**admin_of(world), invitation_id=invitation.pk)
    _, late = ask(world, "eve@example.com")

    for token, at in ((used, NOON), (withdrawn, NOON), (late, NOON + VALID_FOR), ("x", NOON)):
        with refused("INVITATION_NOT_FOUND", 404):
            accept(token, at, username="someone")
    assert (
        accept(late, NOON + VALID_FOR - timedelta(seconds=1), username="eve").role == "FRONT_DESK"
    )


def test_an_address_has_one_open_invitation_a_hotel(world: World):
    first, _ = ask(world)

    with refused("ALREADY_INVITED", field="email"):
        ask(world, "MARY@example.com")
    ask(make_world(), "mary@example.com")

    withdraw_invitation(**admin_of(world), invitation_id=first.pk)
    assert ask(world)[1] != ""


def test_a_colleague_is_not_invited(world: World):
    accept(ask(world)[1])

    with refused("ALREADY_STAFF", field="email"):
        ask(world)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"email": "nobody"}, "email"),
        ({"email": ""}, "email"),
        ({"role": "OWNER"}, "role"),
        ({"language": "xx"}, "language"),
    ],
)
def test_an_invitation_that_cannot_be_is_refused(world: World, facts: dict[str, str], field: str):
    with refused("VALIDATION_ERROR", 400, field=field):
        ask(world, **facts)


@pytest.mark.parametrize(
    ("facts", "code", "status", "field", "details"),
    [
        ({"username": "hi"}, "VALIDATION_ERROR", 400, "username", {}),
        ({"username": "a b c"}, "VALIDATION_ERROR", 400, "username", {}),
        ({"username": "x" * 151}, "VALIDATION_ERROR", 400, "username", {}),
        ({"first_name": " "}, "VALIDATION_ERROR", 400, "first_name", {}),
        ({"last_name": "\0"}, "VALIDATION_ERROR", 400, "last_name", {}),
        (
            {"password": "short"},
            "PASSWORD_REFUSED",
            400,
            "password",
            {"reasons": ["password_too_short"]},
        ),
        (
            {"password": "mary@example.com"},
            "PASSWORD_REFUSED",
            400,
            "password",
            {"reasons": ["password_too_similar"]},
        ),
    ],
)
def test_an_account_that_cannot_be_is_refused(
    world: World, facts: dict[str, str], code: str, status: int, field: str, details: dict[str, Any]
):
    _, token = ask(world)

    with refused(code, status, field=field, **details):
        accept(token, **facts)
    assert not Staff.objects.filter(user__email="mary@example.com").exists()
    assert accept(token).is_active


def test_a_user_name_belongs_to_one_person_however_it_is_written(world: World):
    taken = world.staff[StaffRole.MANAGER].user.username
    _, token = ask(world)

    with refused("USER_NAME_TAKEN", field="username"):
        accept(token, username=taken.upper())


def test_a_former_colleague_who_is_asked_back_has_the_old_account_again(world: World):
    staff = former(world)
    _, token = ask(world, role="MANAGER")
    back = accept(token, username="Mary", password="eleven quiet herons")

    assert (back.pk, back.role, back.is_active) == (staff.pk, "MANAGER", True)
    assert authenticate(username="mary", password="eleven quiet herons") == back.user
    assert told("staff-changed")[-1][0] == "reactivated"


def test_a_former_colleagues_account_is_nobody_elses(world: World):
    former(world)
    _, hers = ask(world, "eve@example.com")
    _, elsewhere = ask(make_world())

    for token in (hers, elsewhere):
        with refused("USER_NAME_TAKEN", field="username"):
            accept(token)


def test_a_role_changes_and_is_told(world: World):
    desk = world.staff[StaffRole.FRONT_DESK]
    change_role(**admin_of(world), staff_id=desk.pk, role="MANAGER")
    change_role(**admin_of(world), staff_id=desk.pk, role="MANAGER")

    assert Staff.objects.get(pk=desk.pk).role == "MANAGER"
    assert told("staff-changed") == [("role-changed", {"staff_id": desk.pk, "role": "MANAGER"})]


def test_nobody_changes_their_own_role_or_shuts_themselves_out(world: World):
    me = {"staff_id": world.staff[StaffRole.HOTEL_ADMIN].pk}

    with refused("OWN_ACCOUNT"):
        change_role(**admin_of(world), **me, role="MANAGER")
    with refused("OWN_ACCOUNT"):
        shut_out(**admin_of(world), **me)


def test_a_hotel_keeps_an_administrator(world: World):
    make_token(**admin_of(world), name="PMS", role="HOTEL_ADMIN", days=None)
    who = admin_of(world) | {"by": world.desk, "staff_id": world.staff[StaffRole.HOTEL_ADMIN].pk}

    with refused("LAST_ADMINISTRATOR"):
        change_role(**who, role="MANAGER")
    with refused("LAST_ADMINISTRATOR"):
        shut_out(**who)

    change_role(**admin_of(world), staff_id=world.staff[StaffRole.MANAGER].pk, role="HOTEL_ADMIN")
    assert shut_out(**who).is_active is False


def test_another_hotels_people_and_invitations_are_unknown(world: World):
    other = make_world()
    invitation, _ = ask(other)
    stranger = {"staff_id": other.staff[StaffRole.FRONT_DESK].pk}

    with refused("STAFF_NOT_FOUND", 404):
        change_role(**admin_of(world), **stranger, role="MANAGER")
    with refused("STAFF_NOT_FOUND", 404):
        shut_out(**admin_of(world), **stranger)
    with refused("INVITATION_NOT_FOUND", 404):
        withdraw_invitation(**admin_of(world), invitation_id=invitation.pk)


def system_administrator(world: World) -> Staff:
    """Who works at the desk besides."""
    desk = world.staff[StaffRole.FRONT_DESK]
    User.objects.filter(pk=desk.user_id).update(is_superuser=True, email="boss@example.com")
    return desk


def test_an_administrator_of_the_system_is_changed_by_none_of_a_hotel(world: World):
    boss = {"staff_id": system_administrator(world).pk}

    with refused("ADMINISTERS_SYSTEM"):
        shut_out(**admin_of(world), **boss)
    with refused("ADMINISTERS_SYSTEM"):
        change_role(**admin_of(world), **boss, role="MANAGER")

    peer = admin_of(world) | {"by": Actor.system(label="root")}
    assert shut_out(**peer, **boss).is_active is False


def test_the_account_of_an_administrator_of_the_system_is_not_had_by_invitation(world: World):
    boss = system_administrator(world)
    shut_out(**admin_of(world) | {"by": Actor.system()}, staff_id=boss.pk)
    _, token = ask(world, "boss@example.com")

    with refused("USER_NAME_TAKEN", field="username"):
        accept(token, username=boss.user.username)


def test_a_group_administrator_is_shut_out_by_peers_alone(world: World):
    group = HotelGroup.objects.create(slug="chain", name="Chain")
    hotel = {"hotel_id": world.hotel.pk, "group_id": group.pk}
    system = {"by": Actor.system(), "at": NOON}
    move_to_group(**hotel, **system)
    chief = world.staff[StaffRole.MANAGER]
    change_role(**admin_of(world), staff_id=chief.pk, role="HOTEL_ADMIN")
    grant(group_id=group.pk, staff_id=chief.pk, **system)

    with refused("ADMINISTERS_GROUP"):
        shut_out(**admin_of(world), staff_id=chief.pk)

    peer = world.staff[StaffRole.HOTEL_ADMIN]
    grant(group_id=group.pk, staff_id=peer.pk, **system)
    assert shut_out(**admin_of(world), staff_id=chief.pk).is_active is False
