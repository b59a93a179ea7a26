"""What the reply coach leans on: sentences, words and their kinds, and weights learned beforehand.

Plain Python: no Django, no network, nothing kept of what is read.
"""
