"""The network address that a request came from."""

from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The client's address, believing only as many proxies as the settings say there are.

    Each proxy of ours adds one address at the right end; what stands left of those was written
    by the client and may be invented.
    """
    direct: str = request.META.get("REMOTE_ADDR", "")
    proxies: int = settings.TRUSTED_PROXIES
    forwarded: list[str] = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if proxies == 0 or len(forwarded) < proxies:
        return block_of(direct)
    return block_of(forwarded[-proxies].strip() or direct)


def block_of(address: str) -> str:
    """An IPv6 customer has a whole /64: its addresses count as one."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((found, 64), strict=False)) if found.version == 6 else address
