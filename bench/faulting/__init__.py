"""What bench/faults.py does to a house, part by part. Each part has a process and a house of its
own: python -m bench.faulting PART.
"""
