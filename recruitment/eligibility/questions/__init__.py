"""Every question, in the order asked: what ends most wrong applications first, sensitive last."""

from recruitment.eligibility.answers import Question
from recruitment.eligibility.questions import about_you, past, record, role

QUESTIONS: tuple[Question[object], ...] = (
    about_you.date_of_birth,
    about_you.status,
    about_you.pre_settled_passport,
    about_you.uk_residence,
    about_you.away,
    about_you.came_to_uk,
    role.job,
    role.driving_licence,
    role.qualifications,
    role.would_refuse,
    role.tattoos,
    past.past,
    past.dismissed_for,
    past.dismissed_on,
    past.police_service,
    past.turned_down_for,
    past.turned_down_on,
    past.group_membership,
    past.money,
    past.insolvency_ended,
    record.police_record,
    record.offence_kind,
    record.unprotected,
    record.points,
    record.ban_ends,
)

BY_KEY = {question.key: question for question in QUESTIONS}
