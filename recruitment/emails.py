"""Every email that this site can send, from all rooms: what the outbox is told."""

from recruitment.applications import emails as applications
from recruitment.interest import emails as interest
from recruitment.interviews import emails as interviews
from recruitment.people import emails as people

ROOMS = (people.KINDS, applications.KINDS, interest.KINDS, interviews.KINDS)
KINDS = {kind.name: kind for kinds in ROOMS for kind in kinds}
