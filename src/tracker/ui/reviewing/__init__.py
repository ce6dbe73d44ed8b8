"""The review of what colleagues and other delegations sent, before anything of it is written. May import what `ui` may."""
