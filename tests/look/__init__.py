"""`bin/look DIR`: every page of a sample house, as people on phones and at desks see it."""
