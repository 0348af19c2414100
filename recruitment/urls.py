"""Every address of the public site."""

from django.urls import path, register_converter
from django.views.generic import TemplateView

from recruitment.applications import reference
from recruitment.applications import views as applications
from recruitment.people import views as people
from recruitment.site import leaving, questionnaire, views


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


urlpatterns = [
    path("", views.home, name="home"),
    plain("news/a-day-with-response-officers/", "story"),
    path("careers/", views.careers, name="careers"),
    path("careers/vacancies/<slug:reference>/", views.vacancy, name="vacancy"),
    path("fit/", questionnaire.start, name="fit-start"),
    path("fit/q/<slug:key>/", questionnaire.ask, name="question"),
    path("fit/results/", questionnaire.show_results, name="results"),
    path("apply/<slug:vacancy>/", applications.apply, name="apply"),
    path("return/", people.ask_email, name="return"),
    path("return/code/", people.ask_code, name="return-code"),
    path("sign-out/", people.sign_out, name="sign-out"),
    path("my/", applications.my, name="my"),
    path("my/<reference:reference>/", applications.tracker, name="tracker"),
    path("my/<reference:reference>/details/", applications.details, name="details"),
    path("my/<reference:reference>/evidence/", applications.evidence, name="evidence"),
    path(
        "my/<reference:reference>/answers/<slug:key>/",
        applications.change_answer,
        name="change-answer",
    ),
    path("my/<reference:reference>/autosave/", applications.autosave, name="autosave"),
    path("my/<reference:reference>/check/", applications.check, name="check"),
    path("my/<reference:reference>/sent/", applications.sent, name="sent"),
    path("leave/", leaving.leave, name="leave"),
    path("closed/", leaving.closed, name="closed"),
    path("leaving-quickly/", leaving.leaving_quickly, name="leaving-quickly"),
    path("feedback/", views.feedback, name="feedback"),
    plain("feedback/sent/", "feedback-sent"),
    plain("accessibility/", "accessibility"),
    plain("privacy/", "privacy"),
    plain("cookies/", "cookies"),
    path("healthz", views.healthz, name="healthz"),
]
