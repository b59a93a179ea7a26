"""Bytes that are no request, or hardly one."""

from random import Random

from .values import MARK

HOST = b"Host: 127.0.0.1:%d\r\n"
KEY = b"dGhlIHNhbXBsZSBub25jZQ=="
UPGRADE = (
    b"GET /live/ HTTP/1.1\r\n%sUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: " + KEY + b"\r\nSec-WebSocket-Version: 13\r\n"
)
GET, POST = b"GET / HTTP/1.1\r\n%s", b"POST /in/ HTTP/1.1\r\n%s"
MANY = b"X-%d: y\r\n"
END = b"\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"

# `%s` is the right Host. Each is sent as it stands, and then nothing more.
BROKEN = (
    *(
        b"\r\n\r\n",
        b"\0\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ),
    *(b"GET\r\n\r\n", b"GET /\r\n\r\n", b"GET / HTTP/0.9\r\n\r\n", b"GET / HTTP/9.9\r\n%s\r\n"),
    *(b"GET / HTTP/1.1\r\n\r\n", b"GET / FTP/1.1\r\n%s\r\n", b"GET  /  HTTP/1.1\r\n%s\r\n"),
    *(b"GET / HTTP/1.1\n%s\n", b"get / HTTP/1.1\r\n%s\r\n", b"G\xc3\x8bT / HTTP/1.1\r\n%s\r\n"),
    *(
        b"CONNECT a:1 HTTP/1.1\r\n%s\r\n",
        b"OPTIONS * HTTP/1.1\r\n%s\r\n",
        b"X" * 9000 + b" / HTTP/1.1\r\n\r\n",
    ),
    *(b"GET http://[ HTTP/1.1\r\n%s\r\n", b"GET http://elsewhere/ HTTP/1.1\r\n%s\r\n"),
    *(
        b"GET /\xff\xfe HTTP/1.1\r\n%s\r\n",
        b"GET /\0 HTTP/1.1\r\n%s\r\n",
        b"GET /%%ff%%fe HTTP/1.1\r\n%s\r\n",
    ),
    *(
        b"GET /%%00 HTTP/1.1\r\n%s\r\n",
        b"GET /%%zz%% HTTP/1.1\r\n%s\r\n",
        b"GET /\xc3\xa9 HTTP/1.1\r\n%s\r\n",
    ),
    *(
        b"GET /?a=\xff HTTP/1.1\r\n%s\r\n",
        b"GET /?%%ff HTTP/1.1\r\n%s\r\n",
        b"GET //../.. HTTP/1.1\r\n%s\r\n",
    ),
    b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n%s\r\n",
    b"GET /?" + b"a=b&" * 10_000 + b" HTTP/1.1\r\n%s\r\n",
    GET + b"Host: elsewhere.example\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: " + MARK.encode() + b"@127.0.0.1\r\n\r\n",
    GET + b"no colon\r\n\r\n",
    GET + b": nothing\r\n\r\n",
    GET + b"X\0Y: z\r\n\r\n",
    GET + b"X: a\r\n folded\r\n\r\n",
    GET + b"X: \xff\xfe\r\n\r\n",
    GET + b"X: " + b"a" * 100_000 + b"\r\n\r\n",
    GET + b"".join(MANY % number for number in range(2000)) + END,
    GET + b"Cookie: " + b"kith-sample=\xff\xfe; " * 300 + b"\r\n\r\n",
    GET + b"Content-Length: 5\r\n\r\nabc",
    GET + b"Expect: 100-continue\r\n\r\n",
    GET + b"Range: bytes=0-0,1-1,2-\r\n\r\n",
    POST + b"Content-Length: -1\r\n\r\n",
    POST + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    POST + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n",
    POST + b"Content-Length: 18446744073709551617\r\n\r\na",
    POST + b"Content-Length: 3, 3\r\n\r\nabc",
    POST + b"Content-Length: +3\r\n\r\nabc",
    POST + b"Content-Length: 3\r\n" + CHUNKED + b"0\r\n\r\n",
    POST + FORM + CHUNKED + b"zz\r\nabc\r\n0\r\n\r\n",
    POST + FORM + CHUNKED + b"-1\r\nabc\r\n0\r\n\r\n",
    POST + FORM + CHUNKED + b"ffffffffffffffffff\r\nabc\r\n",
    POST + FORM + CHUNKED + b"3\r\nabcdef\r\n0\r\n\r\n",
    POST + FORM + CHUNKED + b"3;" + b"x" * 70_000 + b"\r\nabc\r\n0\r\n\r\n",
    POST + FORM + CHUNKED + b"3\r\nabc\r\n0\r\n" + b"T: y\r\n" * 3000 + END,
    POST + FORM + CHUNKED + b"3\r\na=b\r\n0\r\n\r\n",
    POST + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    POST + b"Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\n\x1f\x8b\x08",
    POST + b"Content-Type: a/b; charset*=x'y'z\r\nContent-Length: 1\r\n\r\na",
    b"GET / HTTP/1.1\r\n%s\r\n" * 40,
    b"GET /live/ HTTP/1.1\r\n%sUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
    b"GET /live/ HTTP/1.1\r\n%sUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n\r\n",
    b"POST /live/ HTTP/1.1\r\n%sUpgrade: websocket\r\nContent-Length: 1\r\n\r\na",
    UPGRADE + END,
    UPGRADE + b"Sec-WebSocket-Key: again\r\n\r\n",
    UPGRADE.replace(KEY, b"short") + END,
    UPGRADE.replace(b"13", b"99") + END,
    UPGRADE.replace(b"/live/", b"/in/") + END,
    UPGRADE + b"Sec-WebSocket-Extensions: permessage-deflate; \xff=;;\r\n\r\n",
    UPGRADE + b"Sec-WebSocket-Protocol: \xff, ,\r\n\r\n",
    UPGRADE + b"Origin: http://127.0.0.1\r\nCookie: kith-sample=\xff\r\n\r\n",
)
WHOLE = (
    b"GET /in/ HTTP/1.1\r\n%sCookie: a=b\r\nAccept: */*\r\n\r\n",
    b"POST /in/ HTTP/1.1\r\n%s" + FORM + b"Content-Length: 21\r\n\r\nname=Ana&passphrase=b",
    b"POST /in/ HTTP/1.1\r\n%s" + FORM + CHUNKED + b"5\r\nname=\r\n3\r\nAna\r\n0\r\n\r\n",
    UPGRADE + END,
)
ODD_BYTES = (b"\0", b"\r", b"\n", b"\r\n", b" ", b":", b"%", b"\xff", b"\t", b";", b"0", b"G", b"")


def hosted(request: bytes, port: int) -> bytes:
    """With the right host where it is asked for."""
    return request.replace(b"%s", HOST % port).replace(b"%%", b"%")


def spoiled(chance: Random, port: int) -> bytes:
    """A request as it should be, but for a few bytes."""
    request = bytearray(hosted(chance.choice(WHOLE), port))
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(request))
        request[at : at + chance.choice((0, 1, 1, 3))] = chance.choice(ODD_BYTES)
    return bytes(request)


# On an open socket


def frame(kind: int, data: bytes, first: int = 0x80, mask: bool = True) -> bytes:
    """RFC 6455, 5.2; every part of it can be wrong."""
    said = length_of(data)
    masked = bytes([said[0] | (0x80 if mask else 0)]) + said[1:]
    return bytes([first | kind]) + masked + (b"\0\0\0\0" if mask else b"") + data


def length_of(data: bytes) -> bytes:
    if len(data) < 126:
        return bytes([len(data)])
    short = len(data) <= 0xFFFF
    return (
        b"\x7e" + len(data).to_bytes(2, "big") if short else b"\x7f" + len(data).to_bytes(8, "big")
    )


TEXT, BINARY, CLOSE, PING = 1, 2, 8, 9
FRAMES = (
    frame(TEXT, b"\xff\xfe"),
    frame(TEXT, b"\xed\xa0\x80"),
    frame(TEXT, b"{}", mask=False),
    frame(TEXT, b"{}", first=0xF0),  # reserved bits
    frame(3, b"{}"),  # a kind that does not exist
    frame(TEXT, b"a" * 5000),
    frame(TEXT, b"a" * 100_000),
    bytes([0x81, 0xFF]) + (2**62).to_bytes(8, "big") + b"\0\0\0\0aaaa",  # says it is endless
    bytes([0x81, 0xFF]) + (2**64 - 1).to_bytes(8, "big"),
    frame(TEXT, b"{", first=0) + frame(PING, b"") + frame(BINARY, b"}"),
    frame(0, b"more of nothing"),
    frame(PING, b"p" * 200),
    frame(PING, b"") * 2000,
    frame(TEXT, b"{}") * 200,
    frame(TEXT, b"{", first=0) + frame(0, b" ", first=0) * 3000,
    frame(CLOSE, b"\x03"),
    frame(CLOSE, b"\x00\x00"),
    frame(CLOSE, b"\x03\xe8\xff\xff"),
    frame(CLOSE, b"\xff\xff" + b"a" * 100),
    frame(CLOSE, b"") + frame(TEXT, b"{}"),
    frame(TEXT, b'{"topics": [["a", 1e999]]}'),
)
