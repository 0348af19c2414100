"""Set-up of reasons: an HR lead changes the words, and what was sent stays as it was sent."""

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html_join

from recruitment.applications import services
from recruitment.applications.reasons import MOST_WORDS, Reason, ReasonWording
from recruitment.clock import moment_in_words
from recruitment.desk.admin import DeskAdmin
from recruitment.people.models import User


class ReasonForm(forms.ModelForm):
    words = forms.CharField(
        label="What the applicant reads",
        max_length=MOST_WORDS,
        help_text="Never write about vetting, health or a record. Emails are read by others too.",
        error_messages={"required": "Write the words that the applicant will read"},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    waits = forms.BooleanField(
        label="It counts as a no for this role",
        required=False,
        help_text="Then the applicant is told the wait of the role's own rule, if there is one. "
        "How long it is, the rule says.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Reason
        fields = ("name", "in_use")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        newest = self.instance.wordings.latest("version")
        self.initial.update(words=newest.words, waits=newest.waits, seen=newest.version)

    def clean(self) -> dict[str, Any]:
        """The row is held until the end of the request, so that nobody comes in between."""
        said = super().clean() or {}
        Reason.objects.select_for_update().get(pk=self.instance.pk)
        newest = self.instance.wordings.select_related("by").latest("version")
        if said.get("seen") is not None and said["seen"] != newest.version:
            typed: Any = self.data
            self.data = again = typed.copy()
            again["seen"] = newest.version
            raise ValidationError(
                f"Nothing was saved. {newest.by or 'Somebody'} changed the words while you had "
                f"this open. They are now: “{newest.words}” Yours are below: save again to put "
                "them in their place."
            )
        return said


@admin.register(Reason)
class ReasonAdmin(DeskAdmin):
    form = ReasonForm
    list_display = ("name", "outcome", "in_use", "words_now")
    list_filter = ("outcome", "in_use")
    offered = ("outcome__exact", "in_use__exact")
    readonly_fields = ("outcome", "earlier")
    fields = ("outcome", "name", "words", "waits", "in_use", "seen", "earlier")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reason]:
        return Reason.objects.prefetch_related("wordings__by")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A reason is counted by its code for years: a new one is a decision of ours."""
        return False

    @admin.display(description="What the applicant reads")
    def words_now(self, reason: Reason) -> str:
        return newest_first(reason)[0].words

    @admin.display(description="Earlier words")
    def earlier(self, reason: Reason) -> str:
        rows = [
            (one.version, moment_in_words(one.at), one.by or "the first words", one.words)
            for one in newest_first(reason)
        ]
        return format_html_join("", "<p>Version {}, {}, {}: {}</p>", rows)

    def save_model(self, request: HttpRequest, obj: Reason, form: ReasonForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        said, by = form.cleaned_data, cast(User, request.user)
        services.reword(
            obj.pk,
            words=said["words"],
            waits=said["waits"],
            by=by,
            seen=said["seen"],
            now=timezone.now(),
        )


def newest_first(reason: Reason) -> list[ReasonWording]:
    return sorted(reason.wordings.all(), key=lambda one: one.version, reverse=True)
