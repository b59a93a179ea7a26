"""Ten people who do not exist, and what they have said."""

from dataclasses import dataclass, field
from datetime import time
from typing import Any

HOST = "Amber Finch"
ONE = "Quiet Heron"
OTHER = "Mossy Lantern"
SIGN_INS = (ONE, OTHER, HOST)


@dataclass(frozen=True)
class Someone:
    """As they arrived: their card, the walls that kept them safe, their line on the porch."""

    name: str
    needs: dict[str, Any] = field(default_factory=dict)
    walls: tuple[str, ...] = ()
    porch: str = ""


PEOPLE = (
    Someone(HOST, {"listen": "ask", "own": "I answer in the evenings."}),
    Someone(
        ONE,
        {
            "slow": True,
            "stop": "A full stop, alone.",
            "listen": "say heard",
            "topics": ["family"],
            "calms": "Rain, and being told that there is time.",
            "own": "If I go quiet, I have not gone away.",
        },
        walls=("distance", "nothing"),
        porch="Fond of rain and short walks.",
    ),
    Someone(
        OTHER,
        {"pace": 6, "listen": "be here", "calms": "Something warm in both hands."},
        walls=("alone",),
        porch="I keep tomatoes on a windowsill.",
    ),
    Someone(
        "Slow River",
        {"quiet_from": time(22), "quiet_until": time(7), "slow": True, "listen": "say heard"},
    ),
    Someone("Paper Kite", {"listen": "advice", "ask_before_talk": True}),
    Someone("Winter Apple"),
    Someone("Blue Thimble", {"slow": True}, porch="Learning to bake bread. It is going slowly."),
    Someone("Soft Gravel", {"topics": ["violence", "dying"]}, porch="Early mornings, old films."),
    Someone("Little Harbour", porch="A wave is plenty."),
    Someone("Morning Fern"),
)

NOTES = (
    (OTHER, ONE, "The first tomato is red. I thought you might like to know."),
    (ONE, OTHER, "I did like to know. It rained here all morning, the good kind."),
    (OTHER, ONE, "Good rain. No need to answer, I am only saying hello."),
    (HOST, ONE, "Welcome. There is no hurry here about anything."),
    (ONE, HOST, "Thank you. I am reading more than I write for now."),
    ("Paper Kite", ONE, "I tried the short walk you wrote about. Ten minutes, and back."),
    ("Slow River", OTHER, "Your windowsill made me look at mine."),
    ("Blue Thimble", OTHER, "Where do you live? I could come by."),
)
HELD = (ONE, "Paper Kite", "Ten minutes sounds right. I am glad you told me.")
HELD_BACK = "I wanted to say something about last week, and I do not know how yet."
BROUGHT = "We had said that we would not ask about that. I did not answer."
TOLD = "I am not sure whether this is something for you. I would like somebody to know."
# Who, how much, how heavy, about what, what would help, and who answered.
ANSWERED = (ONE, "moment", 0, ["loneliness"], "heard", "Little Harbour")
UNHEARD = ("Soft Gravel", "story", 1, ["family"], "heard")
HEARD = {
    "Soft Gravel": (
        "My father called on my birthday, the first time in four years. I said that I was fine. "
        "Afterwards I cleaned the whole kitchen, twice, and could not say why."
    ),
    ONE: (
        "At the market somebody asked how I was, and I nearly told them. I said that it was "
        "raining. Now I would like somebody to know that I nearly did."
    ),
}
ANSWER = "You nearly told them, and then it was the rain. I am glad you told it here."
HOURS = "Tuesdays and Fridays, 18:00 to 20:00"
