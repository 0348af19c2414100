from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Stock Django admin, with our site object and our theme."""

    default_site = "recruitment.desk.today.Desk"
