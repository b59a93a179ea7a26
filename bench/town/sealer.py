"""Seals many words, and keeps their keys at once."""

from kith.ground import sealed
from kith.ground.models import Key


class Sealer:
    """`seal` as in kith.ground.sealed, but that new keys wait until they are kept."""

    def __init__(self) -> None:
        self.keys: dict[str, Key] = {}
        self.waiting: list[Key] = []

    def seal(self, name: str, words: str, field: str = "") -> bytes:
        if name not in self.keys:
            self.keys[name] = sealed.unkept(name)
            self.waiting.append(self.keys[name])
        return sealed.seal_under(self.keys[name], words, field)

    def keep(self) -> None:
        Key.objects.bulk_create(self.waiting)
        self.waiting = []

    def let_go(self, begins: str) -> None:
        """What no more words come under is not remembered."""
        self.keys = {name: key for name, key in self.keys.items() if not name.startswith(begins)}
