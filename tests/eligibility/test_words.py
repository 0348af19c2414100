"""How we speak: short, plain, and never about anybody's health."""

import re

import pytest

from recruitment.eligibility import QUESTIONS, ROUTES, Kind, assess
from tests.eligibility.people import ESSEX, TODAY, person
from tests.eligibility.test_routes import EVERY_RULE, EVERYTHING, FOLLOW_UPS

NEVER_SAID = re.compile(
    r"\b(eligib\w+|criteri\w+|candidates?|unfortunately|please|commenc\w+|regarding|"
    r"utilis\w+|in respect of)\b|!",
    re.IGNORECASE,
)
NEVER_ASKED = re.compile(
    r"\b(health\w*|medic\w+|disab\w+|ill|illness\w*|sick\w*|pregnan\w+|eyesight|hearing|"
    r"condition\w*|fitness|weight|height|bmi|doctor's|treatment|mental\w*)\b",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"(?<=[.?])\s+")


def asked(question):
    told = [question.text, question.short, question.hint, question.error, question.why]
    for option in question.options:
        told += [option.label, option.hint, option.group]
    return [text for text in told if text]


def judged():
    """What people read on the results page, over every option of every question."""
    told = {route.summary for route in ROUTES.values()} | {rule.title for rule in EVERY_RULE}
    for question in QUESTIONS:
        for option in question.options:
            choice = [option.code] if question.kind is Kind.MANY else option.code
            for base in ({}, EVERYTHING | FOLLOW_UPS):
                answers = person(**(FOLLOW_UPS | base)).saying(question, choice, TODAY)
                for route in ROUTES.values():
                    for finding in assess(answers, route, TODAY, ESSEX).findings:
                        told |= {finding.reason, finding.next_step, finding.event}
                        told.add(finding.declare)
    return sorted(told - {""})


JUDGED = judged()
ASKED = [text for question in QUESTIONS for text in asked(question)]


@pytest.mark.parametrize("text", [*JUDGED, *ASKED])
def test_every_sentence_is_short_and_plain(text):
    for sentence in SENTENCE_END.split(text):
        assert len(sentence.split()) <= 25
    assert not NEVER_SAID.search(text)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_no_question_is_about_health(question):
    """The Equality Act 2010, section 60: health waits until there is an offer."""
    assert [text for text in asked(question) if NEVER_ASKED.search(text)] == []


def test_what_people_read_is_easy_to_read():
    """Flesch-Kincaid: grade 6 is a reading age of about 11. Names of roles and laws count too."""
    text = " ".join(t if t[-1] in ".?" else f"{t}." for t in [*JUDGED, *ASKED])
    sentences = len(SENTENCE_END.split(text))
    words = re.findall(r"[A-Za-z']+", text)
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", word.lower()))) for word in words)

    grade = 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59

    assert grade < 6


def test_people_are_spoken_to():
    openings = {text.split()[0] for text in JUDGED}

    assert {"You", "Tell", "We"} <= openings
