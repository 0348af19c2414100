"""What the answers to "Do you fit the bill?" say of a section, in words to be confirmed."""

from recruitment.applications.sections.content import ENTRIES, Content
from recruitment.applications.sections.fields import YES
from recruitment.eligibility import BY_KEY, Answers

NOT_TOLD = ("not-sure", "rather-not-say", "none")


def words(answers: Answers, key: str) -> str:
    """The words of an answer; nothing when it says nothing."""
    raw = answers.raw.get(key, "")
    return BY_KEY[key].words(raw) if raw and raw not in NOT_TOLD else ""


def right_to_be_here(answers: Answers) -> Content:
    said = [words(answers, "status")]
    came = words(answers, "came-to-uk")
    said.append(f"I came to the UK on {came}" if came else "")
    known = ". ".join(filter(None, said))
    return {"status": known} if known else {}


def qualifications(answers: Answers) -> Content:
    raw = answers.raw.get("qualifications", ())
    question = BY_KEY["qualifications"]
    named = [question.label(code) for code in raw if code not in NOT_TOLD]
    return {ENTRIES: [{"what": name} for name in named]} if named else {}


def tattoos(answers: Answers) -> Content:
    """A tattoo that nobody has to look at was never asked about, so only a yes is known."""
    raw = answers.raw.get("tattoos", ())
    question = BY_KEY["tattoos"]
    named = [question.label(code) for code in raw if code not in (*NOT_TOLD, "piercing")]
    return {"has": YES, "details": "\n".join(named)} if named else {}
