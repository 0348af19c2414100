"""What you do and can do, set against what the role asks."""

from enum import StrEnum

from recruitment.eligibility.answers import Many, One, Option


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
    NONE = "none"
    NOT_SURE = "not-sure"


FORCES_AND_CARE = "Armed forces, fire and NHS"
POLICE_AND_BORDER = "Police and border"
COURTS_AND_PRISONS = "Courts, law and prisons"
STREETS = "Roads, streets and security"
LICENSED = "Licensed business"

job = Many(
    key="job",
    text="Do you do any of this work?",
    short="Work that may clash",
    hint="Paid or unpaid. Select all that you do now.",
    error="Select the work you do, or select “None of these”",
    why="Some work gives you powers or duties that can clash with helping the police.",
    choices=Job,
    options=(
        Option(Job.REGULAR_FORCES, "Full-time armed forces", group=FORCES_AND_CARE),
        Option(Job.RESERVE, "Armed forces reserve", group=FORCES_AND_CARE),
        Option(Job.FIRE, "Firefighter, full-time or on call", group=FORCES_AND_CARE),
        Option(Job.NHS, "NHS or ambulance, doctor, nurse or midwife", group=FORCES_AND_CARE),
        Option(Job.PCSO, "Police community support officer (PCSO)", group=POLICE_AND_BORDER),
        Option(Job.POLICE_STAFF, "Other police staff", group=POLICE_AND_BORDER),
        Option(
            Job.OWN_POLICE,
            "A police force run by an employer, such as a port or a park",
            group=POLICE_AND_BORDER,
        ),
        Option(
            Job.BORDER,
            "Immigration, border or customs work with powers",
            "The National Crime Agency counts, if you have these powers",
            group=POLICE_AND_BORDER,
        ),
        Option(
            Job.CRIME_AGENCY,
            "National Crime Agency, without those powers",
            group=POLICE_AND_BORDER,
        ),
        Option(
            Job.COMMISSIONER,
            "Police, fire and crime commissioner, their office or panel",
            group=POLICE_AND_BORDER,
        ),
        Option(
            Job.COURTS,
            "Magistrate, judge, court clerk or Crown Prosecution Service",
            group=COURTS_AND_PRISONS,
        ),
        Option(Job.LAW_OR_PRESS, "Solicitor, journalist or councillor", group=COURTS_AND_PRISONS),
        Option(
            Job.PRISON_OR_PROBATION,
            "Prison, custody or probation officer",
            group=COURTS_AND_PRISONS,
        ),
        Option(
            Job.TRAFFIC_WARDEN,
            "Traffic warden, parking officer or school crossing patrol",
            group=STREETS,
        ),
        Option(
            Job.STREET_WARDEN,
            "Neighbourhood or street warden, or another patrol in uniform",
            group=STREETS,
        ),
        Option(Job.HIGHWAYS_ROAD, "Traffic officer for National Highways or Wales", group=STREETS),
        Option(Job.HIGHWAYS_CONTROL, "Control room for National Highways or Wales", group=STREETS),
        Option(
            Job.SECURITY,
            "Security, door staff or CCTV",
            "Choose this if you have an SIA licence",
            group=STREETS,
        ),
        Option(
            Job.BAILIFF_OR_DETECTIVE, "Bailiff, warrant officer or private detective", group=STREETS
        ),
        Option(
            Job.ALCOHOL_OR_BETTING,
            "Pub or club licensee or manager, or betting, gaming or lotteries",
            "Choose this if your partner does this work",
            group=LICENSED,
        ),
        Option(
            Job.LICENSED_TRADE,
            "Taxi, scrap, second-hand or other trade with a council or police licence",
            group=LICENSED,
        ),
        Option(Job.NONE, "None of these", apart=True),
        Option(Job.NOT_SURE, "I am not sure", apart=True),
    ),
)


class Licence(StrEnum):
    MANUAL = "manual"
    AUTOMATIC = "automatic"
    LEARNING = "learning"
    NONE = "none"
    TALK = "talk"
    NOT_SURE = "not-sure"


driving_licence = One(
    key="driving-licence",
    text="Do you have a full UK driving licence?",
    short="Driving licence",
    hint="If you are banned from driving, answer for the licence you had before",
    error="Select whether you have a full UK driving licence",
    why="Constables drive to people who need them.",
    choices=Licence,
    options=(
        Option(Licence.MANUAL, "Full licence, manual"),
        Option(Licence.AUTOMATIC, "Full licence, automatic only"),
        Option(Licence.LEARNING, "Not yet, I am learning"),
        Option(Licence.NONE, "No, and I am not learning"),
        Option(Licence.TALK, "I do not drive, and I would like to talk about it"),
        Option(Licence.NOT_SURE, "I am not sure", apart=True),
    ),
)


class Qualification(StrEnum):
    GCSE = "gcse"
    LEVEL_3 = "level-3"
    DEGREE = "degree"
    POLICE_WORK = "police-work"
    SERVICE_WORK = "service-work"
    NONE = "none"
    NOT_SURE = "not-sure"


qualifications = Many(
    key="qualifications",
    text="Which of these do you have?",
    short="Qualifications and experience",
    hint="Select all that you have. You can apply without them.",
    error="Select what you have, or select “None of these yet”",
    why="This helps us find the right way in for you. Nobody is turned away for it.",
    choices=Qualification,
    options=(
        Option(Qualification.GCSE, "GCSEs at grade 4 (C) or above, or the same level"),
        Option(Qualification.LEVEL_3, "Two A-levels, or another level 3 qualification"),
        Option(Qualification.DEGREE, "A degree, or I am in the final year of one"),
        Option(
            Qualification.POLICE_WORK,
            "18 months or more as a special constable, PCSO or 999 call handler",
        ),
        Option(
            Qualification.SERVICE_WORK,
            "2 years or more in the armed forces, or the fire, prison or ambulance service",
        ),
        Option(Qualification.NONE, "None of these yet", apart=True),
        Option(Qualification.NOT_SURE, "I am not sure", apart=True),
    ),
)


class Refusal(StrEnum):
    SHIFTS = "shifts"
    POSTING = "posting"
    HOURS = "hours"
    DRUGS_TEST = "drugs-test"
    FINGERPRINTS = "fingerprints"
    CHECKS = "checks"
    OUTSIDE_WORK = "outside-work"
    POLITICS = "politics"
    NONE = "none"
    NOT_SURE = "not-sure"


would_refuse = Many(
    key="would-refuse",
    text="Would you say no to any of these?",
    short="What you would say no to",
    hint="Each role asks for some of these, not all. Select any that you would say no to.",
    error="Select what you would say no to, or select “I would say yes to all of these”",
    why="It is better to know now what a role asks of you.",
    choices=Refusal,
    options=(
        Option(Refusal.SHIFTS, "Working shifts, nights, weekends and bank holidays"),
        Option(Refusal.POSTING, "Working anywhere in the force area"),
        Option(Refusal.HOURS, "Giving time every month, as a special constable"),
        Option(Refusal.DRUGS_TEST, "Taking a drugs test"),
        Option(Refusal.FINGERPRINTS, "Giving my fingerprints and a DNA sample"),
        Option(Refusal.CHECKS, "Checks on my past, my money and the people close to me"),
        Option(Refusal.OUTSIDE_WORK, "Giving up another job or business, if it clashes"),
        Option(Refusal.POLITICS, "Keeping out of active politics"),
        Option(Refusal.NONE, "I would say yes to all of these", apart=True),
        Option(Refusal.NOT_SURE, "I am not sure", apart=True),
    ),
)


class Tattoo(StrEnum):
    COVERED = "covered"
    VISIBLE = "visible"
    OFFENSIVE = "offensive"
    PIERCING = "piercing"
    NONE = "none"
    NOT_SURE = "not-sure"


tattoos = Many(
    key="tattoos",
    text="Do you have any of these?",
    short="Tattoos and piercings",
    hint="Select all that you have",
    error="Select what you have, or select “None of these”",
    why="Most tattoos are fine. We look at where they are and what they show.",
    choices=Tattoo,
    options=(
        Option(Tattoo.COVERED, "A tattoo that is not on my face, neck or hands"),
        Option(Tattoo.VISIBLE, "A tattoo on my face, neck or hands"),
        Option(Tattoo.OFFENSIVE, "A tattoo that people could fairly see as hateful or offensive"),
        Option(Tattoo.PIERCING, "A piercing in my face, stretched ears, or the like"),
        Option(Tattoo.NONE, "None of these", apart=True),
        Option(Tattoo.NOT_SURE, "I am not sure if a tattoo could offend", apart=True),
    ),
)
