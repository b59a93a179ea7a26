"""Two people in front of their pages, and many others whose pages are open and quiet."""
