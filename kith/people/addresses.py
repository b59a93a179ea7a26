"""Where other rooms are, by address: they stand above, so their names are not known here."""

HOME = "/"
TODAY = "/today/"
MEET = "/meet/"
HELP = "/help/"
WRITE_BACK = "/bring/paused/"

NO_WAYS: list[str] = []  # the bar of ways waits until somebody has arrived
