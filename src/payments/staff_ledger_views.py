"""The ledger as a file, and how it compares with the provider's books."""

from __future__ import annotations

from typing import Final

from django.http import HttpResponse, StreamingHttpResponse
from rest_framework.request import Request

from common.api.pagination import paginate
from common.api.renderers import json_response
from common.clock import now
from payments import staff_docs as docs
from payments.ledger_files import ledger_lines
from payments.listings import Days, ledger_rows, reconciliation_in_full, reconciliations_of
from payments.services.reconciliation import request_reconciliation
from payments.staff_bodies import reconciliation_body, reconciliation_in_full_body
from payments.staff_serializers import LedgerQuery, ReconciliationInput
from staff.api import StaffView
from staff.permissions import Capability

CHUNK: Final = 500


class LedgerFileView(StaffView):
    capabilities = {"GET": Capability.VIEW_MONEY}

    @docs.export_ledger
    def get(self, request: Request, hotel_slug: str) -> StreamingHttpResponse:
        days = Days(**LedgerQuery.read_query(request.query_params))
        rows = ledger_rows(self.hotel, days).iterator(chunk_size=CHUNK)
        name = f"ledger-{self.hotel.slug}-{days.start_date}.csv"
        return StreamingHttpResponse(
            ledger_lines(rows, timezone=self.hotel.timezone),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class ReconciliationsView(StaffView):
    capabilities = {
        "GET": Capability.VIEW_MONEY,
        "POST": Capability.RECONCILE_PAYMENTS,
    }

    @docs.list_reconciliations
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        page = paginate(reconciliations_of(self.hotel.pk), request.query_params)
        return json_response(page.body([reconciliation_body(each) for each in page.rows]))

    @docs.reconcile
    def post(self, request: Request, hotel_slug: str) -> HttpResponse:
        wanted = {"since": None, "until": None} | ReconciliationInput.read(self.body)
        run = request_reconciliation(**self.who, **wanted, at=now())
        body = reconciliation_in_full(hotel_id=self.hotel.pk, reconciliation_id=run.pk)
        return json_response(reconciliation_body(body), status=202)


class ReconciliationView(StaffView):
    capabilities = {"GET": Capability.VIEW_MONEY}

    @docs.get_reconciliation
    def get(self, request: Request, hotel_slug: str, reconciliation_id: int) -> HttpResponse:
        run = reconciliation_in_full(hotel_id=self.hotel.pk, reconciliation_id=reconciliation_id)
        return json_response(reconciliation_in_full_body(run))
