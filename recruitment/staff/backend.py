"""What a member of staff may do: what the table of roles says of the groups they are in."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from recruitment.people.models import User
from recruitment.staff import roles


def names_of(user: User) -> list[str]:
    """Read once for each request: whose role was taken away is without it at the next one."""
    if not hasattr(user, "_roles"):
        user._roles = list(user.groups.values_list("name", flat=True))  # type: ignore[attr-defined]
    return user._roles  # type: ignore[attr-defined,no-any-return]


class Backend(ModelBackend):
    """Permissions that groups have in the database count for nothing."""

    def get_group_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        if user_obj.is_superuser:
            return super().get_group_permissions(user_obj)
        return roles.permissions(names_of(user_obj))
