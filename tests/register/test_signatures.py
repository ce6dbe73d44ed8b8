"""Whose files are signed by whom: what is told of a key that is not the one known."""

from __future__ import annotations

from pathlib import Path

from offices import NewOffice, Office
from post import delivered, edit, exchange
from tracker.domain.exchange import Trust
from tracker.domain.review import Review


def told(review: Review) -> str:
    return " ".join(map(str, review.notices))


def with_another_key(office: Office) -> None:
    """As after its key was lost."""
    office.register.places.signing_key.unlink()


def test_the_key_that_follows_is_known_and_the_one_before_no_longer(ana: Office, luis: Office) -> None:
    edit(ana, "1.1", status="planned")
    old = ana.folder / "old.ctu"
    ana.register.send(old)
    luis.register.finish(luis.register.review(old))
    with_another_key(ana)
    edit(ana, "1.2", status="planned")
    (source,) = delivered(ana, luis).sources
    assert source.trust is Trust.CHANGED
    exchange(ana, luis)
    assert len(luis.register.known_keys()) == 1
    edit(ana, "1.3", status="planned")
    assert delivered(ana, luis).strangers == ()


def test_a_colleague_on_a_second_laptop_is_told_to_be_known_by_another_number(
    ana: Office, luis: Office, new_office: NewOffice
) -> None:
    edit(ana, "1.1", status="planned")
    exchange(ana, luis)
    second = new_office(author="ana mora")
    edit(second, "1.2", status="planned")
    assert "ana mora is known here from another laptop, by another number." in told(delivered(second, luis))


def test_a_file_in_anothers_name_says_who_signed_it(ana: Office, luis: Office) -> None:
    edit(ana, "1.1", status="planned")
    exchange(ana, luis)
    ana.register.introduce("CRI", "The Minister")
    edit(ana, "1.2", status="planned")
    assert "names The Minister, and is signed by Ana Mora." in told(delivered(ana, luis))


def test_a_receipt_of_a_known_colleague_comes_from_no_stranger(ana: Office, luis: Office, tmp_path: Path) -> None:
    edit(ana, "1.1", status="planned")
    exchange(ana, luis)
    edit(luis, "1.2", status="planned")
    exchange(luis, ana)
    received = next(r for r in luis.register.received_files() if r.kind == "update")
    receipt = tmp_path / "receipt.ctu"
    luis.register.write_receipt(receipt, received)
    assert ana.register.review(receipt).strangers == ()
