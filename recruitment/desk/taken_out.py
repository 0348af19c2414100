"""The record of files that left the desk: who, when, why, how many rows, and the checksum."""

from django.contrib import admin

from recruitment.desk.admin import ReadOnlyAdmin
from recruitment.desk.queue.models import Export


@admin.register(Export)
class ExportAdmin(ReadOnlyAdmin):
    list_display = ("at", "by", "reason", "filters", "kind", "rows", "finished_at", "sha256")
    list_filter = ("kind",)
    offered = ("kind__exact",)
    list_select_related = ("by",)
    list_per_page = 25
    show_full_result_count = False
