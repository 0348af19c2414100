"""The addresses of what is done to a case beside its moves."""

from functools import partial

from django.contrib.admin import ModelAdmin
from django.urls import URLPattern, path

from recruitment.desk import checking, holding, keeping, overriding

VIEWS = {
    "hold": holding.hold,
    "resume": holding.resume,
    "override": overriding.override,
    "keep": keeping.keep,
    "first-day": checking.first_day,
}


def urls(desk: ModelAdmin) -> list[URLPattern]:
    check = desk.admin_site.admin_view(partial(checking.check, desk))
    return [
        path("<str:pk>/checks/<slug:kind>/", check, name="recruitment_application_check"),
        *(
            path(
                f"<str:pk>/{name}/",
                desk.admin_site.admin_view(partial(view, desk)),
                name=f"recruitment_application_{name.replace('-', '_')}",
            )
            for name, view in VIEWS.items()
        ),
    ]
