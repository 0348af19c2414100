"""Public pages, the HR desk and the health check."""

from django.contrib import admin
from django.urls import include, path

from recruitment.equality import report

urlpatterns = [
    path("admin/sift/", include("recruitment.sift.urls")),
    path("admin/", include("recruitment.desk.addresses")),
    path("admin/equality/", admin.site.admin_view(report.show), name="equality-report"),
    path("admin/", admin.site.urls),
    path("", include("recruitment.urls")),
]

handler400 = "recruitment.site.problems.bad_request"
handler403 = "recruitment.site.problems.forbidden"
handler404 = "recruitment.site.problems.not_found"
handler500 = "recruitment.site.problems.server_error"
