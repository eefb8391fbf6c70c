"""The words of outbound webhooks."""

from __future__ import annotations
