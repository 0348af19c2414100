"""Somebody who follows every link and presses every button, and opens every address there is."""

import re
from html.parser import HTMLParser
from itertools import product
from urllib.parse import urldefrag, urljoin

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

FORBIDDEN = ("/logout/", "/admin/password_change/")
"""Pressing these would end the walk. They are opened, and not pressed."""
QUERIES = (
    "",
    "?q=c",
    "?o=1.-2&all=&sort=full_name",
    "?full_name__startswith=c&applicant__email__contains=n",
    "?application__full_name__startswith=c&e=1&_popup=1",
    "?order=-reference&format=csv&export=xlsx&take=1",
)


class Page(HTMLParser):
    """The links of a page, and its forms with what each button would send."""

    def __init__(self, markup):
        super().__init__()
        self.links, self.forms = [], []
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.links += [given[name] for name in ("href", "src") if given.get(name)]
        if tag == "form":
            method = given.get("method", "get").lower()
            self.forms.append({"action": given.get("action", ""), "method": method, "rows": []})
        if tag in ("input", "button", "textarea", "select", "option") and self.forms:
            self.forms[-1]["rows"].append((tag, given))

    def presses(self):
        """Each form, with each of its buttons, and each choice of its first group."""
        for form in self.forms:
            fixed, buttons, choices = fields(form["rows"])
            for button, choice in product(buttons or [{}], choices or [{}]):
                yield form["action"], form["method"], {**fixed, **choice, **button}


def fields(rows):
    fixed, buttons, choices = {}, [], []
    for tag, given in rows:
        pair = {given["name"]: given.get("value", "x")} if given.get("name") else {}
        if tag == "button" or given.get("type") == "submit":
            buttons.append(pair)
        elif given.get("type") == "radio":
            choices.append(pair)
        else:
            fixed.update(pair)
    return fixed, buttons, choices


class Crawler:
    """`said` is all that ever came back: addresses, headers and bodies."""

    def __init__(self, client, person):
        client.force_login(person)
        self.client, self.person = client, person
        self.seen, self.said, self.faults = set(), {}, []

    def walk(self, start="/admin/"):
        """Everywhere, and press everything."""
        queue = [start]
        while queue:
            address = queue.pop(0)
            queue += [link for link in self.open(address) if link not in self.seen]

    def read(self):
        """Only look, and at no list in more than one order."""
        queue = ["/admin/"]
        while queue:
            address = queue.pop(0)
            if address.startswith("/admin/") and "?" not in address and address not in self.seen:
                self.seen.add(address)
                page = self.look("get", address)
                queue += [self.inside(address, link) for link in page.links]

    def open(self, address):
        """Look at a page, press everything on it, and give where that leads."""
        if address in self.seen:
            return []
        self.seen.add(address)
        page = self.look("get", address)
        if not address.startswith("/admin/"):
            return []  # the public site is the same to everybody
        found = [self.inside(address, link) for link in page.links]
        for action, method, sent in page.presses():
            target = self.inside(address, action) or address
            if target and not any(one in target for one in FORBIDDEN):
                found += self.press(target, method, sent)
        return [link for link in found if link]

    def press(self, target, method, sent):
        """Pressed once for each thing that it sends, whatever the token is."""
        sent = {key: value for key, value in sent.items() if key != "csrfmiddlewaretoken"}
        key = (target, method, *sorted(sent.items()))
        if key in self.seen:
            return []
        self.seen.add(key)
        page = self.look(method, target, sent)
        return [self.inside(target, link) for link in page.links]

    def look(self, method, address, sent=None):
        if "sessionid" not in self.client.cookies:
            self.client.force_login(self.person)
        response = getattr(self.client, method)(address, sent or {})
        body = b"".join(response) if response.streaming else response.content
        text = body.decode(errors="replace")
        heads = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
        self.said[(method, address, str(sent))] = f"{response.status_code}\n{heads}\n{text}"
        if response.status_code >= 500:
            self.faults.append((method, address, sent))
        page = Page(text if "html" in response.headers.get("Content-Type", "") else "")
        page.links += [response["Location"]] if response.has_header("Location") else []
        return page

    @staticmethod
    def inside(address, link):
        """Where a link leads, if that is a page of ours."""
        target = urldefrag(urljoin(f"http://testserver{address}", link or ""))[0]
        target = target.removeprefix("http://testserver")
        return target if target.startswith("/") and not target.startswith("/static/") else ""

    def every_address(self):
        """All that exist here, with every number and word that could fit."""
        for template in templates(get_resolver()):
            desk = template.startswith("/admin/")
            for address in filled(template):
                for query in QUERIES if desk and "<" not in template else ("",):
                    self.look("get", address + query)
                if desk and not any(one in address for one in FORBIDDEN):
                    self.look("post", address, {"q": "c", "press": "save", "action": "x"})

    def hits(self, signs, *, guessed=False):
        """Which signs were said, and by what. A guess is not told by what gives it back."""
        return {
            (sign, where)
            for where, said in self.said.items()
            for sign in signs
            if sign in f"{where} {said}".casefold()
            and not (guessed and sign in where[1].casefold())
        }


def templates(resolver, before=""):
    for one in resolver.url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from templates(one, route)
        elif isinstance(one, URLPattern):
            yield "/" + re.sub(r"\(\?P<(\w+)>.*?\)(?=/|\$|\\|$)", r"<\1>", route)


def filled(template):
    """The address with the numbers of rows, references and words in each of its places."""
    template = template.replace("^", "").replace("$", "").replace("\\Z", "").replace("\\.", ".")
    places = re.findall(r"<[^>]+>", template)
    rest = product(values(), *[("interview", "1")] * (len(places) - 1)) if places else [()]
    return [fill(template, words) for words in rest]


def fill(template, words):
    for word in words:
        template = re.sub(r"<[^>]+>", word, template, count=1)
    return template


def values():
    """What the first place in an address can hold: the numbers of rows, and a reference."""
    found = set(apps.get_model("recruitment", "Application").objects.values_list("reference"))
    for name in ("Application", "Vacancy", "ScoringRun", "RunAnswer"):
        found |= set(apps.get_model("recruitment", name).objects.values_list("pk"))
    return sorted({str(value) for (value,) in found})
