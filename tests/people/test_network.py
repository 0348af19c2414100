import pytest
from django.test import RequestFactory

from recruitment.people.network import address_of


@pytest.mark.parametrize(
    ("proxies", "forwarded", "found"),
    [
        pytest.param(0, None, "192.0.2.9", id="no proxy"),
        pytest.param(0, "203.0.113.1", "192.0.2.9", id="a header that nobody vouches for"),
        pytest.param(1, "203.0.113.1", "203.0.113.1", id="one proxy"),
        pytest.param(1, "10.0.0.1, 203.0.113.1", "203.0.113.1", id="an invented address before"),
        pytest.param(2, "203.0.113.1, 10.9.9.9", "203.0.113.1", id="two proxies"),
        pytest.param(2, "203.0.113.1", "192.0.2.9", id="fewer addresses than proxies"),
        pytest.param(1, "", "192.0.2.9", id="an empty header"),
    ],
)
def test_only_our_own_proxies_are_believed(settings, proxies, forwarded, found):
    settings.TRUSTED_PROXIES = proxies
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    request = RequestFactory().get("/", headers=headers, REMOTE_ADDR="192.0.2.9")

    assert address_of(request) == found
