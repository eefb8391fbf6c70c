"""A file is tried, its report read, and brought over."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from common.clock import now
from hotel_setup.files.runs import work_on
from hotel_setup.models import ImportRun
from rooms.models import Room
from staff.enums import StaffRole
from tests.factories.world import World, make_world

pytestmark = pytest.mark.django_db

ROOMS = b"room_number,room_type_code\n203,DBL\n=1,DBL\n"


@pytest.fixture
def world() -> World:
    return make_world()


def as_staff(world: World, role: StaffRole = StaffRole.HOTEL_ADMIN) -> Client:
    client = Client()
    client.force_login(world.staff[role].user)
    return client


def upload(client: Client, world: World, content: bytes = ROOMS, kind: str = "ROOMS") -> int:
    file = SimpleUploadedFile("rooms.csv", content, content_type="text/csv")
    form = {"hotel": world.hotel.slug, "kind": kind, "file": file}
    return client.post("/admin/bring-over/try/", form).status_code


def page(client: Client, world: World, run: ImportRun, name: str = "") -> str:
    answer = client.get(f"/admin/bring-over/{run.pk}/{name}?hotel={world.hotel.slug}")
    return (answer.getvalue() if answer.streaming else answer.content).decode()


def test_a_file_is_tried_and_then_brought_over(world: World) -> None:
    client = as_staff(world)
    assert upload(client, world) == 302
    trial = ImportRun.objects.get()
    assert "0 of 2 rows are done." in page(client, world, trial)

    work_on(run_id=trial.pk, at=now())

    assert "Bring over 1 row<" in page(client, world, trial)
    assert "room_number: This is not a valid code." in page(client, world, trial)
    assert Room.objects.count() == 3
    client.post(f"/admin/bring-over/{trial.pk}/run/", {"hotel": world.hotel.slug})
    run = ImportRun.objects.get(is_trial=False)
    work_on(run_id=run.pk, at=now())
    assert Room.objects.filter(room_number="203").count() == 1
    assert page(client, world, run, "report.csv").splitlines()[1] == '"2","203","NEW","","",""'
    assert "Bring over 1 row<" not in page(client, world, trial)


def test_a_file_that_cannot_be_read_is_told_of_and_not_kept(world: World) -> None:
    client = as_staff(world)

    assert upload(client, world, b"number\n1\n") == 302
    assert upload(client, world, kind="GUESTS") == 302
    assert client.post("/admin/bring-over/try/", {"hotel": world.hotel.slug}).status_code == 302

    assert not ImportRun.objects.exists()
    told = client.get(f"/admin/bring-over/?hotel={world.hotel.slug}").content.decode()
    assert "The columns are not as expected." in told


def test_files_of_another_hotel_are_not_found(world: World) -> None:
    other = make_world()
    upload(as_staff(world), world)
    run = ImportRun.objects.get()
    charlie = as_staff(other)

    upload(charlie, world)
    assert ImportRun.objects.count() == 1
    for name in ("", "report.csv"):
        address = f"/admin/bring-over/{run.pk}/{name}"
        assert charlie.get(f"{address}?hotel={other.hotel.slug}").status_code == 404
        assert charlie.get(f"{address}?hotel={world.hotel.slug}").status_code == 404
    work_on(run_id=run.pk, at=now())
    charlie.post(f"/admin/bring-over/{run.pk}/run/", {"hotel": other.hotel.slug})
    assert ImportRun.objects.count() == 1
    assert Room.objects.filter(room_number="203").count() == 0


@pytest.mark.parametrize("role", [StaffRole.MANAGER, StaffRole.FRONT_DESK])
def test_others_do_not_enter(world: World, role: StaffRole) -> None:
    assert as_staff(world, role).get("/admin/bring-over/").status_code == 403
    assert upload(as_staff(world, role), world) == 403
