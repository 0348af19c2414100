"""Questions with words for what can be gained and lost, and rules that read them."""

from enum import StrEnum

from recruitment.eligibility import Answers, Option
from recruitment.eligibility.answers import Many, One
from recruitment.eligibility.rule import MET, cannot
from tests.eligibility.made_up import rule_of

WORDS = {"text": "What?", "short": "It", "error": "Select it", "why": "So."}


class Code(StrEnum):
    A = "a"
    B = "b"
    C = "c"
    NONE = "none"
    NOT_SAYING = "rather-not-say"


def many(key, *options):
    return Many(key=key, choices=Code, options=options, **WORDS)


licence = One(
    key="licence",
    choices=Code,
    options=(
        Option(Code.A, "Manual", gain="a manual licence"),
        Option(Code.B, "Automatic", gain="an automatic licence"),
        Option(Code.C, "From abroad", loss="never: only ticks are lost"),
        Option(Code.NONE, "None"),
    ),
    **WORDS,
)
work = many(
    "work",
    Option(Code.A, "Guard", loss="leaving work as a guard"),
    Option(Code.B, "Driver", loss="leaving work as a driver"),
    Option(Code.C, "Parent"),
    Option(Code.NONE, "None", apart=True, gain="never: what is apart is not gained"),
)
courses = many(
    "courses",
    Option(Code.A, "English", gain="a course in English"),
    Option(Code.B, "Maths", gain="a course in maths"),
    Option(Code.C, "Cooking"),
    Option(Code.NONE, "None", apart=True),
    Option(Code.NOT_SAYING, "Not saying", apart=True),
)
troubles = many(
    "troubles",
    Option(Code.A, "Debts"),
    Option(Code.B, "Quarrels"),
    Option(Code.NONE, "None", apart=True),
)
debts = many(
    "debts",
    Option(Code.A, "To a bank", loss="paying the bank"),
    Option(Code.B, "To a friend", loss="paying your friend"),
    Option(Code.NOT_SAYING, "Not saying", apart=True),
)
QUESTIONS = (licence, work, courses, troubles, debts)
BY_KEY = {question.key: question for question in QUESTIONS}

SAID = {"licence": "none", "work": ("none",), "courses": ("none",), "troubles": ("none",)}
CLOSED = cannot("No.", "Ask us.")


def said(**changes):
    return Answers(SAID | changes)


def ticked(answers, question):
    chosen = answers[question]
    return chosen if isinstance(chosen, frozenset) else {chosen}


def without_any(question, *codes, ruling=CLOSED, **differs):
    """Closed while one of these is said."""

    def test(answers, on, force):
        return ruling if ticked(answers, question) & set(codes) else MET

    return rule_of(test, **differs)


def needs_one(question, *codes, ruling=CLOSED, **differs):
    """Closed until one of these is said."""

    def test(answers, on, force):
        return MET if ticked(answers, question) & set(codes) else ruling

    return rule_of(test, **differs)
