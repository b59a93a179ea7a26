"""A short practice before one has room: three stories that nobody lived, answered beside the coach.

Nothing of what is written here is kept; that three were answered is."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.ground.door import Request

from . import rules
from .reading import of_text
from .words import WISHED_WORDS

DONE = "practised"  # in the session: how many
TOLD: list[tuple[str, Any]] = [
    (
        rules.Wish.HEARD,
        _(
            "My sister called and I let it ring. I sat on the stairs until it stopped. We were "
            "close once. I do not know why I cannot pick up, and now I feel like a bad person."
        ),
    ),
    (
        rules.Wish.READ,
        _(
            "Today I walked past the house where it happened. I did not stop. My hands shook until "
            "the evening, and at dinner nobody noticed."
        ),
    ),
    (
        rules.Wish.ASKED,
        _(
            "I got the job. Everyone is happy for me. I said thank you, and then I sat in the car "
            "for an hour, because I could not feel anything at all."
        ),
    ),
]


def nth(request: Request) -> int:
    return min(request.session.get(DONE, 0), len(TOLD) - 1)


def around(request: Request, form: Any) -> dict[str, Any]:
    """The one to answer now, and what the coach reads in the answer."""
    wish, story = TOLD[nth(request)]
    answer = form.cleaned_data["words"] if form.is_bound and form.is_valid() else ""
    reading = of_text(answer, str(wish), str(story)) if answer else {}
    return {
        "form": form,
        "story": story,
        "wish": WISHED_WORDS[wish],
        "nth": nth(request) + 1,
        "of": len(TOLD),
        **reading,
    }


def goes_on(request: Request, form: Any) -> bool:
    """The next one, once this is answered."""
    if form.cleaned_data["goes_on"]:
        request.session[DONE] = request.session.get(DONE, 0) + 1
    return bool(form.cleaned_data["goes_on"])


def is_done(request: Request) -> bool:
    return request.session.get(DONE, 0) >= len(TOLD)
