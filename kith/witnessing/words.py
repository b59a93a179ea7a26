"""How telling and hearing are called on a page."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kith.connections.words import SAID
from kith.people.card import TOPICS

from .limits import Full
from .rules import Phase, Size, Weight, Wish

TOLD, TAKEN_BACK, PASSED, HANDED_ON, ANSWERED, FELT, NOT_SAID, CLOSED, UNSAID, WALLED, WAITS = (
    "witnessing.told",
    "witnessing.taken_back",
    "witnessing.passed",
    "witnessing.handed_on",
    "witnessing.answered",
    "witnessing.felt",
    "witnessing.not_said",
    "witnessing.closed",
    "witnessing.unsaid",
    "witnessing.walled",
    "witnessing.waits",
)

SAID |= {
    TOLD: _("It is told. You can take it back at any time."),
    TAKEN_BACK: _("Taken back. Its key is gone, and whoever held it cannot read it any more."),
    PASSED: _("It is not before you any more. Nobody is told who passed."),
    HANDED_ON: _("It is not with you any more. What you held of it was something."),
    ANSWERED: _("Your answer is given. It comes to them if and when they are open to it."),
    FELT: _("Thank you. It is never shown with what was told or who answered."),
    NOT_SAID: _("That is fine. Nothing was kept."),
    CLOSED: _("You have no room just now. That is all that is needed."),
    UNSAID: _(
        "Taken back. Nobody can open it any more; a page that is open just now may still show it. "
        "What they brought to a host before stays with the hosts."
    ),
    WALLED: _("There is a wall between you and whoever wrote that. They are not told."),
    WAITS: _("It goes on as it was, for longer. After that you are told again how it is."),
}

SIZE_WORDS: dict[str, str | Promise] = {
    Size.SENTENCE: _("A sentence"),
    Size.MOMENT: _("A moment"),
    Size.STORY: _("A story"),
}
WEIGHT_WORDS: dict[int, str | Promise] = {
    Weight.LIGHT: _("Light"),
    Weight.SOME: _("Some weight"),
    Weight.HEAVY: _("Heavy"),
}
WISH_WORDS: dict[str, str | Promise] = {
    Wish.READ: _("Read it, and nothing else"),
    Wish.HEARD: _("Tell me you heard me"),
    Wish.ASKED: _("Ask me about it"),
    Wish.ADVICE: _("Advice is welcome"),
}
# What whoever holds it reads beside their box.
WISHED_WORDS: dict[str, str | Promise] = {
    Wish.READ: _("They would like it read, and nothing else. A word is welcome, and not needed."),
    Wish.HEARD: _("They would like to know that you heard them."),
    Wish.ASKED: _("They would like to be asked about it."),
    Wish.ADVICE: _("They said that advice is welcome."),
}
TOPIC_WORDS: dict[str, str | Promise] = {
    **TOPICS,
    "childhood": _("Childhood"),
    "loneliness": _("Loneliness"),
    "shame": _("Shame"),
    "anger": _("Anger"),
    "fear": _("Fear"),
}
PHASE_WORDS: dict[str, str | Promise] = {
    Phase.LATER: _("It goes on its way when you said. Until then it lies here."),
    Phase.LOOKING: _("It is looking for someone with room."),
    Phase.LONGER: _("It is taking longer. Nobody holds it yet."),
    Phase.HOST_ASKED: _("Nobody holds it yet. The hosts have been asked to hold it."),
    Phase.HELD: _("Someone is holding it."),
    Phase.WRITING: _("Someone is holding it. They have begun to write back."),
    Phase.ANSWERED: _("Someone has answered."),
    Phase.OVER: _(
        "Its time is over, and nobody holds it. That says nothing about what you told. Your words "
        "are still yours. What somebody brought to a host before stays with the hosts."
    ),
}
# Of what was told to one person, whatever the cause: they may rest, have left it, or be far away.
NEAR_WORDS: dict[str, str | Promise] = {
    **PHASE_WORDS,
    Phase.LOOKING: _(
        "You told it to one person alone. Nobody holds it just now, and nobody else is asked."
    ),
    Phase.LONGER: _(
        "Nobody holds it yet, and nobody else has been asked. That can have many reasons, and says "
        "nothing about what you told."
    ),
}
WITHIN_WORDS: dict[int, str | Promise] = {
    5: _("Usually somebody holds it within five minutes."),
    10: _("Usually somebody holds it within ten minutes."),
    15: _("Usually somebody holds it within a quarter of an hour."),
    20: _("Usually somebody holds it within twenty minutes."),
    30: _("Usually somebody holds it within half an hour."),
    45: _("Usually somebody holds it within three quarters of an hour."),
    60: _("Usually somebody holds it within an hour."),
    90: _("Usually somebody holds it within an hour and a half."),
    120: _("Usually somebody holds it within two hours."),
    180: _("Usually somebody holds it within three hours."),
    240: _("Usually somebody holds it within four hours."),
}
FULL_WORDS: dict[str, str | Promise] = {
    Full.OPEN: _("You hold as much as you can hold at once. When one is answered, there is room."),
    Full.TODAY: _("You have held as much as one day has room for. It opens again tomorrow."),
    Full.RESTS: _("After something heavy there is an hour of rest here. It opens by itself."),
    Full.HEAVY: _(
        "You have held three heavy ones within a week, which is as many as anybody can hold here. "
        "Lighter ones are open."
    ),
}
SOMEBODY_UNKNOWN = _("somebody who answered you")
WITNESSES_WORDS = _(
    "Telling something to a person one does not know, who said that they have room. Only with a "
    "host who is there to answer."
)
LANGUAGES_WORDS = _(
    "The languages in which people here tell and hear, as codes with a space between: “en de”."
)

# Why a sentence is marked. It speaks of how such words can land, never of who wrote them.
WHY_WORDS: dict[str, str | Promise] = {
    "advice": _("Advice can feel like being told that you did it wrong."),
    "minimising": _(
        "When something is made smaller, it can feel as if it was not allowed to hurt."
    ),
    "judging": _("A verdict, even a gentle one, can make a person close up."),
    "comparing": _("Another story, even a true one, can take the place of theirs."),
    "interrogating": _("Many questions, or a “why”, can feel like having to explain oneself."),
    "cheering_up": _("Cheering up can leave a person alone with how it is right now."),
}

# A beginning to try in its place.
BEGINNING_WORDS: dict[str, str | Promise] = {
    "advice": _("You could begin: “That sounds like ...”"),
    "minimising": _("You could begin: “It makes sense that this hurts, because ...”"),
    "judging": _("You could begin: “I can hear how much ...”"),
    "comparing": _("You could begin: “For you, it was ...”"),
    "interrogating": _("You could ask one thing: “What was that like for you?”"),
    "cheering_up": _("You could begin: “There is nothing you have to feel. I am here, and ...”"),
}

# The headline: how much is said back, allowed or openly asked, beside what is put in.
MOSTLY_BACK = _(
    "More of this says back, allows or asks openly than puts something in. That is where people "
    "mostly feel heard."
)
HALF_AND_HALF = _(
    "As much of this puts something in as says back, allows or asks openly. People mostly feel "
    "heard where the second is more."
)
MOSTLY_IN = _(
    "More of this puts something in than says back, allows or asks openly. People mostly feel "
    "heard where it is the other way round."
)

# What is good about a sentence that is named as good.
GOOD_WORDS: dict[str, str | Promise] = {
    "validation": _("This says that what they feel makes sense."),
    "reflection": _("This says back what you heard."),
    "open_question": _("This asks, and leaves room for any answer."),
}
