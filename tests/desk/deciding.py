"""What the tests of decisions share."""

import re
from datetime import timedelta
from uuid import uuid4

from recruitment.applications.stages import Stage
from recruitment.decisions import services
from recruitment.decisions.holds import Hold
from recruitment.decisions.services import Wish
from recruitment.models import Application, ReasonWording
from recruitment.tasks import send_owed_emails
from tests.factories import UserFactory, VacancyFactory, sent
from tests.moments import NOW

ADDRESS = "/admin/check-and-send/"
SHORT = timedelta(minutes=15)
REASONS = {"unsuccessful": "evidence", "withdrawn": "no-answer"}
NO = "We did not find enough about teamwork."


def wish(to=Stage.UNSUCCESSFUL, *, words=NO, note="", hold=Hold.SHORT, key=None):
    return Wish(to, hold, key or uuid4(), words, note)


def many(number, **fields):
    """Sent applications for one vacancy."""
    vacancy = VacancyFactory()
    return [sent(vacancy=vacancy, **fields) for _ in range(number)]


def versions(applications):
    return {one.pk: one.version for one in applications}


def again(application):
    return Application.objects.select_related("vacancy", "applicant").get(pk=application.pk)


def decide(application, to=Stage.UNSUCCESSFUL, *, by=None, now=NOW, words=NO, hold=Hold.SHORT):
    application = again(application)
    return services.decide_one(
        application.pk,
        wish(to, words=words, hold=hold),
        by=by or UserFactory(),
        seen=application.version,
        now=now,
    )


def decide_many(applications, to=Stage.UNSUCCESSFUL, *, by=None, now=NOW, key=None, words=NO):
    return services.send(
        versions(applications), wish(to, key=key, words=words), by=by or UserFactory(), now=now
    )


def stages(applications):
    return [again(one).at for one in applications]


def sent_and_told(now, to=Stage.UNSUCCESSFUL):
    application = sent()
    decision = decide(application, to)
    now.move_to(NOW + SHORT)
    send_owed_emails()
    return again(application), decision


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def look(browser, applications, **query):
    ids = ",".join(str(one.pk) for one in applications)
    return browser.get(ADDRESS, {"ids": ids, **query})


def hidden(page, **typed):
    """The fields of the form on a page, with what a person then types; an end has a reason."""
    form = page.context["form"]
    names = ("chosen", "key", "previewed", "to", "words", "hold", "note")
    said = {name: form[name].value() or "" for name in names} | typed
    return {"reasons": reasons(said["to"])} | said


def reasons(to):
    codes = REASONS.get(to)
    return [one.pk for one in ReasonWording.objects.current() if one.reason.code == codes]


def press(browser, page, **typed):
    return browser.post(ADDRESS, hidden(page, **typed), follow=True)


def send(browser, applications, to="unsuccessful", words=NO):
    """What a person does: choose, look at the emails, send."""
    shown = press(browser, look(browser, applications), to=to, words=words)
    return press(browser, shown)
