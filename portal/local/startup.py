"""From nothing to the first page. What does not need each other runs side by side."""

import http.client
from http import HTTPStatus
from pathlib import Path

from portal.local import address, assets
from portal.local.crew import Crew
from portal.local.plan import Plan
from portal.local.ports import HOST


def begin(crew: Crew, plan: Plan, root: Path) -> None:
    mark = assets.fingerprint(root)
    static = None if assets.collected(plan.folder, mark) else crew.start(plan.static)
    start_what_is_ours(crew, plan)
    data = crew.start(plan.data)
    if static:
        crew.finish(static)
        assets.remember(plan.folder, mark)
    web = crew.start(plan.web)  # its address is not told yet, so nobody meets missing tables
    crew.finish(data)
    crew.until(lambda: healthy(plan.port), web)
    for child in plan.clockwork:
        crew.start(child)


def start_what_is_ours(crew: Crew, plan: Plan) -> None:
    """The mail catcher and the database, unless the caller named others."""
    if plan.mailbox:
        crew.start(plan.mailbox)
    if plan.database:
        database = crew.start(plan.database)
        crew.until(lambda: address.ready(plan.folder / "postgres", database.pid), database)


def healthy(port: int) -> bool:
    site = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        site.request("GET", "/healthz")
        return site.getresponse().status == HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        site.close()
