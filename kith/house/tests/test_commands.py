import socket

import pytest
from django.core.management import CommandError

from kith.house.__main__ import own_commands
from kith.house.management.commands.serve import only_here, refuse_taken


def test_the_list_of_commands_shows_the_houses_own_and_says_what_each_does():
    listed = dict(own_commands())
    assert {"serve", "ready"} <= set(listed)
    assert "shell" not in listed
    assert all(what.endswith(".") for what in listed.values())


def test_a_taken_port_is_said_in_one_sentence_with_a_way_on():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} is taken"):
            refuse_taken(port)


def test_a_free_port_is_left_free():
    with socket.create_server(("127.0.0.1", 0)) as was_free:
        port = was_free.getsockname()[1]
    refuse_taken(port)
    refuse_taken(port)


def test_a_house_is_open_once(tmp_path):
    with only_here(tmp_path / "open"), pytest.raises(CommandError, match="open already"):
        only_here(tmp_path / "open")
    only_here(tmp_path / "open").close()
