"""What a pack says of subjects that others may see."""

import pytest

from recruitment import forces
from tests.forces.test_packs import changed

SAID = "subjects = false"


def test_essex_has_loud_subjects_until_it_says_otherwise():
    assert forces.load("essex").sender.startswith("Essex Police careers")


def test_with_quiet_subjects_the_sender_is_quiet_too(tmp_path):
    pack = forces.read(changed(tmp_path, SAID, "subjects = true"))

    assert pack.sender == "Careers team <careers@essex-police.example>"


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ('subjects = "yes"', "quiet.subjects must be true or false"),
        ("subjects = 1", "quiet.subjects must be true or false"),
        ("loud = true", "quiet.loud is not a key"),
        ("", "quiet.subjects is missing"),
    ],
)
def test_a_pack_that_is_wrong_about_it_is_refused(tmp_path, written, why):
    with pytest.raises(ValueError, match=why):
        forces.read(changed(tmp_path, SAID, written))
