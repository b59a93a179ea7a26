"""Being heard: what somebody tells is held by a person in time, or they are told the truth.

"Being seen and believed is profoundly healing."
"""
