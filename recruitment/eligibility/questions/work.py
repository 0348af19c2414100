"""Work that may clash with the role. Asked of those who ticked that they do some of it."""

from enum import StrEnum

from recruitment.eligibility.answers import Many, Option
from recruitment.eligibility.words import marked as _


class Job(StrEnum):
    REGULAR_FORCES = "armed-forces"
    RESERVE = "reserve"
    FIRE = "fire"
    NHS = "nhs"
    PCSO = "pcso"
    POLICE_STAFF = "police-staff"
    OWN_POLICE = "own-police"
    CRIME_AGENCY = "crime-agency"
    BORDER = "border"
    COMMISSIONER = "commissioner"
    COURTS = "courts"
    LAW_OR_PRESS = "law-press-council"
    PRISON_OR_PROBATION = "prison-probation"
    TRAFFIC_WARDEN = "traffic-warden"
    STREET_WARDEN = "street-warden"
    HIGHWAYS_ROAD = "highways-road"
    HIGHWAYS_CONTROL = "highways-control"
    SECURITY = "security"
    BAILIFF_OR_DETECTIVE = "bailiff-detective"
    ALCOHOL_OR_BETTING = "alcohol-betting"
    LICENSED_TRADE = "licensed-trade"
    KEPT = "kept"
    NONE = "none"
    NOT_SURE = "not-sure"


FORCES_AND_CARE = _("Armed forces, fire and NHS")
POLICE_AND_BORDER = _("Police and border")
COURTS_AND_PRISONS = _("Courts, law and prisons")
STREETS = _("Roads, streets and security")
LICENSED = _("Licensed or own business")

job = Many(
    key="job",
    text=_("Do you do any of this work?"),
    short=_("Work that may clash"),
    hint=_("Paid or unpaid. Select all that you do now."),
    error=_("Select the work you do, or select “None of these”"),
    why=_("Some work gives you powers or duties that can clash with helping the police."),
    choices=Job,
    options=(
        Option(
            Job.REGULAR_FORCES,
            _("Full-time armed forces"),
            group=FORCES_AND_CARE,
            loss=_("leaving the full-time armed forces"),
        ),
        Option(Job.RESERVE, _("Armed forces reserve"), group=FORCES_AND_CARE),
        Option(Job.FIRE, _("Firefighter, full-time or on call"), group=FORCES_AND_CARE),
        Option(Job.NHS, _("NHS or ambulance, doctor, nurse or midwife"), group=FORCES_AND_CARE),
        Option(
            Job.PCSO,
            _("Police community support officer (PCSO)"),
            group=POLICE_AND_BORDER,
            loss=_("leaving your work as a PCSO"),
        ),
        Option(Job.POLICE_STAFF, _("Other police staff"), group=POLICE_AND_BORDER),
        Option(
            Job.OWN_POLICE,
            _("A police force run by an employer, such as a port or a park"),
            group=POLICE_AND_BORDER,
            loss=_("leaving that employer's police force"),
        ),
        Option(
            Job.BORDER,
            _("Immigration, border or customs work with powers"),
            _("The National Crime Agency counts, if you have these powers"),
            group=POLICE_AND_BORDER,
            loss=_("leaving work with those border powers"),
        ),
        Option(
            Job.CRIME_AGENCY,
            _("National Crime Agency, without those powers"),
            group=POLICE_AND_BORDER,
        ),
        Option(
            Job.COMMISSIONER,
            _("Police, fire and crime commissioner, their office or panel"),
            group=POLICE_AND_BORDER,
        ),
        Option(
            Job.COURTS,
            _("Magistrate, judge, court clerk or Crown Prosecution Service"),
            group=COURTS_AND_PRISONS,
            loss=_("leaving your work in the courts"),
        ),
        Option(
            Job.LAW_OR_PRESS, _("Solicitor, journalist or councillor"), group=COURTS_AND_PRISONS
        ),
        Option(
            Job.PRISON_OR_PROBATION,
            _("Prison, custody or probation officer"),
            group=COURTS_AND_PRISONS,
        ),
        Option(
            Job.TRAFFIC_WARDEN,
            _("Traffic warden, parking officer or school crossing patrol"),
            group=STREETS,
            loss=_("leaving that warden or crossing work"),
        ),
        Option(
            Job.STREET_WARDEN,
            _("Neighbourhood or street warden, or another patrol in uniform"),
            group=STREETS,
            loss=_("leaving that warden or patrol work"),
        ),
        Option(
            Job.HIGHWAYS_ROAD,
            _("Traffic officer for National Highways or Wales"),
            group=STREETS,
            loss=_("leaving traffic officer work on the road"),
        ),
        Option(
            Job.HIGHWAYS_CONTROL, _("Control room for National Highways or Wales"), group=STREETS
        ),
        Option(
            Job.SECURITY,
            _("Security, door staff or CCTV"),
            _("Choose this if you have an SIA licence"),
            group=STREETS,
        ),
        Option(
            Job.BAILIFF_OR_DETECTIVE,
            _("Bailiff, warrant officer or private detective"),
            group=STREETS,
        ),
        Option(
            Job.ALCOHOL_OR_BETTING,
            _("Pub or club licensee or manager, or betting, gaming or lotteries"),
            _("Choose this if your partner does this work"),
            group=LICENSED,
        ),
        Option(
            Job.LICENSED_TRADE,
            _("Taxi, scrap, second-hand or other trade with a council or police licence"),
            group=LICENSED,
        ),
        Option(
            Job.KEPT,
            _("Another job or a business of my own, that I want to keep"),
            group=LICENSED,
        ),
        Option(Job.NONE, _("None of these"), apart=True),
        Option(Job.NOT_SURE, _("I am not sure"), apart=True),
    ),
)
