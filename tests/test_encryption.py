import pytest
import time_machine

from recruitment.encryption import Unreadable, seal, unseal


def test_what_was_sealed_can_be_opened():
    assert unseal(seal("Zoë's caution", "test"), "test") == "Zoë's caution"


def test_what_was_sealed_for_one_purpose_cannot_be_opened_for_another():
    with pytest.raises(Unreadable):
        unseal(seal("secret", "one"), "other")


def test_a_new_key_seals_and_the_old_one_still_opens(settings):
    sealed = seal("secret", "test")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new", [settings.SECRET_KEY]

    assert unseal(sealed, "test") == "secret"


def test_without_its_key_nothing_opens(settings):
    sealed = seal("secret", "test")
    settings.SECRET_KEY = "new"

    with pytest.raises(Unreadable):
        unseal(sealed, "test")


@pytest.mark.parametrize("sealed", ["", "x", "gAAAA", "💥", "\0", "a" * 5000])
def test_rubbish_is_unreadable(sealed):
    with pytest.raises(Unreadable):
        unseal(sealed, "test")


def test_what_is_too_old_is_unreadable():
    with time_machine.travel(1_000_000, tick=False):
        sealed = seal("secret", "test")
    with time_machine.travel(1_000_000 + 3601, tick=False), pytest.raises(Unreadable):
        unseal(sealed, "test", seconds=3600)
