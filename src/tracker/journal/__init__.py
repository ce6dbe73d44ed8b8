"""Change records and the merge algebra of MERGE.md: what was said, by whom, replacing what.

May import: the standard library, domain and the ground floor.
"""
