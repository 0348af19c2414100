"""A page as another room would make it: choose files, see them, remove and download them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import include, path

from recruitment.files import download, services
from recruitment.files.forms import UploadForm
from recruitment.http import posted
from recruitment.models import File
from tests.files.sending import PURPOSE, SUBJECT
from tests.moments import NOW


def photographs(request: HttpRequest) -> HttpResponse:
    if "remove" in request.POST:
        services.remove(int(request.POST["remove"]), subject=SUBJECT)
        return redirect("photographs")
    form = UploadForm(posted(request), request.FILES or None, label="Photographs of your tattoo")
    if request.method == "POST" and form.is_valid():
        form.keep(subject=SUBJECT, purpose=PURPOSE, now=NOW)
        request.session["refusals"] = form.refusals
        return redirect("photographs")
    if request.method == "GET":
        form.show(request.session.pop("refusals", []))
    context = {"form": form, "files": File.objects.about(SUBJECT, PURPOSE)}
    return render(request, "photographs.html", context)


def one(request: HttpRequest, number: int) -> HttpResponse:
    try:
        return download.response(File.objects.get(pk=number))
    except services.NotReadable as problem:
        raise Http404 from problem


urlpatterns = [
    path("photographs/", photographs, name="photographs"),
    path("photographs/<int:number>/", one, name="photograph"),
    path("", include("recruitment.urls")),
]
handler400 = "recruitment.site.problems.bad_request"
handler404 = "recruitment.site.problems.not_found"
PAGE = """{% extends "base.html" %}{% load crispy_forms_filters %}
{% block content %}
{{ form|as_crispy_errors }}
{% include "components/files.html" with files=files csrf_token=csrf_token only %}
<form method="post" enctype="multipart/form-data" novalidate>{% csrf_token %}{{ form|crispy }}
<button class="govuk-button">Upload</button></form>
{% endblock %}"""
