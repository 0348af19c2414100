"""How a person goes through the pages: by labels, buttons and links, as they read."""

import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

SHOTS = Path(__file__).parents[2] / "test-results" / "screenshots"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "resultTypes": ["violations"],  # what passed need not be written out
    "preload": False,  # it would fetch our stylesheets again, which connect-src need not allow
}
ANSWERS = {
    "status": "british",
    "uk-residence": "yes",
    "driving-licence": "manual",
    "qualifications": "level-3",
    "would-refuse": "none",
    "any-of-these": "none",
    "police-record": "none",
}
BORN = ("4", "5", "1990")


class Walk:
    """One person at one page. With JavaScript on, axe looks at every page that they meet."""

    def __init__(self, page, *, javascript=True, name=""):
        self.page, self.javascript = page, javascript
        self.name = name if javascript else f"{name}-without-js"
        self.number = 0
        self.code = ""
        self.born = BORN

    def look(self, title):
        """Check the page, and keep a picture of it."""
        self.number += 1
        SHOTS.mkdir(parents=True, exist_ok=True)
        width = self.page.viewport_size["width"]
        picture = SHOTS / f"{self.name}-{width}-{self.number:02}-{title}.png"
        self.page.screenshot(path=picture, full_page=True)
        if self.javascript:
            result = Axe().run(self.page, options=OPTIONS)
            assert result.violations_count == 0, f"{title}: {result.generate_report()}"
            self.fits(title)

    def fits(self, title):
        width = self.page.viewport_size["width"]
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{title} scrolls sideways: {wide} > {width}"

    def press(self, name):
        self.page.get_by_role("button", name=name).first.click()

    def fill(self, label, words):
        self.box(label).fill(words)

    def box(self, label):
        """By its label, or by its name where several have the same one."""
        if label.startswith("["):
            return self.page.locator(label)
        return self.page.get_by_label(label, exact=True).first

    def write(self, words):
        """Into the one large box of the page."""
        self.page.locator("textarea").fill(words)

    def choose(self, selector):
        self.page.locator(selector).check()

    def save(self):
        """The button that people see, not the hidden one that Enter presses."""
        self.page.get_by_role("button", name="Save and continue").click()

    def follow(self, name):
        self.page.get_by_role("link", name=name).first.click()

    def sign_in(self, product, email):
        self.look("email")
        self.fill("What is your email address?", email)
        self.press("Send me the code")
        self.look("code")
        newer = rf"^(?!{self.code})\d{{3}} \d{{3}} is your" if self.code else "is your"
        self.code = product.email_to(email, newer)["Subject"][: len("123 456")]
        self.fill("What is the code?", self.code)
        self.press("Continue")

    def answer(self, key, code):
        if key == "date-of-birth":
            for label, value in zip(("Day", "Month", "Year"), self.born, strict=True):
                self.fill(label, value)
        else:
            self.choose(f'input[value="{code}"]')
        self.press("Continue")

    def answer_all(self, *, looking=True, **changed):
        """Answer whatever is asked until something else is shown."""
        asked = []
        while match := re.search(r"/fit/q/([a-z0-9-]+)/", self.page.url):
            key = match[1]
            asked.append(key)
            if looking:
                self.look(f"question-{key}")
            self.answer(key, {**ANSWERS, **changed}.get(key))
        return asked


class Keys(Walk):
    """Somebody who has a keyboard and nothing else, and whose focus is always somewhere."""

    def go_to(self, wanted):
        for _ in range(120):
            if wanted.evaluate("one => one === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"No key leads to {wanted}")

    def press(self, name):
        self.enter(self.page.get_by_role("button", name=name).first)

    def follow(self, name):
        self.enter(self.page.get_by_role("link", name=name).first)

    def enter(self, wanted):
        self.go_to(wanted)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def save(self):
        self.press("Save and continue")

    def fill(self, label, words):
        self.go_to(self.box(label))
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(words)

    def write(self, words):
        self.go_to(self.page.locator("textarea"))
        self.page.keyboard.insert_text(words)

    def choose(self, selector):
        wanted = self.page.locator(selector)
        if wanted.get_attribute("type") == "radio":
            group = wanted.get_attribute("name")
            self.go_to(self.page.locator(f'input[name="{group}"]').first)
            while not wanted.evaluate("one => one === document.activeElement"):
                self.page.keyboard.press("ArrowDown")
        self.go_to(wanted)
        if not wanted.is_checked():
            self.page.keyboard.press("Space")
