"""The rest of the table of rules: work, hours, willingness and qualifications."""

TABLE = """
# Officers 3.9, JOB-1 to JOB-25, BIZ-1; staff 2.3 G, SV-17
no_clashing_work
  job armed-forces                        cannot  JOB-1
  job pcso                                cannot  JOB-3
  job traffic-warden                      cannot  JOB-4
  job street-warden                       cannot  JOB-5
  job highways-road                       cannot  JOB-6, on the road
  job own-police                          cannot  JOB-7
  job courts                              cannot  JOB-8
  job border                              cannot  JOB-9, JOB-11
reserve_told
  job reserve                             tell    JOB-2
agreed_work
  job highways-control                    look    JOB-6, control room
  job crime-agency                        look    JOB-10
  job commissioner                        look    JOB-12
  job security                            look    JOB-13
  job bailiff-detective                   look    JOB-14, JOB-15
  job alcohol-betting                     look    JOB-16, JOB-17
  job prison-probation                    look    JOB-18, JOB-19
  job fire                                look    JOB-20
  job nhs                                 look    JOB-21
  job police-staff                        look    JOB-22
  job licensed-trade                      look    JOB-24
  job law-press-council                   look    JOB-25
  job not-sure                            look    section 6, design 5
volunteer_work
  job own-police                          look    2.3 G, conflict of interest
  job courts                              look    2.3 G, magistrates and court clerks
  job prison-probation                    look    2.3 G, probation, detention officers
  job traffic-warden                      look    2.3 G, traffic warden
  job security                            look    2.3 G, security and door staff
  job bailiff-detective                   look    2.3 G, bailiffs, private detectives
  job alcohol-betting                     look    2.3 G, licensees, betting premises
  job not-sure                            look    SV-17
constable_steps_down
  job armed-forces                        tell    JOB-1, date of discharge
  job courts                              look    JOB-8
  job commissioner                        look    JOB-12
  job law-press-council                   look    JOB-25
  job not-sure                            look    section 6, design 5
kept_work_told
  job alcohol-betting                     tell    JOB-16, JOB-17
  job kept                                tell    BIZ-1
kept_work_looked_at
  job alcohol-betting                     tell    2.2, second jobs
  job kept                                look    2.2, second jobs; SV-17

# Officers 3.13 and 3.14; staff SV-19 to SV-21, SV-26
takes_drugs_test
  would-refuse drugs-test                 cannot  DRUG-1
gives_fingerprints
  would-refuse fingerprints               cannot  BIO-1
special_takes_drugs_test
  any-of-these                            cannot  DRUG-1
  police-service                          cannot  DRUG-1
  police-service special-now              met     DRUG-1, moving force
special_gives_fingerprints
  any-of-these                            cannot  BIO-1
  police-service                          cannot  BIO-1
  police-service special-now              met     BIO-1, not for transfers
pcso_fingerprints
  would-refuse fingerprints               look    2.2, samples
agrees_to_vetting
  would-refuse checks                     cannot  VET-1
staff_agree_to_vetting
  would-refuse checks                     look    2.1, everyone is vetted
agrees_to_leader_checks
  would-refuse checks                     cannot  2.3 J, gate before contact
gives_up_outside_work
  would-refuse outside-work               look    BIZ-2
keeps_out_of_politics
  would-refuse politics                   look    ORG-5
knows_the_role
  would-refuse not-sure                   look    SV-20, SV-21
constable_shifts
  would-refuse shifts                     look    3.14
works_anywhere
  would-refuse posting                    look    3.14
investigator_shifts
  would-refuse shifts                     look    SV-20
handler_shifts
  would-refuse shifts                     cannot  SV-20, another route
custody_shifts
  would-refuse shifts                     cannot  SV-20, another route
pcso_shifts
  would-refuse shifts                     cannot  SV-20, another route
gets_there
  would-refuse travel                     look    SV-19
bears_upset
  would-refuse upsetting                  look    SV-21
special_gives_time
  would-refuse hours                      look    3.14
leader_gives_time
  would-refuse hours                      look    SV-26
volunteer_gives_time
  would-refuse hours                      look    SV-26

# Officers 3.11; staff 2.3 B. Several ticks together have tests of their own.
ready_to_learn
  qualifications gcse-english             look    Q-PCEP
  qualifications gcse-maths               look    Q-PCEP
  qualifications none                     look    Q-PCEP
  qualifications not-sure                 look    Q-PCEP
ready_to_study
  qualifications gcse-english             look    Q-PCDA
  qualifications gcse-maths               look    Q-PCDA
  qualifications level-3                  look    Q-PCDA
  qualifications degree                   look    Q-PCDA
  qualifications policing-degree          look    Q-PCDA
  qualifications police-work              look    Q-PCDA
  qualifications service-work             look    Q-PCDA
  qualifications none                     look    Q-PCDA
  qualifications not-sure                 look    Q-PCDA
no_degree_yet
  qualifications degree                   look    Q-PCDA-x
  qualifications policing-degree          look    Q-PCDA-x
has_degree
  qualifications gcse-english             cannot  Q-DHEP
  qualifications gcse-maths               cannot  Q-DHEP
  qualifications level-3                  cannot  Q-DHEP
  qualifications police-work              cannot  Q-DHEP
  qualifications service-work             cannot  Q-DHEP
  qualifications none                     cannot  Q-DHEP
  qualifications not-sure                 look    Q-DHEP
detective_degree
  qualifications gcse-english             look    Q-DC
  qualifications gcse-maths               look    Q-DC
  qualifications level-3                  look    Q-DC
  qualifications police-work              look    Q-DC
  qualifications service-work             look    Q-DC
  qualifications none                     look    Q-DC
  qualifications not-sure                 look    Q-DC
has_policing_degree
  qualifications gcse-english             cannot  Q-PPD
  qualifications gcse-maths               cannot  Q-PPD
  qualifications level-3                  cannot  Q-PPD
  qualifications degree                   cannot  Q-PPD
  qualifications policing-degree          tell    Q-PPD, within five years
  qualifications police-work              cannot  Q-PPD
  qualifications service-work             cannot  Q-PPD
  qualifications none                     cannot  Q-PPD
  qualifications not-sure                 look    Q-PPD
pcso_education
  qualifications gcse-english             look    2.3 B, education
  qualifications gcse-maths               look    2.3 B, education
  qualifications level-3                  look    2.3 B, education
  qualifications degree                   look    2.3 B, education
  qualifications policing-degree          look    2.3 B, education
  qualifications police-work              look    2.3 B, education
  qualifications service-work             look    2.3 B, education
  qualifications none                     look    2.3 B, education
  qualifications not-sure                 look    2.3 B, education
"""
