"""Races about what is told: who holds it, what is taken back, what a wall keeps out."""

from datetime import timedelta

from kith.connections.models import Bond, Crowd
from kith.ground import clock, door
from kith.ground.models import Key
from kith.people.models import Person
from kith.witnessing import languages, rules
from kith.witnessing.models import Holding, Offer, Reply, Story
from kith.witnessing.models.reply import Replies
from kith.witnessing.offering import WITNESSES
from kith.witnessing.views import holding as views

from .people import cookie_of, post, somebody
from .race import Done, Given, Race
from .walls import no_lock_of, no_turn

TOLD, HEARD = "I sat on the stairs until it stopped ringing.", "I hear how long that was."


class Hearing(Race):
    lock = "whoever hears it, then what was told"
    out = {"sqlite": (no_turn,), "postgresql": (no_lock_of(Person, Bond, Story, Holding, Offer),)}
    lingers = ((door, "demand"),)

    def begin(self) -> None:
        Crowd.objects.get_or_create(pk=1)
        WITNESSES.set(True)

    def told(self, teller: Person, language: str = "") -> Story:
        now = clock.now()
        return Story.objects.tell(
            teller,
            TOLD,
            "",
            size=rules.Size.MOMENT.value,
            weight=rules.Weight.LIGHT.value,
            topics=0,
            language=language or languages.spoken()[0][0],
            wish=rules.Wish.HEARD.value,
            wanted=1,
            host_ok=False,
            from_at=now,
            until=now + timedelta(days=1),
        )

    def offered(self, story: Story, to: Person) -> str:
        Offer.objects.offer(story, [to], clock.now() + rules.RUNS_OUT_AWAY)
        return str(Offer.objects.get(story=story, to=to).token)

    def take(self, cookie: str, offer: str) -> int:
        return post(cookie, f"/offers/{offer}/take/")

    def answer(self, cookie: str, holding: str) -> int:
        return post(cookie, f"/holding/{holding}/answer/", words=HEARD)


class Taking(Hearing):
    """Two are taken at once, by one or by two."""

    def first(self, given: Given) -> int:
        return self.take(given["cookies"][0], given["offers"][0])

    def second(self, given: Given) -> int:
        return self.take(given["cookies"][1], given["offers"][1])

    def first_won(self, given: Given, one: Done, other: Done) -> bool:
        return bool(one.answer == 302)


class TwoTake(Taking):
    """One is wanted, and two say that they will hold it."""

    name, what = "take", "two who take what one is wanted for"

    def given(self) -> Given:
        story = self.told(somebody("Ana"))
        two = [somebody(name) for name in ("Ben", "Cora")]
        offers = [self.offered(story, each) for each in two]
        return {"story": story.pk, "offers": offers, "cookies": [cookie_of(each) for each in two]}

    def broken(self, given: Given, one: Done, other: Done) -> str:
        held = Holding.objects.filter(story=given["story"]).count()
        if held != 1 or sorted((one.answer, other.answer)) not in ([302, 403], [302, 404]):
            return f"{held} hold it, answered {one.answer} and {other.answer}"
        return ""


class LastOfRoom(Taking):
    """Ben holds one already, and takes two more at once: two are the most that anyone holds."""

    name, what = "most-held", "the last that somebody can hold"

    def given(self) -> Given:
        ben = somebody("Ben")
        Holding.objects.begin(self.told(somebody("Ana")), ben)
        offers = [self.offered(self.told(somebody(name)), ben) for name in ("Cora", "Elif")]
        return {"ben": ben.pk, "offers": offers, "cookies": [cookie_of(ben), cookie_of(ben)]}

    def broken(self, given: Given, one: Done, other: Done) -> str:
        held = Holding.objects.open().filter(witness=given["ben"]).count()
        if held != 2 or {one.answer, other.answer} != {302, 403}:
            return f"{held} are held, answered {one.answer} and {other.answer}"
        return ""


class BackAgainstAnswer(Hearing):
    """Ana takes it back while Ben answers. His answer may say it again."""

    name, what = "back-answer", "taking back what was told against an answer to it"

    def given(self) -> Given:
        ana, ben = somebody("Ana"), somebody("Ben")
        story = self.told(ana)
        holding = Holding.objects.begin(story, ben)
        cookies = {"ana": cookie_of(ana), "ben": cookie_of(ben)}
        return {"story": story.token, "holding": holding.token, **cookies}

    def first(self, given: Given) -> int:
        return post(given["ana"], f"/told/{given['story']}/back/")

    def second(self, given: Given) -> int:
        return self.answer(given["ben"], given["holding"])

    def broken(self, given: Given, one: Done, other: Done) -> str:
        if one.answer != 302 or other.answer not in (302, 403):
            return f"answered {one.answer} and {other.answer}"
        keys = Key.objects.filter(name__startswith="reply:").count()
        told = Story.objects.filter(token=given["story"]).count()
        Key.objects.filter(name__startswith="reply:").delete()
        return f"{told} told, and {keys} keys of answers are left" if told or keys else ""

    def first_won(self, given: Given, one: Done, other: Done) -> bool:
        return bool(other.answer == 403)


class BackAgainstTake(Hearing):
    """Ana takes it back while Ben takes it."""

    name, what = "back-take", "taking back what was told against holding it"

    def given(self) -> Given:
        ana, ben = somebody("Ana"), somebody("Ben")
        story = self.told(ana)
        cookies = {"ana": cookie_of(ana), "ben": cookie_of(ben)}
        return {"story": story.token, "offer": self.offered(story, ben), "to": ben.pk, **cookies}

    def first(self, given: Given) -> int:
        return post(given["ana"], f"/told/{given['story']}/back/")

    def second(self, given: Given) -> int:
        return self.take(given["ben"], given["offer"])

    def broken(self, given: Given, one: Done, other: Done) -> str:
        if one.answer != 302 or other.answer not in (302, 404):
            return f"answered {one.answer} and {other.answer}"
        if Story.objects.filter(token=given["story"]).exists():
            return "it is still told"
        held = Holding.objects.open().filter(witness=given["to"]).count()
        return "nothing is held, and takes up room" if held else ""

    def first_won(self, given: Given, one: Done, other: Done) -> bool:
        return bool(other.answer == 404)


class WallAgainstAnswer(Hearing):
    """Ana puts up a wall over an answer of Ben's, who is just answering another of hers."""

    name, what = "wall-answer", "a wall between strangers against an answer"
    lingers = ((door, "demand"), (views, "is_delivered"))
    effects = ((Bond, "wall"), (Replies, "write"))

    def given(self) -> Given:
        ana, ben = somebody("Ana"), somebody("Ben")
        first, then = (Holding.objects.begin(self.told(ana), ben) for _ in range(2))
        reply = Reply.objects.answer(first, HEARD, delivered=True)
        cookies = {"ana": cookie_of(ana), "ben": cookie_of(ben)}
        return {"reply": reply.token, "holding": then.token, **cookies}

    def first(self, given: Given) -> int:
        return post(given["ana"], f"/answers/{given['reply']}/wall/")

    def second(self, given: Given) -> int:
        return self.answer(given["ben"], given["holding"])

    def came(self, given: Given) -> bool:
        return Reply.objects.filter(holding__token=given["holding"], delivered=True).exists()

    def broken(self, given: Given, one: Done, other: Done) -> str:
        if one.answer != 302 or other.answer not in (302, 403):
            return f"answered {one.answer} and {other.answer}"
        if self.came(given) and other.came_after(one):
            return "an answer came when the wall stood already"
        return ""

    def first_won(self, given: Given, one: Done, other: Done) -> bool:
        return not self.came(given)
