"""The mails that came, for people and, below /_sandbox/mail, for tests."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from sandbox.layout import facts, page, table
from sandbox.mailbox import Attached, Mail
from sandbox.markup import Child, Html, tag
from sandbox.pages.fields import text_field
from sandbox.pages.home import moment
from sandbox.web import Json, Request, Response, Route, json_response
from sandbox.world import World

NOT_FOUND: Final = 404
FREEDOM: Final = "allow-popups allow-popups-to-escape-sandbox"
"""Of a mail's HTML: its links open beside it, and nothing in it runs."""
HTML_HEADERS: Final = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": (
        f"sandbox {FREEDOM}; default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        "frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
NEW_TAB: Final = '<base target="_blank">'
SHOWN_INLINE: Final = frozenset({"application/pdf"})


def show_all(world: World, request: Request) -> Response:
    wanted = request.form().get("to", "")
    return page("E-mail", _search(wanted), _list(world.mailbox.all(wanted)))


def show(world: World, request: Request) -> Response:
    mail = world.mailbox.find(request.named["id"])
    if mail is None:
        return page("There is no such mail", status=NOT_FOUND)
    attached = list(mail.attachments())
    return page(
        mail.subject or "(no subject)",
        _facts_of(mail),
        _attachments(mail, attached),
        _frame("As HTML", f"/mail/{mail.id}/html", sandbox=FREEDOM) if mail.html else None,
        [_pdf(mail, each) for each in attached if each.content_type in SHOWN_INLINE],
        tag("h2", "As text"),
        tag("pre", mail.text, tabindex=0),
        tag("h2", "Headers"),
        tag("pre", "\n".join(f"{name}: {value}" for name, value in headers_of(mail)), tabindex=0),
    )


def show_html(world: World, request: Request) -> Response:
    mail = world.mailbox.find(request.named["id"])
    if mail is None:
        return page("There is no such mail", status=NOT_FOUND)
    before, head, rest = mail.html.partition("<head>")
    html = f"{before}{head}{NEW_TAB}{rest}" if head else f"{NEW_TAB}{mail.html}"
    return Response(200, html.encode(), HTML_HEADERS)


def show_attachment(world: World, request: Request) -> Response:
    mail = world.mailbox.find(request.named["id"])
    attached = list(mail.attachments()) if mail else []
    found = next((each for each in attached if str(each.number) == request.named["number"]), None)
    if found is None:
        return page("There is no such attachment", status=NOT_FOUND)
    is_shown = found.content_type in SHOWN_INLINE
    way, content = ("inline", "") if is_shown else ("attachment", "default-src 'none'; ")
    return Response(
        200,
        found.content,
        {
            "Content-Type": found.content_type,
            "Content-Disposition": f"{way}; filename*=UTF-8''{quote(found.filename)}",
            "Content-Security-Policy": f"{content}frame-ancestors 'self'",
            "X-Content-Type-Options": "nosniff",
        },
    )


def list_mails(world: World, request: Request) -> Response:
    """Newest first, those to `?to=`."""
    found = world.mailbox.all(request.form().get("to", ""))
    return json_response({"smtp_port": world.smtp_port, "mails": [body_of(mail) for mail in found]})


def forget_mails(world: World, _request: Request) -> Response:
    world.mailbox.clear()
    return json_response({})


def body_of(mail: Mail) -> Json:
    return {
        "id": mail.id,
        "message_id": mail.message_id,
        "sender": mail.sender,
        "recipients": list(mail.recipients),
        "received": mail.received,
        "copies": mail.copies,
        "subject": mail.subject,
        "text": mail.text,
        "html": mail.html,
        "headers": headers_of(mail),
        "attachments": [
            {
                "filename": each.filename,
                "content_type": each.content_type,
                "size": len(each.content),
                "address": _address(mail, each),
            }
            for each in mail.attachments()
        ],
    }


def headers_of(mail: Mail) -> list[tuple[str, str]]:
    return [(name, str(value)) for name, value in mail.message.items()]


def _search(wanted: str) -> Html:
    return tag(
        "form",
        text_field("to", "Recipient contains", type_="search", value=wanted),
        tag("button", "Search", type="submit", class_="quiet"),
        action="/mail/",
        class_="inline",
        role="search",
    )


def _list(mails: list[Mail]) -> Html:
    rows: list[tuple[Child, ...]] = [
        (
            tag("a", mail.subject or "(no subject)", href=f"/mail/{mail.id}/"),
            ", ".join(mail.recipients),
            moment(mail.received),
            str(sum(1 for _ in mail.attachments())),
            _copies(mail),
        )
        for mail in mails
    ]
    return table("Mails", ("Subject", "To", "Received", "Attachments", "Came"), rows)


def _copies(mail: Mail) -> Child:
    return "once" if mail.copies == 1 else tag("span", f"{mail.copies} times", class_="bad")


def _facts_of(mail: Mail) -> Html:
    return facts(
        [
            ("From", str(mail.message.get("From", mail.sender))),
            ("To", ", ".join(mail.recipients)),
            ("Received", moment(mail.received)),
            ("Came", _copies(mail)),
        ]
    )


def _attachments(mail: Mail, attached: list[Attached]) -> Html | None:
    if not attached:
        return None
    rows: list[tuple[Child, ...]] = [
        (
            tag("a", each.filename, href=_address(mail, each), download=each.filename),
            each.content_type,
            f"{len(each.content):,} bytes",
        )
        for each in attached
    ]
    return table("Attachments", ("Name", "Type", "Size"), rows)


def _pdf(mail: Mail, attached: Attached) -> Html:
    return _frame(attached.filename, _address(mail, attached))


def _frame(title: str, address: str, **attributes: str) -> Html:
    frame = tag("iframe", src=address, title=title, height=900, loading="lazy", **attributes)
    return tag("section", tag("h2", title), frame)


def _address(mail: Mail, attached: Attached) -> str:
    return f"/mail/{mail.id}/attachments/{attached.number}"


ROUTES: Final = (
    Route("GET", "/mail/", show_all),
    Route("GET", "/mail/<id>/", show),
    Route("GET", "/mail/<id>/html", show_html),
    Route("GET", "/mail/<id>/attachments/<number>", show_attachment),
    Route("GET", "/_sandbox/mail", list_mails),
    Route("DELETE", "/_sandbox/mail", forget_mails),
)
