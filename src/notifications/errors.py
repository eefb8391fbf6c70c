"""Every refusal about notifications, with its code and its HTTP status."""

from __future__ import annotations
