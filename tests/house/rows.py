"""How the policy is written: a row for each address, a cell for each who and way of asking.

    Row("connections:wish", things.bond, who=BOTH, post=Does("+Wish", to="/with/"))

A row says who may come (`who`), what they are shown (`get`) and what they can do (`post`). To
everyone else there is nothing here. `but` has what is another thing for some: `{Who.APART: ...}`.
Who is not signed in is shown the one bare page, unless the row says `public`.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from .cells import AGAIN, NOTHING, Cell
from .whos import EVERYONE, Who
from .world import Thing, World

Cells = Mapping[Who, Cell]
Data = dict[str, Any] | Callable[[World], dict[str, Any]]


def no_thing(world: World) -> list[str]:
    return []


@dataclass(frozen=True, slots=True)
class Row:
    address: str  # its name
    thing: Thing = no_thing  # what it names
    who: Collection[Who] = frozenset(EVERYONE)
    get: Cell = NOTHING
    post: Cell | None = None  # a page on which nothing is done is the same, however it is asked for
    but: Cells = field(default_factory=dict)  # another page than `get` for these
    but_post: Cells = field(default_factory=dict)  # another act than `post` for these
    data: Data = field(default_factory=dict)  # what a form of ours sends
    public: Cells = field(default_factory=dict)  # by method: what who is not signed in is shown
    proved: bool = False  # behind the passphrase
    hosts: bool = False  # the hosts' own door, which asks who stands there before anything else
    tells: str = ""  # whose words stand here on purpose, though they are kept from others

    def cell(self, who: Who, method: str) -> Cell:
        if who is Who.SIGNED_OUT:
            return self.public.get(method, NOTHING)
        usual, but = self.ways(method)
        return but.get(who, usual if who in self.who else NOTHING)

    def ways(self, method: str) -> tuple[Cell, Cells]:
        if method == "GET" or self.post is None:
            return self.get, self.but
        return self.post, self.but_post

    def unproved(self, who: Who, method: str) -> Cell:
        """The same for someone who has not given their passphrase within ten minutes."""
        cell = self.cell(who, method)
        only_done = method != "POST" and self.get is NOTHING
        at_hosts = self.hosts and who is not Who.HOST
        asked = self.proved and who is not Who.SIGNED_OUT and not (only_done or at_hosts)
        return AGAIN if asked else cell

    def sent(self, world: World) -> dict[str, Any]:
        return self.data(world) if callable(self.data) else self.data
