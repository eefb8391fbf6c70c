"""Every refusal of a photo."""

from __future__ import annotations

from common.errors import Conflict, InvalidInput, NotFound


class PhotoNotFound(NotFound):
    """Also one of another hotel."""

    code = "PHOTO_NOT_FOUND"
    message = "There is no such photo."


class PhotoTooLarge(InvalidInput):
    """`details` hold the limits."""

    code = "PHOTO_TOO_LARGE"
    message = "The file is larger than a photo may be."


class PhotoFormatUnknown(InvalidInput):
    """`details.formats` names those that are."""

    code = "PHOTO_FORMAT_UNKNOWN"
    message = "The file is no photo in a format that we know: JPEG, PNG, WebP or AVIF."


class PhotoIsHeic(PhotoFormatUnknown):
    code = "PHOTO_IS_HEIC"
    message = (
        "The photo is in Apple's format HEIC. Please save it as JPEG: on an iPhone, share it by "
        "mail, or choose “Most Compatible” under Settings, Camera, Formats."
    )


class PhotoDamaged(InvalidInput):
    code = "PHOTO_DAMAGED"
    message = "The file begins as a photo does, but cannot be read to its end."


class PhotoShapeUnfit(InvalidInput):
    code = "PHOTO_SHAPE_UNFIT"
    message = "The photo is too narrow: its longer side may be four times its shorter one."


class AltTextUnfit(InvalidInput):
    """`field` is alt."""

    code = "ALT_TEXT_UNFIT"
    message = "What a photo shows is told in at most 300 characters, in a language that we speak."


class TooManyPhotos(Conflict):
    """`details.most` is how many one place may have."""

    code = "TOO_MANY_PHOTOS"
    message = "There are as many photos here as there may be."


class PhotoOrderIncomplete(Conflict):
    code = "PHOTO_ORDER_INCOMPLETE"
    message = "The order names other photos than there are. Somebody else may have changed them."
