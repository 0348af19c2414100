"""A code app on somebody's phone."""

import re

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from recruitment.staff import factors

PASSWORD = "a long enough password"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code(at, secret=SECRET):
    return format_hotp_value(hotp_value(secret, int(at.timestamp()) // factors.PERIOD))


def give_app(user, at):
    """The app, added with a code of five minutes ago, so that the present one is unused."""
    factors.add_app(user, SECRET, code(at), now=at)


def secret_on(page):
    """What somebody types from the page into their app."""
    return re.search(r"<code>([A-Z2-7 ]+)</code>", page.content.decode())[1].replace(" ", "")


def sealed_on(page):
    return re.search(r'name="secret"\s+value="([^"]+)"', page.content.decode())[1]
