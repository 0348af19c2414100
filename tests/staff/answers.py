"""What an address answers, to whom, about what: how the table of who_may.py is written."""

NOBODY, PASSWORD_ONLY, APPLICANT = "nobody", "password only", "applicant"
OUTSIDE = {NOBODY, PASSWORD_ONLY, APPLICANT}
REFUSALS = {"door", "code", "no", "gone", "method", "bad"}

CASES = ("Recruiter", "Vetting officer", "HR lead")
MOVERS = ("Recruiter", "HR lead")
CADETS = "Cadet coordinator"
WORDS = ("HR lead", "Administrator")


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


NO_ROLE = desk()


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


def stock(model, *roles, adds=()):
    """The pages that Django makes for a table of which nothing is ever deleted."""
    return {
        f"admin:recruitment_{model}_{page}": answer
        for page, answer in {
            "add": desk(*adds),
            "change": a_row(*roles),
            "changelist": desk(*roles),
            "delete": NO_ROLE,
            "history": its_history(*roles),
        }.items()
    }


def one_of_many(*roles):
    """A batch: of the coordinator's there is none but with cadets alone."""

    def answer(actor, thing):
        if actor == CADETS:
            return "ok" if thing == "other" else "gone"
        return desk(*roles, none="gone")(actor, thing)

    return answer


def a_post(*roles):
    """A button about one case: whoever sees cases hears that there is none."""

    def answer(actor, thing):
        if thing == "none" and actor in (*CASES, CADETS):
            return "gone"
        if thing == "other" and actor == CADETS:
            return "on"
        return desk(*roles, own="on", other="on")(actor, thing)

    return answer


def staff_at(signed_in="ok", half_way="door"):
    """For all staff who are in; and perhaps for those who still need a second factor."""

    def answer(actor, thing):
        if actor == PASSWORD_ONLY:
            return half_way
        return "door" if actor in OUTSIDE else signed_in

    return answer


def open_door(outside="ok", inside="ok"):
    return lambda actor, thing: outside if actor in OUTSIDE else inside
