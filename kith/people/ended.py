"""Sessions that ended while the database was away: each a file, named by its hash."""

from pathlib import Path

from django.conf import settings


def ended_folder() -> Path:
    folder = settings.KITH.data / "ended"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def refuse(session_hash: str) -> Path:
    """From this moment the session opens nothing, whatever the database says."""
    mark = ended_folder() / session_hash
    mark.touch(mode=0o600)
    return mark


def refused(session_hash: str) -> bool:
    return (settings.KITH.data / "ended" / session_hash).exists()
