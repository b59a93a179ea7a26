"""Settling together, in time, without a word.

"Co-regulation: near a calm, safe person, the body begins to relax."
"""
