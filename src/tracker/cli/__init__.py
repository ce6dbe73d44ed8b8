"""The register from a terminal and from scripts: verbs, their words and their JSON.

May import: domain, register, demonstration and the ground floor. Never Qt; the register only once a verb has work for
it, so that `tracker --version` and a mistyped verb answer at once.
"""
