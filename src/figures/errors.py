from __future__ import annotations

from common.errors import DomainError


class PeriodTooLong(DomainError):
    code = "PERIOD_TOO_LONG"
    status = 400
    message = "Figures are made of at most two years at once."
