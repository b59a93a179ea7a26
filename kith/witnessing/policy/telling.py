"""Who may tell. One's own limits are explained; anybody else's are never told."""

from django.utils.translation import gettext as _

from kith.connections import life
from kith.connections.models import Bond
from kith.connections.policy import enough_people, reach
from kith.ground import clock
from kith.ground.gate import OWN, UNKNOWN, YES, Refused, Verdict, allows, every, only
from kith.people.models import Person

from .. import rules
from ..models import Reply, Story
from ..offering import WITNESSES

MOST_TOLD = 3  # that look for somebody at a time

life.opens_at("witnessing.tell_to", rules.OPENS)


@allows("witnessing.practice")
@allows("witnessing.read_draft")
@allows("witnessing.all_told")
@allows("witnessing.close")
def oneself(person: Person, me: Person) -> Verdict:
    return only(person == me)


@allows("witnessing.tell")
def tell(person: Person, me: Person) -> Verdict:
    return every(oneself(person, me), strangers_may_meet())


def strangers_may_meet() -> Verdict:
    return every(opened_by_a_host(), enough_people())


def opened_by_a_host() -> Verdict:
    if WITNESSES.get():
        return YES
    return OWN(
        _(
            "In this house nobody tells anything to people they do not know. The hosts can open "
            "it. You can tell somebody who is near, and you can bring words to a host."
        )
    )


def demand_one_more(person: Person) -> None:
    """Of what was told anew; the page that asks for it can be read, and written on, before."""
    if is_full(person):
        raise Refused(
            OWN(
                _(
                    "Three of yours are looking for somebody just now. What you wrote is kept "
                    "among your drafts. When one is held, or you take one back, there is room for "
                    "another."
                )
            )
        )


def is_full(person: Person) -> bool:
    return Story.objects.looking(person) >= MOST_TOLD


def one_more(person: Person) -> Verdict:
    if not is_full(person):
        return YES
    return OWN(
        _(
            "Three of yours are looking for somebody just now. This one stays here with you until "
            "there is room."
        )
    )


@allows("witnessing.tell_to")
def tell_to(person: Person, bond: Bond) -> Verdict:
    """Behind a wall it is taken like anything that can wait, and never offered."""
    return only(reach(person, bond, "witnessing.tell_to") is not UNKNOWN)


@allows("witnessing.told")
@allows("witnessing.words")
@allows("witnessing.take_back")
def my_own(person: Person, story: Story) -> Verdict:
    return only(story.teller_id == person.pk)


@allows("witnessing.wait_on")
def wait_on(person: Person, story: Story) -> Verdict:
    """What has closed is one more that looks for somebody."""
    is_open = story.until > clock.now()
    return every(my_own(person, story), YES if is_open else one_more(person))


@allows("witnessing.widen")
def widen(person: Person, story: Story) -> Verdict:
    return every(wait_on(person, story), nobody_holds(story))


def nobody_holds(story: Story) -> Verdict:
    return OWN(_("Somebody holds it by now.")) if story.held() else YES


@allows("witnessing.felt")
def felt(person: Person, reply: Reply) -> Verdict:
    return every(to_me(person, reply), only(not (reply.asked or reply.handed_on)))


@allows("witnessing.see_reply")
@allows("witnessing.wall")
def to_me(person: Person, reply: Reply) -> Verdict:
    came = Reply.objects.seen_by(person, "witnessing.see_reply")
    return only(came.filter(pk=reply.pk).exists())
