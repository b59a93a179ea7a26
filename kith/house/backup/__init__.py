"""A copy of a living house, in two parts, and the way back from it.

*Latest* says what there is: every row, every key, every distance between people. Only the newest
is kept. *Words* hold what people wrote, sealed, without a single key; they are kept with history.
A restored house is the latest part, and words come back only where it still knows them to the
byte: so what was taken back stays gone, whoever left stays gone, and a wall stands, however old
the words are. `docs/decisions/` says more.
"""
