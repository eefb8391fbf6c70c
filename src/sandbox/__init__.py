"""A local Stripe that keeps state, on loopback only, spoken to by the official SDK.

Start it in a test (see tests/factories/sandbox.py):

    with running_sandbox(webhook_url=url, secret="whsec_test") as sandbox:
        client = sandbox.client  # StripeClient(key, base_addresses={"api": sandbox.base_url})
        sandbox.pay(session_id, "4000000000009995")

and as a program with `python -m sandbox` (SANDBOX_PORT, SANDBOX_WEBHOOK_URL,
SANDBOX_WEBHOOK_SECRET, HOTELMATE_DATA; it refuses to start in production).

Whatever a test wants of it beside that stands in sandbox/control.py: faults, held and shuffled
webhooks, the clock, disputes, the state and the ledger. The test cards are in provider/cards.py. Other parts of the sandbox, such as the
catchers of mail and SMS, add their routes in sandbox/routes.py, use the frame of sandbox/layout.py
and may keep tables of their own in `world.database`.
"""
