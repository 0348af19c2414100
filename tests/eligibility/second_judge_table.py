"""What each fact does to each of the eighteen routes, one letter a route, as the documents say.

Written by hand from the two documents of facts, the settled readings and decision 21, without a
look at the rules. The comment above a block names the lines that it comes from.
"""

ROUTES = (
    *("pcep", "pcda", "dhep", "detective", "ppd"),
    *("rejoiner", "transferee"),
    "special-constable",
    *("police-staff", "apprentice"),
    *("contact-handler", "detention-officer", "investigator", "pcso"),
    *("support-volunteer", "active-citizen", "cadet-leader"),
    "cadet",
)

# A full stop: nothing.
LOOK = "a"  # a person will decide: "assess"
WAIT = "w"  # not yet, until the date that goes with the fact
EVENT = "e"  # not yet, until something happens
SHUT = "x"  # not eligible

TABLE = """
# Officers 3.1 (AGE-1 to AGE-4); README "Readings"; staff 2.3 G to J
age under-13                      ..... .. . .. .... ... w
age under-16                      ..... .. . ww .... ww. .
age under-17                      wwwww ww w .. .... ... .
age under-18                      ..... .. . .. wwww aaw .
age 18-or-over                    ..... .. . .. .... ... x

# Cadets: staff 2.3 I, SV-06, SV-31; decision 21
lives-in-area no                  ..... .. . .. .... ... x
lives-in-area not-sure            ..... .. . .. .... ... a
parent-agrees no                  ..... .. . .. .... ... e

# Officers 3.2 (NAT-4 to NAT-12); staff 2.2, SV-10, SV-11, C2; README "Time-limited leave"
status right-of-abode             aaaaa aa a .. .... ... .
status limited                    eeeee ee e aa aaaa aaa .
status waiting                    eeeee ee e aa aaaa aaa .
status none                       eeeee ee e xx xxxx aaa .
status not-sure                   aaaaa aa a aa aaaa aaa .
status rather-not-say             aaaaa aa a aa aaaa aaa .
passport eea                      aaaaa aa a aa aaaa aaa .
passport swiss                    aaaaa aa e aa aaaa aaa .
passport other                    eeeee ee e aa aaaa aaa .
passport not-sure                 aaaaa aa a aa aaaa aaa .

# Officers 3.3 (RES-2 to RES-13); staff 2.1; decision 21 on transferees
uk-residence no                   ..... .a . .. .... ... .
uk-residence not-sure             aaaaa aa a aa aaaa aaa .
uk-residence too-short            wwwww w. w ww wwww www .
time-away islands                 aaaaa a. a aa aaaa aaa .
time-away not-sure                aaaaa a. a aa aaaa aaa .
time-away study                   aaaaa a. a aa aaaa aaa .
months-away up-to-a-year          aaaaa a. a aa aaaa aaa .
months-away over-a-year           aaaaa a. a aa aaaa aaa .
months-away not-sure              aaaaa a. a aa aaaa aaa .

# Officers 3.5 (LIC-1 to LIC-5); staff SV-18; decision 21: the advert decides
driving-licence automatic         aaaaa aa . .. .... ... .
driving-licence learning          aaaaa aa . .. .aaa ... .
driving-licence none              aaaaa aa . .. .aaa ... .
driving-licence talk              aaaaa aa . .. .aaa ... .
driving-licence not-sure          aaaaa aa . .. .aaa ... .

# Officers 3.11; staff 2.3 B; decision 21
qualifications not-sure           aaaaa .. . .. ...a ... .
qualifications short-for-pcep     a.... .. . .. .... ... .
qualifications short-for-pcda     .a... .. . .. .... ... .
qualifications degree             .a... .. . .. .... ... .
qualifications policing-degree    .a... .. . .. .... ... .
qualifications no-degree          ..xa. .. . .. .... ... .
qualifications no-policing-degree ....x .. . .. .... ... .
qualifications no-gcses           ..... .. . .. ...a ... .

# Officers 3.13 (DRUG-1, BIO-1, VET-1), 3.14, BIZ-2; staff 2.2, SV-19 to SV-21, SV-26; decision 21
would-refuse shifts               aaaaa aa . .. xxax ... .
would-refuse posting              aaaaa aa . .. .... ... .
would-refuse travel               ..... .. . .. aa.a ... .
would-refuse upsetting            ..... .. . .. aaaa ... .
would-refuse hours                ..... .. a .. .... aaa .
would-refuse drugs-test           xxxxx xx . .. .... ... .
would-refuse fingerprints         xxxxx x. . .. ...a ... .
first-sample drugs-test           ..... .. x .. .... ... .
first-sample fingerprints         ..... .. x .. .... ... .
would-refuse checks               xxxxx xx x aa aaaa aax .
would-refuse outside-work         aaaaa aa a aa aaaa aaa .
would-refuse politics             aaaaa aa a .. .... ... .
would-refuse not-sure             aaaaa aa a aa aaaa aaa .

# Officers 3.4 (CRIM-1, CRIM-2, CRIM-8, CRIM-9), PREV-3, PREV-6, PREV-8; staff 2.2, SV-13, SV-24
any-of-these custody              xxxxx xx x aa aaaa aaa .
any-of-these register             xxxxx xx x aa aaaa aaa .
any-of-these investigation        eeeee ee e ee eeee eee .
any-of-these left-during-inquiry  aaaaa aa a aa aaaa aaa .
any-of-these applied              ..... .. . .. ...a ... .
any-of-these vetting-refused      aaaaa aa a aa aaaa aaa .
any-of-these not-sure             aaaaa aa a aa aaaa aaa .
any-of-these rather-not-say       aaaaa aa a aa aaaa aaa .

# Officers 3.9 (JOB-1 to JOB-25, BIZ-1); staff 2.2 on second jobs, 2.3 G on conflicts; decision 21
job armed-forces                  ..... .. x .. .... ... .
job fire                          ..... .. a .. .... ... .
job nhs                           ..... .. a .. .... ... .
job pcso                          ..... .. x .. .... ... .
job police-staff                  ..... .. a .. .... ... .
job own-police                    ..... .. x .. .... aaa .
job border                        ..... .. x .. .... ... .
job crime-agency                  ..... .. a .. .... ... .
job commissioner                  aaaaa aa a .. .... ... .
job courts                        aaaaa aa x .. .... aaa .
job law-press-council             aaaaa aa a .. .... ... .
job prison-probation              ..... .. a .. .... aaa .
job traffic-warden                ..... .. x .. .... aaa .
job street-warden                 ..... .. x .. .... ... .
job highways-road                 ..... .. x .. .... ... .
job highways-control              ..... .. a .. .... ... .
job security                      ..... .. a .. .... aaa .
job bailiff-detective             ..... .. a .. .... aaa .
job alcohol-betting               ..... .. a .. .... aaa .
job licensed-trade                ..... .. a .. .... ... .
job kept                          ..... .. . aa aaaa ... .
job not-sure                      aaaaa aa a .. .... aaa .

# Officers 3.7 (TAT-1 to TAT-5); staff 2.2: case by case where a uniform is worn
tattoos visible                   aaaaa aa a .. .a.a ..a .
tattoos offensive                 xxxxx xx x .. .a.a ..a .
tattoos piercing                  aaaaa aa a .. .a.a ..a .
tattoos not-sure                  aaaaa aa a .. .a.a ..a .

# Officers 3.8 (ORG-1 to ORG-3); staff 2.2; decision 21
group now                         xxxxx xx x aa aaaa aaa .
group banned                      xxxxx xx x aa aaaa aaa .
group before                      aaaaa aa a aa aaaa aaa .
group other                       aaaaa aa a aa aaaa aaa .
group not-sure                    aaaaa aa a aa aaaa aaa .
group rather-not-say              aaaaa aa a aa aaaa aaa .

# Officers 3.6 (FIN-1 to FIN-9); staff 2.2, SV-15, example 27; README "Insolvency"
money insolvent                   eeeee ee e aa aaaa aaa .
money ended-lately                wwwww ww w aa aaaa aaa .
money iva                         aaaaa aa a aa aaaa aaa .
money ccj                         eeeee ee e aa aaaa aaa .
money debt-plan                   aaaaa aa a aa aaaa aaa .
money gambling                    aaaaa aa a aa aaaa aaa .
money not-sure                    aaaaa aa a aa aaaa aaa .
money rather-not-say              aaaaa aa a aa aaaa aaa .

# Officers 3.0, 3.10 (PREV-9 to PREV-12); staff SV-25; decision 21
police-service serving            aaaaa x. a .. .... ... .
police-service in-probation       aaaaa xe a .. .... ... .
police-service finished-probation .a... .x . .. .... ... .
police-service retired            .a... ax . .. .... ... .
police-service left-before        .a... xx a .. .... ... .
police-service special-now        ..... xx a .. ...a ... .
police-service special-before     ..... xx . .. .... ... .
police-service not-sure           aaaaa aa a .. ...a ... .
police-service rather-not-say     aaaaa aa a .. ...a ... .
police-service never              ..... xx . .. .... ... .
conduct-open yes                  ..... ee . .. .... ... .
conduct-open not-sure             ..... aa . .. .... ... .
conduct-open rather-not-say       ..... aa . .. .... ... .

# Officers 3.10 (PREV-1, PREV-7); staff 2.2, SV-12, SV-24; README "Police barred list"
dismissed barred                  xxxxx xx x xx xxxx aaa .
dismissed doubtful                aaaaa aa a aa aaaa aaa .
turned-down constable             wwwww ww . .. .... ... .
turned-down special-constable     ..... .. w .. .... ... .
turned-down pcso                  ..... .. . .. ...w ... .
turned-down not-sure              aaaaa aa a .. ...a ... .

# Officers 3.4 (CRIM-3 to CRIM-13), 3.5 (DRV-1 to DRV-6); staff rule 1, 2.3 J, SV-14, SV-29
barred-from-children yes          ..... .. . .. .... aax .
barred-from-children not-sure     ..... .. . .. .... aaa .
police-record caution             aaaaa aa a .. .... ... .
police-record conviction          aaaaa aa a .. .... ... .
police-record serious-driving     aaaaa aa a .. .... ... .
police-record not-sure            aaaaa aa a .. .... ... .
police-record rather-not-say      aaaaa aa a aa aaaa aaa .
not-protected yes                 ..... .. . aa aaaa aaa .
not-protected not-sure            ..... .. . aa aaaa aaa .
not-protected rather-not-say      ..... .. . aa aaaa aaa .
driving-points 9                  aaaaa aa a .. .... ... .
driving-points 12                 aaaaa aa a .. .... ... .
driving-points 99                 aaaaa aa a .. .... ... .
driving-points not-sure           aaaaa aa a .. .... ... .
driving-ban now                   wwwww ww a .. .aaa ... .
driving-ban over                  aaaaa aa a .. .... ... .
"""


def row(line: str) -> tuple[str, dict[str, str]]:
    key, code, *letters = line.split()
    return f"{key} {code}", dict(zip(ROUTES, "".join(letters), strict=True))


EFFECTS = dict(row(line) for line in TABLE.splitlines() if line and not line.startswith("#"))
