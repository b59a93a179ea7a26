"""Those who care for the house: what was brought to them, and nothing else.

"You don't have to face it alone."
"""
