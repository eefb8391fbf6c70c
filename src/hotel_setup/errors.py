"""Every refusal of setting a house up: particulars, types, rooms, people, programs."""

from __future__ import annotations

from common.db import refuses_as
from common.errors import Conflict, DomainError, InvalidInput, NotFound


@refuses_as("hotel_hotel_slug_key", field="slug")
class SlugTaken(Conflict):
    code = "SLUG_TAKEN"
    message = "Another hotel has this address."


class SlugIsFixed(Conflict):
    code = "SLUG_FIXED"
    message = "The hotel has bookings, whose links name its address."


class CurrencyIsFixed(Conflict):
    """`details.because` names what counts in it."""

    code = "CURRENCY_FIXED"
    message = "The hotel has prices or bookings in its currency."


class UnknownTimezone(InvalidInput):
    code = "UNKNOWN_TIMEZONE"
    message = "There is no such time zone. One is named by region and city, such as Europe/Dublin."


class GuestsInTheHouse(Conflict):
    code = "GUESTS_IN_THE_HOUSE"
    message = "While guests are in the house its clock cannot be changed."


class HotelNotReady(Conflict):
    """`details.missing` names what a guest would miss."""

    code = "HOTEL_NOT_READY"
    message = "The hotel is not ready to be booked."


@refuses_as("room_type_code_once_a_hotel", field="code")
class RoomTypeCodeTaken(Conflict):
    code = "ROOM_TYPE_CODE_TAKEN"
    message = "The hotel has a room type with this code."


class RoomTypeInUse(Conflict):
    """`details.used_by` names what would miss it."""

    code = "ROOM_TYPE_IN_USE"
    message = "Something refers to the room type. It can be taken off sale instead."


class PartiesTooLarge(Conflict):
    """`details.bookings` are some of those whose guests would not fit."""

    code = "PARTIES_TOO_LARGE"
    message = "Bookings of the type are for more guests."


class RoomNumbersRefused(InvalidInput):
    """`details.text` is the part that is no room number and no range."""

    code = "ROOM_NUMBERS_REFUSED"
    message = "These are no room numbers. Write numbers and ranges such as 201-212, 301."


@refuses_as("room_number_once_a_hotel", field="numbers")
class RoomNumberTaken(Conflict):
    """`details.numbers` names those that the hotel has, retired rooms included."""

    code = "ROOM_NUMBER_TAKEN"
    message = "The hotel has rooms with these numbers."


class RoomHasStays(Conflict):
    """`details.bookings` are the stays that it is assigned to."""

    code = "ROOM_HAS_STAYS"
    message = "The room is assigned to stays."


class StaffNotFound(NotFound):
    code = "STAFF_NOT_FOUND"
    message = "There is nobody like this in the hotel's staff."


class AlreadyInvited(Conflict):
    code = "ALREADY_INVITED"
    message = "An invitation to this address is open."


class AlreadyStaff(Conflict):
    code = "ALREADY_STAFF"
    message = "Somebody with this address works for the hotel already."


class InvitationNotFound(NotFound):
    """One answer for an unknown, a used, a withdrawn invitation and one that is over."""

    code = "INVITATION_NOT_FOUND"
    message = "This invitation is not open any more."


@refuses_as("auth_user_username_key", field="username")
class UserNameTaken(Conflict):
    code = "USER_NAME_TAKEN"
    message = "Somebody has this user name."


class PasswordRefused(InvalidInput):
    """`details.reasons` are the codes of Django's validators."""

    code = "PASSWORD_REFUSED"
    message = "The password is too easy to guess."


class LastAdministrator(Conflict):
    code = "LAST_ADMINISTRATOR"
    message = "A hotel keeps at least one administrator."


class OwnAccount(Conflict):
    code = "OWN_ACCOUNT"
    message = "Nobody changes their own role or shuts themselves out."


class AdministersSystem(Conflict):
    code = "ADMINISTERS_SYSTEM"
    message = "This person administers the whole system. Only others who do may change that."


class TokenNameTaken(Conflict):
    code = "TOKEN_NAME_TAKEN"
    message = "A program of this name has a token."


class TokenNotFound(NotFound):
    code = "API_TOKEN_NOT_FOUND"
    message = "There is no such token in this hotel."


class NoSuchFact(DomainError):
    code = "NO_SUCH_FACT"
    message = "This cannot be set."


class SeasonNamedTwice(Conflict):
    """`details.names`"""

    code = "SEASON_NAMED_TWICE"
    message = "Several seasons have one name; in a file each goes by its own."


class GroupNotFound(NotFound):
    code = "HOTEL_GROUP_NOT_FOUND"
    message = "There is no such group of hotels. A new one needs a name."


@refuses_as("old_reference_once_a_hotel", field="reference")
class BroughtOverAlready(Conflict):
    code = "BROUGHT_OVER_ALREADY"
    message = "A booking of this reference was brought over before."


class FileRefused(InvalidInput):
    """A file of rows of which none can be read. `details` says what is missing or unknown."""

    code = "IMPORT_FILE_REFUSED"
    message = "The file cannot be read."


class ImportRunNotFound(NotFound):
    code = "IMPORT_RUN_NOT_FOUND"
    message = "There is no such file any more. Please choose it again."


@refuses_as("hotel_hotelgroup_slug_key", field="slug")
class GroupSlugTaken(Conflict):
    code = "GROUP_SLUG_TAKEN"
    message = "Another group has this address."


class NotAdministratorThere(Conflict):
    code = "NOT_ADMINISTRATOR_THERE"
    message = "Only an administrator of one of the group's hotels can be given the group."


@refuses_as("staff_of_group_administers", "staff_administers_own_group")
class AdministersGroup(Conflict):
    code = "ADMINISTERS_GROUP"
    message = "This person administers a group of hotels. The group has to be taken away first."
