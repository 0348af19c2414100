"""Every email that this site can send, from all rooms: what the outbox is told."""

from recruitment.applications import emails as applications
from recruitment.interest import emails as interest
from recruitment.people import emails as people

KINDS = {kind.name: kind for kind in (*people.KINDS, *applications.KINDS, *interest.KINDS)}
