"""A wave, a kind note, a short talk.

"Start small: even brief moments of connection count."
"""
