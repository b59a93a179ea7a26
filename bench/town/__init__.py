"""A house with thousands of people in it, made in a minute, and two of them who look at it."""
