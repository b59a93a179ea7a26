"""Two people, and how near they both choose to be.

"Step by step, conversation by conversation, the walls begin to lower."
"""
