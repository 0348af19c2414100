"""What is open, for programs that look every hour: an Atom feed."""

from datetime import UTC, datetime, time

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import conditional_page, require_safe

from recruitment import clock
from recruitment.vacancies.models import Vacancy

BEFORE_ANY = datetime(2026, 1, 1, tzinfo=UTC)


class Steady(Atom1Feed):
    """Says the same as long as nothing changes, also when nothing is open."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else BEFORE_ANY


class OpenVacancies(Feed):
    """Names and addresses never depend on the host that somebody asked."""

    feed_type = Steady
    title = f"{settings.PACK.careers_name}: open roles"
    subtitle = f"What you can apply for now at {settings.PACK.name}"
    author_name = settings.PACK.name

    def link(self) -> str:
        return f"{settings.SITE_URL}{reverse('vacancies')}"

    def feed_url(self) -> str:
        return f"{settings.SITE_URL}{reverse('vacancies-feed')}"

    def feed_guid(self) -> str:
        return self.feed_url()

    def items(self) -> QuerySet[Vacancy]:
        return Vacancy.objects.open_on(timezone.localdate())

    def item_title(self, item: Vacancy) -> str:
        return item.title

    def item_description(self, item: Vacancy) -> str:
        return f"{item.summary} {item.base}. {item.salary}. Closes at {item.closes_words}."

    def item_link(self, item: Vacancy) -> str:
        return f"{settings.SITE_URL}{item.get_absolute_url()}"

    def item_guid(self, item: Vacancy) -> str:
        """A new title or reference is news of the same vacancy."""
        return f"tag:{settings.SITE_HOST},{BEFORE_ANY.year}:vacancy/{item.pk}"

    def item_pubdate(self, item: Vacancy) -> datetime:
        return clock.uk_moment(item.opens_on, time())

    def item_updateddate(self, item: Vacancy) -> datetime:
        return max(item.changed_at, self.item_pubdate(item))


@require_safe
@conditional_page
def feed(request: HttpRequest) -> HttpResponse:
    """Whoever has this already gets 304, by its ETag: what closes gives no newer date to go by."""
    response = OpenVacancies()(request)
    del response["Last-Modified"]
    return response
