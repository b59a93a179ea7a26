"""Kinds of words, by hand: who is spoken of, and how.

A cue seldom lies in one word. "You should never have been left" and "you should leave" share most
of theirs; what differs is who does what and when. So words are read as kinds of grammar, too.
"""

from importlib.resources import files


def several(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _kinds(said: dict[str, str]) -> dict[str, str]:
    return {word: kind for kind, words in said.items() for word in words.split()}


VERBS = frozenset((files(__package__) / "verbs.txt").read_text("utf-8").split())

GRAMMAR = dict.fromkeys(VERBS, "VERB") | _kinds(
    {
        "YOU": "you youre youve youll youd",
        "YOUR": "your yours yourself yourselves",
        "I": "i im ive ill id me myself",
        "MY": "my mine our ours",
        "WE": "we us weve were ourselves",
        "IT": "it its itll itd thing things something",
        "THEY": "he she they him her them his their theirs hes shes theyre hed shed theyd hell "
        "theyll theyve himself herself themselves",
        "KIN": "husband wife partner mother mom mam mama dad father parents brother sister son "
        "daughter kid kids child children baby boy girl grandma gran nan grandfather grandad "
        "aunt uncle cousin nephew niece friend friends mate colleague neighbour neighbor boss "
        "boyfriend girlfriend bf gf ex teacher family sis bro folks twins toddler cat dog",
        "EVERY": "everyone everybody every all anyone anybody people nobody none men women many "
        "most lots plenty others somebody someone always never",
        "THAT": "that this those these thats there theres",
        "BE": "is are was am be been being isnt arent wasnt werent aint",
        "HAVE": "have has had having havent hasnt hadnt",
        "DO": "do does did done doing didnt doesnt dont",
        "MODAL": "should could would might may can must ought gotta shouldnt couldnt cant need "
        "needs mustnt supposed better",
        "WILL": "will wont gonna going",
        "IN": "in on at for with of to from by about into over out up down off without through",
        "A": "a an the some any another",
        "AND": "and or but so because if when while then than until",
        "ASK": "what how why who where when which whats hows whos wheres whens whose",
        "NOT": "not no nor",
        "SMALL": "only just merely simply",
        "TIME": "day days week weeks month months year years night nights time times today "
        "tomorrow yesterday tonight morning evening weekend monday tuesday wednesday thursday "
        "friday saturday sunday",
    }
)

STARTS = several(
    ", . ; : ! ? ( and then but so or please also maybe perhaps always never just definitely "
    'first instead honestly well yes yeah ok okay next " ) “ ”'
)
