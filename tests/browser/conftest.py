"""A real browser on the real product."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

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
NEUTRAL = "<!DOCTYPE html><html lang='en'><title>Weather</title><h1>Weather</h1></html>"


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
def chromium():
    if not CHROMIUM:
        pytest.fail("No Chromium found. Install it: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, product):
    """Opens pages; every complaint of the browser about them fails the test."""
    complaints, contexts = [], []

    def open_one(*, javascript=True, width=1280):
        context = chromium.new_context(
            java_script_enabled=javascript,
            viewport={"width": width, "height": 900},
            base_url=product.site,
            locale="en-GB",
        )
        context.set_default_timeout(10_000)
        # The neutral site is somebody else's: here it is played.
        context.route(
            "https://www.bbc.co.uk/**",
            lambda route: route.fulfill(body=NEUTRAL, content_type="text/html"),
        )
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
