"""What the pages of the equality questions show, and which of them comes next."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext

from recruitment import eligibility
from recruitment.applications.models import Application
from recruitment.eligibility.questions.about_you import date_of_birth
from recruitment.equality import questions, services
from recruitment.equality.forms import QuestionForm
from recruitment.equality.questions import Answers, Question, Said

Context = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """Where somebody is: what they have said, and which question is in front of them."""

    application: Application
    answers: Answers
    born: date | None
    """What the applicant said when they applied."""
    question: Question = questions.QUESTIONS[0]
    changing: bool = False
    """They came from the page with all answers, and go back there."""

    @property
    def asked(self) -> tuple[Question, ...]:
        return questions.asked(self.answers, years_old(self.born) if self.born else None)

    @property
    def steps(self) -> tuple[Question, ...]:
        """Those that have a page of their own."""
        beside = {question.beside for question in self.asked}
        return tuple(question for question in self.asked if question not in beside)

    @property
    def earlier(self) -> tuple[Question, ...]:
        return self.steps[: self.steps.index(self.question)]

    @property
    def later(self) -> tuple[Question, ...]:
        """After a change: only what follows from it and was never answered."""
        later = self.steps[self.steps.index(self.question) + 1 :]
        if not self.changing:
            return later
        own = (one for one in later if one.follows and one.follows[0] == self.question.key)
        return tuple(one for one in own if one.key not in self.answers)

    def at(self, page: str, *, changing: bool) -> "Place | None":
        """At the question of that page; nothing if this person is not asked it."""
        found = next((one for one in self.steps if one.page == page), None)
        return replace(self, question=found, changing=changing) if found else None


def of(application: Application) -> Place:
    return Place(application, services.read(application), birthday(application))


def birthday(application: Application) -> date | None:
    said = eligibility.restore(application.answers, localdate())
    if date_of_birth not in said:
        return None
    return said[date_of_birth]


def years_old(born: date) -> int:
    on = localdate()
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def keep(place: Place, given: Answers) -> Place:
    """Going on without an answer changes nothing. The date that we hold is kept as an age."""
    if not given:
        return place
    age = given.get(questions.age.key)
    if place.born and age and age.code == questions.HELD:
        given = {questions.age.key: Said(age.code, str(years_old(place.born)))}
    return replace(place, answers=services.answer(place.application, given, on=localdate()))


def address(name: str, application: Application, *more: str) -> str:
    return reverse(name, args=[application.reference, *more])


def question_url(place: Place, question: Question) -> str:
    name = "equality-change" if place.changing else "equality-question"
    return address(name, place.application, question.page)


def following(place: Place) -> str:
    if place.later:
        return question_url(place, place.later[0])
    return address("equality-answers", place.application)


def back(place: Place) -> str:
    if place.changing:
        return address("equality-answers", place.application)
    if place.earlier:
        return question_url(place, place.earlier[-1])
    return address("equality", place.application)


def form(place: Place, typed: Mapping[str, Any] | None) -> QuestionForm:
    return QuestionForm(place.question, typed, kept=place.answers, born=place.born)


def question(place: Place, form: QuestionForm) -> Context:
    """A question that follows from another has the number of that one, so the total is true."""
    return {
        "form": form,
        "text": gettext(place.question.text),
        "number": len(whole((*place.earlier, place.question))),
        "total": len(whole(place.steps)),
        "changing": place.changing,
        "answered": place.question.key in place.answers,
        "back_url": back(place),
        "answers_url": address("equality-answers", place.application),
    }


def whole(steps: tuple[Question, ...]) -> list[Question]:
    return [question for question in steps if question.follows is None]


def all_answers(place: Place) -> Context:
    return {
        "reference": place.application.reference,
        "rows": [row(place, question) for question in place.asked],
        "any": bool(place.answers),
    }


def row(place: Place, question: Question) -> Context:
    given = place.answers.get(question.key)
    return {
        "key": gettext(question.short),
        "value": in_words(question, given) if given else "",
        "url": address("equality-change", place.application, question.page),
        "verb": gettext("Change") if given else gettext("Answer"),
    }


def in_words(question: Question, given: Said) -> str:
    if question is questions.age and given.words:
        return given.words
    label = gettext(question.label(given.code))
    return f"{label}: {given.words}" if given.words else label
