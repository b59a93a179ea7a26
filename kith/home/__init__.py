"""Today: what is new, one small thing, and that quiet is fine too.

"Start small."
"""
