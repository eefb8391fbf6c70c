"""Columns of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from typing_extensions import override

__all__ = ["MoneyField"]

if TYPE_CHECKING:
    from django.db.models import DecimalField as MoneyField
else:

    class MoneyField(models.DecimalField):
        """An amount with the places of its own currency: 7500 JPY, 75.00 EUR, 75.000 KWD.

        The column is `numeric` without a scale, so that an amount comes back as it was written.
        """

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            kwargs.update(max_digits=14, decimal_places=4)
            super().__init__(*args, **kwargs)

        @override
        def deconstruct(self) -> Any:
            name, path, args, kwargs = super().deconstruct()
            del kwargs["max_digits"], kwargs["decimal_places"]
            return name, path, args, kwargs

        @override
        def db_type(self, connection: BaseDatabaseWrapper) -> str:
            return "numeric"
