"""An advert as search engines read it: schema.org's JobPosting. Only what is known is said."""

import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString

from recruitment.vacancies.choices import WorkingTime
from recruitment.vacancies.models import Vacancy

Data = dict[str, Any]

EMPLOYMENT: Mapping[str, list[str]] = {
    WorkingTime.FULL: ["FULL_TIME"],
    WorkingTime.PART: ["PART_TIME"],
    WorkingTime.EITHER: ["FULL_TIME", "PART_TIME"],
    WorkingTime.OWN: ["VOLUNTEER"],
}
AS_CODES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}
"""Nothing that HR types can end the block that it stands in."""


def posting(vacancy: Vacancy) -> Data:
    return {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": vacancy.title,
        "description": f"{vacancy.summary} {vacancy.hours}",
        "identifier": {
            "@type": "PropertyValue",
            "name": settings.PACK.name,
            "value": vacancy.reference,
        },
        "url": settings.SITE_URL + vacancy.get_absolute_url(),
        "datePosted": vacancy.opens_on.isoformat(),
        "validThrough": vacancy.last_second.isoformat(),
        "employmentType": EMPLOYMENT[vacancy.working_time],
        "workHours": vacancy.hours,
        "totalJobOpenings": vacancy.places,
        "directApply": True,
        "hiringOrganization": organisation(),
        "jobLocation": place(vacancy),
        **pay(vacancy),
    }


def organisation() -> Data:
    return {"@type": "Organization", "name": settings.PACK.name, "sameAs": settings.SITE_URL}


def place(vacancy: Vacancy) -> Data:
    address = {
        "@type": "PostalAddress",
        "addressRegion": settings.PACK.area,
        "addressCountry": "GB",
    }
    return {"@type": "Place", "name": vacancy.base, "address": address}


def pay(vacancy: Vacancy) -> Data:
    """Only figures that HR gave as figures: never read out of words."""
    if vacancy.salary_from is None:
        return {}
    value: Data = {"@type": "QuantitativeValue", "unitText": "YEAR"}
    if vacancy.salary_to is None:
        value["value"] = vacancy.salary_from
    else:
        value |= {"minValue": vacancy.salary_from, "maxValue": vacancy.salary_to}
    return {"baseSalary": {"@type": "MonetaryAmount", "currency": "GBP", "value": value}}


def data_block(data: Data) -> SafeString:
    """A block of data, which no browser runs: the content security policy has no word in it."""
    text = json.dumps(data).translate(AS_CODES)
    return SafeString(f'<script type="application/ld+json">{text}</script>')
