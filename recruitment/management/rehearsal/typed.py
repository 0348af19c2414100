"""What invented applicants say and type. It is enough to send, and says nothing."""

from collections.abc import Mapping
from typing import Any

VOLUNTEER = {
    "date-of-birth": "1990-05-04",
    "status": "british",
    "uk-residence": "yes",
    "would-refuse": ["none"],
    "any-of-these": ["none"],
    "police-record": ["none"],
}
OFFICER = {**VOLUNTEER, "driving-licence": "manual", "qualifications": ["level-3"]}
CADET = {"date-of-birth": "2012-03-04", "lives-in-area": "yes", "parent-agrees": "yes"}
ANSWERS: Mapping[str, Mapping[str, Any]] = {
    "pcep": OFFICER,
    "special-constable": OFFICER,
    "contact-handler": VOLUNTEER,
    "support-volunteer": VOLUNTEER,
    "cadet": CADET,
}
"""By route: those of the sample vacancies."""
UNTIL_NOW = {"end_month": "", "end_year": ""}
HOME = {
    "address": "1 Invented Street, Chelmsford, CM1 1AA",
    "start_month": "3",
    "start_year": "2015",
    **UNTIL_NOW,
}
WORK = {
    "employer": "Invented shop",
    "role": "Manager",
    "start_month": "May",
    "start_year": "2015",
    **UNTIL_NOW,
}
TYPED: Mapping[str, dict[str, Any]] = {
    "about-you": {
        "full_name": "Sam Invented",
        "known_as": "Sam",
        "reach_by": "email",
        "phone": "",
        "safe_times": "",
    },
    "right-to-be-here": {"status": "I am a British citizen", "share_code": ""},
    "addresses": {"entries": [HOME], "elsewhere": "", "done": "yes"},
    "business-interests": {"has": "no", "details": ""},
    "tattoos": {"has": "no", "details": ""},
    "work-history": {"entries": [WORK], "between": "", "done": "yes"},
    "qualifications": {
        "entries": [{"what": "GCSE English", "grade": "4", "where": "", "year": "2008"}],
        "done": "yes",
    },
    "your-example": {"evidence": "I like to help."},
    "adjustments": {"wanted": "", "done": "yes"},
    "support": {"wanted": "no"},
}
