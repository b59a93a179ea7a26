"""A house of fictional people, to look at. It never becomes a real one, nor a real one it."""
