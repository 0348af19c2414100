"""Who delivers our emails: a mail server, GOV.UK Notify, or what django-anymail knows.

EMAIL_PROVIDER says which. What is not installed or not told stops the start with a sentence.
"""

import re
from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import get_connection
from django.utils.module_loading import import_string
from environ import Env

Given = Mapping[str, str]
Settings = dict[str, Any]

MAIL_SERVER, NOTIFY = "smtp", "notify"
UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
NOTIFY_API = "https://api.notifications.service.gov.uk"
SHORTEST_SECRET = 20
SECONDS = 10
REPORTS = "recruitment.delivery.{}_reports.take_in"


NONE: Settings = {"NOTIFY": {}, "ANYMAIL": {}, "DELIVERY_REPORTS": "", "EMAIL_WEBHOOK_SECRET": ""}


def chosen(given: Given, *, local: bool) -> Settings:
    provider = given.get("EMAIL_PROVIDER") or MAIL_SERVER
    ways = {MAIL_SERVER: mail_server, NOTIFY: notify}
    found = ways.get(provider, by_anymail)(given, local)
    return {**NONE, "EMAIL_PROVIDER": provider, **found}


def mail_server(given: Given, local: bool) -> Settings:
    url = given.get("EMAIL_URL") or ("smtp://localhost:1025" if local else "")
    if not url:
        raise ImproperlyConfigured(
            "Set EMAIL_URL: the mail server, like smtp+tls://user:password@host:587, or another "
            "way with EMAIL_PROVIDER."
        )
    return dict(Env.email_url_config(url))


def notify(given: Given, local: bool) -> Settings:
    install("notifications_python_client", "notify")
    key = told(given, "NOTIFY_API_KEY", f".+-{UUID}-{UUID}", "the whole API key, with its name")
    template = told(given, "NOTIFY_TEMPLATE_ID", UUID, "the ID of the template at Notify")
    api = given.get("NOTIFY_API_URL") or NOTIFY_API
    if not local and not api.startswith("https://"):
        raise ImproperlyConfigured("Set NOTIFY_API_URL: it begins with https://, or is not set.")
    return {
        "EMAIL_BACKEND": "recruitment.delivery.notify.EmailBackend",
        "NOTIFY": {"API_KEY": key, "TEMPLATE_ID": template, "API_URL": api},
        **reports(given, "notify", "[!-~]+", "the bearer token of the callback"),
    }


def by_anymail(given: Given, local: bool) -> Settings:
    """Anymail's own settings come from the variables of their names: ANYMAIL_MAILGUN_API_KEY."""
    provider = given["EMAIL_PROVIDER"]
    install("anymail", "anymail")
    if not re.fullmatch("[a-z_]+", provider) or not find_spec(f"anymail.backends.{provider}"):
        raise ImproperlyConfigured(
            "Set EMAIL_PROVIDER: smtp, notify, or a provider as django-anymail calls it, like "
            "mailgun or postmark."
        )
    hook = reports(given, "provider", "[!-9;-~]+:[!-~]+", "a user name, a colon and a password")
    return {
        "EMAIL_BACKEND": "recruitment.delivery.provider.EmailBackend",
        "ANYMAIL": {
            **{
                name.removeprefix("ANYMAIL_"): value
                for name, value in given.items()
                if name.startswith("ANYMAIL_")
            },
            **FIXED,
            "WEBHOOK_SECRET": hook["EMAIL_WEBHOOK_SECRET"],
        },
        **hook,
    }


FIXED: Mapping[str, Any] = {
    # Requests and answers would be printed, with what is in them.
    "DEBUG_API_REQUESTS": False,
    # Nobody is watched while they read; a provider that cannot be told so needs no telling.
    "SEND_DEFAULTS": {"track_opens": False, "track_clicks": False},
    "IGNORE_UNSUPPORTED_FEATURES": True,
    "REQUESTS_TIMEOUT": SECONDS,
}


def install(package: str, extra: str) -> None:
    if not find_spec(package):
        raise ImproperlyConfigured(
            f"EMAIL_PROVIDER needs a package that is not installed: "
            f"pip install --require-hashes -r requirements-{extra}.lock"
        )


def told(given: Given, name: str, shape: str, means: str) -> str:
    value = given.get(name, "")
    if not re.fullmatch(shape, value):
        raise ImproperlyConfigured(f"Set {name}: {means}. EMAIL_PROVIDER needs it.")
    return value


def reports(given: Given, room: str, shape: str, means: str) -> Settings:
    """Without the secret there is no address for reports."""
    if not given.get("EMAIL_WEBHOOK_SECRET"):
        return {"DELIVERY_REPORTS": "", "EMAIL_WEBHOOK_SECRET": ""}
    means = f"{means}, at least {SHORTEST_SECRET} signs, made at random"
    secret = told(given, "EMAIL_WEBHOOK_SECRET", shape, means)
    if len(secret) < SHORTEST_SECRET:
        raise ImproperlyConfigured(f"Set EMAIL_WEBHOOK_SECRET: {means}.")
    return {"DELIVERY_REPORTS": REPORTS.format(room), "EMAIL_WEBHOOK_SECRET": secret}


def refuse_half_a_provider() -> None:
    """Anymail knows what each provider needs: ask it before anything is served."""
    try:
        get_connection()
        if settings.ANYMAIL and settings.DELIVERY_REPORTS:
            import_string("recruitment.delivery.provider_reports.webhook")()
    except ImproperlyConfigured as lacking:
        found = re.search("ANYMAIL_[A-Z_]+", str(lacking))
        why = f"Set {found[0]}." if found else str(lacking).splitlines()[0]
        raise ImproperlyConfigured(
            f"EMAIL_PROVIDER is {settings.EMAIL_PROVIDER}, which needs more. {why}"
        ) from None
