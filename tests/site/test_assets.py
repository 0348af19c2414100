"""The built style sheet is what its sources make, and nothing in it comes from elsewhere."""

import gzip
import hashlib
import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VENDORED = ROOT / "assets" / "govuk"
BUILD = runpy.run_path(str(ROOT / "assets" / "build.py"))
CSS = (ROOT / "static" / "site.css").read_text("utf-8")
SCRIPT = (ROOT / "static" / "site.js").read_text("utf-8")
PAGES = [*ROOT.glob("templates/*.html"), *ROOT.glob("templates/[!ae]*/**/*.html")]


def test_the_style_sheet_is_built_from_its_sources():
    assert BUILD["build"]() == CSS


def test_squeezing_keeps_what_browsers_need():
    loose = "/* note */ a :focus,\nb > c { margin: 0 1px ; top: calc(1px + 2px); }"
    assert BUILD["squeeze"](loose) == "a :focus,b>c{margin:0 1px;top:calc(1px + 2px)}"


@pytest.mark.parametrize("line", (VENDORED / "SHA256SUMS").read_text("utf-8").splitlines())
def test_what_we_took_from_others_is_unchanged(line):
    checksum, name = line.split()
    assert hashlib.sha256((VENDORED / name).read_bytes()).hexdigest() == checksum


OTHERS = ("GDS Transport", "@font-face", "@import", "url(", "crest", "crown", "#1d70b8", "#0f7a52")


@pytest.mark.parametrize("banned", OTHERS)
def test_no_fonts_emblems_colours_or_files_of_others(banned):
    assert banned not in CSS


def test_the_style_sheet_and_the_script_stay_small():
    assert len(gzip.compress(CSS.encode(), 9)) < 13_200
    assert len(gzip.compress(SCRIPT.encode(), 9)) < 2_800


def test_the_script_reaches_no_other_site():
    assert "http" not in SCRIPT


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT / "templates")))
def test_pages_keep_to_the_content_security_policy(page):
    text = page.read_text("utf-8")
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|<script(?! src=)|data:|javascript:", text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT / "templates")))
def test_every_template_says_first_what_it_needs(page):
    assert page.read_text("utf-8").startswith("{# Needs: ")
