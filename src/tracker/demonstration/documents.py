"""Small real files for the documents of a demonstration: each says of itself that it is invented."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path


def make_document(file: Path, title: str, words: Mapping[str, str], day: date) -> None:
    """Write what the name's ending asks for: a page to read, figures, or plain text."""
    lines = [title, words["doc_invented"], day.isoformat()]
    if file.suffix == ".pdf":
        file.write_bytes(_page(lines))
    elif file.suffix == ".csv":
        figures = [f"{month:02},{31 + month * 7 % 23}" for month in range(1, 13)]
        file.write_text("\n".join([f"{words['month']},{words['persons']}", *figures, lines[1], ""]), encoding="utf-8")
    else:
        file.write_text("\n\n".join([*lines, ""]), encoding="utf-8")


def _page(lines: list[str]) -> bytes:
    """One page of PDF with these lines on it."""
    said = b"".join(b"(%b) Tj T* " % _escaped(line) for line in lines)
    text = b"BT /F1 14 Tf 60 760 Td 24 TL %bET" % said
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    page, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(page))
        page += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(page))
    return page + b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table) + end


def _escaped(line: str) -> bytes:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252", "replace")
