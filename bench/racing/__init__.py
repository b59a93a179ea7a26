"""Races: two processes that do two things at once, over and over, in a house of their own.

Hashing is quick here, so that a passphrase costs a race no more than a note does.
"""

from django.test.utils import override_settings

import bench  # noqa: F401  (the house of this bench)

override_settings(
    TESTING=True, PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]
).enable()
