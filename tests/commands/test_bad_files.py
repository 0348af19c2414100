"""What `assess` cannot use it refuses in one sentence, with code 1 and without a traceback."""

import pytest

from recruitment.eligibility import BY_KEY
from tests.commands.running import refused
from tests.moments import TODAY

DAY = TODAY.isoformat()
STATUS = "“status” must be one of british, "
BAD = {
    "not JSON": ("{", "The answers are not JSON: expecting property name"),
    "empty": ("", "The answers are not JSON: expecting value at line 1, column 1."),
    "nested too deep": ("[" * 100_000, "The answers are not JSON that can be read."),
    "a number too long": ("9" * 5000, "The answers are not JSON that can be read."),
    "a list": ([], 'The answers must be one JSON object, like {"status": "british"}.'),
    "a word": ('"british"', "The answers must be one JSON object"),
    "nothing": ("null", "The answers must be one JSON object"),
    "an unknown question": ({"dob": "1990-05-04"}, "There is no question “dob”"),
    "an odd question": ({"a\nb" * 50: 1}, "There is no question “a\\nba\\nb"),
    "a question twice": ('{"status": "british", "status": "irish"}', "“status” is there twice."),
    "no option": ({"status": "martian"}, STATUS),
    "a number": ({"status": 1}, STATUS),
    "a list for one": ({"status": ["british"]}, STATUS),
    "no answer": ({"status": None}, STATUS),
    "an object": ({"status": {"is": "british"}}, STATUS),
    "one for a list": ({"police-record": "none"}, "“police-record” must be a list with one or mo"),
    "no tick": ({"police-record": []}, "“police-record” must be a list with one or more of "),
    "no such tick": ({"police-record": ["x"]}, "“police-record” must be a list with one or more"),
    "a list in it": ({"police-record": [["none"]]}, "“police-record” must be a list with one or"),
    "none and more": (
        {"would-refuse": ["none", "drugs-test"]},
        '“would-refuse” cannot be “["none", "drugs-test"]”: Select what is true, or only select',
    ),
    "no real date": (
        {"date-of-birth": "1990-02-30"},
        "“date-of-birth” must be a real date like 2026-11-23, not “1990-02-30”.",
    ),
    "a date in words": (
        {"date-of-birth": "4 May 1990"},
        "“date-of-birth” must be a real date like",
    ),
    "a short date": ({"date-of-birth": "1990-5-4"}, "“date-of-birth” must be a real date like"),
    "a date as a number": ({"date-of-birth": 19900504}, "“date-of-birth” must be a real date like"),
    "a date to come": (
        {"date-of-birth": DAY},
        f"“date-of-birth” cannot be “{DAY}”: Date of birth must be in the past.",
    ),
    "a date long ago": (
        {"date-of-birth": "1899-12-31"},
        "“date-of-birth” cannot be “1899-12-31”: Date of birth must be in 1900 or later.",
    ),
}


@pytest.mark.parametrize(("said", "sentence"), BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_in_one_sentence(file, said, sentence):
    told = refused("assess", "--answers", file(said), "--on", DAY)

    assert told.startswith(sentence)
    assert told.endswith(".")
    assert len(told.splitlines()) == 1


def test_what_is_no_option_is_answered_with_every_option(file):
    told = refused("assess", "--answers", file({"status": "martian"}), "--on", DAY)

    codes = [str(option.code) for option in BY_KEY["status"].options]
    assert told == f"“status” must be one of {', '.join(codes)}, not “martian”."


def test_what_is_no_file_is_refused(tmp_path):
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\xff")

    for path, sentence in {
        str(tmp_path / "none.json"): "There is no file ",
        str(tmp_path): "There is no file ",
        "no\0file": "There is no file ",
        str(tmp_path / "picture.png"): "“",
    }.items():
        told = refused("assess", "--answers", path, "--on", DAY)
        assert told.startswith(sentence)
        assert len(told.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Say --answers FILE with a file of answers, or --trace REFERENCE."),
        (("--answers", "a", "--trace", "b"), "Say --answers or --trace, not both."),
        (("--answers", "a", "--on", "x"), "--on must be a real date like 2026-11-23, not “x”."),
        (("--answers", "a", "--on", "0001-01-01"), "--on must be from 1900-01-01 to 2099-12-31."),
        (("--answers", "a", "--fresh", "x"), "--fresh must be a real date like"),
        (("--answers", "a", "--force", "x"), "--force: There is no force pack called “x”"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(arguments, sentence):
    assert refused("assess", *arguments).startswith(sentence)
