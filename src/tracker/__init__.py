"""Commitment Tracker: what a delegation took home from a forum, followed offline and through Excel.

The ground floor (bundle, places, errors, words) uses the standard library and platformdirs only and may be
imported from everywhere. The floors above it, and what each may import, are told in docs/architecture.md and
held by tests/test_architecture.py.
"""

__version__ = "0.1.0"
