"""The form of a question page: one choice and, where a question asks for it, own words."""

from datetime import date
from typing import Any

from django import forms
from django.utils.dateformat import format as written
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from recruitment.equality.questions import (
    A_LITTLE,
    A_LOT,
    GIVEN,
    HELD,
    NOT_SAYING,
    YES,
    Answers,
    Option,
    Question,
    Said,
    age,
)

LONGEST = 100
AGES = frozenset(map(str, range(10, 121)))

NO_CHOICE = _("Select one of the answers, or continue without one")
NO_AGE = _("Enter your age in years, like 27, or select another answer")
TOO_LONG = _("Your own words must be 100 characters or less")
NOT_WORDS = _("Type your own words again. There is a sign in them that we cannot keep")


class QuestionForm(forms.Form):
    """No answer is an answer too. `born` is what the applicant said when they applied."""

    def __init__(self, question: Question, typed: Any, *, kept: Answers, born: date | None) -> None:
        said = kept.get(question.key)
        super().__init__(typed, initial={"answer": said and said.code, "own": own_words(said)})
        self.question = question
        self.fields["answer"] = choice(question, born, heading=True)
        if question.described:
            self.fields["own"] = description(question.described)
        if beside := question.beside:
            self.fields["then"] = choice(beside, born, heading=False)
            self.fields["then"].help_text = gettext("Only if you choose “Yes” above")
            self.initial["then"] = kept[beside.key].code if beside.key in kept else None

    def clean_own(self) -> str:
        return " ".join(self.cleaned_data["own"].split())

    def clean(self) -> None:
        """An age is one that people have. (Any other words are the person's own business.)"""
        said = self.given.get(age.key)
        if said and said.code == GIVEN and said.words not in AGES and not self.errors:
            self.add_error("own", NO_AGE)

    @property
    def given(self) -> dict[str, Said]:
        """What was answered, by the question's key."""
        said, beside = self.said(), self.question.beside
        found = {self.question.key: said} if said else {}
        then = self.cleaned_data.get("then")
        if then and beside and beside.follows_from(found):
            found[beside.key] = Said(then)
        return found

    def said(self) -> Said | None:
        """Words alone choose the option that asks for them; no other option has any."""
        code = self.cleaned_data.get("answer", "")
        words = self.cleaned_data.get("own", "")
        described = self.question.described
        if described and (code == described.code or (words and not code)):
            return Said(described.code, words)
        if not code and self.cleaned_data.get("then") in (A_LOT.code, A_LITTLE.code):
            return Said(YES.code)
        return Said(code) if code else None


def own_words(kept: Said | None) -> str:
    return kept.words if kept and kept.code != HELD else ""


def choice(question: Question, born: date | None, *, heading: bool) -> forms.ChoiceField:
    options = [one for one in question.choices if one.code != HELD or born]
    field = forms.ChoiceField(
        label=gettext(question.text),
        choices=[(option.code, gettext(option.label)) for option in options],
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": NO_CHOICE},
    )
    field.hints = hints(options, born)  # type: ignore[attr-defined]
    field.apart = {NOT_SAYING}  # type: ignore[attr-defined]
    field.heading = heading  # type: ignore[attr-defined]
    return field


def hints(options: list[Option], born: date | None) -> dict[str, str]:
    said = {option.code: gettext(option.hint) for option in options if option.hint}
    if born:
        said[HELD] = gettext("You gave %(day)s") % {"day": written(born, "j F Y")}
    return said


def description(option: Option) -> forms.CharField:
    """No browser is to remember these words for whoever types in it next."""
    number = option.code == GIVEN
    attrs = {"autocomplete": "off", "spellcheck": "false"}
    attrs |= {"inputmode": "numeric", "class": "govuk-input--width-3"} if number else {}
    return forms.CharField(
        label=gettext(option.own),
        help_text=gettext("Only if you choose “%(option)s”") % {"option": gettext(option.label)},
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(attrs),
        error_messages={
            "max_length": NO_AGE if number else TOO_LONG,
            "null_characters_not_allowed": NOT_WORDS,
        },
    )
