"""The addresses of the sift, under /admin/sift/."""

from django.urls import path

from recruitment.sift import home, marking, running, shortlisting

urlpatterns = [
    path("", home.home, name="sift"),
    path("open/<int:vacancy_id>/", running.open_run, name="sift-open"),
    path("<int:run_id>/", marking.overview, name="sift-overview"),
    path("<int:run_id>/hand-in/", marking.hand_in, name="sift-hand-in"),
    path("<int:run_id>/answer/<int:number>/", marking.score, name="sift-answer"),
    path("<int:run_id>/run/", running.follow, name="sift-run"),
    path("<int:run_id>/flagged/<int:answer_id>/", running.flagged, name="sift-flagged"),
    path("<int:run_id>/shortlist/", shortlisting.show, name="sift-shortlist"),
]
