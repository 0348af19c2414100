"""What administrators fill in about staff: each role stands there with what it means."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group

from recruitment.people.models import User
from recruitment.staff.roles import ROLES


class RolesField(forms.ModelMultipleChoiceField):
    """The roles of the table, each with its sentence."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name}: {ROLES[obj.name].says}"

    @classmethod
    def made(cls) -> "RolesField":
        known = Group.objects.filter(name__in=ROLES).order_by("name")
        return cls(known, required=False, label="Roles")


class StaffCreationForm(AdminUserCreationForm):
    class Meta:
        model = User
        fields = ("email", "name")


class StaffChangeForm(UserChangeForm):
    class Meta:
        model = User
        fields = ("email", "name", "is_active", "groups")
