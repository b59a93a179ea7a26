"""A house in which many tell and hear at once, in an hour that passes in a minute."""

import bench  # noqa: F401  (the house of this bench)
