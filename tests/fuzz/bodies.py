"""A form as it is sent: as a browser does it, and as no browser would."""

import json
from random import Random
from urllib.parse import quote_from_bytes

Field = tuple[str, bytes]
Sent = tuple[bytes, bytes]  # content type, body

FORM = b"application/x-www-form-urlencoded"
BOUNDARY = b"kith-boundary"
MULTIPART = b"multipart/form-data; boundary=" + BOUNDARY
TEN_MEGABYTES = 10 * 1024 * 1024

# What a part, or a whole form, says of its own letters. Some make of plain bytes what is no text.
CHARSETS = (
    *(
        "utf-7",
        "utf-16",
        "utf-32",
        "ascii",
        "latin-1",
        "shift_jis",
        "hz",
        "cp037",
        "unicode_escape",
    ),
    *(
        "raw_unicode_escape",
        "utf-8-sig",
        "idna",
        "punycode",
        "hex",
        "base64",
        "zlib",
        "bz2",
        "rot13",
    ),
    *("undefined", "mbcs", "x-unknown", "../../etc", "\xff", "", "utf-8'", "utf8'en'x"),
)
KINDS = (
    b"",
    b"text/plain",
    b"application/json",
    b"multipart/form-data",
    b"multipart/form-data; boundary=",
    b"multipart/form-data; boundary=" + b"b" * 300,
    b'multipart/form-data; boundary="a\\"b"',
    b"multipart/form-data; boundary=\xff\xfe",
    b"multipart/mixed; boundary=a",
    b"application/x-www-form-urlencoded; charset=utf-16",
    b"application/x-www-form-urlencoded; charset*=x'y'z",
    b"application/x-www-form-urlencoded; charset*0*=utf-8''a; charset*1=b",
    b"application/x-www-form-urlencoded; charset*99999999999999999999=a",
    b'application/x-www-form-urlencoded; =; ;;; ="',
    b"application/x-www-form-urlencoded; a*=\xff'\xff'%ff",
    b"; ; ;",
    b"\xff/\xfe; charset=\x80",
    b"a/b; " + b"c=d; " * 2000,
)


def urlencoded(fields: list[Field]) -> Sent:
    said = [
        f"{quote_from_bytes(name.encode())}={quote_from_bytes(value)}" for name, value in fields
    ]
    return FORM, "&".join(said).encode()


def multipart(fields: list[Field], more: bytes = b"", kind: bytes = MULTIPART) -> Sent:
    parts = b"".join(part(name, value, more) for name, value in fields)
    return kind, parts + b"--" + BOUNDARY + b"--\r\n"


def part(name: str, value: bytes, more: bytes = b"") -> bytes:
    head = b'Content-Disposition: form-data; name="' + name.encode() + b'"' + more
    return b"--" + BOUNDARY + b"\r\n" + head + b"\r\n\r\n" + value + b"\r\n"


# As no browser would


def raw(fields: list[Field], chance: Random) -> Sent:
    """Nothing of it is escaped."""
    pairs = [*fields, ("words", b"\xff\xfe\x80"), ("\udcff", b"")]
    said = [name.encode("utf-8", "surrogateescape") + b"=" + value for name, value in pairs]
    return FORM, b"&".join(said)


def in_a_charset(fields: list[Field], chance: Random) -> Sent:
    said = chance.choice(CHARSETS).encode("latin-1")
    odd = [*fields, ("words", b"+2AD-+3AD- \\ud800 \\x00 %uD800"), ("name", b"+2AD-")]
    return multipart(odd, kind=MULTIPART + b"; charset=" + said)


def as_files(fields: list[Field], chance: Random) -> Sent:
    """A file where words are asked for."""
    names = (b"x", b"../../x", b"\xff", b"", b"a" * 5000, b"x\0y")
    return multipart(fields, b'; filename="' + chance.choice(names) + b'"')


def with_odd_parts(fields: list[Field], chance: Random) -> Sent:
    more = (
        b"\r\nContent-Transfer-Encoding: base64",
        b"\r\nContent-Type: text/plain; charset=utf-7",
        b"\r\nContent-Disposition: form-data; name*=utf-8''%ff",
        b"; filename*=hex''%ff",
        b"; filename*0*=utf-8''a; filename*9=b",
        b"\r\n" + b"X: y\r\n" * 300,
        b"\r\n:\r\n\xff: \xff",
    )
    return multipart(fields, chance.choice(more))


def cut_off(fields: list[Field], chance: Random) -> Sent:
    kind, body = multipart(fields)
    return kind, body[: chance.randrange(len(body))]


def with_another_boundary(fields: list[Field], chance: Random) -> Sent:
    _kind, body = multipart(fields)
    return b"multipart/form-data; boundary=another", body


def as_json(fields: list[Field], chance: Random) -> Sent:
    said = {name: value.decode("latin-1") for name, value in fields}
    return b"application/json", json.dumps(said).encode()


def deep_json(fields: list[Field], chance: Random) -> Sent:
    return b"application/json", b"[" * 100_000


def as_another_kind(fields: list[Field], chance: Random) -> Sent:
    _kind, body = chance.choice((urlencoded, multipart))(fields)
    return chance.choice(KINDS), body


def repeated(fields: list[Field], chance: Random) -> Sent:
    return urlencoded([*fields, *reversed(fields), *fields])


def thousands(fields: list[Field], chance: Random) -> Sent:
    many = [(f"{name}{number}", value[:9]) for name, value in fields for number in range(1500)]
    return chance.choice((urlencoded, multipart))([*fields, *many])


def ten_megabytes(fields: list[Field], chance: Random) -> Sent:
    return FORM, b"words=" + b"a" * TEN_MEGABYTES


def nearly_too_much(fields: list[Field], chance: Random) -> Sent:
    return urlencoded([*fields, ("words", b"b" * chance.choice((262_000, 263_000, 1_048_000)))])


def separators(fields: list[Field], chance: Random) -> Sent:
    return FORM, chance.choice((b"&" * 5000, b"=" * 5000, b"%" * 5000, b"&=&%00=%00&\0", b"a;b;c"))


ODD = (
    raw,
    raw,
    raw,
    in_a_charset,
    in_a_charset,
    as_files,
    with_odd_parts,
    cut_off,
    with_another_boundary,
    as_json,
    deep_json,
    as_another_kind,
    as_another_kind,
    repeated,
    thousands,
    nearly_too_much,
    separators,
)
