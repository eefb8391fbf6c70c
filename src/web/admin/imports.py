"""Rooms and future bookings of another system: a file is tried, its report read, and then brought over."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from hotel_setup.enums import BroughtOver, RowOutcome, RunStatus
from hotel_setup.errors import FileRefused, ImportRunNotFound
from hotel_setup.files.importing import KINDS, report_file, summary_of
from hotel_setup.files.rows import MOST_BYTES
from hotel_setup.files.runs import carry_out_trial, start_run
from hotel_setup.models import ImportRun
from web.admin.navigation import Group, Place
from web.admin.pages import OneHotel, OneHotelAction
from web.admin.site import zone

LIST = "Bring over"
ONE = "bring-over/<pk:run_id>/"
SHOWN = 200
MOST_LISTED = 20


def columns_of(kind: str) -> list[dict[str, Any]]:
    fields = KINDS[kind].reads().fields
    return [{"name": name, "is_needed": field.required} for name, field in fields.items()]


@zone.page(
    "bring-over/", name="imports", place=Place(Group.HOTELS, LIST, "move_to_inbox", order=95)
)
class ImportsPage(OneHotel):
    title = "Bring over from another system"

    def get(self, request: HttpRequest) -> HttpResponse:
        runs = ImportRun.objects.filter(hotel=self.hotel).defer("content", "report")
        return self.page(
            "imports/page.html",
            kinds=[(kind, columns_of(kind)) for kind in BroughtOver],
            runs=runs[:MOST_LISTED],
        )


@zone.page("bring-over/try/", name="import-try")
class TryFile(OneHotelAction):
    def act(self, request: HttpRequest, **named: Any) -> str:
        kind, file = request.POST.get("kind", ""), request.FILES.get("file")
        if kind not in KINDS or file is None:
            raise FileRefused("Please choose what it holds, and a file.")
        content = file.read(MOST_BYTES + 1)
        run = start_run(**self.who, kind=kind, content=content, is_trial=True)
        return self.address("import", run.pk)


class OneRun(OneHotel):
    def run(self, run_id: int) -> ImportRun:
        run = ImportRun.objects.filter(hotel=self.hotel, pk=run_id).first()
        if run is None:
            raise ImportRunNotFound
        return run


@zone.page(ONE, name="import")
class ImportPage(OneRun):
    def get(self, request: HttpRequest, **named: Any) -> HttpResponse:
        run = self.run(named["run_id"])
        refused = [each for each in run.report if each["outcome"] == RowOutcome.REFUSED]
        counted = summary_of(run.report)
        return self.page(
            "imports/run.html",
            title=f"{run.get_kind_display()}: {'trial' if run.is_trial else 'brought over'}",
            crumbs=((LIST, self.address("imports")),),
            run=run,
            is_done=run.status == RunStatus.DONE,
            counted=[(outcome.label, counted[outcome]) for outcome in RowOutcome],
            new=counted[RowOutcome.NEW],
            refused=refused[:SHOWN],
            more=max(0, len(refused) - SHOWN),
            here=request.get_full_path(),
            can_run=run.is_trial and run.content is not None and counted[RowOutcome.NEW] > 0,
        )


@zone.page(f"{ONE}run/", name="import-run")
class CarryOut(OneHotelAction):
    def act(self, request: HttpRequest, **named: Any) -> str:
        return self.address("import", carry_out_trial(**self.who, run_id=named["run_id"]).pk)


@zone.page(f"{ONE}report.csv", name="import-report")
class Report(OneRun):
    def get(self, request: HttpRequest, **named: Any) -> StreamingHttpResponse:
        run = self.run(named["run_id"])
        response = StreamingHttpResponse(
            report_file(run.report), content_type="text/csv; charset=utf-8"
        )
        name = f"{self.hotel.slug}-{run.kind.lower()}-{run.pk}.csv"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
