"""What people are asked for."""

from .arriving import InviteForm, StartForm, WallsForm
from .entering import AgainForm, EnterForm, RecoverForm
from .naming import NameForm
from .needs import NeedsForm, SayForm
from .passphrase import NewPassphraseForm

__all__ = [
    "AgainForm",
    "EnterForm",
    "InviteForm",
    "NameForm",
    "NeedsForm",
    "NewPassphraseForm",
    "RecoverForm",
    "SayForm",
    "StartForm",
    "WallsForm",
]
