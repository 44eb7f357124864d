import contextlib
import functools
import os
import random
import time
import zlib
from collections.abc import Callable

import pytest

from bot.errors import ResumeUnreadable, Unreadable
from bot.resume.profile import Profile
from bot.resume.reader import read_resume
from tests.resume.sheets import TEXT, bomb, many_pages, one_page, page_object, raw_pdf, stream

FLATE = b"/Filter/FlateDecode"
CATALOG = (1, b"<</Type/Catalog/Pages 2 0 R>>")
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<%s/Font<</F1 5 0 R>>>>"
TYPE0 = b"<</Type/Font/Subtype/Type0/BaseFont/E/Encoding%s/DescendantFonts[6 0 R]>>"
HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"


def laughs() -> bytes:
    """Forms that each draw the next one ten times, nine deep."""
    deep = [
        (6 + n, stream(b"/X Do " * 10, FORM % (b"/XObject<</X %d 0 R>>" % (7 + n))))
        for n in range(9)
    ]
    last = (15, stream(b"BT /F1 9 Tf (a) Tj ET", FORM % b""))
    return one_page(b"/X Do", resources=b"/XObject<</X 6 0 R>>", more=[*deep, last])


def shared_kids() -> bytes:
    """A page tree that names one page a hundred thousand times."""
    kids = b"<</Type/Pages/Count 100000/Kids[%s]>>" % (b"3 0 R " * 100_000)
    return raw_pdf([CATALOG, (2, kids), (3, page_object()), (4, stream(TEXT))])


def font_map(program: bytes) -> bytes:
    """A font whose letter table is `program`."""
    return one_page(font=HELVETICA, more=[(6, stream(program))])


def crowd() -> bytes:
    """Six hundred thousand letters on one page."""
    words = b"".join(
        b"1 0 0 1 %d %d Tm (abcdefghij) Tj " % (n % 600, n % 790) for n in range(60_000)
    )
    return one_page(zlib.compress(b"BT /F1 4 Tf " + words + b"ET"), entries=FLATE)


CASES: dict[str, Callable[[], bytes]] = {
    "gigabyte of spaces": lambda: one_page(bomb(1 << 30), entries=FLATE),
    "bomb in a bomb": lambda: one_page(
        zlib.compress(bomb(1 << 30), 9), entries=b"/Filter[/FlateDecode/FlateDecode]"
    ),
    "bomb as letter table": lambda: one_page(
        font=HELVETICA, more=[(6, stream(bomb(1 << 30), FLATE))]
    ),
    "giant letter range": lambda: font_map(
        b"begincmap 1 beginbfrange <00000000> <7FFFFFFF> <0041> endbfrange endcmap"
    ),
    "giant width range": lambda: one_page(
        font=TYPE0 % b"/Identity-H",
        more=[(6, b"<</Type/Font/Subtype/CIDFontType2/BaseFont/E/W[0 300000000 500]>>")],
    ),
    "letter table outside the folder": lambda: one_page(
        font=TYPE0 % b"/..#2F..#2Fevil",
        more=[(6, b"<</Type/Font/Subtype/CIDFontType0/BaseFont/E>>")],
    ),
    "billion laughs": laughs,
    "form that draws itself": lambda: one_page(
        b"/X Do",
        resources=b"/XObject<</X 6 0 R>>",
        more=[(6, stream(b"/X Do", FORM % b"/XObject<</X 6 0 R>>"))],
    ),
    "deep array": lambda: one_page(b"[" * 200_000 + TEXT),
    "deep dictionary": lambda: one_page(
        resources=b"/A " + b"<</A " * 20_000 + b"1" + b">>" * 20_000
    ),
    "page tree loop": lambda: raw_pdf([CATALOG, (2, b"<</Type/Pages/Count 1/Kids[2 0 R]>>")]),
    "100 000 kids": shared_kids,
    "5000 pages": functools.partial(many_pages, 5_000),
    "table of objects in a loop": lambda: one_page(trailer=b"/Prev 15"),
    "length that is itself": lambda: one_page(entries=b"/Length 4 0 R"),
    "huge page": lambda: one_page(box=b"[0 0 1e12 1e12]"),
    "page of no size": lambda: one_page(box=b"[0 0 0 0]"),
    "garbage page size": lambda: one_page(box=b"(abc)"),
    "600 000 letters": crowd,
    "open brackets": lambda: b"%PDF-1.4\n" + b"((((" * (1 << 20),
    "noise": lambda: b"%PDF-1.4\n" + os.urandom(1 << 20),
    "broken predictor": lambda: one_page(
        zlib.compress(os.urandom(500_000)),
        entries=FLATE + b"/DecodeParms<</Predictor 15/Columns 2147483647/Colors 100>>",
    ),
    "picture without an end": lambda: one_page(b"BI /W 10 /H 10 /BPC 8 ID " + b"x" * 2_000_000),
    "text that is slow to match": lambda: (b"a" * 50 + b", ") * 20_000 + b"1 " * 20_000,
    "one endless line": lambda: b"Jan 2019 - " * 100_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(50))
async def test_a_broken_good_file_ends_as_advice(seed: int) -> None:
    """A good file cut short or with bits turned over is read or refused, never a fault."""
    chance = random.Random(seed)
    data = bytearray(many_pages(2) if seed % 4 < 2 else one_page())
    if seed % 2:
        del data[chance.randrange(len(data)) :]
    else:
        for _ in range(chance.randrange(1, 60)):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    with contextlib.suppress(ResumeUnreadable):
        assert isinstance(await read_resume(bytes(data), terms=()), Profile)


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
async def test_a_hostile_file_ends_as_advice(name: str) -> None:
    """Each hostile file ends within the wall limit, as a profile or as one of the refusals."""
    data = CASES[name]()
    begun = time.perf_counter()
    try:
        result: Profile | Unreadable = await read_resume(data, terms=())
    except ResumeUnreadable as refusal:
        result = refusal.reason
    assert time.perf_counter() - begun < 14
    assert isinstance(result, Profile | Unreadable)
    if isinstance(result, Profile):
        assert all(len(bullet.text) <= 600 for bullet in result.bullets)
