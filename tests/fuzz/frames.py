"""What a page of the house says on its socket, and all else that somebody could say there."""

import json
from random import Random
from typing import Any

from kith.ground.person_socket import LONGEST

from .values import BROKEN, MARK, TEXTS

Frame = dict[str, Any]  # as a server hands it on: {"text": ...} or {"bytes": ...}

ODD_NUMBERS = ("1e999", "-1e999", "NaN", "Infinity", "1" * 900, "-0", "1.5", "true", "null", '"7"')
ODD_JSON = (
    *(
        "",
        " ",
        "nonsense",
        "{",
        "[]",
        "{}",
        "null",
        "0",
        '"topics"',
        "\ufeff{}",
        "{}{}",
        "[" * 1000,
    ),
    *('{"topics":' * 90, '{"topics": []', '{"topics": null}', '{"topics": {}}', '{"topics": "ab"}'),
    *('{"topics": [[]]}', '{"topics": [[1, 2, 3]]}', '{"topics": ["ab"]}', '{"topics": [{}]}'),
    *('{"type": "nudge", "topic": "a", "number": 1}', '{"type": "websocket.disconnect"}'),
    '{"topics": [["a", 1]], "topics": 5}',
    '{"topics": [[{"a": []}, 1]]}',
    '{"topics": [["\\ud800", 1]]}',
    '{"__class__": 1, "topics": [["' + MARK + '", 1]]}',
)


def frame(chance: Random, topics: list[str]) -> Frame:
    """One frame: what is asked for, a little off, or nothing like it."""
    often = (known, odd_pairs, odd_pairs, odd_json, odd_json, cut) * 3
    kinds = (*often, edge, binary, neither)  # of which a socket is mostly closed
    return chance.choice(kinds)(chance, topics)


def known(chance: Random, topics: list[str]) -> Frame:
    """What a page sends."""
    pairs = [[topic, chance.randrange(5)] for topic in chance.sample(topics, 2)]
    return {"text": json.dumps({"topics": pairs})}


def odd_pairs(chance: Random, topics: list[str]) -> Frame:
    names = [*map(json.dumps, [*topics, *TEXTS]), "null", "5", "[]", '"\\udfff"']
    pairs = [
        f"[{chance.choice(names)}, {chance.choice(ODD_NUMBERS)}]"
        for _ in range(chance.choice((1, 1, 2, 2, 6, 50)))
    ]
    return {"text": '{"topics": [' + ",".join(pairs) + "]}"}


def odd_json(chance: Random, topics: list[str]) -> Frame:
    return {"text": chance.choice(ODD_JSON)}


def edge(chance: Random, topics: list[str]) -> Frame:
    """Of just the length that is still taken, and of one byte more."""
    letter = chance.choice(("a", "\u00e4", "\U0001f600"))
    many = chance.choice((LONGEST - 1, LONGEST, LONGEST + 1, 4 * LONGEST)) // len(letter.encode())
    return {"text": letter * many}


def binary(chance: Random, topics: list[str]) -> Frame:
    return {"bytes": chance.choice([*BROKEN, b"", b"{}", b"\0" * 2000])}


def neither(chance: Random, topics: list[str]) -> Frame:
    return chance.choice(({"bytes": None}, {"text": None, "bytes": None}))


def cut(chance: Random, topics: list[str]) -> Frame:
    whole = known(chance, topics)["text"]
    at = chance.randrange(len(whole))
    return {"text": whole[:at] + chance.choice(("", MARK, "\0", "\u202e")) + whole[at + 1 :]}
