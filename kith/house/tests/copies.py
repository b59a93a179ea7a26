"""Reading copies and houses, to compare."""

import gzip
import json

from kith.house.backup import parts

CARD = {
    "zone": "Europe/Berlin",
    "quiet_from": None,
    "quiet_until": None,
    "pace": 2,
    "ask_before_talk": True,
}


def lines(path):
    with gzip.open(path, "rt") as file:
        return [json.loads(line) for line in file]


def table_rows(lines):
    """The rows of a part, by table."""
    rows, table = {}, None
    for line in lines:
        table = line.get("table") if isinstance(line, dict) else table
        rows.setdefault(table, []).extend([line] if isinstance(line, list) else [])
    return rows


def everything():
    """Every copied row of the house, to compare."""
    return {
        table._meta.label: [
            tuple(bytes(each) if isinstance(each, memoryview) else each for each in row)
            for row in table._base_manager.order_by("pk").values_list()
        ]
        for table in parts.copied()
    }
