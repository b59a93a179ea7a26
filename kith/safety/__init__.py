"""Leaving in a hurry, help now, bringing something to a host.

"You don't have to face it alone."
"""
