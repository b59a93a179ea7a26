"""What nobody would type, and somebody sends: values for one field, by the kind it is.

All of them are bytes, because that is what arrives. Where there is room they hold `MARK`, which
nobody's log, header or title may ever hold.
"""

from random import Random
from typing import Any

from django import forms

MARK = "zq7kvx"
MARKUP = f"<{MARK} onload=\"'&amp;"
LONGER = 20_000  # characters, of what is far too long; a form can still carry them

UNSEEN = "\u200b\u2060\ufeff\u00ad\u200d"
BIDI = "\u202e\u202d\u2066\u2067\u2068\u200f\u061c"  # overrides and isolates that nobody closes
CONTROLS = "".join(map(chr, [*range(1, 9), 11, 12, *range(14, 32), *range(127, 160)]))
ZALGO = "a" + "\u0301\u0316\u0489" * 400
EMOJI = "\U0001f469\u200d\U0001f469\u200d\U0001f467\U0001f3fd" * 30
UNFOLDS = "\ufdfa"  # eighteen letters, once it is composed by compatibility

TEXTS = (
    "",
    " ",
    "\t\r\n \u3000\u00a0",
    CONTROLS,
    f"{BIDI}{MARK}",
    UNSEEN,
    ZALGO,
    EMOJI,
    "\U0010ffff\ufffe\U000e0041",
    "\u0410n\u0430 " + MARK,  # Cyrillic letters that look like Latin ones
    "Ana",
    "ANA\u200b",
    "Ben\u0301",
    f"{{{{ {MARK} }}}}{{% now '{MARK}' %}}",
    "%(words)s %s %n {0.__class__} {words}",
    f"{MARK}\r\nSet-Cookie: kith={MARK}\r\n\r\n",
    "' OR 1=1; DROP TABLE people_person; -- \\",
    "../../../../etc/passwd",
    f"javascript:{MARK}",
    f"//{MARK}.example/",
    "null",
    "[]",
    '{"$ne": null}',
    "-" * 300,
)
MARKUPS = (
    MARKUP,
    f"</textarea><script>{MARK}</script>",
    f'"><{MARK}>',
    f"&lt;<{MARK}>&#60;",
    f"<!--<{MARK}-->",
)
NULS = ("\0", "note:\0", f"{MARK}\0{MARK}", "a" * 15 + "\0", "\0" * 16, "5\0")
BROKEN = (  # not UTF-8
    b"\xff\xfe\xfa",
    b"\x80" + MARK.encode(),
    b"\xc0\xaf\xc0\x80",  # overlong
    b"\xed\xa0\x80\xed\xb0\x80",  # surrogates
    b"\xf4\x90\x80\x80",  # beyond Unicode
    b"caf\xe9",
    b"\xe2\x82",  # cut off
)
NUMBERS = (
    *(
        "NaN",
        "inf",
        "-inf",
        "Infinity",
        "1e400",
        "1e-400",
        "-1",
        "-0",
        "0",
        "1.5",
        "1,5",
        "+5",
        "0x10",
    ),
    *("1_0", " 5 ", "\u0663", "\u00b2", "\u2167", "5\0", "five", "True", "4" * 30, "9" * 5000),
    *map(str, (2**31, -(2**31) - 1, 2**63, -(2**63) - 1, 2**64, 10**18)),
)
HOURS = (
    *("24:00", "25:61", "-01:00", "23:59:60", "12:00+99:99", "12:00 Z", "noon", "00:00:00.0000001"),
    *("9999-12-31T23:59", "0000-00-00", "\u0661\u0662:\u0660\u0660", "1:1:1:1", "23:59"),
)


def of_field(field: forms.Field | None, chance: Random, ids: list[str]) -> bytes:
    """One value that this field was not made for; now and then one that it only just takes."""
    kinds = [texts, texts, broken, long, long, nul, markup]
    if isinstance(field, forms.ChoiceField):
        kinds += [chosen, numbers]
    if isinstance(field, forms.IntegerField):
        kinds += [numbers, numbers, numbers]
    if isinstance(field, forms.TimeField | forms.DateField | forms.DateTimeField):
        kinds += [hours, hours, hours]
    if chance.random() < 0.15:
        return chance.choice(ids).encode()
    return chance.choice(kinds)(field, chance)


def texts(field: Any, chance: Random) -> bytes:
    said = chance.choice(TEXTS)
    return (said * chance.choice((1, 1, 1, 2, 5))).encode("utf-8", "surrogatepass")


def broken(field: Any, chance: Random) -> bytes:
    return chance.choice(BROKEN) * chance.choice((1, 1, 40))


def markup(field: Any, chance: Random) -> bytes:
    return chance.choice(MARKUPS).encode()


def nul(field: Any, chance: Random) -> bytes:
    """Which PostgreSQL takes nowhere, and SQLite does."""
    return chance.choice(NULS).encode()


def long(field: Any, chance: Random) -> bytes:
    """At the very edge of what it takes, and far beyond."""
    most = getattr(field, "max_length", None) or 280
    many = chance.choice((most - 1, most, most + 1, most + 2, most * 3, LONGER, LONGER))
    letter = chance.choice(("a", "\u00e4", "\u0301", "\u202e", "\U0001f600", "\n", " ", UNFOLDS))
    return (MARK + letter * many)[: max(many, 1)].encode()


def numbers(field: Any, chance: Random) -> bytes:
    edges = [getattr(field, name, None) for name in ("min_value", "max_value")]
    near = [str(edge + by) for edge in edges if edge is not None for by in (-1, 0, 1)]
    return chance.choice([*NUMBERS, *near, *near]).encode()


def hours(field: Any, chance: Random) -> bytes:
    return chance.choice(HOURS).encode()


def chosen(field: Any, chance: Random) -> bytes:
    """One of its choices, as it is or a little off."""
    offered = [str(value) for value, _words in field.choices if isinstance(value, str | int)]
    one = chance.choice(offered or ["0"])
    off = (one, one, one.upper(), f" {one}", f"{one}\0", f"{one}{one}", one[:-1], f"-{one}")
    return chance.choice(off).encode()
