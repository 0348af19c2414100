"""Pictures made anew: the dots are kept, and nothing that was written beside or behind them.

That takes away where and when a photograph was taken, and anything hidden in the file. The limits
keep a small file from growing large in memory, or from keeping a computer busy.
"""

import re
from io import BytesIO
from math import ceil
from threading import Lock

from PIL import Image

from recruitment.files.kinds import JPEG, Kind
from recruitment.files.refusals import Reason, Refused

MOST_DOTS = 25_000_000
"""Of a photograph, as a phone's camera has: 5712 by 4284."""
COSTS = {"L": 3, "RGB": 3, "CMYK": 4}
OTHERS_COST = 6
"""What a dot takes in memory at worst, in parts of a photograph's: see the test that measures."""
LONGEST_SIDE = 4000
MOST_LAYERS = 100
"""A JPEG that is shown step by step has about 10. Each costs time, however small it is."""
LAYER = re.compile(rb"\xff\xda\x00(?:\x08\x01|\x0a\x02|\x0c\x03|\x0e\x04)")
ORIENTATION = 0x0112
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
Image.MAX_IMAGE_PIXELS = None  # ours is lower, and its warning would not stop anything

one_at_a_time = Lock()
"""In each process, so that the memory for one picture is all that pictures take."""


def made_anew(contents: bytes, kind: Kind) -> bytes:
    """Raises Refused for a picture that cannot be read to its end, or is too large to be."""
    if kind is JPEG and len(LAYER.findall(contents)) > MOST_LAYERS:
        raise Refused(Reason.DAMAGED)
    with one_at_a_time:
        try:
            with opened(contents, kind) as picture:
                picture.verify()  # the sums in a PNG, which are not looked at otherwise
            with opened(contents, kind) as picture:
                return written(upright(picture), kind)
        except Refused:
            raise
        except Exception as fault:  # Pillow raises whatever a bad file makes it stumble over
            raise Refused(Reason.DAMAGED) from fault


def opened(contents: bytes, kind: Kind) -> Image.Image:
    """Its header is read, and nothing unpacked."""
    return Image.open(BytesIO(contents), formats=[kind.title])


def upright(picture: Image.Image) -> Image.Image:
    """Its dots, no more of them than we need, the right way up."""
    width, height = picture.size  # from the header: nothing is unpacked yet
    if width * height * COSTS.get(picture.mode, OTHERS_COST) > MOST_DOTS * COSTS["RGB"]:
        raise Refused(Reason.TOO_MANY_DOTS)
    turn = TURNS.get(orientation(picture))
    small = no_larger_than_needed(picture)
    return small.transpose(turn) if turn is not None else small


def no_larger_than_needed(picture: Image.Image) -> Image.Image:
    """A JPEG is unpacked small at once, where it can be: that needs the least memory."""
    width, height = picture.size
    times = ceil(max(width, height) / LONGEST_SIDE)
    picture.draft(None, (width // times, height // times))
    whole = plain(picture)
    still = ceil(max(whole.size) / LONGEST_SIDE)
    return whole.reduce(still) if still > 1 else whole


def orientation(picture: Image.Image) -> int:
    """How the camera was held. What cannot be read counts as upright."""
    try:
        return int(picture.getexif().get(ORIENTATION, 1))
    except Exception:
        return 1


def plain(picture: Image.Image) -> Image.Image:
    """In a mode that both the browser and our formats know."""
    if picture.mode in ("L", "RGB", "RGBA"):
        return picture
    if picture.mode.startswith("I"):  # 16 bits of grey: converted at once, it would turn white
        return picture.convert("I").point(lambda dot: dot * (1 / 256)).convert("L")
    if picture.has_transparency_data and picture.format != JPEG.title:
        return picture.convert("RGBA")
    return picture.convert("L" if picture.mode == "1" else "RGB")


def written(picture: Image.Image, kind: Kind) -> bytes:
    picture.info = {}  # or a comment and a colour profile would be written again
    made = BytesIO()
    options = {"quality": 85} if kind is JPEG else {"compress_level": 4}
    picture.save(made, kind.title, **options)
    return made.getvalue()
