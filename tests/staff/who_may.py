"""What every address answers to everybody who looks at it. Each new address gets one line here.

`own`, `other` and `none` are the things of world.py; an address that is about nothing is tried
with `none` alone. Answers: ok; no (403); gone (404 and 410); bad (400); method (405); door (to the
sign-in of staff); code (to that of applicants); on (to some other page).
"""

NOBODY, PASSWORD_ONLY, APPLICANT = "nobody", "password only", "applicant"
OUTSIDE = {NOBODY, PASSWORD_ONLY, APPLICANT}
REFUSALS = {"door", "code", "no", "gone", "method", "bad"}

CASES = ("Recruiter", "Vetting officer", "HR lead")
MOVERS = ("Recruiter", "HR lead")
CADETS = "Cadet coordinator"


def everybody(own="ok", other=None, none=None):
    """The same for all, whoever they are."""
    answers = {"own": own, "other": other or own, "none": none or own}
    return lambda actor, thing: answers[thing]


def applicants(own="ok", other="gone", none="gone"):
    """Of the applicant whose it is. Staff are nobody here."""
    answers = {"own": own, "other": other, "none": none}
    return lambda actor, thing: answers[thing] if actor == APPLICANT else "code"


def desk(*roles, own="ok", other="ok", none="ok", refused="no", refused_none="no"):
    """A page of the desk, for these roles."""

    def answer(actor, thing):
        if actor in OUTSIDE:
            return "door"
        if actor in roles:
            return {"own": own, "other": other, "none": none}[thing]
        return refused_none if thing == "none" else refused

    return answer


def a_case(*roles, coordinator=True, **answers):
    """Of one case: the coordinator's only if it is a cadet's."""
    of_all = desk(*roles, CADETS, none="gone", refused_none="gone", **answers)
    of_others = desk(*roles, none="gone", refused_none="gone", **answers)
    cadets = of_all if coordinator else of_others

    def answer(actor, thing):
        return of_others(actor, thing) if thing == "own" else cadets(actor, thing)

    return answer


def a_row(*roles):
    """Of a stock list: what is not there leads back to Today, for those who may see the list."""
    return desk(*roles, none="on")


def its_history(*roles):
    return desk(*roles, none="on", refused_none="on")


def staff_at(signed_in="ok", half_way="door"):
    """For all staff who are in; and perhaps for those who still need a second factor."""

    def answer(actor, thing):
        if actor == PASSWORD_ONLY:
            return half_way
        return "door" if actor in OUTSIDE else signed_in

    return answer


def open_door(outside="ok", inside="ok"):
    return lambda actor, thing: outside if actor in OUTSIDE else inside


NO_ROLE = desk()

DESK = {
    "admin/(?P<url>.*)$": staff_at("gone"),
    **{
        f"admin/recruitment/{model}/<path:object_id>/": staff_at("on")
        for model in ("addition", "application", "email", "feedback", "slot", "user", "vacancy")
    },
    "equality-report": desk("Equality lead"),
    "admin:app_list": staff_at("on"),
    "admin:auth_user_password_change": desk("Administrator", none="gone"),
    "admin:autocomplete": NO_ROLE,
    "admin:index": staff_at(),
    "admin:jsi18n": staff_at(),
    "admin:login": open_door("ok", "on"),
    "admin:logout": open_door("on", "method"),
    "admin:passkey": everybody(),
    "admin:password_change": staff_at(),
    "admin:password_change_done": staff_at(),
    "admin:second-step": staff_at("on", "on"),
    "admin:security": staff_at("ok", "ok"),
    "admin:security-app": staff_at("ok", "ok"),
    "admin:security-codes": staff_at(),
    "admin:security-passkey": staff_at("ok", "ok"),
    "admin:security-remove": everybody("on"),
    "admin:view_on_site": staff_at("gone"),
    "admin:recruitment_addition_add": NO_ROLE,
    "admin:recruitment_addition_change": a_row(*CASES),
    "admin:recruitment_addition_changelist": desk(*CASES),
    "admin:recruitment_addition_delete": NO_ROLE,
    "admin:recruitment_addition_history": its_history(*CASES),
    "admin:recruitment_application_add": NO_ROLE,
    "admin:recruitment_application_change": a_case(*CASES),
    "admin:recruitment_application_changelist": desk(*CASES, CADETS),
    "admin:recruitment_application_delete": NO_ROLE,
    "admin:recruitment_application_history": staff_at("on"),
    "admin:recruitment_application_late": a_case(*MOVERS),
    "admin:recruitment_application_move": a_case(*MOVERS, own="on", other="on"),
    "admin:recruitment_application_photograph": a_case(*CASES, own="gone", other="gone"),
    "admin:recruitment_code": desk(*CASES, CADETS),
    "admin:recruitment_email_add": NO_ROLE,
    "admin:recruitment_email_change": a_row("HR lead", "Administrator"),
    "admin:recruitment_email_changelist": desk("HR lead", "Administrator"),
    "admin:recruitment_email_delete": NO_ROLE,
    "admin:recruitment_email_history": its_history("HR lead", "Administrator"),
    "admin:recruitment_feedback_add": NO_ROLE,
    "admin:recruitment_feedback_change": a_row("HR lead", "Administrator"),
    "admin:recruitment_feedback_changelist": desk("HR lead", "Administrator"),
    "admin:recruitment_feedback_delete": NO_ROLE,
    "admin:recruitment_feedback_history": its_history("HR lead", "Administrator"),
    "admin:recruitment_help": desk("Phone helper"),
    "admin:recruitment_rules": desk(*CASES, CADETS),
    "admin:recruitment_slot_add": desk(*MOVERS),
    "admin:recruitment_slot_change": a_row(*MOVERS),
    "admin:recruitment_slot_changelist": desk(*MOVERS),
    "admin:recruitment_slot_delete": NO_ROLE,
    "admin:recruitment_slot_history": its_history(*MOVERS),
    "admin:recruitment_user_add": desk("Administrator"),
    "admin:recruitment_user_change": a_row("Administrator"),
    "admin:recruitment_user_changelist": desk("Administrator"),
    "admin:recruitment_user_delete": NO_ROLE,
    "admin:recruitment_user_forget": desk(
        "Administrator", own="no", none="gone", refused_none="gone"
    ),
    "admin:recruitment_user_history": its_history("Administrator"),
    "admin:recruitment_user_roles": desk("Administrator"),
    "admin:recruitment_vacancy_add": desk("HR lead"),
    "admin:recruitment_vacancy_change": a_row(*CASES, CADETS),
    "admin:recruitment_vacancy_changelist": desk(*CASES, CADETS),
    "admin:recruitment_vacancy_delete": NO_ROLE,
    "admin:recruitment_vacancy_extend": desk("HR lead", none="gone", refused_none="gone"),
    "admin:recruitment_vacancy_history": its_history(*CASES, CADETS),
}

APPLICANTS = {
    **dict.fromkeys(
        (
            *("copy-text", "details", "equality", "equality-answers", "equality-change"),
            *("equality-question", "equality-withdrawn", "more", "sent", "tracker", "withdraw"),
        ),
        applicants(),
    ),
    **dict.fromkeys(
        (
            *("change-answer", "check", "interview", "interview-calendar", "referee-add"),
            *("referee-instead", "referees", "section", "tasks", "withdraw-undo"),
        ),
        applicants("on"),
    ),
    **dict.fromkeys(("letter", "parent-name", "photograph"), applicants("gone")),
    **dict.fromkeys(("my", "new-email"), applicants(none="ok")),
    "new-email-code": applicants(none="on"),
}

PUBLIC = {
    **dict.fromkeys(
        (
            *("accessibility", "calendar", "careers", "closed", "come-back", "cookies"),
            *("feedback", "feedback-sent", "fit-choice", "fit-start", "healthz", "home"),
            *("interest", "interest-confirm", "interest-stop", "leaving-quickly"),
            *("on-its-way", "privacy", "question", "remind-confirm", "remind-stop", "return"),
            *("stopped", "story", "vacancies", "vacancies-feed", "who-can-apply"),
            "who-can-apply-route",
        ),
        everybody(),
    ),
    **dict.fromkeys(
        ("conflict", "copy", "every-reason", "leave", "print", "remind", "results"),
        everybody("on"),
    ),
    **dict.fromkeys(
        ("autosave", "finish-help", "later", "reference-autosave", "sign-out"), everybody("method")
    ),
    **dict.fromkeys(("parent", "reference"), everybody("gone")),
    **dict.fromkeys(("apply", "vacancy"), everybody(none="gone")),
    "return-code": everybody("code"),
}

POSTS = {
    "admin:logout": staff_at(),
    "autosave": everybody("code"),
    "finish-help": everybody("gone"),
    "later": everybody("on"),
    "reference-autosave": everybody("code"),
    "sign-out": everybody("on"),
}
"""Of those that take nothing but a form: what an empty one gets."""

ANSWERS = {**DESK, **APPLICANTS, **PUBLIC}
