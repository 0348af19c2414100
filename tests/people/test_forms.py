import pytest

from recruitment.people.forms import EmailForm


@pytest.mark.parametrize(
    "email",
    [
        pytest.param('"a\x0cBcc:x@y.example"@home.example', id="a form feed in quotes"),
        pytest.param('"a\x85b"@home.example', id="another sign that begins a line"),
        pytest.param("a@home.example\nBcc: b@home.example", id="a second line"),
    ],
)
def test_an_address_that_would_begin_a_new_header_line_is_refused_in_words(email):
    form = EmailForm({"email": email})

    assert form.errors["email"] == [
        "Enter an email address in the correct format, like name@example.com"
    ]


@pytest.mark.parametrize(("before", "taken"), [(247, True), (248, False)])
def test_an_address_that_grows_in_small_letters_is_measured_in_those(before, taken):
    form = EmailForm({"email": "A" * before + "@\u0130.com"})

    assert form.is_valid() is taken
    if taken:
        assert form.cleaned_data["email"] == "a" * 247 + "@\u0130.com".lower()
        assert len(form.cleaned_data["email"]) == 254
    else:
        assert form.errors["email"] == ["Email address must be 254 characters or less"]


def test_an_ordinary_address_is_taken():
    assert EmailForm({"email": "jo.o'neill+police@home.example"}).is_valid()
