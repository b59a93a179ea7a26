"""Four people and more, who do everything in any order, held against what the house promised.

`mirror` is the house once more, in plain values; `house` is the real one. `acts` do to both what
somebody could do; `walk` does many of them, from a seed; `twins` lives the same hours twice.
"""
