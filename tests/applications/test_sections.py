"""Each section by itself: what it asks, what it takes, and how it reads."""

import re
from datetime import date
from urllib.parse import urlencode

import pytest

from recruitment.applications import sections
from recruitment.applications.sections import SECTIONS, Place, Way, content
from recruitment.applications.sections.fields import inputs, longest
from recruitment.eligibility import BY_KEY, ROUTES, restore
from recruitment.people.session import MOST_HELD
from tests.factories import FILLED_IN, HOME, WORK
from tests.moments import TODAY

PLACE = Place(TODAY, "Tell us why you want to give your time", 200, 3)
BY_NAME = {section.name: section for section in SECTIONS}
ALL = [pytest.param(section, id=section.name) for section in SECTIONS]

SHORT_LIST = ["about-you", "addresses", "business-interests", "your-example", "adjustments"]
STAFF_LIST = [section.name for section in SECTIONS if section.name != "tattoos"]
EVERYTHING = [section.name for section in SECTIONS]
OFFICERS = ["pcep", "pcda", "dhep", "detective", "ppd", "rejoiner", "transferee"]
LISTS = {
    **dict.fromkeys(OFFICERS, EVERYTHING),
    "special-constable": EVERYTHING,
    **dict.fromkeys(["police-staff", "contact-handler", "investigator", "apprentice"], STAFF_LIST),
    **dict.fromkeys(["pcso", "detention-officer"], EVERYTHING),
    **dict.fromkeys(["support-volunteer", "active-citizen", "cadet-leader"], SHORT_LIST),
    "cadet": ["about-you", "your-example", "adjustments"],
}  # fmt: skip


def form(name, place=PLACE, **changed):
    return BY_NAME[name].form({**FILLED_IN[name], **changed}, place, quiet=False)


def mistakes(filled_in):
    return [message for messages in filled_in.errors.values() for message in messages]


@pytest.mark.parametrize("slug", ROUTES)
def test_each_route_has_its_own_list(slug):
    assert [section.name for section in sections.of_route(ROUTES[slug])] == LISTS[slug]


def test_every_kind_of_application_has_a_route():
    assert {sections.way(route) for route in ROUTES.values()} == set(Way)


@pytest.mark.parametrize("section", ALL)
def test_a_section_that_is_filled_in_is_finished(section):
    filled_in = section.form(FILLED_IN[section.name], PLACE)

    assert filled_in.finished, filled_in.errors


@pytest.mark.parametrize("section", ALL)
def test_an_empty_section_is_not_finished_and_says_so_only_when_asked(section):
    quiet = section.form({}, PLACE)

    assert not quiet.finished
    assert quiet.errors == {}
    assert mistakes(section.form({}, PLACE, quiet=False))


@pytest.mark.parametrize("section", [one for one in ALL if one.values[0].form.ask_when_done])
@pytest.mark.parametrize(("said", "finished"), [("yes", True), ("no", False), ("", False)])
def test_where_we_ask_a_section_is_finished_when_the_person_says_so(section, said, finished):
    assert form(section.name, done=said).finished is finished


@pytest.mark.parametrize("section", ALL)
def test_what_a_browser_sends_is_what_is_kept_and_nothing_else(section):
    filled = FILLED_IN[section.name]
    sent = {**content.flat(filled), "entries": str(len(filled.get("entries", ()))), "extra": "x"}

    assert section.form.read(sent) == filled
    assert section.form.storable(filled, {}) == filled


@pytest.mark.parametrize("section", ALL)
def test_the_longest_content_of_a_section_can_be_held_while_somebody_signs_in(section):
    once = {name: "" for key, field in section.form.once().items() for name in inputs(key, field)}
    longest_once = {
        name: "字" * longest(field)
        for key, field in section.form.once().items()
        for name in inputs(key, field)
    }
    entry = {
        name: "e" * longest(field)
        for key, field in section.form.entry.items()
        for name in inputs(key, field)
    }
    rows = [entry] * (content.MOST_ENTRIES if entry else 0)

    assert len(urlencode(longest_once)) < MOST_HELD
    assert len(urlencode(content.flat({**once, "entries": rows}))) < MOST_HELD


@pytest.mark.parametrize("bad", ["a\0b", "x" * 20_001])
def test_what_no_table_should_hold_leaves_what_was_there(bad):
    kept = BY_NAME["your-example"].form.storable({"evidence": bad}, {"evidence": "Before"})

    assert kept == {"evidence": "Before"}


@pytest.mark.parametrize("entries", ["", "x", "-1", "999999", "²", "20"])
def test_a_number_of_entries_that_somebody_made_up_is_bounded(entries):
    read = BY_NAME["addresses"].form.read({"entries": entries})

    assert len(read["entries"]) <= content.MOST_ENTRIES


def lived(*times):
    """Addresses from and to these months, each (year, month); an end of None is now."""
    entries = []
    for (year, month), end in times:
        ended = {"end_year": str(end[0]), "end_month": str(end[1])} if end else {}
        entries.append({**HOME, "start_year": str(year), "start_month": str(month), **ended})
    return entries


@pytest.mark.parametrize(
    ("years", "since", "gap"),
    [
        pytest.param(3, (2023, 11), None, id="3 years, to the month"),
        pytest.param(3, (2023, 12), "There is a gap in November 2023", id="3 years, a month short"),
        pytest.param(5, (2021, 11), None, id="5 years, to the month"),
        pytest.param(5, (2021, 12), "There is a gap in November 2021", id="5 years, a month short"),
    ],
)
def test_addresses_cover_the_years_that_vetting_looks_at(years, since, gap):
    filled = form("addresses", Place(TODAY, years=years), entries=lived((since, None)))

    assert filled.gap_words == ([gap] if gap else [])
    assert filled.finished is not bool(gap)


def test_a_gap_between_two_addresses_is_named_and_can_be_explained():
    entries = lived(((2024, 8), None), ((2019, 1), (2024, 4)))
    filled = form("addresses", entries=entries)

    assert mistakes(filled) == [
        "There is a gap from May 2024 to July 2024. Add an address, or tell us below where you were"
    ]
    assert form("addresses", entries=entries, elsewhere="I travelled").finished


def test_the_year_moves_on_with_the_day():
    entries = lived(((2020, 1), (2026, 11)))

    assert form("addresses", Place(date(2026, 11, 30), years=3), entries=entries).finished
    later = form("addresses", Place(date(2026, 12, 1), years=3), entries=entries)
    assert later.gap_words == ["There is a gap in December 2026"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"start_month": "", "start_year": ""}, "Address 1: Enter the month you moved in"),
        ({"start_month": ""}, "Address 1: “From” must include a month"),
        ({"start_year": ""}, "Address 1: “From” must include a year"),
        ({"start_month": "13"}, "Address 1: “From” must have a real month, like 5 or May"),
        ({"start_year": "18"}, "Address 1: “From” must have a year of 4 numbers"),
        ({"start_year": "1899"}, "Address 1: “From” must be in 1900 or later"),
        ({"end_month": "4", "end_year": "2016"}, "Address 1: It cannot end before it begins"),
        ({"start_month": "12", "start_year": "2026"}, "Address 1: This month is to come"),
        ({"address": ""}, "Address 1: Enter the address"),
    ],
)
def test_a_mistake_in_an_entry_says_which_entry(changed, said):
    assert said in mistakes(form("addresses", entries=[{**HOME, **changed}], elsewhere="x"))


def test_an_entry_that_was_left_empty_asks_for_nothing():
    assert form("addresses", entries=[HOME, dict.fromkeys(HOME, "")]).finished


def test_somebody_who_has_never_worked_can_say_so():
    empty = form("work-history", entries=[])

    assert empty.finished
    assert empty.gap_words == []


def test_gaps_between_jobs_are_named_and_stop_nobody():
    first = {**WORK, "start_year": "2015", "end_month": "6", "end_year": "2016"}
    filled = form("work-history", entries=[WORK, first])

    assert filled.gap_words == ["There is a gap from July 2016 to April 2019"]
    assert filled.finished


@pytest.mark.parametrize("reach_by", ["phone", "text"])
def test_whoever_wants_a_call_gives_a_number(reach_by):
    assert mistakes(form("about-you", reach_by=reach_by)) == [
        "Enter the phone number that we should use"
    ]
    assert form("about-you", reach_by=reach_by, phone="01632 960 001").finished


def test_a_phone_number_with_a_mistake_is_told_once():
    assert len(mistakes(form("about-you", reach_by="phone", phone="call me"))) == 1


@pytest.mark.parametrize("name", ["business-interests", "tattoos"])
def test_after_a_yes_we_want_to_know_what(name):
    assert not form(name, has="yes").finished
    assert form(name, has="yes", details="A small shop").finished


@pytest.mark.parametrize("code", ["W6A8D29XY", "w6a 8d2 9xy", "W6A-8D2-9XY"])
def test_a_share_code_is_taken_as_people_write_it(code):
    assert form("right-to-be-here", share_code=code).finished


@pytest.mark.parametrize("code", ["W6A8D29X", "W6A8D29XYZ", "W6A/8D2/9XY"])
def test_a_share_code_of_another_length_is_refused(code):
    assert not form("right-to-be-here", share_code=code).finished


@pytest.mark.parametrize(("words", "finished"), [(250, True), (251, False)])
def test_there_is_room_above_the_words_that_we_ask_for(words, finished):
    assert form("your-example", evidence="word " * words).finished is finished


def test_a_summary_reads_like_a_sentence():
    rows = form("addresses", entries=lived(((2024, 8), None), ((2019, 1), (2024, 4)))).rows()

    assert [row.key for row in rows] == [
        "Address 1", "Address 2", "Gap", "Times without an address"
    ]  # fmt: skip
    assert rows[0].value.endswith("From August 2024\nTo now")
    assert rows[1].value.endswith("From January 2019\nTo April 2024")


def test_what_is_missing_is_named_in_the_summary():
    wanted = [row.wanted for row in form("about-you", full_name="").rows()]

    assert "Enter your full name" in wanted


QUIZ = {
    "date-of-birth": "1990-05-04",
    "status": "settled",
    "came-to-uk": "2019-03-01",
    "qualifications": ["gcse-english", "level-3"],
    "tattoos": ["visible", "piercing"],
}


def carried(name, **changed):
    return BY_NAME[name].carried(restore({**QUIZ, **changed}, TODAY))


def test_answers_of_the_questionnaire_become_words_of_a_section():
    assert carried("right-to-be-here") == {
        "status": "I have settled status. I came to the UK on 1 March 2019"
    }
    names = [BY_KEY["qualifications"].label(code) for code in ("gcse-english", "level-3")]
    assert carried("qualifications") == {"entries": [{"what": name} for name in names]}
    assert carried("tattoos") == {"has": "yes", "details": "A tattoo on my face, neck or hands"}


@pytest.mark.parametrize(
    ("name", "key", "raw"),
    [
        ("qualifications", "qualifications", ["none"]),
        ("qualifications", "qualifications", ["not-sure"]),
        ("tattoos", "tattoos", ["none"]),
        ("tattoos", "tattoos", ["piercing"]),
    ],
)
def test_an_answer_that_tells_nothing_is_not_carried_over(name, key, raw):
    assert carried(name, **{key: raw}) == {}


@pytest.mark.parametrize("status", ["not-sure", "rather-not-say"])
def test_a_status_that_nobody_knows_is_not_carried_over(status):
    answers = restore({"status": status}, TODAY)

    assert BY_NAME["right-to-be-here"].carried(answers) == {}


@pytest.mark.parametrize("section", ALL)
def test_what_is_carried_over_fits_the_section(section):
    told = section.carried(restore(QUIZ, TODAY))

    assert section.form.storable(section.form.read(content.flat(told)), {}) is not None
    known = {*section.form.once(), "entries"}
    assert set(told) <= known


BANNED = re.compile(r"eligible|criteria|please|unfortunately|sorry|!", re.IGNORECASE)


def words_of(section):
    shown = section.form({}, PLACE, quiet=False)
    yield section.title
    for field in shown.fields.values():
        yield from (
            str(field.label),
            str(field.help_text),
            *map(str, field.error_messages.values()),
        )
        yield from (str(label) for _, label in getattr(field, "choices", ()))


@pytest.mark.parametrize("section", ALL)
def test_its_words_are_short_and_plain(section):
    for words in words_of(section):
        assert not BANNED.search(words), words
        for sentence in re.split(r"[.?:] ", words):
            assert len(sentence.split()) <= 25, sentence
