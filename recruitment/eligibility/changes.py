"""What would open a route: the least that a person could come to have or leave, or a wait."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, groupby
from typing import NamedTuple

from recruitment.eligibility.answers import Answers, Kind, Option, Question, Said
from recruitment.eligibility.force import Force
from recruitment.eligibility.judging import Judging
from recruitment.eligibility.outcome import Finding, Outcome
from recruitment.eligibility.questions import QUESTIONS
from recruitment.eligibility.verdict import Verdict

MOST_STEPS = 3  # sets up to this size are all tried; larger ones are pared down


@dataclass(frozen=True)
class Change:
    """Steps are the words of options, such as "a full manual licence" or "leaving that work"."""

    steps: tuple[str, ...]
    wait_until: date | None


class Step(NamedTuple):
    """One answer that a person could give differently after a change in their life."""

    question: Question[object]
    option: Option
    taken: bool  # chosen or ticked; otherwise ticked no more

    @property
    def words(self) -> str:
        return self.option.gain if self.taken else self.option.loss


def smallest_change(
    outcome: Outcome,
    answers: Answers,
    force: Force,
    *,
    fresh: date | None = None,
    questions: tuple[Question[object], ...] = QUESTIONS,
) -> Change | None:
    """None when the route is open, or when nothing that the person can change would open it.

    What opens the route today comes before what leaves a wait, fewer steps before more, and then
    the order of the questions and of their options decides. Only answers with words for gaining or
    losing them are changed, and only where a closing finding reads them. Beyond three steps the
    set is one from which nothing can be left out, though another of its size may exist.
    """
    if not outcome.decided or outcome.open:
        return None
    search = Search(outcome, answers, Judging(answers, force, fresh or outcome.on), questions)
    return next(search.open_today(), None) or next(search.open_later(), None) or search.many_steps()


def nearest_open(outcome: Outcome, outcomes: Iterable[Outcome]) -> Outcome | None:
    """The open route most like this one, to offer to somebody for whom this one is closed.

    The same family comes first, then whichever shares most rules, as that is most like the same
    work. Only then does a route that needs no check come before one that does; then their order.
    """
    own = {rule.name for rule in outcome.route.rules}

    def likeness(other: Outcome) -> tuple[bool, int, Verdict]:
        shared = len(own & {rule.name for rule in other.route.rules})
        return other.route.family is not outcome.route.family, -shared, other.verdict

    open_routes = (o for o in outcomes if o.open and o.route.slug != outcome.route.slug)
    return min(open_routes, key=likeness, default=None)


class Search:
    """Every set of steps, the smallest first, tried on one person and one route."""

    def __init__(
        self,
        outcome: Outcome,
        answers: Answers,
        judging: Judging,
        questions: tuple[Question[object], ...],
    ) -> None:
        self.outcome = outcome
        self.answers = answers
        self.judging = judging
        self.questions = questions
        # An outcome that never opens holds findings of a later day, so today's are taken afresh.
        self.closing = judging.on_day(outcome.route, outcome.on).closing

    def open_today(self) -> Iterator[Change]:
        for steps, judging in self._trials(self.closing):
            if judging.on_day(self.outcome.route, self.outcome.on).open:
                yield Change(tuple(step.words for step in steps), None)

    def open_later(self) -> Iterator[Change]:
        """A wait alone comes first: it is the set without steps."""
        if self.outcome.opens_on:
            yield Change((), self.outcome.opens_on)
        lasting = tuple(f for f in self.closing if not f.earliest and not f.rule.until)
        for steps, judging in self._trials(lasting):
            opens_on = judging.outcome(self.outcome.route, self.outcome.on).opens_on
            if opens_on:
                yield Change(tuple(step.words for step in steps), opens_on)

    def many_steps(self) -> Change | None:
        """Every step at once, then without each that is not needed."""
        steps = one_each(self._steps())
        opens = self._opens(steps)
        for step in steps if opens else ():
            fewer = tuple(other for other in steps if other is not step)
            if self._opens(fewer):
                steps = fewer
        opens = opens and self._opens(steps)
        return opens and Change(tuple(step.words for step in steps), opens.wait_until)

    def _opens(self, steps: tuple[Step, ...]) -> Change | None:
        """The wait that is left after these steps; none when they do not open the route."""
        answers = self._after(steps)
        if answers is None:
            return None
        judging = self.judging.changed(answers, changed_keys(self.answers, answers))
        found = judging.outcome(self.outcome.route, self.outcome.on)
        return Change((), found.opens_on) if found.open or found.opens_on else None

    def _trials(self, closing: tuple[Finding, ...]) -> Iterator[tuple[tuple[Step, ...], Judging]]:
        """A set that leaves a closing finding's answers as they are cannot open the route."""
        possible = tuple(self._steps())
        for size in range(1, MOST_STEPS + 1):
            for steps in combinations(possible, size):
                answers = self._after(steps)
                if answers is None:
                    continue
                keys = changed_keys(self.answers, answers)
                if not any(finding.reads.isdisjoint(keys) for finding in closing):
                    yield steps, self.judging.changed(answers, keys)

    def _steps(self) -> Iterator[Step]:
        read = frozenset[str]().union(*(f.reads for f in (*self.closing, *self.outcome.closing)))
        for question in self.questions:
            if question.key in read and question in self.answers:
                yield from steps_from(question, ticks(self.answers, question))

    def _after(self, steps: tuple[Step, ...]) -> Answers | None:
        """None when the steps cannot all be taken."""
        answers = self.answers
        for question, own in groupby(steps, key=lambda step: step.question):
            stepped = self._stepped(answers, question, list(own))
            if stepped is None:
                return None
            answers = stepped
        return answers

    def _stepped(
        self, answers: Answers, question: Question[object], own: list[Step]
    ) -> Answers | None:
        if question.kind is Kind.ONE:
            # Of two choices only the first counts: the smaller set with that one came before.
            return with_said(answers, question, str(own[0].option.code))
        taken = {step.option.code for step in own if step.taken}
        dropped = {step.option.code for step in own if not step.taken}
        return self._ticking(answers, question, taken=taken, dropped=dropped)

    def _ticking(
        self, answers: Answers, question: Question[object], *, taken: set[str], dropped: set[str]
    ) -> Answers | None:
        """Without its last tick a question says "none", or the tick that led to it goes too."""
        kept = set(ticks(answers, question)) - dropped
        if taken:
            kept -= {option.code for option in question.options if option.apart}
        codes = tuple(str(o.code) for o in question.options if o.code in kept | taken)
        if not codes:
            codes = tuple(str(o.code) for o in question.options if o.apart and o.code == "none")
        return with_said(answers, question, codes) if codes else self._ungated(answers, question)

    def _ungated(self, answers: Answers, question: Question[object]) -> Answers | None:
        """Without the first earlier tick that makes no closing finding read the question."""
        without = answers.only(answers.said.keys() - {question.key})
        for gate in self.questions[: self.questions.index(question)]:
            for code in ticks(without, gate) if gate.kind is Kind.MANY else ():
                trial = self._ticking(without, gate, taken=set(), dropped={code})
                if trial and not self._reads(trial, question):
                    return trial
        return None

    def _reads(self, answers: Answers, question: Question[object]) -> bool:
        judging = Judging(answers, self.judging.force, self.judging.fresh)
        found = judging.on(self.outcome.on)
        readers = [finding.rule for finding in self.closing if question.key in finding.reads]
        return any(question.key in found[rule].reads for rule in readers)


def one_each(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Of the answers to a question that takes one, the first; of ticks, all."""
    kept: dict[object, Step] = {}
    for step in steps:
        one = step.question.kind is Kind.ONE
        kept.setdefault(step.question if one else step.option, step)
    return tuple(kept.values())


def steps_from(question: Question[object], said: tuple[str, ...]) -> Iterator[Step]:
    """What is apart, such as "none", is never gained: it would drop every other tick."""
    many = question.kind is Kind.MANY
    for option in question.options:
        if option.code in said:
            if option.loss and many:
                yield Step(question, option, taken=False)
        elif option.gain and not (option.apart and many):
            yield Step(question, option, taken=True)


def ticks(answers: Answers, question: Question[object]) -> tuple[str, ...]:
    said = answers.said.get(question.key, ())
    return said if isinstance(said, tuple) else (said,)


def with_said(answers: Answers, question: Question[object], said: Said) -> Answers:
    return Answers({**answers.said, question.key: said})


def changed_keys(before: Answers, after: Answers) -> frozenset[str]:
    """A step changes an answer. It takes none away and gives none to what was not asked."""
    return frozenset(key for key, said in after.said.items() if before.said[key] != said)
