"""The pages that rules rest on, and the day on which each was last checked.

Other forces show what is usual, not what Essex decided. Comments give each its register number.
"""

from datetime import date

from recruitment.eligibility.rule import Source

CHECKED = date(2026, 11, 23)
SPECIALS_REGULATIONS = Source(  # S01
    "Special Constables Regulations 1965, regulation 1",
    "https://legislation.gov.uk/uksi/1965/536",
    CHECKED,
)
SPECIALS_TESTS = Source(  # S03
    "Special Constables (Amendment) Regulations 2012",
    "http://beta.bailii.org/uk/legis/num_reg/2012/uksi_20121961_en_1.html",
    CHECKED,
)
DRUGS_TEST = Source(  # S07
    "Police (Amendment No. 2) Regulations 2012",
    "https://legislation.gov.uk/uksi/2012/680/made",
    CHECKED,
)
SAMPLES = Source(  # S08
    "Police (Amendment No. 3) Regulations 2012",
    "http://beta.bailii.org/uk/legis/num_reg/2012/uksi_20121960_en_1.html",
    CHECKED,
)
THREE_GROUPS = Source(  # S15
    "Police Regulations 2003, schedule 1 and Annex AA, quoted in an information request",
    "https://www.whatdotheyknow.com/request/the_british_national_party_5",
    CHECKED,
)
VETTING_REGULATIONS = Source(  # S16
    "Police (Vetting) Regulations 2025",
    "https://legislation.gov.uk/uksi/2025/502/made",
    CHECKED,
)
REJOINERS = Source(  # S12
    "Police (Amendment) Regulations 2018, regulation 10B",
    "https://legislation.gov.uk/uksi/2018/1191/made",
    CHECKED,
)
JOINING_AS_PC = Source(  # S28
    "College of Policing, Joining as a new police constable",
    "https://www.college.police.uk/career-learning/joining-police/joining-new-pc",
    CHECKED,
)
VETTING_CODE = Source(  # S23
    "College of Policing, Vetting Code of Practice, 20 July 2023",
    "https://www.gov.uk/government/publications/police-vetting-code-of-practice/"
    "vetting-code-of-practice",
    CHECKED,
)
VETTING_APP_CHANGES = Source(  # S25
    "College of Policing, changes to APP Vetting, paragraph 3.10.4",
    "https://www.college.police.uk/app/professional-standards/vetting/changes",
    CHECKED,
)
VETTING_EXPLAINED = Source(  # S32
    "joiningthepolice.co.uk, What the vetting process involves",
    "https://www.joiningthepolice.co.uk/application-process/get-ready-to-apply/"
    "whats-involved-in-the-vetting-process",
    CHECKED,
)
BARRED_LIST = Source(  # S22, S26
    "College of Policing, Barred and advisory lists; SI 2017/1135",
    "https://www.college.police.uk/ethics/barred-list",
    CHECKED,
)
SPECIALS_JOBS = Source(  # S75, S67
    "National circular on special constables, March 2011, as listed by forces",
    "http://policespecials.com/restricted.html",
    CHECKED,
)
ESSEX_PCEP = Source(  # S41
    "Essex Police, Police Constable Entry Programme",
    "https://www.essex.police.uk/police-forces/essex-police/areas/essex-police/ca/careers/"
    "police-officers/investigate-first/police-constable-entry-programme-pcep/",
    CHECKED,
)
ESSEX_SPECIALS = Source(  # S42
    "Essex Police, Special Constabulary",
    "https://www.essex.police.uk/police-forces/essex-police/areas/essex-police/ca/careers/"
    "special-constabulary/",
    CHECKED,
)
ESSEX_ENTRY_ROUTES = Source(  # S40
    "Essex Police, study skills assessment and education support",
    "https://www.essex.police.uk/police-forces/essex-police/areas/essex-police/ca/careers/"
    "police-officers/police-constable/entry-routes/"
    "study-skills-assessment-and-education-support/",
    CHECKED,
)
ESSEX_VETTING = Source(  # S46, staff page S02
    "Essex Police, procedure C3200 Vetting, 24 September 2021",
    "https://www.essex.police.uk/foi-ai/essex-police/our-policies-and-procedures/c/"
    "c3200-procedure---vetting/",
    CHECKED,
)
ESSEX_OUTSIDE_WORK = Source(  # S48; for constables also S09, Police Regulations 2003, regulation 7
    "Essex and Kent Police, protocol L11060 Secondary employment, 6 February 2024",
    "https://www.essex.police.uk/foi-ai/essex-police/our-policies-and-procedures/l/"
    "l11060-protocol-secondary-employment-and-business-interests/",
    CHECKED,
)
ESSEX_APPEARANCE = Source(  # S47, S57
    "Kent Police, tattoos and piercings; Essex Police, procedure C3022, 6 August 2024",
    "https://www.kent.police.uk/police-forces/kent-police/areas/kent-police/c/"
    "specials-and-volunteers/special-constables/tattoos-and-piercings/",
    CHECKED,
)
KENT_RESIDENCE = Source(  # S54
    "Kent Police, procedure P04K Residency criteria, October 2023",
    "https://www.kent.police.uk/foi-ai/kent-police/Policy/legal-and-psd/residency-criteria-p04k/",
    CHECKED,
)
KENT_WHO_CAN_APPLY = Source(  # S52
    "Kent Police, checklist for police constables",
    "https://www.kent.police.uk/police-forces/kent-police/areas/kent-police/c/careers/"
    "police-officers/new-investigate-first/are-you-eligible-to-apply/",
    CHECKED,
)
KENT_CONTROL_ROOM = Source(  # staff page S41
    "Kent Police, control room, older page",
    "http://www.kent.police.uk/join_us/fcc/control_room.html",
    CHECKED,
)
LANCASHIRE_VETTING = Source(  # S66
    "Lancashire Police, vetting of police officers",
    "https://lancashire.police.uk/join-us/police-officer-roles/police-officer/"
    "eligibility-vetting-and-fitness-test/vetting/",
    CHECKED,
)
MET_STAFF = Source(  # staff page S44
    "Metropolitan Police, police staff: who are we looking for",
    "https://www.met.police.uk/car/careers/met/police-staff-roles/who-are-we-looking-for/",
    CHECKED,
)
NORTHUMBRIA_MONEY = Source(  # S67
    "Northumbria Police, police staff and vetting, 3 July 2024",
    "https://careers.northumbria.police.uk/?p=15635",
    CHECKED,
)
NORTHUMBRIA_VETTING = Source(  # staff page S59
    "Northumbria Police, questions on vetting",
    "https://careers.northumbria.police.uk/pcso/eligibility",
    CHECKED,
)
NOTTS_VOLUNTEERS = Source(  # staff page S61
    "Nottinghamshire Police, guidance for volunteers, before 2021",
    "http://nottinghamshire.police.uk/volunteer-application-guidance",
    CHECKED,
)
RIGHT_TO_VOLUNTEER = Source(  # staff page S117
    "Volunteers and voluntary workers, guidance after 2021",
    "https://www.varb.org.uk/volunteering-post-brexit/",
    CHECKED,
)
RIGHT_TO_WORK = Source(  # staff page S48
    "Devon & Cornwall and Dorset Police, who can join",
    "https://recruitment-dcp-dp.org/devon-cornwall-eligibility/",
    CHECKED,
)
SIX_MONTHS = Source(  # S76
    "Dyfed-Powys Police, police officers: who can join",
    "https://www.dyfed-powys.police.uk/police-forces/dyfed-powys-police/areas/careers/careers/"
    "police-officer/am-i-eligible/",
    CHECKED,
)
WEST_MIDLANDS_SPECIALS = Source(  # S74
    "West Midlands Police, special constables: who can join",
    "https://jobs.west-midlands.police.uk/am-i-eligible/",
    CHECKED,
)
WARWICKSHIRE_SPECIALS = Source(  # S77
    "Warwickshire Police, questions on special constables",
    "https://www.warwickshire.police.uk/police-forces/warwickshire-police/areas/"
    "warwickshire-police/ca/careers/Volunteers/special-constabulary-specials/"
    "special-constable-faqs/",
    CHECKED,
)
CHOOSING_A_PATH = Source(  # S28, S29
    "College of Policing, Choosing a path into policing",
    "https://www.college.police.uk/article/choosing-path-policing",
    CHECKED,
)
ESSEX_PCDA = Source(  # S39
    "Essex Police, Police Constable Degree Apprenticeship",
    "https://www.essex.police.uk/police-forces/essex-police/areas/essex-police/ca/careers/"
    "police-officers/police-constable/entry-routes/police-constable-degree-apprenticeship-pcda2/",
    CHECKED,
)
LEICESTERSHIRE_PCDA = Source(  # S68
    "Leicestershire Police, degree apprenticeship: entry requirements",
    "https://www.leics.police.uk/police-forces/leicestershire-police/areas/"
    "leicestershire-force-content/careers/join-us/police-officers/new-police-officer/"
    "police-constable-degree-apprenticeship-pcda/entry-requirements/",
    CHECKED,
)
LEICESTERSHIRE_EXPERIENCED = Source(  # S68; also S67
    "Leicestershire Police, experienced police officers: who can join",
    "https://www.leics.police.uk/police-forces/leicestershire-police/areas/"
    "leicestershire-force-content/careers/join-us/police-officers/experienced-police-officer/"
    "eligibility/",
    CHECKED,
)
MET_OLD_QUESTIONS = Source(  # S72
    "Metropolitan Police, older questions and answers",
    "http://www.metpolicecareers.co.uk/faq.html",
    CHECKED,
)
PRIVATE_LIFE = Source(  # S81, S77: schedule 1 of the Police Regulations 2003, as quoted
    "Police Regulations 2003, schedule 1, as quoted; Warwickshire Police",
    "https://www.warwickshire.police.uk/police-forces/warwickshire-police/areas/"
    "warwickshire-police/ca/careers/Volunteers/special-constabulary-specials/"
    "special-constable-faqs/",
    CHECKED,
)
LEICESTERSHIRE_PCSO = Source(  # staff page S46
    "Leicestershire Police, community support officers: entry requirements",
    "https://www.leics.police.uk/police-forces/leicestershire-police/areas/"
    "leicestershire-force-content/careers/join-us/police-staff-roles/"
    "police-community-support-officer-pcso/pcso-police-community-support-officer/"
    "entry-requirements/",
    CHECKED,
)
GLOUCESTERSHIRE_PCSO = Source(  # staff page S53; differs from S46, S50, S54
    "Gloucestershire Police, community support officers",
    "https://www.gloucestershire.police.uk/police-forces/gloucestershire-constabulary/areas/"
    "gloucestershire/ca/careers/pcsos/",
    CHECKED,
)
AVON_PCSO = Source(  # staff page S51
    "Avon and Somerset Police, steps to become a community support officer",
    "https://www.avonandsomerset.police.uk/apply/jobs-and-volunteering/pcso/"
    "pcso-recruitment-process/",
    CHECKED,
)
KENT_PCSO = Source(  # staff page S41
    "Kent Police, community support officers",
    "https://www.kent.police.uk/police-forces/kent-police/areas/kent-police/c/careers/pcsos/",
    CHECKED,
)
PCSO_FORM = Source(  # staff page S74
    "National guidance notes for the PCSO application form, about 2015",
    "http://businessdocbox.com/Human_Resources/"
    "95040824-Guidance-notes-for-the-completion-of-this-application-form.html",
    CHECKED,
)
LANCASHIRE_CUSTODY = Source(  # staff page S58
    "Lancashire Police, custody detention officer",
    "https://joinus.lancashire.police.uk/explore-our-roles/custody-detention-officer/",
    CHECKED,
)
CLEVELAND_VOLUNTEERS = Source(  # staff page S62
    "Cleveland Police, questions on volunteering",
    "https://www.cleveland.police.uk/police-forces/cleveland-police/areas/cleveland-police/"
    "careers/careers/volunteers/volunteers-faqs/",
    CHECKED,
)
ESSEX_CADETS = Source(  # staff page S16; also S32
    "Essex Police, profile of a cadet leader, 2022",
    "https://www.essex.police.uk/police-forces/essex-police/areas/essex-police/ca/careers/"
    "profiles/2022/volunteers/cadets/pc-steve-judd/",
    CHECKED,
)
CADETS_QUESTIONS = Source(  # staff page S69
    "National Volunteer Police Cadets, questions from cadets and parents",
    "https://vpc.police.uk/be-a-cadet/faqs-for-cadets",
    CHECKED,
)
CADET_LEADERS = Source(  # staff page S66; also S65
    "Leicestershire Police, questions on cadet leaders",
    "https://www.leics.police.uk/police-forces/leicestershire-police/areas/"
    "leicestershire-force-content/careers/join-us/police-volunteer-roles/cadets/cadet-leader/faqs/",
    CHECKED,
)
LEADERS_CHECKS = Source(  # staff page S65
    "Dorset Police, cadet leaders: questions and who can join",
    "https://www.dorset.police.uk/recruitment/police-cadets/cadet-leaders/faqs-and-eligibility/",
    CHECKED,
)
CHILDRENS_LIST = Source(  # staff page 2.3 J: general law, not found in a stored page
    "GOV.UK, DBS barring: the children's barred list",
    "https://www.gov.uk/government/collections/dbs-referrals-guidance--2",
    CHECKED,
)
DEVON_RESIDENCE = Source(  # staff page S45, S48
    "Devon & Cornwall Police, who can join: years in the UK by vetting level",
    "https://recruitment-dcp-dp.org/devon-cornwall-eligibility/",
    CHECKED,
)
BANNED_GROUPS = Source(  # ORG-3: general law
    "GOV.UK, terrorist groups that are banned by law",
    "https://www.gov.uk/government/publications/proscribed-terror-groups-or-organisations--2",
    CHECKED,
)
