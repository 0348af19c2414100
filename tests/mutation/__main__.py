"""`make mutate`: makes mistakes in the rules, one at a time, and counts those that a test notices.

It works on copies in a temporary folder, one for each process, so nothing is ever changed here.
Name a file, or part of its path, to try only the mistakes in it.
"""

import multiprocessing
import os
import signal
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from cosmic_ray.work_item import WorkItem

from tests.mutation import copies, mutants, report

BAR = 95.0
PROCESSES = os.cpu_count() or 1


def main(only: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the folder goes too
    with tempfile.TemporaryDirectory(prefix="fit-the-bill-mutants-") as folder:
        items = mutants.plan(Path(folder) / "session.sqlite", only)
        pool = workers(Path(folder))
        try:
            return tried(pool, items)
        finally:
            pool.shutdown(cancel_futures=True)


def tried(pool: ProcessPoolExecutor, items: list[WorkItem]) -> int:
    if complaint := pool.submit(copies.complaint).result():
        sys.stdout.write(f"{complaint}\nThe tests must pass before mistakes are made.\n")
        return 1
    return report.write(mutants.run(pool, items), len(items), BAR)


def workers(folder: Path) -> ProcessPoolExecutor:
    trees = multiprocessing.Manager().Queue()
    for number in range(PROCESSES):
        trees.put(copies.make(folder / f"tree-{number}"))
    return ProcessPoolExecutor(PROCESSES, initializer=copies.enter, initargs=(trees,))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
