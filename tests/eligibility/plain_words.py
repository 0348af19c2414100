"""How hard words are to read: the Flesch-Kincaid grade, by which grade 6 is an age of about 11."""

import re

WORD = re.compile(r"[A-Za-z][A-Za-z']*|\d+")
SENTENCE_END = re.compile(r"(?<=[.?:])[”)]?\s+")

VOWELS = re.compile(r"[aeiouy]+")
SILENT_END = re.compile(
    r"[^aeiouy]e$"  # role
    r"|(?<![sxzcgaeiouy])(?<!ch)(?<!sh)es$"  # roles, but not courses or changes
    r"|[^aeiouytd]ed$"  # asked, but not wanted
)
SOUNDED_END = re.compile(r"[^aeiouylr][lr]e[sd]?$")  # people, table, metres
SILENT_INSIDE = re.compile(r"[^aeiouy]e(?:ly|ful|less|ment|ship)|some(?!$)|fore(?=[a-z])")
TWO_SOUNDS = re.compile(  # serious, being, area: two vowels side by side that are both heard
    r"(?<![cst])ia|(?<![cstgx])io|iu|[aeiouy]ing|eo(?!p|u)|(?<![gq])ua[lt]|iety|science"
    r"|cre[ea]t|idea|area|uel$|ism$"
)
ODD = {"business": 2, "evening": 2, "evenings": 2, "every": 2, "everyone": 3, "everything": 3}
ODD |= {"ireland": 2, "iceland": 2, "firefighter": 3}

# Names that nobody can choose other words for, and what each means. They count as words, but each
# of their words as an easy one. Nothing else is exempt.
NAMES = {
    # roles
    "police community support officer": "someone in uniform who walks the streets and helps",
    "special constable": "a volunteer with the powers of the police",
    "police constable": "a police officer",
    "constable": "a police officer",
    "detention officer": "someone who looks after people in police cells",
    "police officer": "someone with the powers of the police",
    "officer": "a constable of any rank, or a special constable",
    "investigator": "someone who finds out what happened",
    "detective": "an officer who finds out what happened",
    "volunteer": "someone who helps in their own time, without pay",
    "cadet": "a young person who learns about the police",
    "apprenticeship": "learning a job while you do it",
    "apprentice": "someone who learns a job while they do it",
    "solicitor": "someone who knows the law and speaks for people",
    "councillor": "someone elected to run a town or county",
    "magistrate": "someone who judges small crimes",
    "journalist": "someone who writes the news",
    "police, fire and crime commissioner": "someone people vote for to watch over the police",
    # routes and courses
    "police constable entry programme": "a way to become an officer without a degree",
    "police constable degree apprenticeship": "a way to become an officer and earn a degree",
    "degree holder entry programme": "a way to become an officer with a degree",
    "professional policing": "a course on the work of the police",
    "investigate first": "a way to start as a detective",
    # bodies
    "college of policing": "the body that trains the police",
    "disclosure and barring service": "the body that keeps lists of people who may harm others",
    "crown prosecution service": "the body that takes people to court",
    "national crime agency": "a police body for the whole country",
    "national highways": "the body that looks after big roads",
    "british national party": "a party that officers may not join",
    "national front": "a party that officers may not join",
    "combat 18": "a group that officers may not join",
    # law and forms
    "european economic area": "the countries of the EU and three more",
    "eu settlement scheme": "how people from the EU asked to stay in the UK",
    "settled status": "the right to stay for good, for people from the EU",
    "indefinite leave to remain": "the right to stay for good",
    "indefinite leave": "the right to stay for good",
    "right of abode": "the right to live here, for some people of the Commonwealth",
    "certificate of entitlement": "the paper that proves right of abode",
    "individual voluntary arrangement": "a deal with the people you owe money to",
    "county court judgment": "a court's order to pay what you owe",
    "debt relief order": "an order that lets people with little money not pay a debt",
    "study skills assessment": "a test of how ready you are to study",
    "dna": "what is in your cells",
    "gcse": "an exam at 16",
    "iva": "a deal with the people you owe money to",
    "ccj": "a court's order to pay what you owe",
    "dbs": "the body that keeps lists of people who may harm others",
    "pcso": "someone in uniform who walks the streets and helps",
    "bn(o)": "a visa for people from Hong Kong",
}
NAMED = re.compile(
    r"\b(" + "|".join(map(re.escape, sorted(NAMES, key=len, reverse=True))) + r")(s|\b)",
    re.IGNORECASE,
)


def syllables(word):
    word = re.sub(r"'s?$", "", word.lower())
    if word in ODD or word.isdigit():
        return ODD.get(word, 1)
    count = len(VOWELS.findall(word))
    count -= bool(SILENT_END.search(word) and not SOUNDED_END.search(word))
    count += len(TWO_SOUNDS.findall(word)) - len(SILENT_INSIDE.findall(word))
    return max(1, count)


def sentences(text):
    return [sentence for sentence in SENTENCE_END.split(text) if sentence]


def easy_names(text):
    """Each word of a name becomes an easy one, so that the length of the sentence stays."""
    return NAMED.sub(lambda found: " ".join("name" for _ in WORD.findall(found[0])), text)


def grade(*texts):
    """Of several texts read together; each begins a sentence of its own."""
    told = [easy_names(text) for text in texts if text]
    words = [word for text in told for word in WORD.findall(text)]
    count = sum(len(sentences(text)) for text in told)
    return 0.39 * len(words) / count + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
