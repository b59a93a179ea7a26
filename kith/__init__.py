"""A house where people practise safe connection, one small, mutually chosen step at a time."""
