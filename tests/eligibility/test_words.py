"""How we speak: short, plain, for a reading age of 9 to 11, and never about anybody's health."""

import re
from dataclasses import replace
from itertools import chain

import pytest

from recruitment.eligibility import QUESTIONS, ROUTES, LicenceBy, Verdict
from tests.eligibility.exploring import EVERY_RULE, explore, lone_leaves
from tests.eligibility.people import ESSEX, NOT_YET, with_value
from tests.eligibility.plain_words import NAMES, easy_names, grade, sentences, syllables

HARDEST = 6  # of Flesch-Kincaid: a reading age of about 11
LONGEST = 25  # words in a sentence

NEVER_SAID = re.compile(
    r"\b(eligib\w+|criteri\w+|candidates?|unfortunately|please|commenc\w+|regarding|"
    r"utilis\w+|in respect of|prior to|shall|e\.g\.|i\.e\.|etc)\b|!",
    re.IGNORECASE,
)
NEVER_ASKED = re.compile(
    r"\b(health\w*|medic\w+|disab\w+|ill|illness\w*|sick\w*|pregnan\w+|eyesight|hearing|"
    r"condition\w*|fitness|weight|height|bmi|doctor's|treatment|mental\w*)\b",
    re.IGNORECASE,
)
OF_OTHER_THINGS = re.compile("fire, health, courts|hearing about harm|fair treatment")
SPOKEN_DAY = re.compile(r"\d+ [A-Z][a-z]+ \d{4}")


def other_forces():
    """Whose values differ, so that other words are said."""
    for by in LicenceBy:
        yield with_value("licence_by", by)
    decided = {n: t for n, t in vars(ESSEX).items() if isinstance(t.value, Verdict)}
    yield replace(ESSEX, **{name: replace(t, value=NOT_YET) for name, t in decided.items()})


def findings():
    """Everything that is said of anybody, once: days are all alike."""
    here = map(lone_leaves, EVERY_RULE)
    others = (explore(rule, force=f, pairs=False) for f in other_forces() for rule in EVERY_RULE)
    told = {}
    for found in (leaf.finding for every in (*here, *others) for leaf in every):
        says = (found.reason, found.next_step, found.event, found.declare)
        told[found.rule.name, SPOKEN_DAY.sub("1 May 2027", " ".join(says))] = found
    return [found for (_, said), found in told.items() if said.strip()]


FINDINGS = findings()
LATER = {later.title: later for route in ROUTES.values() for later in route.later}


def asked(question):
    """A question as a page shows it, without its options."""
    return [question.text, question.hint, question.error, question.why]


def offered(question):
    parts = ((o.label, o.hint, o.group, o.gain, o.loss) for o in question.options)
    return [text for text in chain.from_iterable(parts) if text]


TOLD = {
    *chain.from_iterable((f.reason, f.next_step, f.event, f.declare) for f in FINDINGS),
    *chain.from_iterable((rule.title, rule.plain(ESSEX)) for rule in EVERY_RULE),
    *chain.from_iterable((route.title, route.summary) for route in ROUTES.values()),
    *chain.from_iterable((later.title, later.words) for later in LATER.values()),
    *chain.from_iterable((*asked(q), q.short, *offered(q)) for q in QUESTIONS),
} - {""}

each_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
each_rule = pytest.mark.parametrize("rule", EVERY_RULE, ids=lambda rule: rule.name)
each_finding = pytest.mark.parametrize(
    "found", [pytest.param(f, id=f"{f.rule.name}, {n}") for n, f in enumerate(FINDINGS)]
)


@each_question
def test_a_question_with_its_options_is_easy_to_read(question):
    assert grade(*asked(question), *offered(question)) <= HARDEST


@each_question
def test_a_question_without_its_options_is_easy_to_read(question):
    assert grade(question.text, question.hint, question.why) <= HARDEST


@each_rule
def test_what_a_rule_asks_is_easy_to_read(rule):
    assert grade(rule.title, rule.plain(ESSEX)) <= HARDEST, rule.plain(ESSEX)


@each_finding
def test_what_people_are_told_is_easy_to_read(found):
    says = (found.reason, found.next_step, found.event, found.declare)

    assert grade(*says) <= HARDEST, says


@pytest.mark.parametrize("route", ROUTES.values(), ids=ROUTES)
def test_what_a_route_is_is_easy_to_read(route):
    assert grade(route.title, route.summary) <= HARDEST


@pytest.mark.parametrize("later", LATER.values(), ids=LATER)
def test_what_comes_later_is_easy_to_read(later):
    assert grade(later.title, later.words) <= HARDEST


def test_every_sentence_is_short():
    long = [
        text
        for text in TOLD
        if max(len(sentence.split()) for sentence in sentences(text)) > LONGEST
    ]

    assert long == []


def test_every_word_is_one_that_we_use():
    assert [text for text in TOLD if NEVER_SAID.search(text)] == []
    assert [text for text in TOLD if text != " ".join(text.split())] == []


def test_what_people_are_told_are_whole_sentences():
    for found in FINDINGS:
        for text in (found.reason, found.next_step, found.declare):
            assert not text or (text[0].isupper() and text[-1] == ".")
        assert not found.event or re.fullmatch(r"(when|\d+ years after) .*[^.]", found.event)


@each_rule
def test_a_rule_has_a_heading_and_says_whole_sentences(rule):
    assert re.fullmatch(r"[A-Z].*[^.?]", rule.title)
    assert re.fullmatch(r"[A-Z0-9].*\.", rule.plain(ESSEX))


@each_question
def test_a_question_is_whole_sentences_and_its_options_are_not(question):
    assert re.fullmatch(r"[A-Z].*\?", question.text)
    assert re.fullmatch(r"[A-Z].*\.", question.why)
    assert len(sentences(question.hint)) < 2 or question.hint[-1] == "."
    for option in question.options:
        assert re.fullmatch(r"[A-Z0-9].*[^.]", option.label)
        assert len(sentences(option.hint)) < 2 or option.hint[-1] == "."
        assert option.gain[:1].islower() == bool(option.gain) or option.gain.startswith("GCSE")
        assert option.loss[:1].islower() == bool(option.loss)


def of_health(text):
    return NEVER_ASKED.search(OF_OTHER_THINGS.sub("", text))


@each_question
def test_no_question_is_about_health(question):
    """The Equality Act 2010, section 60: health waits until there is an offer."""
    assert [text for text in (*asked(question), *offered(question)) if of_health(text)] == []


def test_nobody_is_told_about_their_health():
    said = (f"{found.reason} {found.next_step} {found.declare}" for found in FINDINGS)

    assert [text for text in said if of_health(text)] == []


def test_people_are_spoken_to():
    openings = {found.reason.split()[0] for found in FINDINGS if found.reason}
    tells = {found.declare.split()[0] for found in FINDINGS if found.declare}

    assert {"You", "We", "Officers"} <= openings
    assert {"Tell", "Ask"} <= tells


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("role", 1), ("roles", 1), ("asked", 1), ("used", 1), ("does", 1), ("judged", 1)),
        *(("people", 2), ("police", 2), ("courses", 2), ("changes", 2), ("wanted", 2)),
        *(("being", 2), ("saying", 2), ("create", 2), ("table", 2), ("tables", 2), ("safely", 2)),
        *(("metres", 2), ("special", 2), ("passport", 2), ("piercing", 2), ("question", 2)),
        *(("area", 3), ("idea", 3), ("serious", 3), ("violent", 3), ("studying", 3)),
        *(("constable", 3), ("condition", 3), ("somewhere", 2), ("family", 3), ("child's", 1)),
        *(("ordinary", 4), ("voluntary", 4), ("apprenticeship", 4), ("usually", 4)),
        *(("university", 5), ("nationality", 5), ("individual", 5), ("25", 1), ("UK", 1)),
    ],
)
def test_the_sounds_of_known_words_are_counted(word, count):
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The cat sat on the mat.", -1.45, id="as easy as can be"),
        pytest.param("You can apply when you are 17.", 0.63, id="easy"),
        pytest.param(
            "Applicants demonstrating insufficient residential duration necessitate evaluation.",
            32.65,
            id="hard",
        ),
    ],
)
def test_the_grade_is_that_of_the_formula(text, expected):
    assert grade(text) == pytest.approx(expected, abs=0.01)


def test_names_are_exempt_and_each_has_a_plain_meaning():
    assert easy_names("Special constables join") == "name name join"
    assert easy_names("An IVA, or officers.") == "An name, or name."
    assert all(grade(gloss) <= HARDEST for gloss in NAMES.values())
    assert [name for name in NAMES if name != name.lower()] == []
