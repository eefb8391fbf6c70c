"""Who may hear what, and the proof of it that the server of real time asks for."""

from __future__ import annotations

import re
from typing import Any, Final
from urllib.parse import urlsplit

import orjson
from django.conf import settings
from django.http.request import split_domain_port

from common.errors import NotFound
from hotel.models import RoomBooking
from realtime.errors import ChannelForbidden, RealtimeNotConfigured
from realtime.names import (
    booking_channel,
    desk_channel,
    hotel_channel,
    hotel_in,
    public_channel,
    rooms_channel,
    staff_user,
)
from realtime.signing import sign, subscription_text, user_text
from room_bookings.selectors.guest_access import look_up_by_token
from staff.models import Staff
from staff.permissions import Capability, capabilities_of
from staff.places import at_hotel

GUESTS_CHANNEL: Final = re.compile(booking_channel("(BK-[0-9]{4}-[0-9A-HJKMNP-TV-Z]{10})"))
TLS: Final = "wss"

Proof = dict[str, str]


def staff_channels(staff: Staff) -> dict[str, str]:
    """What a member of staff may subscribe to, by what it is about."""
    slug, able = staff.hotel.slug, capabilities_of(staff)
    channels = {"desk": desk_channel(slug)}
    if Capability.VIEW_EVENTS in able:
        channels["hotel"] = hotel_channel(slug)
    if Capability.VIEW_ROOMS in able:
        channels["rooms"] = rooms_channel(slug)
    return channels


def prove_staff(staff: Staff, *, socket_id: str, channel_name: str) -> Proof:
    """For one subscription of one connection; ChannelForbidden for any but one's own channels."""
    try:
        staff = at_hotel(staff, hotel_in(channel_name))
    except NotFound as exc:
        raise ChannelForbidden from exc
    if channel_name not in staff_channels(staff).values():
        raise ChannelForbidden
    if channel_name == desk_channel(staff.hotel.slug):
        info = {"name": staff.user.get_username()}
        return _proof(socket_id, channel_name, _person(staff) | {"user_info": info})
    if settings.REALTIME_IS_OURS:  # which ends the connections of whoever is shut out
        return _proof(socket_id, channel_name, _person(staff))
    return _proof(socket_id, channel_name, None)


def prove_user(staff: Staff, *, socket_id: str) -> Proof:
    """For signing in, so that the connection can be ended."""
    key, secret = _credentials()
    user_data = orjson.dumps({"id": staff_user(staff.user_id)}).decode()
    signature = sign(secret, user_text(socket_id, user_data))
    return {"auth": f"{key}:{signature}", "user_data": user_data}


def prove_guest(*, hotel_slug: str, token: str, socket_id: str, channel_name: str) -> Proof:
    """With the booking's token; NotFound for any other channel, booking or hotel and without proof."""
    found = GUESTS_CHANNEL.fullmatch(channel_name)
    if found is None:
        raise NotFound
    booking = look_up_by_token(hotel_slug=hotel_slug, booking_id=found[1], token=token)
    return prove_booking(booking, socket_id=socket_id, channel_name=channel_name)


def prove_booking(booking: RoomBooking, *, socket_id: str, channel_name: str) -> Proof:
    """For whoever has shown proof of this booking; NotFound for any other channel."""
    if channel_name != booking_channel(booking.booking_id):
        raise NotFound
    return _proof(socket_id, channel_name, None)


def socket_address(site_host: str) -> str:
    """Where browsers connect to. `site_host` is the site's name as they asked for it, perhaps with a port:
    our own server listens at the same one unless it was named another address."""
    name, _ = split_domain_port(site_host)
    return settings.REALTIME_URL or f"ws://{name}:{settings.REALTIME_PORT}"


def connection_facts(staff: Staff, *, site_host: str) -> dict[str, Any]:
    """What a program needs to connect. `host`, `port`, `tls` and `path` are those of the WebSocket."""
    channels = staff_channels(staff) | _public_channel(staff)
    return _server_facts(site_host) | {"channels": channels}


def guest_connection_facts(booking: RoomBooking, *, site_host: str) -> dict[str, Any]:
    """The same for the page of a booking, which has one channel."""
    return _server_facts(site_host) | {"channel": booking_channel(booking.booking_id)}


def _server_facts(site_host: str) -> dict[str, Any]:
    key, _ = _credentials()
    address = urlsplit(socket_address(site_host))
    is_tls = address.scheme == TLS
    return {
        "key": key,
        "host": address.netloc.removesuffix(f":{address.port}"),
        "port": address.port or (443 if is_tls else 80),
        "tls": is_tls,
        "path": address.path,
    }


def _public_channel(staff: Staff) -> dict[str, str]:
    is_open = settings.REALTIME_PUBLIC_CHANNEL
    return {"public": public_channel(staff.hotel.slug)} if is_open else {}


def _person(staff: Staff) -> dict[str, Any]:
    return {"user_id": staff_user(staff.user_id)}


def _proof(socket_id: str, channel: str, person: dict[str, Any] | None) -> Proof:
    key, secret = _credentials()
    told = None if person is None else orjson.dumps(person).decode()
    proof = {"auth": f"{key}:{sign(secret, subscription_text(socket_id, channel, told))}"}
    return proof if told is None else proof | {"channel_data": told}


def _credentials() -> tuple[str, str]:
    if not settings.PUSHER_SECRET:
        raise RealtimeNotConfigured
    return settings.PUSHER_KEY, settings.PUSHER_SECRET
