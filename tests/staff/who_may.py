"""What every address answers to everybody who looks at it. Each new address gets one line here.

`own`, `other` and `none` are the things of world.py; an address that is about nothing is tried
with `none` alone. Answers: ok; no (403); gone (404 and 410); bad (400); method (405); door (to the
sign-in of staff); code (to that of applicants); on (to some other page).
"""

from tests.staff.answers import (
    CADETS,
    CASES,
    MOVERS,
    NO_ROLE,
    WORDS,
    a_case,
    a_post,
    a_row,
    applicants,
    desk,
    everybody,
    its_history,
    one_of_many,
    open_door,
    staff_at,
    stock,
)

DESK = {
    "admin/(?P<url>.*)$": staff_at("gone"),
    **{
        f"admin/recruitment/{model}/<path:object_id>/": staff_at("on")
        for model in (
            *(
                "addition",
                "application",
                "bankholiday",
                "email",
                "event",
                "export",
                "feedback",
                "panel",
            ),
            *("reason", "slot", "user", "vacancy", "wording"),
        )
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
    "admin:recruitment_application_check": a_case(*CASES, other="on"),
    "admin:recruitment_application_delete": NO_ROLE,
    "admin:recruitment_application_first_day": a_case(*CASES),
    "admin:recruitment_application_history": staff_at("on"),
    "admin:recruitment_application_hold": a_case(*MOVERS),
    "admin:recruitment_application_keep": a_case(
        "HR lead", coordinator=False, own="on", other="on"
    ),
    "admin:recruitment_application_late": a_case(*MOVERS),
    "admin:recruitment_application_letter": a_case(*CASES),
    "admin:recruitment_application_move": a_case(*MOVERS, own="on", other="on"),
    "admin:recruitment_application_note": a_case(*CASES),
    "admin:recruitment_application_note_add": a_case(*CASES, own="on", other="on"),
    "admin:recruitment_application_open": a_case(*CASES, own="on", other="on"),
    "admin:recruitment_application_override": a_case("HR lead", coordinator=False),
    "admin:recruitment_application_photograph": a_case(*CASES, own="gone", other="gone"),
    "admin:recruitment_application_replay": a_case(*CASES),
    "admin:recruitment_application_resume": a_case(*MOVERS, own="on", other="on"),
    "admin:recruitment_application_work": staff_at("method"),
    "admin:recruitment_assign": staff_at("method"),
    **stock("bankholiday", *MOVERS, "Administrator", adds=("HR lead",)),
    "admin:recruitment_code": desk(*CASES, CADETS),
    "admin:recruitment_drop_view": staff_at("method"),
    "admin:recruitment_email_add": NO_ROLE,
    "admin:recruitment_email_change": a_row("HR lead", "Administrator"),
    "admin:recruitment_email_changelist": desk("HR lead", "Administrator"),
    "admin:recruitment_email_delete": NO_ROLE,
    "admin:recruitment_email_history": its_history("HR lead", "Administrator"),
    **stock("event", *MOVERS, adds=("HR lead",)),
    "admin:recruitment_event_cancel": desk("HR lead", none="gone"),
    "admin:recruitment_event_people": desk(*MOVERS, none="gone"),
    "admin:recruitment_export": desk("HR lead"),
    **stock("export", "HR lead"),
    "admin:recruitment_feedback_add": NO_ROLE,
    "admin:recruitment_feedback_change": a_row("HR lead", "Administrator"),
    "admin:recruitment_feedback_changelist": desk("HR lead", "Administrator"),
    "admin:recruitment_feedback_delete": NO_ROLE,
    "admin:recruitment_feedback_history": its_history("HR lead", "Administrator"),
    "admin:recruitment_help": desk("Phone helper"),
    "admin:recruitment_keys": staff_at("method"),
    **stock("panel", *MOVERS, adds=MOVERS),
    "admin:recruitment_panel_change": desk(*MOVERS, none="gone"),
    "admin:recruitment_panel_for": desk(*MOVERS, none="gone"),
    "admin:recruitment_panel_sheet": desk(*MOVERS, none="gone"),
    **stock("reason", "HR lead"),
    "admin:recruitment_rules": desk(*CASES, CADETS),
    "admin:recruitment_save_view": staff_at("method"),
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
    **stock("wording", *WORDS),
    "admin:recruitment_wording_add": desk(*WORDS),
    "admin:recruitment_wording_change": desk(*WORDS, own="on", other="on", none="gone"),
    "admin:recruitment_wording_kind": desk(*WORDS),
    "admin:recruitment_wording_version": desk(*WORDS, none="gone"),
    "admin:recruitment_wording_write": desk("HR lead"),
}

DECIDING = {
    "batch": one_of_many(*MOVERS),
    "check-and-send": desk(*MOVERS, none="on"),
    "duplicate": desk(*MOVERS, none="gone"),
    "duplicates": desk(*MOVERS),
    "outbox": desk(*MOVERS, CADETS),
    "reconciliation": desk("HR lead", "Administrator"),
    "sending": desk("HR lead", own="gone", other="gone", none="gone"),
    "sendings": desk("HR lead"),
    "reverse-decision": desk("HR lead", own="on", other="on", none="gone"),
    "undo-decision": staff_at("method"),
}

SIFT = {
    "sift": desk(*MOVERS, "Marker"),
    "sift-answer": desk("Marker", own="gone", other="gone", none="gone"),
    "sift-flagged": desk(*MOVERS, own="gone", other="gone", none="gone"),
    "sift-hand-in": desk("Marker", own="gone", other="gone", none="gone"),
    "sift-open": desk(*MOVERS, none="gone"),
    "sift-overview": desk("Marker", own="gone", other="gone", none="gone"),
    "sift-run": desk(*MOVERS, none="gone"),
    "sift-shortlist": desk(*MOVERS, none="gone"),
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
            *("change-answer", "check", "decline-offer", "interview", "interview-calendar"),
            *("offer", "referee-add", "referee-instead", "referees", "section", "tasks"),
            "withdraw-undo",
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
            *("event-calendar", "event-given-up", "event-give-up", "event-place", "events"),
            *("feedback", "feedback-sent", "fit-choice", "fit-start", "home"),
            *("interest", "interest-confirm", "interest-stop", "leaving-quickly"),
            *("keep-confirm", "keep-open", "keep-stop", "kept-changed", "kept-lost"),
            *("on-its-way", "privacy", "question", "remind-confirm", "remind-stop", "return"),
            *("stay-signed-in", "stopped", "story", "vacancies", "vacancies-feed", "who-can-apply"),
            "who-can-apply-route",
        ),
        everybody(),
    ),
    **dict.fromkeys(
        ("conflict", "copy", "every-reason", "keep", "leave", "print", "remind", "results"),
        everybody("on"),
    ),
    **dict.fromkeys(
        ("autosave", "finish-help", "later", "reference-autosave", "sign-out"), everybody("method")
    ),
    **dict.fromkeys(("email-reports", "parent", "reference", "stop-emails"), everybody("gone")),
    **dict.fromkeys(
        ("apply", "event", "event-asked", "event-sent-again", "vacancy"), everybody(none="gone")
    ),
    "return-code": everybody("code"),
}

POSTS = {
    "admin:logout": staff_at(),
    "admin:recruitment_application_work": a_post(*MOVERS),
    "admin:recruitment_assign": desk(*MOVERS, CADETS, none="on"),
    "admin:recruitment_drop_view": desk(*CASES, CADETS, own="gone", other="gone", none="gone"),
    "admin:recruitment_keys": desk(*CASES, CADETS, none="on"),
    "admin:recruitment_save_view": desk(*CASES, CADETS, none="on"),
    "undo-decision": a_post(*MOVERS),
    "autosave": everybody("code"),
    "finish-help": everybody("gone"),
    "later": everybody("on"),
    "reference-autosave": everybody("code"),
    "sign-out": everybody("on"),
}
"""Of those that take nothing but a form: what an empty one gets."""

ANSWERS = {**DESK, **DECIDING, **SIFT, **APPLICANTS, **PUBLIC}
