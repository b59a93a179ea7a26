from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

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

# What is good about a sentence that is named as good.
GOOD_WORDS: dict[str, str | Promise] = {
    "validation": _("This says that what they feel makes sense."),
    "reflection": _("This says back what you heard."),
    "open_question": _("This asks, and leaves room for any answer."),
}
