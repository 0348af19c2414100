"""Every question, in the order asked: what ends most wrong applications first, sensitive last."""

from recruitment.eligibility.answers import Question
from recruitment.eligibility.questions import (
    about_you,
    money,
    rare,
    record,
    role,
    service,
    work,
)

QUESTIONS: tuple[Question[object], ...] = (
    about_you.date_of_birth,
    about_you.lives_in_area,
    about_you.parent_agrees,
    about_you.status,
    about_you.pre_settled_passport,
    about_you.uk_residence,
    about_you.five_years,
    about_you.away,
    about_you.months_away,
    about_you.came_to_uk,
    role.driving_licence,
    role.qualifications,
    role.would_refuse,
    rare.rare,
    work.job,
    role.tattoos,
    money.group_membership,
    money.money,
    money.insolvency_ended,
    service.police_service,
    service.conduct_open,
    service.dismissed_for,
    service.dismissed_on,
    service.turned_down_for,
    service.constable_no,
    service.special_no,
    service.pcso_no,
    record.barred_from_children,
    record.police_record,
    record.offence_kind,
    record.unprotected,
    record.points,
    record.ban_ends,
)

BY_KEY = {question.key: question for question in QUESTIONS}
