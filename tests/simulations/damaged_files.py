"""Update files damaged on the way, by chance and on purpose; run whole with `make damage`.

Each is refused in a sentence, or is read as exactly what was sent: never another error, never other content. Some are
closed with a password, some are damaged inside the zip, whose own checksums then tell nothing.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from exchange.sample import KEY, OTHER_KEY, RECEIPT, SENT, SUBMITTED, changes, parts_of, put_together, sent, submitted
from tracker.errors import UserError
from tracker.exchange.parcel import Parcel
from tracker.exchange.reading import read_parcel
from tracker.exchange.signing import SigningKey
from tracker.exchange.writing import write_parcel

PASSWORD = "Café 2026"
SEALED_IN_TEN = 1
"""Few are sealed: making the key of a password takes a tenth of a second, on purpose."""


@dataclass(frozen=True)
class Original:
    """A file as it was sent, and all that a reader may ever find in it."""

    path: Path
    content: object
    password: str = ""


class Post:
    """Sends files through a bad post; `figures` counts what became of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.figures: Counter[str] = Counter({"crashes": 0, "silent changes": 0})
        parcels: list[tuple[Parcel, SigningKey]] = [
            (sent(folder), KEY),
            (replace(sent(folder, b"another document" * 99), manifest=replace(SENT, id="other", author="Eva")), KEY),
            (Parcel(SENT, changes(40)), OTHER_KEY),
            (Parcel(SUBMITTED, (submitted(), submitted("planned"))), KEY),
            (Parcel(RECEIPT), KEY),
        ]
        self.plain = [self._send(f"plain{n}", *parcel) for n, parcel in enumerate(parcels)]
        self.sealed = [self._send(f"sealed{n}", *parcel, PASSWORD) for n, parcel in enumerate(parcels)]

    def _send(self, name: str, parcel: Parcel, key: SigningKey, password: str = "") -> Original:
        path = self.folder / name
        write_parcel(parcel, path, key, password)
        return Original(path, self._read(path, password), password)

    def _read(self, path: Path, password: str) -> object:
        """All that is in the file, but for the hash of the file itself."""
        with tempfile.TemporaryDirectory(dir=self.folder) as arrived:
            received = read_parcel(path, password, into=Path(arrived))
            documents = {digest: path.read_bytes() for digest, path in received.parcel.attachments.items()}
        return received.parcel.manifest, received.parcel.records, received.public_key, received.unknown, documents

    def deliver(self, seed: int) -> None:
        """Damage a file, and see what a reader makes of it."""
        chance = random.Random(seed)
        files = self.sealed if chance.randrange(10) < SEALED_IN_TEN else self.plain
        one, other = chance.sample(files, 2)
        damage = chance.choice(DAMAGES)
        path = self.folder / "arrived.ctu"
        damage(chance, one.path, other.path, path)
        self.figures["files"] += 1
        try:
            found = self._read(path, one.password)
        except UserError:
            self.figures["refused"] += 1
        except Exception as error:
            self.figures["crashes"] += 1
            print(f"seed {seed}: {damage.__name__}: {error!r}")  # noqa: T201
        else:
            # Two files put together may be one of them again, whole.
            unchanged = found in (one.content, other.content)
            self.figures["unchanged" if unchanged else "silent changes"] += 1
            if not unchanged:
                print(f"seed {seed}: {damage.__name__}: other content")  # noqa: T201


Damage = Callable[[random.Random, Path, Path, Path], object]


def flip(chance: random.Random, one: Path, other: Path, to: Path) -> None:
    """Some bits of the file."""
    to.write_bytes(_flipped(chance, one.read_bytes()))


def overwrite(chance: random.Random, one: Path, other: Path, to: Path) -> None:
    """A stretch of the file, with zeros or with noise, as a bad disk does."""
    content = bytearray(one.read_bytes())
    start = chance.randrange(len(content))
    length = min(chance.choice([1, 16, 512, 4096]), len(content) - start)
    content[start : start + length] = bytes(length) if chance.random() < 0.5 else chance.randbytes(length)
    to.write_bytes(content)


def cut(chance: random.Random, one: Path, other: Path, to: Path) -> None:
    """The end is missing, or the beginning, or a piece between."""
    content = one.read_bytes()
    start, end = sorted(chance.choices(range(len(content) + 1), k=2))
    to.write_bytes(chance.choice([content[:end], content[start:], content[:start] + content[end:]]))


def splice(chance: random.Random, one: Path, other: Path, to: Path) -> None:
    """The beginning of one file, the end of another."""
    head, tail = one.read_bytes(), other.read_bytes()
    to.write_bytes(head[: chance.randrange(len(head))] + tail[chance.randrange(len(tail)) :])


def swap_names(chance: random.Random, one: Path, other: Path, to: Path) -> None:
    """Two parts of one file change places."""
    parts = parts_of(one)
    first, second = chance.sample(list(parts), 2)
    parts[first], parts[second] = parts[second], parts[first]
    put_together(to, parts)


def swap_parts(chance: random.Random, one: Path, other: Path, to: Path) -> None:
    """Parts of another file in the place of this one's."""
    parts, others = parts_of(one), parts_of(other)
    for name in chance.sample(list(others), chance.randint(1, len(others) - 1)):
        parts[name] = others[name]
    put_together(to, parts)


def flip_inside(chance: random.Random, one: Path, other: Path, to: Path) -> None:
    """Bits of a part, in a zip that is in order."""
    parts = parts_of(one)
    name = chance.choice([name for name, part in parts.items() if part])
    parts[name] = _flipped(chance, parts[name])
    put_together(to, parts)


def drop_or_double(chance: random.Random, one: Path, other: Path, to: Path) -> None:
    """A part is missing, or there once more under another name."""
    parts = parts_of(one)
    name = chance.choice([name for name in parts if name != "signature.json"])  # unsigned is told, not refused
    if chance.random() < 0.5:
        del parts[name]
    else:
        parts[chance.choice([f"{name}2", name.upper(), f"../{name}"])] = parts[name]
    put_together(to, parts)


DAMAGES: list[Damage] = [flip, flip, overwrite, cut, splice, swap_names, swap_parts, flip_inside, drop_or_double]


def _flipped(chance: random.Random, content: bytes) -> bytes:
    flipped = bytearray(content)
    for _ in range(chance.choice([1, 1, 1, 2, 8])):
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
    return bytes(flipped)


def damage_files(seeds: range, folder: Path) -> Counter[str]:
    """Damage a file per seed, and count what became of them."""
    post = Post(folder)
    for seed in seeds:
        post.deliver(seed)
    return post.figures


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    with tempfile.TemporaryDirectory() as room:
        figures = damage_files(range(count), Path(room))
    for name, figure in figures.items():
        print(f"{figure:>8}  {name}")  # noqa: T201
    sys.exit(bool(figures["crashes"] or figures["silent changes"]))
