"""How a parcel lies on the disk: names, versions and bounds that the writer and the reader share.

A zip. First `mimetype`, stored, by which it is known whatever its name; then `manifest.json`, whose exact bytes
`signature.json` signs; `records.jsonl.xz`, a line ["id",record] for each change; and `attachments/<SHA-256>`.
The manifest says how many changes there are and what their lines and the attachments hash to, so one signature vouches
for all. With a password, all this is one sealed part of an outer zip, which tells nothing of who sends what.
"""

from __future__ import annotations

import lzma
import re

FORMAT = (1, 0)
"""Major and minor version: a minor one only adds; a newer major one is refused."""

MARK = "mimetype"
PLAIN = b"application/vnd.commitment-tracker.parcel"
SEALED = b"application/vnd.commitment-tracker.sealed-parcel"

MANIFEST = "manifest.json"
SIGNATURE = "signature.json"
RECORDS = "records.jsonl.xz"
HEADER = "seal.json"
SEALED_PARCEL = "sealed.bin"
ATTACHMENT = re.compile(r"attachments/([0-9a-f]{64})")

FILE_BYTES = 200_000_000
UNPACKED_BYTES = 600_000_000
ATTACHMENTS = 5_000
PARTS = ATTACHMENTS + 100
NOTE_BYTES = 4_000_000
"""The most that the manifest may hold; the signature and the seal's header hold less."""

RECORD_COUNT = 500_000
LINES_BYTES = 300_000_000
RECORD_BYTES = 1_000_000
RATIO = 1_000
SMALL = 20_000_000
"""Lines up to this size may be packed as tightly as they like: the same text, said again and again, packs well."""

BLOCK = 1 << 16

PACKING = [{"id": lzma.FILTER_LZMA2, "preset": 4, "pb": 0, "lc": 4, "dict_size": 1 << 14, "nice_len": 96}]
"""For lines of text that resemble the line before. Measured with 100,000 changes (47 MB): 5.9 MB in 4.5 s, where the
zip's own deflate makes 7.4 MB and the usual settings of xz 6.3 MB in 16 s."""


def attachment(digest: str) -> str:
    """Name of the part that holds the attachment with this SHA-256."""
    return f"attachments/{digest}"
