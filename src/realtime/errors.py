from __future__ import annotations

from common.errors import DomainError


class ChannelForbidden(DomainError):
    """The same for a channel of another hotel and for one that nobody has."""

    code = "CHANNEL_FORBIDDEN"
    status = 403
    message = "This channel is not open to you."


class RealtimeNotConfigured(DomainError):
    code = "REALTIME_NOT_CONFIGURED"
    status = 503
    message = "There is no server of real time here: read the event log."
