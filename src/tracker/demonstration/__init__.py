"""An invented year of a delegation's work, made through the register's verbs as people would: for trying out, pictures.

What happens is data (`resources/demonstration`): a diary of deeds, in four languages. The same diary and day make the
same demonstration. May import: domain, the register's doors and the ground floor.
"""
