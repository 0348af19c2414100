"""Some people, and how tests look at their results."""

SIXTEEN = {"date-of-birth": "2010-03-04", "driving-licence": "none", "qualifications": ["none"]}
NEW_HERE = {"uk-residence": "no", "time-away": "lived-abroad", "came-to-uk": "2024-07-20"}
RECORD = {
    "police-record": ["caution"],
    "offence-kind": ["none"],
    "not-protected": "yes",
}
DISMISSED = {
    "any-of-these": ["dismissed"],
    "dismissed-for": "gross-misconduct",
    "dismissed-on": "2023-02-02",
}
CUSTODY = {"any-of-these": ["custody"]}
INVESTIGATION = {"any-of-these": ["investigation"]}
VISA = {"status": "limited"}
PEOPLE = {
    "open": {},
    "learner": {"driving-licence": "automatic", "qualifications": ["none"]},
    "sixteen": SIXTEEN,
    "new here": NEW_HERE,
    "record": RECORD,
    "dismissed": DISMISSED,
    "custody": CUSTODY,
    "investigation": INVESTIGATION,
    "new here on a visa": NEW_HERE | VISA,
    "no permission": {"status": "none"},
}


def text(response):
    return " ".join(response.content.decode().split())


def main_cards(page):
    return [card for section in page.context["sections"] for card in section["cards"]]


def all_cards(page):
    return main_cards(page) + [card for group in page.context["closed"] for card in group["cards"]]


def card_of(page, slug):
    return next(card for card in all_cards(page) if card["slug"] == slug)
