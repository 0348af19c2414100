"""Staff sign in with a passkey, in a real browser with an authenticator that it plays itself."""

import re

import pytest

from tests.browser.walk import Walk

PHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
PASSWORD = "horses know their own stable"


def with_a_phone(page):
    """A device with a finger on it."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE})
    return session


def password(way, email, word):
    way.page.goto("/admin/login/")
    way.page.get_by_label("Email address").fill(email)
    way.page.get_by_label("Password").fill(word)
    way.press("Log in")


def heading(way):
    return way.page.get_by_role("heading", level=1).inner_text()


def new_colleague(product, open_page, email, width):
    """An administrator makes an account, and chooses a role by its sentence."""
    ash = Walk(open_page(width=width), name="administrator")
    password(ash, "administrator@fitthebill.example", product.password)
    ash.page.goto("/admin/recruitment/user/add/")
    ash.page.locator("#id_email").fill(email)
    ash.page.locator("#id_name").fill("Noor New")
    ash.page.locator("#id_password1").fill(PASSWORD)
    ash.page.locator("#id_password2").fill(PASSWORD)
    ash.page.locator("[name=_save]").first.click()
    ash.page.get_by_label(re.compile("Recruiter: ")).check()
    ash.look("account")
    ash.page.locator("[name=_save]").first.click()
    ash.page.goto("/admin/recruitment/user/roles/")
    assert "Noor New" in ash.page.inner_text("main")
    ash.look("roles")


@pytest.mark.parametrize("width", [1280, 320])
def test_a_passkey_is_added_and_then_is_enough(product, open_page, width):
    email = f"noor{width}@force.example"
    new_colleague(product, open_page, email, width)
    noor = Walk(open_page(width=width), name="passkey")
    with_a_phone(noor.page)
    password(noor, email, PASSWORD)
    noor.follow("How you sign in")
    noor.look("none")
    noor.follow("Add a passkey")
    noor.look("add")
    noor.page.get_by_label("What do you call it?").fill("Work phone")
    noor.press("Add a passkey")
    noor.page.wait_for_url("**/security/codes/")
    noor.press("Show me new codes")
    noor.look("codes")
    paper = noor.page.locator(".codes code").first.inner_text()
    noor.follow("I have them: go to the desk")
    noor.press("Log out")

    product.email_to(email, "new way to sign in")
    product.email_to(email, "on a new device")
    password(noor, email, PASSWORD)
    assert heading(noor) == "Show that it is you"
    noor.look("second-step")
    noor.press("Use my passkey")
    noor.page.wait_for_url("**/admin/")
    noor.press("Log out")
    noor.page.goto("/admin/login/")
    noor.follow("Sign in with a passkey")
    noor.look("alone")
    noor.press("Use my passkey")
    noor.page.wait_for_url("**/admin/")
    by_paper(Walk(open_page(width=width, javascript=False), javascript=False), email, paper)


def by_paper(noor, email, paper):
    """On a device that has neither the passkey nor JavaScript."""
    password(noor, email, PASSWORD)
    noor.page.get_by_role("textbox", name="Code").fill(paper)
    noor.press("Use the code")
    assert heading(noor).startswith("Today")
    noor.follow("How you sign in")
    assert "You have 9 codes" in noor.page.inner_text("main")


def test_a_device_without_a_passkey_is_told_so(product, open_page):
    way = Walk(open_page(), name="no-passkey")
    with_a_phone(way.page)
    way.page.goto("/admin/login/passkey/")
    assert not way.page.get_by_text("No passkey came from this device").is_visible()

    way.press("Use my passkey")

    way.page.get_by_text("No passkey came from this device").wait_for()


def test_a_code_app_is_set_up_from_the_picture_or_the_secret(product, open_page):
    way = Walk(open_page(width=320), name="app")
    password(way, "lead@fitthebill.example", product.password)
    way.page.goto("/admin/security/app/")

    way.look("picture")
    way.page.get_by_label("The code that the app shows").fill("123")
    way.press("Add the app")

    way.look("wrong")
    assert "That code does not fit" in way.page.inner_text("main")
