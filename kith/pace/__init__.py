"""Rest, small doses, holding until tomorrow.

"Be patient with yourself: healing relationships take time."
"""
