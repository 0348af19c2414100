"""Who delivers our emails is chosen by the environment; what is lacking is said in a sentence."""

import sys
from pathlib import Path

import pytest
from celery.signals import worker_init
from django.core.exceptions import ImproperlyConfigured

from portal import celery  # noqa: F401  # what is to be checked listens there
from portal.providers import chosen, refuse_half_a_provider

KEY = "live-11111111-2222-4333-8444-555555555555-66666666-7777-4888-8999-000000000000"
NOTIFY = {
    "EMAIL_PROVIDER": "notify",
    "NOTIFY_API_KEY": KEY,
    "NOTIFY_TEMPLATE_ID": "f33517ff-2a88-4f6e-b855-c550268ce08a",
}
MAILGUN = {
    "EMAIL_PROVIDER": "mailgun",
    "ANYMAIL_MAILGUN_API_KEY": "key",
    "ANYMAIL_MAILGUN_SENDER_DOMAIN": "force.example",
}
ROOT = Path(__file__).parents[2]
LONG = "x" * 19


def refused(**given):
    with pytest.raises(ImproperlyConfigured) as why:
        chosen(given, local=False)
    return str(why.value)


def test_a_mail_server_is_what_there_is_without_another_choice():
    found = chosen({"EMAIL_URL": "smtp+tls://me:word@mail.example:587"}, local=False)

    assert found["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert (found["EMAIL_HOST"], found["EMAIL_USE_TLS"]) == ("mail.example", True)
    assert (found["EMAIL_PROVIDER"], found["DELIVERY_REPORTS"]) == ("smtp", "")


def test_notify_needs_no_mail_server():
    found = chosen(NOTIFY, local=False)

    assert found["EMAIL_BACKEND"] == "recruitment.delivery.notify.EmailBackend"
    assert found["DELIVERY_REPORTS"] == ""


def test_a_provider_has_the_settings_of_its_name_and_some_that_do_not_vary():
    found = chosen({**MAILGUN, "ANYMAIL_DEBUG_API_REQUESTS": "true"}, local=False)

    assert found["ANYMAIL"]["MAILGUN_API_KEY"] == "key"
    assert found["ANYMAIL"]["DEBUG_API_REQUESTS"] is False
    assert found["EMAIL_BACKEND"] == "recruitment.delivery.provider.EmailBackend"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Set EMAIL_URL"),
        ({"EMAIL_URL": ""}, "Set EMAIL_URL"),
        ({"EMAIL_PROVIDER": "pigeon"}, "Set EMAIL_PROVIDER"),
        ({"EMAIL_PROVIDER": "../etc"}, "Set EMAIL_PROVIDER"),
        ({"EMAIL_PROVIDER": "notify"}, "Set NOTIFY_API_KEY"),
        ({**NOTIFY, "NOTIFY_API_KEY": KEY[5:]}, "Set NOTIFY_API_KEY"),
        ({**NOTIFY, "NOTIFY_TEMPLATE_ID": "the first"}, "Set NOTIFY_TEMPLATE_ID"),
        ({**NOTIFY, "NOTIFY_API_URL": "http://notify.example"}, "Set NOTIFY_API_URL"),
        ({**NOTIFY, "EMAIL_WEBHOOK_SECRET": LONG}, "Set EMAIL_WEBHOOK_SECRET"),
        ({**MAILGUN, "EMAIL_WEBHOOK_SECRET": f"{LONG}xx"}, "Set EMAIL_WEBHOOK_SECRET"),
        ({**MAILGUN, "EMAIL_WEBHOOK_SECRET": f"a:{LONG[2:]}"}, "Set EMAIL_WEBHOOK_SECRET"),
    ],
)
def test_what_is_lacking_is_named(given, sentence):
    assert refused(**given).startswith(f"{sentence}:")


@pytest.mark.parametrize(
    ("given", "secret"), [(NOTIFY, f"{LONG}x"), (MAILGUN, f"a:{LONG[1:]}")], ids=["notify", "other"]
)
def test_a_secret_of_the_least_length_opens_the_address_for_reports(given, secret):
    found = chosen({**given, "EMAIL_WEBHOOK_SECRET": secret}, local=False)

    assert found["DELIVERY_REPORTS"].startswith("recruitment.delivery.")
    assert found["EMAIL_WEBHOOK_SECRET"] == secret


@pytest.mark.parametrize(
    ("given", "package", "lock"),
    [
        (NOTIFY, "notifications_python_client", "requirements-notify.lock"),
        (MAILGUN, "anymail", "requirements-anymail.lock"),
    ],
)
def test_without_its_package_the_way_to_install_it_is_said(monkeypatch, given, package, lock):
    monkeypatch.setitem(sys.modules, package, None)

    assert lock in refused(**given)


@pytest.mark.parametrize(
    ("lacking", "sentence"),
    [
        ("ANYMAIL_MAILGUN_API_KEY", "Set ANYMAIL_MAILGUN_API_KEY."),
        ("", ""),
    ],
)
def test_what_a_provider_needs_is_asked_at_the_start(settings, lacking, sentence):
    given = {name: value for name, value in MAILGUN.items() if name != lacking}
    for name, value in chosen(given, local=True).items():
        setattr(settings, name, value)
    if not sentence:
        refuse_half_a_provider()
        return
    with pytest.raises(ImproperlyConfigured, match=f"is mailgun, which needs more. {sentence}"):
        refuse_half_a_provider()


def test_a_worker_does_not_begin_either(settings):
    for name, value in chosen({"EMAIL_PROVIDER": "mailgun"}, local=True).items():
        setattr(settings, name, value)

    with pytest.raises(SystemExit, match="is mailgun, which needs more"):
        worker_init.send(sender=None)


def test_a_provider_without_reports_is_not_asked_for_them(settings):
    given = {
        "EMAIL_PROVIDER": "scaleway",
        "ANYMAIL_SCALEWAY_SECRET_KEY": "key",
        "ANYMAIL_SCALEWAY_PROJECT_ID": "project",
        "EMAIL_WEBHOOK_SECRET": f"hook:{LONG}",
    }
    for name, value in chosen(given, local=True).items():
        setattr(settings, name, value)

    with pytest.raises(ImproperlyConfigured, match="takes in no reports of scaleway"):
        refuse_half_a_provider()


@pytest.mark.parametrize(
    ("extra", "package"), [("notify", "notifications-python-client"), ("anymail", "django-anymail")]
)
def test_what_most_forces_do_not_need_is_in_a_lock_of_its_own(extra, package):
    assert f"\n{package}==" in (ROOT / f"requirements-{extra}.lock").read_text()
    assert f"\n{package}==" not in (ROOT / "requirements.lock").read_text()
