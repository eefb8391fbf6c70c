"""Every refusal about webhooks, with its code and its HTTP status."""

from __future__ import annotations
