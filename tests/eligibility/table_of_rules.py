"""What each rule says of each answer, written by hand from the two documents of facts.

An answer that is not in the table under a rule is simply met: nothing is said of it. Days have
tests of their own. The line beside each answer is that of the document: officers' rules have a
name such as NAT-4, those for staff and volunteers a section or a question, such as SV-20.
"""

TABLE = """
# Officers 3.2; staff 2.2, SV-10 and SV-11
constable_status
  status right-of-abode                   look    NAT-8
  status limited                          event   NAT-9, NAT-10
  status waiting                          event   NAT-11
  status none                             event   NAT-11
  status not-sure                         look    NAT-12
  status rather-not-say                   look    section 6, design 5
  passport eea                            look    NAT-4
  passport swiss                          look    NAT-5
  passport other                          event   NAT-6
  passport not-sure                       look    NAT-12
special_status
  status right-of-abode                   look    NAT-8
  status limited                          event   NAT-9, NAT-10
  status waiting                          event   NAT-11
  status none                             event   NAT-11
  status not-sure                         look    NAT-12
  status rather-not-say                   look    section 6, design 5
  passport eea                            look    NAT-4
  passport swiss                          event   NAT-5
  passport other                          event   NAT-6
  passport not-sure                       look    NAT-12
permission_to_work
  status pre-settled                      look    C2
  status limited                          look    C2
  status waiting                          look    SV-10
  status none                             cannot  2.2, right to work
  status not-sure                         look    SV-10
  status rather-not-say                   look    SV-10
permission_to_volunteer
  status pre-settled                      look    2.2, volunteering on a visa
  status limited                          look    2.2, volunteering on a visa
  status waiting                          look    SV-11
  status none                             look    SV-11
  status not-sure                         look    SV-11
  status rather-not-say                   look    SV-11

# Officers 3.3; staff 2.1
lived_in_uk
  uk-residence not-sure                   look    SV-07
  time-away armed-forces                  tell    RES-3
  time-away uk-government                 tell    RES-4
  time-away forces-family-on-base         tell    RES-5
  time-away islands                       look    RES-12
  time-away study                         look    RES-8
  time-away not-sure                      look    SV-07
  months-away few                         tell    RES-7
  months-away up-to-a-year                look    RES-7, RES-8
  months-away over-a-year                 look    RES-7
  months-away not-sure                    look    RES-7
lived_in_uk_longer
  uk-residence-5 not-sure                 look    SV-07
  time-away armed-forces                  tell    2.1
  time-away uk-government                 tell    2.1
  time-away forces-family-on-base         tell    2.1
  time-away islands                       look    RES-12
  time-away study                         look    RES-8
  time-away not-sure                      look    SV-07
  months-away few                         tell    RES-7
  months-away up-to-a-year                look    RES-7, RES-8
  months-away over-a-year                 look    RES-7
  months-away not-sure                    look    RES-7
residence_looked_at
  uk-residence no                         look    RES-13
  uk-residence not-sure                   look    RES-13

# Cadets: staff 2.3 I
lives_here
  lives-in-area no                        cannot  2.3 I, SV-06
  lives-in-area not-sure                  look    SV-06
parent_says_yes
  parent-agrees not-asked                 tell    SV-31
  parent-agrees no                        event   SV-31

# Officers 3.4; staff 2.2, SV-12 to SV-14, SV-29
nothing_open
  any-of-these investigation              event   CRIM-8, CRIM-9; SV-14
open_about_past
  any-of-these rather-not-say             look    section 6, design 5
  any-of-these not-sure                   look    section 6, design 5
no_custody
  any-of-these custody                    cannot  CRIM-1
not_registered
  any-of-these register                   cannot  CRIM-2
custody_looked_at
  any-of-these custody                    look    2.2, convictions
  any-of-these register                   look    2.2, convictions
officer_record
  police-record not-sure                  look    section 6, design 5
  police-record rather-not-say            look    section 6, design 5
  police-record arrest                    tell    CRIM-10
  offence-kind abuse                      look    CRIM-3
  offence-kind hate                       look    CRIM-3
  offence-kind vulnerable                 look    CRIM-3
  offence-kind dishonest                  look    CRIM-4
  offence-kind violent                    look    CRIM-4
  offence-kind none                       look    CRIM-5, CRIM-6, CRIM-12, CRIM-13
  offence-kind not-sure                   look    section 6, design 5
  offence-kind rather-not-say             look    CRIM-5
unprotected_record
  police-record rather-not-say            look    SV-14
  not-protected yes                       look    SV-14
  not-protected not-sure                  look    SV-14
  not-protected rather-not-say            look    SV-14
allowed_with_children
  barred-from-children yes                cannot  2.3 J, SV-29
  barred-from-children not-sure           look    SV-29
children_looked_at
  barred-from-children yes                look    SV-28, SV-29
  barred-from-children not-sure           look    SV-28, SV-29

# Officers 3.10, PREV-6 to PREV-8; staff 2.2, SV-12 and SV-13
not_barred
  dismissed-for other                     look    PREV-7: not known to be on the list
  dismissed-for not-sure                  look    PREV-7: not known to be on the list
  dismissed-for rather-not-say            look    PREV-7
barred_looked_at
  dismissed-for other                     look    SV-12
  dismissed-for not-sure                  look    SV-12
  dismissed-for rather-not-say            look    SV-12
not_on_advisory_list
  any-of-these left-during-inquiry        look    PREV-8; SV-13
vetting_not_refused
  any-of-these vetting-refused            look    PREV-6

# Officers 3.10, earlier and other applications; staff SV-24
constable_waits
  turned-down-for not-sure                look    PREV-1
  turned-down-for rather-not-say          look    section 6, design 5
special_waits
  turned-down-for not-sure                look    PREV-1
  turned-down-for rather-not-say          look    section 6, design 5
pcso_waits
  turned-down-for not-sure                look    SV-24
  turned-down-for rather-not-say          look    section 6, design 5
other_application_told
  any-of-these applied                    tell    PREV-3
one_force_at_a_time
  any-of-these applied                    look    SV-24

# Officers 3.10, PREV-9 to PREV-12; staff SV-25
constable_service
  police-service serving                  look    PREV-11
  police-service in-probation             look    PREV-11
  police-service finished-probation       tell    PREV-9
  police-service retired                  tell    PREV-9
  police-service left-before              tell    PREV-10
  police-service not-sure                 look    section 6, design 5
  police-service rather-not-say           look    section 6, design 5
apprentice_service
  police-service serving                  look    PREV-10, Q-PCDA-x
  police-service in-probation             look    PREV-10, Q-PCDA-x
  police-service finished-probation       look    PREV-10, Q-PCDA-x
  police-service retired                  look    PREV-10, Q-PCDA-x
  police-service left-before              look    PREV-10, Q-PCDA-x
  police-service not-sure                 look    section 6, design 5
  police-service rather-not-say           look    section 6, design 5
special_service
  police-service serving                  look    PREV-11
  police-service in-probation             look    PREV-11
  police-service finished-probation       tell    PREV-9
  police-service retired                  tell    PREV-9
  police-service left-before              look    PREV-10
  police-service special-now              look    PREV-12
  police-service special-before           tell    section 3.10
  police-service not-sure                 look    section 6, design 5
  police-service rather-not-say           look    section 6, design 5
not_special_as_well
  police-service special-now              look    SV-25
  police-service not-sure                 look    section 6, design 5
  police-service rather-not-say           look    section 6, design 5
serving_officer
  any-of-these rather-not-say             look    section 6, design 5
  any-of-these not-sure                   look    section 6, design 5
  any-of-these                            cannot  Q-XFER: every other tick
  police-service serving                  tell    PREV-11
  police-service in-probation             event   Q-XFER
  police-service finished-probation       cannot  Q-XFER
  police-service retired                  cannot  Q-XFER
  police-service left-before              cannot  Q-XFER
  police-service special-now              cannot  Q-XFER
  police-service special-before           cannot  Q-XFER
  police-service not-sure                 look    section 6, design 5
  police-service rather-not-say           look    section 6, design 5
former_officer
  any-of-these rather-not-say             look    section 6, design 5
  any-of-these not-sure                   look    section 6, design 5
  any-of-these                            cannot  Q-REJ: every other tick
  police-service serving                  cannot  Q-REJ
  police-service in-probation             cannot  Q-REJ
  police-service finished-probation       tell    PREV-9
  police-service retired                  look    PREV-9, pensions
  police-service left-before              cannot  PREV-10
  police-service special-now              cannot  Q-REJ
  police-service special-before           cannot  Q-REJ
  police-service not-sure                 look    section 6, design 5
  police-service rather-not-say           look    section 6, design 5
no_open_conduct
  conduct-open yes                        event   Q-XFER, Q-REJ
  conduct-open not-sure                   look    Q-XFER, Q-REJ
  conduct-open rather-not-say             look    section 6, design 5

# Officers 3.5; staff SV-18
full_licence
  driving-licence automatic               look    LIC-2
  driving-licence learning                look    LIC-3, until an offer
  driving-licence none                    look    LIC-3, until an offer
  driving-licence talk                    look    LIC-4
  driving-licence not-sure                look    LIC-3
licence_looked_at
  driving-licence learning                look    2.3 B, D and E
  driving-licence none                    look    2.3 B, D and E
  driving-licence talk                    look    2.3 B, D and E
  driving-licence not-sure                look    2.3 B, D and E
few_points
  driving-points 0                        tell    DRV-1
  driving-points 3                        tell    DRV-1
  driving-points 6                        tell    DRV-1
  driving-points 9                        look    DRV-2
  driving-points 12                       look    DRV-2
  driving-points 99                       look    DRV-2
  driving-points not-sure                 look    DRV-2
serious_driving
  police-record serious-driving           look    DRV-3, DRV-4, DRV-5
ban_explained
  police-record driving-ban               look    DRV-6

# Officers 3.6; staff 2.2, SV-15
solvent
  money insolvent                         event   FIN-1, FIN-4
no_arrangement
  money iva                               look    FIN-5
  money iva-finished                      tell    FIN-5
judgments_paid
  money ccj                               event   FIN-6
  money ccj-paid                          tell    FIN-7
debts_in_hand
  money debt-plan                         look    FIN-8
  money gambling                          look    FIN-9
  money rather-not-say                    look    section 6, design 5
  money not-sure                          look    section 6, design 5
money_looked_at
  money insolvent                         look    SV-15
  money iva                               look    SV-15
  money iva-finished                      tell    SV-15, past
  money ccj                               look    SV-15
  money ccj-paid                          tell    SV-15, past
  money debt-plan                         look    SV-15
  money gambling                          look    SV-15
  money rather-not-say                    look    SV-15
  money not-sure                          look    section 6, design 5

# Officers 3.8; staff 2.2, SV-16
constable_not_a_member
  group now                               cannot  ORG-1
special_not_a_member
  group now                               cannot  ORG-1
not_in_banned_group
  group banned                            cannot  ORG-3
other_membership
  group before                            look    ORG-2
  group other                             look    ORG-3
  group rather-not-say                    look    section 6, design 5
  group not-sure                          look    section 6, design 5
membership_looked_at
  group now                               look    SV-16
  group banned                            look    SV-16
  group before                            look    SV-16
  group other                             look    SV-16
  group not-sure                          look    SV-16
  group rather-not-say                    look    SV-16

# Officers 3.7; staff 2.2, tattoos
no_offensive_tattoo
  tattoos offensive                       cannot  TAT-2
  tattoos not-sure                        look    TAT-2
tattoos_in_place
  tattoos visible                         look    TAT-3
  tattoos covered                         tell    TAT-4
safe_piercings
  tattoos piercing                        look    TAT-5
tattoos_looked_at
  tattoos visible                         look    2.2, tattoos
  tattoos offensive                       look    2.2, tattoos
  tattoos piercing                        look    2.2, tattoos
  tattoos not-sure                        look    2.2, tattoos
"""
