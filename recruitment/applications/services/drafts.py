"""A draft: begun, and filled in section by section."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from recruitment import eligibility
from recruitment.applications import progress, reference, reminders, sections, told
from recruitment.applications.models import Application, CameFrom, Part
from recruitment.applications.sections import Content, Section
from recruitment.applications.services.problems import Changed, NotOpenToYou, Stale, VacancyClosed
from recruitment.applications.stages import ENDED_WITHOUT, Stage
from recruitment.eligibility import Answers, Outcome, Verdict
from recruitment.people.models import Applicant
from recruitment.vacancies.models import Vacancy


@dataclass(frozen=True)
class Typed:
    """What a page sends of one section."""

    content: Content
    seen: int = 0
    """The version that the page was drawn with."""
    page: str = ""
    """The page itself: what saves itself and the button of one page are one writer."""
    turn: int = 0
    """Which of the page's own savings this is."""
    pressed: bool = True
    """By the button. Words that save themselves complete nothing."""
    last: bool = False
    """By any button, like "add another": nothing that its page saved by itself is newer."""
    asked: int | None = None
    """The version of the form that the page showed: nobody has answered what it did not ask."""
    settles: str = ""
    """When what it was shown as put aside had come: it has been chosen from, so it goes."""


@transaction.atomic
def start(
    applicant: Applicant,
    vacancy: Vacancy,
    answers: Answers,
    *,
    now: datetime,
    carry: bool = False,
) -> Application:
    """The person's draft for a vacancy, begun if there is none; a sent one is left as it is."""
    vacancy = Vacancy.objects.held_still(vacancy.pk)  # an extension tells all drafts, or waits
    if not vacancy.is_open_at(now):
        raise VacancyClosed
    outcome = judge(answers, vacancy, now)
    found = live(applicant, vacancy) or begin(applicant, vacancy, now)
    application = locked(found.pk)  # it may have been sent, or saved, since it was found
    if application.at is Stage.DRAFT:
        reminders.came_back(application, application.saved_at, now)
        application.answers = answers.only(outcome.reads).raw
        save(application, now)
        if carry:
            carry_over(application, answers.only(outcome.reads), now)
    return application


def judge(answers: Answers, vacancy: Vacancy, now: datetime) -> Outcome:
    """What the rules say today. Raises NotOpenToYou unless the person may apply."""
    force = settings.PACK.thresholds
    outcome = eligibility.assess(answers, vacancy.route, localdate(now), force)
    if not outcome.decided or outcome.verdict > Verdict.ASSESS:
        raise NotOpenToYou(outcome)
    return outcome


def live(applicant: Applicant, vacancy: Vacancy) -> Application | None:
    """Their application for a vacancy that has not ended, as far as they know.

    One that ended a moment ago, and whose email has not gone, is as alive to them as before.
    """
    theirs = Application.objects.of(applicant).filter(vacancy=vacancy)
    alive = theirs.live().first()
    ended = [] if alive else list(told.with_all(theirs))
    known = told.told(ended)
    untold = (one for one in ended if known[one.pk].at not in ENDED_WITHOUT)
    return alive or next(untold, None)


def begin(applicant: Applicant, vacancy: Vacancy, now: datetime, tries: int = 3) -> Application:
    """A new draft with a reference; the one begun a moment earlier in another tab, if so."""
    try:
        with transaction.atomic():
            application = Application.objects.create(
                reference=reference.new(settings.PACK.reference_prefix),
                applicant=applicant,
                vacancy=vacancy,
                answers={},
                begun_at=now,
                saved_at=now,
            )
    except IntegrityError:
        earlier = live(applicant, vacancy)
        if earlier is None and tries == 1:
            raise
        return earlier or begin(applicant, vacancy, now, tries - 1)  # the reference was taken
    reminders.promise(application, now)
    return application


def save(application: Application, now: datetime) -> None:
    application.version += 1
    application.saved_at = now
    application.save()


def locked(application_id: int) -> Application:
    """The application, which nobody else can change until this transaction ends.

    Raises Changed when it was deleted a moment ago, because its days were over.
    """
    known = Application.objects.select_related("vacancy", "applicant")
    found = known.select_for_update(of=("self",)).filter(pk=application_id).first()
    if found is None:
        raise Changed
    return found


def carry_over(application: Application, answers: Answers, now: datetime) -> None:
    """Fill in what the questionnaire has told, never over something typed."""
    parts = {part.name: part for part in application.parts.all()}
    for section in sections.of_route(application.vacancy.route):
        content = section.carried(answers)
        part = parts.get(section.name) or first_of(application, section, CameFrom.QUIZ)
        if content and part.came_from == CameFrom.QUIZ and part.content != content:
            part.form_version = section.version
            write(part, content, now)


def first_of(application: Application, section: Section, came_from: CameFrom) -> Part:
    return Part(application=application, name=section.name, came_from=came_from)


def write(part: Part, content: Content, now: datetime) -> None:
    part.content = content
    part.version += 1
    part.saved_at = now
    part.save()


def save_part(application_id: int, section: Section, typed: Typed, *, now: datetime) -> Application:
    """Keep what was typed into one section. It never touches another section.

    Raises Changed when the application has been sent meanwhile. Raises Stale when another page
    changed the section after this one was drawn: then nothing is overwritten, and what this page
    sent is put aside, for the person to choose.
    """
    application, kept = try_to_save(application_id, section, typed, now)
    if not kept:
        raise Stale
    return application


@transaction.atomic
def try_to_save(
    application_id: int, section: Section, typed: Typed, now: datetime
) -> tuple[Application, bool]:
    application = locked(application_id)
    if application.at is not Stage.DRAFT:
        raise Changed
    found = application.parts.filter(name=section.name).first()
    part = found or first_of(application, section, CameFrom.TYPED)
    if found and typed.content != part.content and typed.seen != part.version:
        if not same_page(part, typed):
            put_aside(part, typed, now)
        if not same_page(part, typed) or late(part, typed):
            return application, False
    keep(application, part, section, typed, now)
    return application, True


def same_page(part: Part, typed: Typed) -> bool:
    """The page that saved it last has come again: it knows what it saved."""
    return bool(typed.page) and typed.page == part.page


def late(part: Part, typed: Typed) -> bool:
    """Words that saved themselves and were overtaken by newer ones of the same page."""
    return not (typed.pressed or typed.last) and typed.turn <= part.turn


def put_aside(part: Part, typed: Typed, now: datetime) -> None:
    if (part.aside or {}).get("content") != typed.content:
        part.aside = {"content": typed.content, "at": now.isoformat()}
        part.save(update_fields=["aside"])


def keep(
    application: Application, part: Part, section: Section, typed: Typed, now: datetime
) -> None:
    """Write it, unless nothing is new: looking at a section changes nothing."""
    finished = typed.pressed and is_finished(application, section, typed.content, now)
    chosen = part.aside is not None and part.aside["at"] == typed.settles
    same = part.version > 0 and part.content == typed.content
    if same and not chosen and (not typed.pressed or is_settled(part, section, typed, finished)):
        return
    if typed.pressed or not part.version:
        part.form_version = form_version(section, typed)
    part.complete, part.came_from = finished, CameFrom.TYPED
    part.page, part.turn = typed.page, max(typed.turn, 0)
    part.aside = None if chosen else part.aside
    write(part, typed.content, now)
    mirror(application, section, typed.content)
    reminders.came_back(application, application.saved_at, now)
    save(application, now)


def is_finished(
    application: Application, section: Section, content: Content, now: datetime
) -> bool:
    where = progress.place(application.vacancy, localdate(now))
    return section.form(content, where).finished


def form_version(section: Section, typed: Typed) -> int:
    """Of the form that was answered: a newer one may be there since its page was drawn."""
    asked = section.version if typed.asked is None else typed.asked
    return min(max(asked, 1), section.version)


def is_settled(part: Part, section: Section, typed: Typed, finished: bool) -> bool:
    """Pressing the button again would say nothing new."""
    answered = part.form_version >= form_version(section, typed)
    return part.came_from == CameFrom.TYPED and answered and part.complete == finished


def mirror(application: Application, section: Section, content: Content) -> None:
    """What HR searches by is in the application too."""
    for column in section.columns:
        setattr(application, column, content.get(column, ""))


@transaction.atomic
def keep_saved(application_id: int, section: Section, settles: str) -> None:
    """Of two versions the person keeps the one that was saved: the other one goes."""
    application = locked(application_id)
    part = application.parts.filter(name=section.name).first()
    if part and part.aside and part.aside["at"] == settles and application.at is Stage.DRAFT:
        part.aside = None
        part.save(update_fields=["aside"])
