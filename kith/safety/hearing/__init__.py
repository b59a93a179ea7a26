"""What hearing crisis in a draft leans on: words as they are meant, forms, frames, and weights.

Plain Python: no Django, no network, nothing kept of what is read.
"""
