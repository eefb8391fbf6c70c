"""The queues of jobs, and those that failed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from common.failed_jobs import failed_jobs, give_up, queues, try_again
from web.admin.navigation import Group, Place
from web.admin.pages import ZoneAction, ZonePage
from web.admin.site import zone

PLACE = Place(Group.SYSTEM, "Jobs", "conveyor_belt", order=20, is_for_superusers=True)


@zone.page("jobs/", name="jobs", place=PLACE)
class JobsPage(ZonePage):
    title = "Jobs"
    is_for_superusers = True

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page("jobs.html", queues=queues(), failed=failed_jobs())


@zone.page("jobs/<pk:job_id>/retry/", name="job-retry")
class RetryJob(ZoneAction):
    is_for_superusers = True

    def act(self, request: HttpRequest, **named: Any) -> str:
        try_again(job_id=named["job_id"], at=self.at)
        self.done("The job is done again now.")
        return reverse("admin:jobs")


@zone.page("jobs/<pk:job_id>/give-up/", name="job-give-up")
class GiveUpJob(ZoneAction):
    is_for_superusers = True

    def act(self, request: HttpRequest, **named: Any) -> str:
        give_up(job_id=named["job_id"], at=self.at)
        self.done("The job is given up.")
        return reverse("admin:jobs")
