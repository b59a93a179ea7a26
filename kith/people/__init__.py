"""Who is here, the walls that kept them safe, and what each person needs.

"Communicate your needs."
"""
