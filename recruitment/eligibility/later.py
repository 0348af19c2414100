"""Tests that come after an offer. They are explained here, and nobody is asked about them before.

The Equality Act 2010, section 60, keeps questions on health for after an offer.
"""

from recruitment.eligibility.route import Later
from recruitment.eligibility.verdict import Confidence
from recruitment.eligibility.words import marked as _

FITNESS_OF_OFFICERS = Later(
    _("Fitness test"),
    _(
        "A shuttle run of 15 metres. Most pages say level 5.4, and a Kent procedure of 2024 "
        "that also "
        "names Essex says 3.7. Check with us, and train for 5.4. You can try again."
    ),
    "Kent Police, procedure O43L Job related fitness test, April 2024",
    "https://www.kent.police.uk/foi-ai/kent-police/Policy/operational-partnerships/"
    "job-related-fitness-test-sop-o43l/",
    Confidence.CONFLICT,
)

FITNESS_OF_PCSOS = Later(
    _("Fitness test"),
    _("Some forces ask PCSOs for a shuttle run to level 5.4, and some for nothing. Check with us."),
    "Dorset Police and West Yorkshire Police, which differ",
    "https://www.dorset.police.uk/recruitment/community-support-pcso/recruitment-process/",
    Confidence.CONFLICT,
)

HEALTH = Later(
    _("Medical"),
    _(
        "After an offer, a doctor or nurse looks at your sight, hearing and health. Many long-term "
        "conditions are no problem, and we can often change things to help you."
    ),
    "Kent Police, health conditions and the recruitment process",
    "https://www.kent.police.uk/police-forces/kent-police/areas/kent-police/c/careers/"
    "police-officer-roles/health-conditions-and-the-recruitment-process/",
    Confidence.SUPPORTED,
)

BACKGROUND = Later(
    _("Health questions"),
    _("They come after an offer, never before. We can often change things to help you."),
    "Police Scotland, selection process for police staff",
    "https://scotland.police.uk/jobs/police-staff/selection-process-for-police-staff",
    Confidence.SUPPORTED,
)

VETTING = Later(
    _("Vetting"),
    _("We look at your past, your money, and the people close to you. It can be the longest part."),
    "Essex Police, procedure C3200 Vetting, 24 September 2021",
    "https://www.essex.police.uk/foi-ai/essex-police/our-policies-and-procedures/c/"
    "c3200-procedure---vetting/",
    Confidence.CONFIRMED,
)

CHILD_SAFETY = Later(
    _("Checks for work with children"),
    _("An enhanced check with the DBS, references, and training on how to keep children safe."),
    "Dorset Police, cadet leaders: questions and who can join",
    "https://www.dorset.police.uk/recruitment/police-cadets/cadet-leaders/faqs-and-eligibility/",
    Confidence.SUPPORTED,
)
