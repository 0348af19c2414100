import pytest

from portal import providers
from tests.delivery import api as fake
from tests.moments import NOW

SECRET = "a-secret-that-is-long-enough"
KEY = "live-11111111-2222-4333-8444-555555555555-66666666-7777-4888-8999-000000000000"
TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a"


@pytest.fixture(autouse=True)
def at_ten_in_the_morning(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def api():
    with fake.running() as running:
        yield running


@pytest.fixture
def chosen(settings):
    """Set up as the environment would do it."""

    def choose(**given):
        for name, value in providers.chosen(given, local=True).items():
            setattr(settings, name, value)

    return choose


@pytest.fixture
def notify(chosen, api):
    chosen(
        EMAIL_PROVIDER="notify",
        NOTIFY_API_KEY=KEY,
        NOTIFY_TEMPLATE_ID=TEMPLATE,
        NOTIFY_API_URL=api.url,
        EMAIL_WEBHOOK_SECRET=SECRET,
    )
    return api


@pytest.fixture
def postmark(chosen, api):
    chosen(
        EMAIL_PROVIDER="postmark",
        ANYMAIL_POSTMARK_SERVER_TOKEN="token",
        ANYMAIL_POSTMARK_API_URL=api.url,
        EMAIL_WEBHOOK_SECRET=f"hook:{SECRET}",
    )
    return api


@pytest.fixture
def mailgun(chosen, api):
    chosen(
        EMAIL_PROVIDER="mailgun",
        ANYMAIL_MAILGUN_API_KEY="key",
        ANYMAIL_MAILGUN_SENDER_DOMAIN="force.example",
        ANYMAIL_MAILGUN_API_URL=f"{api.url}/v3",
        ANYMAIL_MAILGUN_WEBHOOK_SIGNING_KEY="signing",
        EMAIL_WEBHOOK_SECRET=f"hook:{SECRET}",
    )
    return api
