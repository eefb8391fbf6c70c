"""Who is asked to work for the hotel."""

from __future__ import annotations

from collections.abc import Iterator

from hotel_setup.files.work import Work
from hotel_setup.selectors import open_invitations, people_of
from hotel_setup.services.people import invite


def carry_out_staff(work: Work) -> None:
    """Whoever works there or is invited already is left alone, whatever the role."""
    known = set(_addresses(work))
    for index, item in enumerate(work.given("staff") or ()):
        if item["email"].casefold() in known:
            continue
        with work.at_place("staff", index):
            language = item.get("language", work.hotel.language)
            invite(**work.who, email=item["email"], role=item["role"], language=language)
        work.added(f"invitation of {item['email']} as {item['role']}")


def _addresses(work: Work) -> Iterator[str]:
    for invitation in open_invitations(work.hotel.pk, at=work.at):
        yield invitation.email.casefold()
    for person in people_of(work.hotel.pk).filter(is_active=True):
        yield person.user.email.casefold()
