"""The first of `make quality`: four times as many random people as in `make test`, other ones."""

import sys
from concurrent.futures import ProcessPoolExecutor
from itertools import chain

from recruitment.eligibility import Raw
from tests.eligibility.second_judge_people import people
from tests.eligibility.test_second_judge import PEOPLE_A_SEED, SEEDS, disagreements

OTHER_SEEDS = range(len(SEEDS), 5 * len(SEEDS))


def main() -> int:
    with ProcessPoolExecutor() as pool:
        found = list(chain.from_iterable(pool.map(of_seed, OTHER_SEEDS)))
    for raw, words in found:
        sys.stdout.write(f"{raw}\n{words}\n")
    judged = len(OTHER_SEEDS) * PEOPLE_A_SEED
    sys.stdout.write(f"{judged} people judged twice, {len(found)} disagreements\n")
    return int(bool(found))


def of_seed(seed: int) -> list[tuple[dict[str, Raw], str]]:
    judged = ((raw, disagreements(raw, on)) for raw, on in people(seed, PEOPLE_A_SEED))
    return [(raw, "\n".join(words)) for raw, words in judged if words]


if __name__ == "__main__":
    sys.exit(main())
