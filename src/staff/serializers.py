from __future__ import annotations

from typing import Any

from rest_framework import serializers
from typing_extensions import override

from common.api.fields import PlainText, StrictSerializer


class Password(serializers.CharField):
    """Taken exactly as typed."""

    def __init__(self) -> None:
        super().__init__(max_length=256, trim_whitespace=False, write_only=True)

    @override
    def to_internal_value(self, data: Any) -> str:
        if type(data) is not str:
            self.fail("invalid")
        return data


class LogInRequest(StrictSerializer):
    username = PlainText(max_length=150)
    password = Password()


class NoInput(StrictSerializer):
    """For actions that say everything in their address."""
