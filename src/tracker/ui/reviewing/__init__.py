"""The review of what others sent, before anything of it is written. May import what `ui` may."""
