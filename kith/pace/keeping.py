"""Where the gate or a form says no, what was written is not lost: it is kept as a draft."""

from collections.abc import Callable
from typing import Any

from kith.ground import again
from kith.ground.door import Request
from kith.ground.ids import new_token
from kith.ground.turns import turn

from .forms import DraftForm
from .models import Draft

Sent = Callable[[Any, str, str], bool]


def begun(request: Request, place: str) -> dict[str, Any]:
    """What stands in a box as its page is opened: the draft that was asked for, or else the last of
    this place. It is read only within ten minutes of the passphrase; before, a phone in another's
    hand is not even told whether there is one."""
    if not again.proved(request):
        return {"draft": new_token(), "behind": True}
    draft = Draft.objects.of(request.person, place, request.GET.get("draft", ""))
    return {"words": draft.said, "draft": draft.token} if draft else {"draft": new_token()}


def never(person: Any, words: str, box: str) -> bool:
    return False


def keep_words(request: Request, was_sent: Sent = never) -> None:
    """`was_sent(person, words, box)`: from whoever taps once too often, nothing is left to keep."""
    form = DraftForm(request.POST, person=request.person)
    if request.method != "POST" or not form.is_valid():
        return
    kept = form.kept
    if not was_sent(request.person, kept["words"], kept["token"]):
        with turn():
            Draft.objects.keep(request.person, **kept)
