"""Every address of the public site."""

from django.urls import path, register_converter
from django.views.generic import TemplateView

from recruitment.applications import drafting, reference
from recruitment.applications import views as applications
from recruitment.delivery import views as delivery
from recruitment.equality import views as equality
from recruitment.events import views as events
from recruitment.interest import kept_views as kept
from recruitment.interest import views as interest
from recruitment.parents import views as parents
from recruitment.people import views as people
from recruitment.references import telling
from recruitment.references import views as references
from recruitment.site import (
    choice,
    leaving,
    questionnaire,
    stopping,
    takeaway,
    vacancies,
    vacancy_feed,
    views,
    who_can_apply,
)
from recruitment.tracker import address, details, offering, withdrawing
from recruitment.tracker import interview as choosing
from recruitment.tracker import views as tracker


class ReferenceConverter:
    """A reference in an address: in any case or spacing, but only one that can exist."""

    regex = "[^/]{1,40}"

    def to_python(self, value: str) -> str:
        found = reference.read(value)
        if found is None:
            raise ValueError(value)
        return found

    def to_url(self, value: str) -> str:
        return value


register_converter(ReferenceConverter, "reference")


def plain(address: str, name: str, template: str = "") -> object:
    """A page of words only."""
    template_name = f"site/{template or name.replace('-', '_')}.html"
    return path(address, TemplateView.as_view(template_name=template_name), name=name)


SITE = {"not_ready": choice.not_ready, "routes": choice.routes}
"""What the room of interest, which lies below the site, is told of it."""
KEEP = {"not_ready": choice.not_ready, "shown": choice.shown}

urlpatterns = [
    path("", views.home, name="home"),
    plain("news/a-day-with-response-officers/", "story"),
    path("careers/", views.careers, name="careers"),
    path("careers/vacancies/", vacancies.every, name="vacancies"),
    path("careers/vacancies.atom", vacancy_feed.feed, name="vacancies-feed"),
    path("careers/vacancies/<slug:reference>/", vacancies.one, name="vacancy"),
    path("careers/who-can-apply/", who_can_apply.overview, name="who-can-apply"),
    path("careers/who-can-apply/<slug:slug>/", who_can_apply.one_route, name="who-can-apply-route"),
    path("careers/events/", events.every, name="events"),
    path("careers/events/place/given-up/", events.given_up, name="event-given-up"),
    # before the link of a place, as the address of an event may be a number
    path("careers/events/<slug:slug>/asked/", events.asked, name="event-asked"),
    path(
        "careers/events/<slug:slug>/sent-again/",
        events.asked,
        {"again": True},
        name="event-sent-again",
    ),
    path("careers/events/<int:number>/<slug:token>/", events.place, name="event-place"),
    path(
        "careers/events/<int:number>/<slug:token>/event.ics",
        events.calendar,
        name="event-calendar",
    ),
    path("careers/events/<int:number>/<slug:token>/give-up/", events.give_up, name="event-give-up"),
    path("careers/events/<slug:slug>/", events.one, name="event"),
    path("fit/", questionnaire.start, name="fit-start"),
    path("fit/about/", questionnaire.change_choice, name="fit-choice"),
    path("fit/q/<slug:key>/", questionnaire.ask, name="question"),
    path("fit/conflict/", questionnaire.conflict, name="conflict"),
    path("fit/every-reason/", questionnaire.every_reason, name="every-reason"),
    path("fit/results/", questionnaire.show_results, name="results"),
    path("fit/print/", takeaway.printable, name="print"),
    path("fit/<slug:slug>.ics", takeaway.calendar, name="calendar"),
    path("fit/copy/", interest.copy, SITE, name="copy"),
    path("fit/remind/", interest.remind, SITE, name="remind"),
    path("fit/stopped/", interest.stopped, name="stopped"),
    path("fit/on-its-way/", interest.on_its_way, name="on-its-way"),
    path("fit/remind/<int:number>/<slug:token>/", interest.remind_confirm, name="remind-confirm"),
    path("fit/remind/<int:number>/<slug:token>/stop/", interest.remind_stop, name="remind-stop"),
    path("fit/keep/", kept.keep, KEEP, name="keep"),
    path("fit/keep/<int:number>/<slug:token>/", kept.confirm, name="keep-confirm"),
    path(
        "fit/keep/<int:number>/<slug:token>/open/",
        kept.open_again,
        {"not_ready": choice.not_ready},
        name="keep-open",
    ),
    path("fit/keep/<int:number>/<slug:token>/stop/", kept.stop, name="keep-stop"),
    plain("fit/kept/changed/", "kept-changed"),
    plain("fit/kept/lost/", "kept-lost"),
    path("interest/<slug:slug>/", interest.interest, name="interest"),
    path("interest/<int:number>/<slug:token>/", interest.interest_confirm, name="interest-confirm"),
    path("interest/<int:number>/<slug:token>/stop/", interest.interest_stop, name="interest-stop"),
    path("apply/<slug:vacancy>/", applications.apply, name="apply"),
    plain("come-back/", "come-back", "come_back"),
    path("return/", people.ask_email, name="return"),
    path("return/code/", people.ask_code, name="return-code"),
    path("sign-out/", people.sign_out, name="sign-out"),
    path("stay-signed-in/", people.stay, name="stay-signed-in"),
    path("my/", tracker.my, name="my"),
    path("my/later/", drafting.later, name="later"),
    path("my/email/", address.new_email, name="new-email"),
    path("my/email/code/", address.new_email_code, name="new-email-code"),
    path("my/<reference:reference>/", tracker.tracker, name="tracker"),
    path("my/<reference:reference>/emails/<int:number>/", tracker.letter, name="letter"),
    path("my/<reference:reference>/details/", details.details, name="details"),
    path("my/<reference:reference>/more/", details.more, name="more"),
    path("my/<reference:reference>/interview/", choosing.interview, name="interview"),
    path("my/<reference:reference>/interview.ics", choosing.calendar, name="interview-calendar"),
    path("my/<reference:reference>/offer/", offering.offer, name="offer"),
    path("my/<reference:reference>/offer/decline/", offering.decline, name="decline-offer"),
    path("my/<reference:reference>/withdraw/", withdrawing.withdraw, name="withdraw"),
    path("my/<reference:reference>/withdraw/undo/", withdrawing.undo, name="withdraw-undo"),
    path("my/<reference:reference>/tasks/", drafting.tasks, name="tasks"),
    path("my/<reference:reference>/tasks/<slug:name>/", drafting.section, name="section"),
    path(
        "my/<reference:reference>/tasks/<slug:name>/autosave/", drafting.autosave, name="autosave"
    ),
    path("my/<reference:reference>/helped/", drafting.finish_help, name="finish-help"),
    path("my/<reference:reference>/parent/", parents.name, name="parent-name"),
    path("parent/<int:number>/<slug:token>/", parents.answer, name="parent"),
    path("my/<reference:reference>/referees/", references.referees, name="referees"),
    path("my/<reference:reference>/referees/add/", references.name, name="referee-add"),
    path(
        "my/<reference:reference>/referees/<int:number>/instead/",
        references.name,
        name="referee-instead",
    ),
    path("reference/<int:number>/<slug:token>/", telling.tell, name="reference"),
    path(
        "reference/<int:number>/<slug:token>/autosave/",
        telling.autosave,
        name="reference-autosave",
    ),
    path(
        "my/<reference:reference>/photographs/<int:number>/",
        drafting.photograph,
        name="photograph",
    ),
    path("my/<reference:reference>/copy.txt", drafting.copy_text, name="copy-text"),
    path(
        "my/<reference:reference>/answers/<slug:key>/",
        applications.change_answer,
        name="change-answer",
    ),
    path("my/<reference:reference>/check/", applications.check, name="check"),
    path("my/<reference:reference>/sent/", applications.sent, name="sent"),
    path("my/<reference:reference>/equality/", equality.explain, name="equality"),
    path(
        "my/<reference:reference>/equality/answers/", equality.all_answers, name="equality-answers"
    ),
    path(
        "my/<reference:reference>/equality/withdrawn/",
        equality.withdrawn,
        name="equality-withdrawn",
    ),
    path("my/<reference:reference>/equality/<slug:page>/", equality.ask, name="equality-question"),
    path(
        "my/<reference:reference>/equality/<slug:page>/change/",
        equality.ask,
        {"changing": True},
        name="equality-change",
    ),
    path("stop/<str:signed>/", stopping.stop, name="stop-emails"),
    path("leave/", leaving.leave, name="leave"),
    path("closed/", leaving.closed, name="closed"),
    path("leaving-quickly/", leaving.leaving_quickly, name="leaving-quickly"),
    path("feedback/", views.feedback, name="feedback"),
    plain("feedback/sent/", "feedback-sent"),
    plain("accessibility/", "accessibility"),
    plain("privacy/", "privacy"),
    plain("cookies/", "cookies"),
    path("email-reports/", delivery.reports, name="email-reports"),
]
