"""The words of messages."""

from __future__ import annotations
