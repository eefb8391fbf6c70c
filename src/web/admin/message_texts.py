"""What a hotel writes to its guests, in its own words where it has some."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from common.errors import DomainError
from notifications.letters import TemplateText
from notifications.selectors import Text, text_of_hotel, texts_of_hotel, wording_named
from notifications.serializers import TextInput
from notifications.services.texts import drop_text, keep_text, preview_text
from web.admin.navigation import Group, Place
from web.admin.pages import OneHotel, OneHotelAction
from web.admin.refusals import in_words
from web.admin.site import zone
from web.forms import read_form

LIST = "Texts"
ONE = "texts/<slug:kind>/<slug:channel>/<slug:language>/"


@zone.page("texts/", name="texts", place=Place(Group.MESSAGES, LIST, "edit_note", order=10))
class TextsPage(OneHotel):
    title = "Texts of messages"

    def get(self, request: HttpRequest) -> HttpResponse:
        kinds: dict[str, list[Text]] = {}
        for text in texts_of_hotel(self.hotel.pk):
            kinds.setdefault(text.wording.kind.label, []).append(text)
        return self.page("texts.html", kinds=kinds.items())


@zone.page(ONE, name="text")
class TextPage(OneHotel):
    """The form comes back here: to be kept, or to be drawn again as it was typed, with how it would look."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest, **named: str) -> HttpResponse:
        text = text_of_hotel(self.hotel.pk, wording_named(**named))
        now = text.own or text.usual
        return self._draw(text, TemplateText(now.subject, now.text))

    def post(self, request: HttpRequest, **named: str) -> HttpResponse:
        text = text_of_hotel(self.hotel.pk, wording_named(**named))
        typed = TemplateText(request.POST.get("subject", ""), request.POST.get("text", ""))
        if "save" not in request.POST:
            return self._draw(text, typed)
        try:
            kept = TemplateText(**read_form(TextInput, request.POST))
            keep_text(**self.who, wording=text.wording, text=kept)
        except DomainError as refused:
            return self._draw(text, typed, refusal=in_words(refused))
        messages.success(request, "The text is saved. It counts from the next message on.")
        return HttpResponseRedirect(self.address("text", *named.values()))

    def _draw(self, text: Text, typed: TemplateText, *, refusal: str = "") -> HttpResponse:
        preview = None
        try:
            preview = preview_text(hotel=self.hotel, wording=text.wording, text=typed, at=self.at)
        except DomainError as refused:
            refusal = refusal or in_words(refused)
        return self.page(
            "text.html",
            status=400 if refusal else 200,
            title=text.wording.kind.label,
            crumbs=((LIST, self.address("texts")),),
            text=text,
            typed=typed,
            preview=preview,
            refusal=refusal,
        )


@zone.page(f"{ONE}reset/", name="text-reset")
class ResetText(OneHotelAction):
    def act(self, request: HttpRequest, **named: Any) -> str:
        drop_text(**self.who, wording=wording_named(**named))
        self.done("The usual text counts again.")
        return self.address("text", *named.values())
