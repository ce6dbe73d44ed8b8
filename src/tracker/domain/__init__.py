"""The field's own words: frozen values, vocabularies and rules of forums, recommendations and commitments.

May import: the standard library and the ground floor (errors, words). Knows nothing of SQL, Excel or Qt.
"""
