"""The three groups of staff, and what each may do.

Recruiter: looks at applications and moves them on. HR lead: also writes vacancies and sees every
email and all feedback. Administrator: looks after accounts, and sees no application.
"""

from django.db import migrations

ROLES = {
    "Recruiter": ("view_application", "move_application", "view_vacancy"),
    "HR lead": (
        "view_application",
        "move_application",
        "view_vacancy",
        "add_vacancy",
        "change_vacancy",
        "view_email",
        "view_feedback",
    ),
    "Administrator": ("view_user", "add_user", "change_user", "view_email", "view_feedback"),
}
NAMES = {
    "move_application": "Can move an application to another stage",
    "view_user": "Can view member of staff",
    "add_user": "Can add member of staff",
    "change_user": "Can change member of staff",
}


def make(apps, schema_editor):
    """Django makes permissions after all migrations, so those named here are made now."""
    Group = apps.get_model("auth", "Group")
    for name, codenames in ROLES.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set([permission(apps, codename) for codename in codenames])


def permission(apps, codename):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    verb, model = codename.split("_", 1)
    content_type, _ = ContentType.objects.get_or_create(app_label="recruitment", model=model)
    found, _ = Permission.objects.get_or_create(
        content_type=content_type,
        codename=codename,
        defaults={"name": NAMES.get(codename, f"Can {verb} {model}")},
    )
    return found


def unmake(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("recruitment", "0001_people_messages_applications_feedback"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make, unmake)]
