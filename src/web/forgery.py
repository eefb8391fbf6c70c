"""What is answered to a form that is not read at all: it does not come from a page of ours, its page is too
old, or it is too large. As the address speaks."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from common.api.errors import PAYLOAD_TOO_LARGE, answer
from web.guest.pages import problem_page, stale_page
from web.guest.protection import GuestPagesMiddleware
from web.staff.pages import problem_page as staff_problem_page
from web.staff.protection import BEHIND_THE_LOG_IN
from web.staff.protection import csrf_failure as refused_elsewhere


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    if request.path_info.startswith(GuestPagesMiddleware.prefixes):
        return stale_page(request)
    return refused_elsewhere(request, reason)


def too_large(request: HttpRequest) -> HttpResponse:
    if request.path_info.startswith(GuestPagesMiddleware.prefixes):
        return problem_page(request, PAYLOAD_TOO_LARGE)
    if request.path_info.startswith(BEHIND_THE_LOG_IN):
        return staff_problem_page(request, PAYLOAD_TOO_LARGE.status, kind="trouble")
    return answer(PAYLOAD_TOO_LARGE)
