"""A local Stripe that keeps state, on loopback only, spoken to by the official SDK.

Start it in a test (see tests/factories/sandbox.py):

    with running_sandbox(webhook_url=url, secret="whsec_test") as sandbox:
        client = StripeClient("sk_test_any", base_addresses={"api": sandbox.base_url})

and as a program with `python -m sandbox` (SANDBOX_PORT, SANDBOX_WEBHOOK_URL,
SANDBOX_WEBHOOK_SECRET, HOTELMATE_DATA; it refuses to start in production).

`sandbox.control` is the control API of sandbox/control.py: faults, held and shuffled webhooks, the
clock, disputes, paying a session without a browser. Other parts of the sandbox, such as the
catchers of mail and SMS, add their routes in sandbox/routes.py, use the frame of sandbox/layout.py
and may keep tables of their own in `world.database`.
"""
