from __future__ import annotations

from tracker.domain import identity


def test_ids_are_pinned_for_ever() -> None:
    """A change here would give every recommendation another id, and split every office's history in two."""
    assert identity.forum_id("HLF2017") == "535d5337-3bf8-50bd-bd5c-985e2eef9d6c"
    assert identity.recommendation_id("HLF2017", "3.5") == "ecee3ae6-2ae7-5999-997d-320c61897f9a"
    assert identity.delegation_id("CRI") == "00f9480e-beb0-566d-9075-dbeb1efca277"
    assert identity.commitment_id("HLF2017", "3.5", "CRI") == "8572fec8-9ced-5430-8ed3-ab26ef5a6737"
