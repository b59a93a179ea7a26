"""What people use today: whoever comes by looks at what others have told, and picks."""

from .place import Happening, Listener, Place, Telling

SEEN = 15  # at one look
BETWEEN, MORE = 180.0, 240.0  # seconds between two looks: at least, and then exponential
CHOSEN, MISFIT = 0.10, 0.35  # how likely one is picked in a feed, and what of it where it fits not
FITS, AGREED, MOST_AGREED = 2.0, 0.35, 3  # more likely where it fits, and for each answer it has
HALF = 0.5  # as likely as an offer that was made to them


class Browsed(Place):
    def on_the_page(self, listener: Listener, until: float) -> Happening:
        while self.env.now < until:
            if not listener.writes:
                self.look(listener)
            yield self.env.timeout(BETWEEN + self.rng.expovariate(1 / MORE))

    def look(self, listener: Listener) -> None:
        raise NotImplementedError


class Feed(Browsed):
    """The newest first, answered or not. Nothing is claimed, and nobody keeps to any limit."""

    name = "feed"
    claims = False

    def look(self, listener: Listener) -> None:
        for telling in reversed(self.tellings[-SEEN:]):
            key = listener.who.key
            if key not in telling.takers and self.rng.random() < self.likely(telling, listener):
                return self.take(telling, listener)

    def likely(self, telling: Telling, listener: Listener) -> float:
        known = listener.who
        told = telling.told
        fits = told.topics.isdisjoint(known.not_topics) and told.language in known.languages
        agreed = 1 + AGREED * min(MOST_AGREED, len(telling.answered))
        return CHOSEN * (FITS if fits else MISFIT) * agreed


class NewestFirst(Browsed):
    """A waiting list: what fits is taken with half the likelihood of an offer, or never."""

    name = "newest first"
    newest = True

    def look(self, listener: Listener) -> None:
        waiting = [each for each in self.wanting() if listener.who.key not in each.takers]
        for telling in waiting[: -SEEN - 1 : -1] if self.newest else waiting[:SEEN]:
            number = telling.told.number
            if number in listener.asked or not listener.may_take(telling.told, self.env.now):
                continue
            listener.asked.add(number)
            if self.rng.random() < HALF * listener.who.accepts:
                self.take(telling, listener)


class OldestFirst(NewestFirst):
    name, newest = "oldest first", False
