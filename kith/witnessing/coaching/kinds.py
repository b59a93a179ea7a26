"""The kinds of sentence the coach tells apart."""

from typing import Final

ADVICE: Final = "advice"
HARM: Final = (ADVICE, "minimising", "judging", "comparing", "interrogating", "cheering_up")
GOOD: Final = ("validation", "reflection", "open_question")
PLAIN: Final = ("presence", "other", "closed_question")  # neither praised nor marked
KINDS: Final = HARM + GOOD + PLAIN
ASKING: Final = ("open_question", "closed_question", "interrogating")
