"""Which mistakes are made, and what became of them."""

from collections.abc import Iterator
from concurrent.futures import Executor, as_completed
from pathlib import Path

from cosmic_ray import plugins
from cosmic_ray.commands.init import init
from cosmic_ray.modules import find_modules
from cosmic_ray.mutating import mutate_and_test
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import MutationSpec, WorkItem, WorkResult

from tests.mutation import copies, filters
from tests.mutation.operators import Ours

PACKAGE = Path("recruitment/eligibility")

plugins.OPERATOR_PROVIDERS["ours"] = Ours()


def plan(session: Path, only: list[str]) -> list[WorkItem]:
    """Every mistake worth making, in a database that cosmic-ray's own reports can read."""
    with use_db(session, WorkDB.Mode.create) as database:
        init(sorted(find_modules([PACKAGE])), database, {})
        spans = {path: filters.skipped(path) for path in find_modules([PACKAGE])}
        return [item for item in database.work_items if meant(item.mutations[0], spans, only)]


def meant(mutation: MutationSpec, spans: dict[Path, list[filters.Span]], only: list[str]) -> bool:
    if only and not any(name in str(mutation.module_path) for name in only):
        return False
    if not filters.LIKELY.match(mutation.operator_name):
        return False
    inside = (begin <= mutation.start_pos < end for begin, end in spans[mutation.module_path])
    return not any(inside)


def run(pool: Executor, items: list[WorkItem]) -> Iterator[tuple[WorkItem, WorkResult]]:
    waiting = {pool.submit(one, item): item for item in items}
    for done in as_completed(waiting):
        yield waiting[done], done.result()


def one(item: WorkItem) -> WorkResult:
    """In a process that has entered its copy."""
    return mutate_and_test(
        item.mutations, copies.command(item.mutations[0].module_path), copies.SECONDS
    )
