"""References like EP-7K4M-2Q9F: easy to read aloud, hard to get wrong.

No vowels (so no words), no letter or digit that looks or sounds like another one in print, and a
last sign that no single wrong sign and no two neighbours swapped can leave right: 25 signs, and
weights of which neither any one nor any two neighbours' difference shares a factor with 25.
"""

import secrets

SIGNS = "23456789CDFGHJKMNPQRTVWXY"
WEIGHTS = (1, 2, 3, 4, 6, 7, 8)
LAST_WEIGHT = 9


def new(prefix: str) -> str:
    """A reference out of six thousand million. The database refuses one that is taken."""
    body = "".join(secrets.choice(SIGNS) for _ in WEIGHTS)
    return written(prefix, body + last_sign(body))


def last_sign(body: str) -> str:
    total = sum(weight * SIGNS.index(sign) for weight, sign in zip(WEIGHTS, body, strict=True))
    inverse = pow(LAST_WEIGHT, -1, len(SIGNS))
    return SIGNS[-total * inverse % len(SIGNS)]


def written(prefix: str, signs: str) -> str:
    return f"{prefix}-{signs[:4]}-{signs[4:]}"


def read(typed: str) -> str | None:
    """The reference that somebody typed, in any case and spacing; None if it cannot be one."""
    bare = "".join(sign for sign in typed.upper() if sign.isalnum())
    prefix, signs = bare[:-8], bare[-8:]
    right = prefix and len(signs) == 8 and set(signs) <= set(SIGNS)
    return written(prefix, signs) if right and last_sign(signs[:7]) == signs[7] else None
