"""Under print/ of a hotel."""

from __future__ import annotations

from django.urls import path

from web.staff.printing.views import PRINTED, pdf_view

urlpatterns = [
    *(
        path(f"{page.name}/", page.as_view(), name=f"staff-page-print-{page.name}")
        for page in PRINTED
    ),
    *(
        path(f"{page.name}.pdf", pdf_view(page).as_view(), name=f"staff-page-print-{page.name}-pdf")
        for page in PRINTED
    ),
]
