"""In which languages people of this house tell and hear."""

from django.conf.locale import LANG_INFO

from kith.ground.choices import Choice

from .words import LANGUAGES_WORDS


def known(said: str) -> bool:
    codes = said.split()
    return bool(codes) and all(called(code) for code in codes)


def called(code: str) -> str:
    """As whoever speaks it calls it; empty for a code that is none."""
    return str(LANG_INFO.get(code, {}).get("name_local", ""))


LANGUAGES = Choice("witnessing.languages", "en", LANGUAGES_WORDS, known)


def spoken() -> list[tuple[str, str]]:
    """Those of this house, the first first."""
    return [(code, called(code).capitalize()) for code in LANGUAGES.get().split()]
