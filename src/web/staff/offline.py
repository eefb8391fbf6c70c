from __future__ import annotations

from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_safe


@require_safe
def service_worker(request: HttpRequest) -> FileResponse:
    """At this address it may answer for all of the staff's pages."""
    path = Path(str(finders.find("web/staff/sw.js")))
    headers = {"Cache-Control": "no-cache", "Service-Worker-Allowed": "/"}
    return FileResponse(path.open("rb"), content_type="text/javascript", headers=headers)
