"""Every kind of email, each come about in its own way, about people who told us canaries.

A kind that is new needs a scene here: without one the test that counts them fails.
"""

from datetime import UTC, date, datetime, timedelta

from django.core import mail

from recruitment.applications import services
from recruitment.applications.stages import Stage
from recruitment.eligibility import restore
from recruitment.events import services as events
from recruitment.interest import keeping
from recruitment.interest import services as interest
from recruitment.interviews import services as interviews
from recruitment.interviews import waitlist
from recruitment.messages import outbox
from recruitment.models import Application, Email, Part, Slot
from recruitment.people import services as people
from recruitment.references import services as references
from recruitment.tasks import (
    look_after_promises,
    look_after_referees,
    look_after_retention,
    offer_free_interview_times,
    send_owed_emails,
    tell_interested,
)
from tests.applications.applying import OFFICER_ANSWERS
from tests.applications.decided import again, move
from tests.applications.test_holds import hold, resume
from tests.events.booking import came
from tests.factories import (
    VOLUNTEER_ANSWERS,
    EventFactory,
    SlotFactory,
    UserFactory,
    VacancyFactory,
    draft,
    sent,
)
from tests.interest.somebody import ask_for_copy, ask_for_news, ask_for_reminder, ask_to_keep
from tests.moments import NOW, TODAY
from tests.parents.family import agreed, asked, cadet
from tests.parents.family import said as parent_said
from tests.parents.family import send as cadet_sends
from tests.references.naming import TOLD, offered
from tests.sift.planted import leaves
from tests.sift.runs import opened

CANARY = "canary"
LATER = NOW + timedelta(hours=1)


def poisoned(application):
    """Whatever they typed, but for their name, holds the canary."""
    for part in application.parts.all():
        content = leaves(part.content, CANARY)
        known = {key: part.content[key] for key in ("full_name", "known_as") if key in content}
        Part.objects.filter(pk=part.pk).update(content={**content, **known})
    Application.objects.filter(pk=application.pk).update(phone=CANARY)
    return again(application)


def somebody(**fields):
    """Sent, with a note that colleagues wrote and one that they wrote themselves."""
    application = poisoned(sent(**fields))
    services.write_note(application.pk, CANARY, scope="case", by=UserFactory(), now=NOW)
    return application


def poisoned_event():
    """For some, which is told to nobody by email."""
    return EventFactory(audience="positive-action", for_whom=CANARY, reason=CANARY)


def at(stage, *stages, **fields):
    application = somebody(**fields)
    for to in (*stages, stage):
        words = "We need your share code." if to is Stage.INFO_NEEDED else ""
        move(application, to, words=words or "We did not find enough about teamwork.")
        send_owed_emails()
    return again(application)


class Scenes:
    """Each leaves emails that have gone. `move_to` sets the clock."""

    def __init__(self, move_to):
        self.move_to = move_to

    def all(self):
        for name in sorted(vars(type(self))):
            if name.startswith("of_"):
                self.move_to(NOW)
                getattr(self, name)()
                send_owed_emails()

    def comes_the_day_of(self, kind):
        self.move_to(Email.objects.owed().filter(kind=kind).latest("next_try_at").next_try_at)
        send_owed_emails()

    def of_accounts(self):
        people.ask_for_code("gwen@home.example", address="192.0.2.1", now=NOW)
        outbox.owe("email_changed", about="applicant:1", to="gwen@home.example", now=NOW)
        for kind in ("staff_new_device", "staff_factor_added", "staff_factor_removed"):
            outbox.owe(kind, about="staff:1", to="staff@force.example", now=NOW)

    def of_drafts(self):
        application = poisoned(draft(vacancy=VacancyFactory(closes_on=date(2027, 1, 31))))
        send_owed_emails()
        vacancy = application.vacancy
        services.extend(
            vacancy.pk,
            date(2027, 2, 7),
            by=UserFactory(),
            seen=vacancy.closes_on,
            why=CANARY,
            now=NOW,
        )
        Email.objects.filter(kind="unfinished", occurrence="idle").update(state="cancelled")
        self.comes_the_day_of("unfinished")

    def of_help(self):
        by = UserFactory()
        answers = restore(VOLUNTEER_ANSWERS, TODAY)
        application = services.start_helped(
            "helped@home.example", VacancyFactory(), answers, by=by, now=NOW, carry=False
        )
        services.finish_help(application.pk, by=by, now=NOW)

    def of_being_asked(self):
        at(Stage.INFO_NEEDED)
        other = at(Stage.INTERVIEW)
        services.begin_wait(other.pk, "answer", by=UserFactory(), now=NOW)
        self.comes_the_day_of("info_again")
        self.comes_the_day_of("still_waiting")

    def of_the_end(self):
        at(Stage.WITHDRAWN)
        refused = at(Stage.UNSUCCESSFUL)
        self.comes_the_day_of("feedback")
        self.move_to(NOW + timedelta(days=335))
        look_after_retention()
        self.comes_the_day_of("application_goes")  # and of `draft_goes`, of an earlier scene
        self.move_to(NOW)
        services.reverse(
            refused.pk,
            refused.history.last(),
            by=UserFactory(),
            seen=refused.version,
            now=NOW,
            note=CANARY,
            words="We have read it again.",
            leaves_at=NOW,
        )

    def of_offers(self):
        officer = {"vacancy": VacancyFactory(route_slug="pcep"), "answers": OFFICER_ANSWERS}
        application = at(Stage.CONDITIONAL_OFFER, Stage.SIFT, Stage.INTERVIEW, **officer)
        self.comes_the_day_of("offer_again")
        services.accept(application.pk, now=LATER)

    def of_forms(self):
        application = at(Stage.CHECKS, Stage.INTERVIEW)
        said = services.Said(asked_on=TODAY)
        services.record(application.pk, "vetting", said, by=UserFactory(), seen=0, now=NOW)
        self.comes_the_day_of("vetting_form")

    def of_appeals(self):
        at(Stage.APPEAL, Stage.INTERVIEW, Stage.CHECKS)

    def of_holds(self):
        application = at(Stage.INTERVIEW)
        hold(application, reason=CANARY, now=LATER)
        self.move_to(LATER)
        send_owed_emails()
        self.comes_the_day_of("still_on_hold")
        resume(application, now=LATER)

    def of_being_late(self):
        application = somebody()
        services.delay(
            application.pk,
            words="Many people applied.",
            promised_on=date(2027, 1, 15),
            by=UserFactory(),
            seen=again(application).version,
            now=NOW,
        )

    def of_our_silence(self):
        at(Stage.CHECKS, Stage.INTERVIEW)
        self.of_being_late()
        for days in (14, 60, 74):
            self.move_to(NOW + timedelta(days=days))
            look_after_promises()
            send_owed_emails()

    def of_the_sift(self):
        run = opened()
        about = {"about": f"staff:{run.markers.first().person_id}", "to": "marker@force.example"}
        outbox.owe("sift_more", **about, occurrence=f"{run.pk}.1", now=NOW)

    def of_withdrawing(self):
        application = somebody()
        services.withdraw(application.pk, reason=CANARY, now=NOW)
        send_owed_emails()
        services.undo(application.pk, now=LATER)
        self.move_to(LATER)

    def of_the_pool(self):
        at(Stage.POOL, Stage.INTERVIEW)
        self.comes_the_day_of("pool")

    def of_interviews(self):
        first = at(Stage.INTERVIEW)
        slot = SlotFactory(
            vacancy=first.vacancy,
            starts_at=NOW + timedelta(days=17),
            meet="An inspector",
            bring="Your passport",
            getting_there="You can park behind the building",
        )
        Slot.objects.filter(pk=slot.pk).update(choose_until=NOW + timedelta(days=14))
        slot.refresh_from_db()
        interviews.save_slot(slot, now=NOW)
        send_owed_emails()
        self.comes_the_day_of("choose_again")
        interviews.choose(first.pk, slot.pk, now=NOW)
        self.comes_the_day_of("interview_soon")
        self.move_to(NOW)
        other = at(Stage.INTERVIEW, vacancy=first.vacancy)
        waitlist.join(other.pk, now=NOW)
        interviews.give_up(first.pk, now=NOW)
        offer_free_interview_times()

    def of_referees(self):
        application = offered()
        look_after_referees()
        send_owed_emails()
        named = {"knows": CANARY, "now": NOW}
        silent = references.name_referee(
            application.pk, name="Jo Patel", email="jo@shop.example", **named
        )
        send_owed_emails()
        self.comes_the_day_of("referee_silent")
        references.decline(silent.pk, now=NOW)
        told = references.name_referee(
            application.pk, name="Sam Okafor", email="sam@shop.example", **named
        )
        references.answer(told.pk, {**TOLD, "how": CANARY, "anything": CANARY}, now=NOW)

    def of_parents(self):
        parent = asked()
        send_owed_emails()
        poisoned(parent.application)
        parent_said(parent, True)

    def of_cadets(self):
        application = cadet(email="kit@home.example")
        agreed(application, email="pat@home.example")
        cadet_sends(application)
        for to in (Stage.INTERVIEW, Stage.APPOINTED):
            move(application, to)
            send_owed_emails()
        poisoned(application)
        self.comes_the_day_of("cadet_next_steps")

    def of_events(self):
        moved, off = (came(poisoned_event(), email="ada@home.example") for _ in "12")
        self.comes_the_day_of("event_soon")
        moved.event.starts_at += timedelta(days=2)
        events.save_event(moved.event, seen=moved.event.version, now=NOW)
        events.cancel(off.event_id, seen=off.event.version, now=NOW)
        send_owed_emails()
        self.comes_the_day_of("event_feedback")

    def of_those_who_look(self):
        VacancyFactory(route_slug="pcep", closes_on=date(2027, 3, 31))
        ask_for_copy()
        banned = {"police_record": ["driving-ban"], "driving_ban_ends": "2027-03-04"}
        wanted = ask_for_reminder(day=date(2027, 3, 4), **banned)
        listed = ask_for_news()
        seen = ask_to_keep(email="sam@home.example", **banned)
        send_owed_emails()
        keeping.confirm(seen.pk, seen.token, now=NOW)
        interest.confirm_reminder(wanted.pk, wanted.token, now=NOW)
        interest.confirm_interest(listed.pk, listed.token, now=NOW)
        self.comes_the_day_of("kept_result")
        self.comes_the_day_of("can_apply_soon")
        self.comes_the_day_of("can_apply")
        self.move_to(datetime(2027, 1, 4, 9, 0, tzinfo=UTC))
        tell_interested()
        send_owed_emails()
        self.comes_the_day_of("interest_ends")


def texts():
    """Everything that anybody can read of what has gone."""
    return [
        "\n".join(
            (
                message.subject,
                message.body,
                message.alternatives[0][0],
                str(message.extra_headers),
                *(str(file[1]) for file in message.attachments),
            )
        )
        for message in mail.outbox
    ]
