"""Every page of the desk that a role can reach by links: axe finds nothing, the browser neither."""

import os
import re
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve

from recruitment.staff.roles import ROLES
from tests.browser.test_staff import password
from tests.browser.walk import SHOTS, Walk
from tests.product import ROOT, Product

EMAILS = {
    "HR lead": "lead@fitthebill.example",
    "Recruiter": "recruiter@fitthebill.example",
    "Administrator": "administrator@fitthebill.example",
    "Vetting officer": "vetting@fitthebill.example",
    "Cadet coordinator": "cadets@fitthebill.example",
    "Phone helper": "phone@fitthebill.example",
    "Equality lead": "equality@fitthebill.example",
    "Marker": "marker@fitthebill.example",
}
SCREEN, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
FEWEST = 45
"""Kinds of page that the roles reach together: fewer would mean that nobody looked."""


@pytest.fixture(scope="module")
def product(tmp_path_factory):
    """One of its own, with people in it."""
    with Product(tmp_path_factory.mktemp("full")) as product:
        made = [sys.executable, "manage.py", "demo_data", "--applications", "60"]
        env = {**os.environ, **product.environment}
        subprocess.run(made, cwd=ROOT, env=env, check=True, capture_output=True)
        yield product


def name_of(path):
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return None


def links(page):
    found = page.eval_on_selector_all("a[href]", "all => all.map(one => one.getAttribute('href'))")
    here = urlsplit(page.url)
    for href in found:
        address = urlsplit(href)
        if address.netloc in ("", here.netloc) and not address.scheme.startswith("mailto"):
            path = address.path or here.path
            if path.startswith(("/admin/", "/equality")):
                yield f"{path}?{address.query}" if address.query else path


def look(way, title):
    """With a desk in front of one, and on a phone."""
    way.look(title)
    way.page.set_viewport_size(PHONE)
    way.fits(title)
    way.page.screenshot(path=SHOTS / f"{way.name}-320-{title}.png", full_page=True)
    way.page.set_viewport_size(SCREEN)


def crawl(way, seen):
    """One page of each kind that nobody has looked at yet."""
    waiting, known = ["/admin/"], set()
    while waiting:
        answer = way.page.goto(waiting.pop(0))
        assert answer.status == 200, f"{way.name}: {answer.url} answers {answer.status}"
        kind = name_of(way.page.url)
        if kind not in seen:
            seen.add(kind)
            look(way, re.sub(r"\W+", "-", str(kind)))
        for link in links(way.page):
            if (leads_to := name_of(link)) and leads_to not in seen | known:
                known.add(leads_to)
                waiting.append(link)


def test_every_page_that_a_role_can_reach_is_for_everybody(product, open_page):
    seen = set()
    assert set(EMAILS) == set(ROLES)

    for role, email in EMAILS.items():
        way = Walk(open_page(), name=f"desk-{role}".replace(" ", "-").lower())
        password(way, email, product.password)
        crawl(way, seen)
        seen -= {"admin:index", "sift"}  # another page for each role

    assert len(seen) >= FEWEST, sorted(seen)
