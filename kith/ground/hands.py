"""What a lower room hands up to the people who care for the house, without knowing who they are."""

import logging
from collections.abc import Callable

Answer = Callable[[str, str, str], object]

log = logging.getLogger(__name__)
_answers: list[Answer] = []


def answered_by(answer: Answer) -> Answer:
    """The room that takes what is handed up: `answer(kind, ref, words)`."""
    _answers.append(answer)
    return answer


def hand_up(kind: str, ref: str, words: str = "") -> None:
    """Ask the hosts to look. In the caller's transaction; the words go nowhere but to the room."""
    if not _answers:
        log.warning("%s was handed up and nobody is there to take it", kind)
    for answer in _answers:
        answer(kind, ref, words)
