"""Answers for load balancers and operators: alive, and ready to serve."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse

from common.readiness import readiness


def healthz(_request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


def readyz(_request: HttpRequest) -> JsonResponse:
    parts = readiness()
    is_ready = all(parts.values())
    status = {"status": "ready" if is_ready else "not ready", **parts}
    return JsonResponse(status, status=200 if is_ready else 503)
