"""A real browser on the real product."""

import os
import shutil
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser import weather
from tests.product import Product

CHROMIUM = (
    os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def product(tmp_path_factory):
    with Product(tmp_path_factory.mktemp("product")) as product:
        yield product


@pytest.fixture(scope="session")
def neutral_site(tmp_path_factory):
    """The port of a site over TLS that says only "Weather"."""
    with weather.running(tmp_path_factory.mktemp("weather")) as port:
        yield port


@pytest.fixture(scope="session")
def chromium(neutral_site):
    if not CHROMIUM:
        pytest.fail("No Chromium found. Install it: apt-get install chromium")
    with sync_playwright() as playwright:
        # The neutral site is somebody else's: here its name leads to one that plays it.
        leads_to = f"--host-resolver-rules=MAP www.bbc.co.uk:443 127.0.0.1:{neutral_site}"
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, leads_to])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def homes():
    """The numbers of their networks."""
    return count(1)


@pytest.fixture
def open_page(chromium, product, homes):
    """Opens pages; every complaint of the browser about them fails the test."""
    complaints, contexts = [], []

    def open_one(*, javascript=True, width=1280):
        context = chromium.new_context(
            java_script_enabled=javascript,
            viewport={"width": width, "height": 900},
            base_url=product.site,
            locale="en-GB",
            ignore_https_errors=True,
            # Everybody is at home: one network may ask for so many codes an hour, and no more.
            extra_http_headers={"X-Forwarded-For": f"198.51.100.{next(homes)}"},
        )
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda said: complaints.append(said.text) if said.type == "error" else None,
        )
        contexts.append(context)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []
