"""The hosted page of a Checkout Session: what is paid, the card form, the bank's question."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from sandbox.layout import MARK, bare_page
from sandbox.markup import Child, Html, tag
from sandbox.pages.card_form import CardForm, read_card_form
from sandbox.pages.fields import error_summary, text_field
from sandbox.provider import sessions
from sandbox.provider.cards import CARDS
from sandbox.provider.currencies import shown
from sandbox.provider.methods import new_method
from sandbox.provider.sessions import Payer
from sandbox.refusals import CardRefused, Impossible
from sandbox.web import Json, Request, Response, Route, redirect
from sandbox.world import World

NOT_FOUND: Final = 404
DECLINED: Final = 402
INVALID: Final = 422
GROUP: Final = 4


def show(world: World, request: Request) -> Response:
    session = _session(world, request)
    if session is None:
        return _message("There is no such payment page", status=NOT_FOUND)
    if session["status"] != "open":
        return _over(session)
    return _page(world, session, CardForm(), problem=_last_problem(world, session))


def submit(world: World, request: Request) -> Response:
    session = _session(world, request)
    if session is None or session["status"] != "open":
        return redirect(request.path)
    form = read_card_form(
        request.form(), known_email=session["customer_email"], now=world.clock.now()
    )
    if form.errors:
        return _page(world, session, form, status=INVALID)
    return _pay(world, session["id"], form)


def _pay(world: World, session_id: str, form: CardForm) -> Response:
    payer = Payer(form.email, form.name)
    with world.work_on(session_id) as work:
        session = work.get("checkout.session", session_id)
        billing = {"email": form.email, "name": form.name}
        method = new_method(work, form.number, month=form.month, year=form.year, billing=billing)
        try:
            intent = sessions.pay(work, session, method, payer)
        except CardRefused as refusal:
            return _page(world, session, form, problem=str(refusal), status=DECLINED)
        except Impossible:
            return redirect(f"/c/pay/{session_id}")
    if intent["status"] == "requires_action":
        return redirect(f"/challenge/{intent['id']}")
    return redirect(sessions.success_address(session))


def _session(world: World, request: Request) -> Json | None:
    found = world.store.find(request.named["id"])
    return found if found and found["object"] == "checkout.session" else None


def _last_problem(world: World, session: Json) -> str | None:
    """What went wrong on the last try."""
    intent = world.store.find(session["payment_intent"] or session["setup_intent"] or "")
    if intent is None:
        return None
    error = intent.get("last_payment_error") or intent.get("last_setup_error")
    return error["message"] if error else None


def _over(session: Json) -> Response:
    if session["status"] == "expired":
        back = session["cancel_url"] or session["success_url"]
        text = "The time for this payment is over. Nothing was charged."
        return _message("This page has expired", text, link=back)
    text = "There is nothing more to pay here."
    return _message("All done", text, link=sessions.success_address(session))


def _message(title: str, text: str = "", *, link: str | None = None, status: int = 200) -> Response:
    content = tag(
        "main",
        MARK,
        tag("h1", title),
        tag("p", text) if text else None,
        tag("p", tag("a", "Back to the hotel", href=link, class_="button")) if link else None,
        id="main",
    )
    return bare_page(title, content, kind="narrow", status=status)


def _page(
    world: World, session: Json, form: CardForm, *, problem: str | None = None, status: int = 200
) -> Response:
    title = "Pay for your stay" if session["mode"] == "payment" else "Save your card"
    content = tag(
        "main",
        MARK,
        tag("h1", title),
        tag("div", _summary(world, session), _form(session, form, problem), class_="panels"),
        _cards(),
        id="main",
    )
    return bare_page(title, content, kind="checkout", status=status)


def _summary(world: World, session: Json) -> Html:
    until = datetime.fromtimestamp(session["expires_at"], UTC)
    back = session["cancel_url"]
    return tag(
        "section",
        tag("h2", "Your booking"),
        _items(world, session),
        tag("p", f"Open until {until:%d %B %Y, %H:%M} UTC.", class_="hint"),
        tag("p", tag("a", "Back", href=back, class_="button quiet")) if back else None,
        aria_label="Your booking",
    )


def _items(world: World, session: Json) -> Child:
    if session["mode"] == "setup":
        return tag("p", "Your card is saved for later. Nothing is charged now.")
    rows = [
        tag(
            "li",
            tag("span", f"{item['quantity']} x {item['description']}"),
            tag("span", shown(item["amount_total"], item["currency"])),
        )
        for item in world.store.facts(session["id"])["items"]
    ]
    total = shown(session["amount_total"], session["currency"])
    return [tag("p", total, class_="total"), tag("ul", rows, class_="items")]


def _form(session: Json, form: CardForm, problem: str | None) -> Html:
    is_payment = session["mode"] == "payment"
    total = f"Pay {shown(session['amount_total'], session['currency'])}" if is_payment else ""
    return tag(
        "form",
        tag("h2", "Card"),
        tag("p", problem, class_="alert", role="alert") if problem else None,
        error_summary(form.errors),
        _email(session, form),
        text_field("number", "Card number", form.errors, autocomplete="cc-number",
                   inputmode="numeric", maxlength=24, hint="In test mode, one of the cards below."),
        tag(
            "div",
            text_field("expiry", "Expires (MM / YY)", form.errors, autocomplete="cc-exp",
                       inputmode="numeric", maxlength=9),
            text_field("cvc", "Security code", form.errors, autocomplete="cc-csc",
                       inputmode="numeric", maxlength=4),
            class_="pair",
        ),
        text_field("name", "Name on the card", form.errors, autocomplete="cc-name",
                   value=form.name, maxlength=200),
        tag("button", total or "Save card", type="submit", class_="wide"),
        method="post", action=f"/c/pay/{session['id']}", class_="card", novalidate=True,
        aria_label="Card",
    )  # fmt: skip


def _email(session: Json, form: CardForm) -> Html:
    known = session["customer_email"]
    if known:
        return tag("p", "For ", tag("strong", known))
    return text_field(
        "email", "E-mail", form.errors, autocomplete="email", type_="email", value=form.email,
        maxlength=200,
    )  # fmt: skip


def _cards() -> Html:
    rows = [
        tag("tr", tag("th", tag("code", _grouped(card.number)), scope="row"), tag("td", card.about))
        for card in CARDS
    ]
    head = tag(
        "thead", tag("tr", tag("th", "Number", scope="col"), tag("th", "What it does", scope="col"))
    )
    grid = tag(
        "table", tag("caption", "With any later date and any security code"), head,
        tag("tbody", rows),
    )  # fmt: skip
    return tag(
        "details",
        tag("summary", "Test cards"),
        tag("div", grid, class_="scroll", tabindex=0, role="region", aria_label="Test cards"),
    )


def _grouped(number: str) -> str:
    return " ".join(number[at : at + GROUP] for at in range(0, len(number), GROUP))


ROUTES: Final = (
    Route("GET", "/c/pay/<id>", show),
    Route("POST", "/c/pay/<id>", submit),
)
