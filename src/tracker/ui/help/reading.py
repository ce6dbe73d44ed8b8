"""Makes a chapter a document that is pleasant to read in the colours and letters of the window."""

from __future__ import annotations

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from tracker.ui.theme.colours import Colours

_LINE = 130.0
"""Of a line's height, in percent."""

_ABOVE = {1: 0, 2: 18, 3: 12}
_BELOW = {1: 10, 2: 6, 3: 4}
_LARGER = {1: 1.5, 2: 1.2, 3: 1.0}


def show_chapter(document: QTextDocument, markdown: str, font: QFont, colours: Colours) -> None:
    """Put the chapter into the document, in place of what it held."""
    document.setDefaultFont(font)
    document.setMarkdown(markdown)
    document.setDocumentMargin(4)
    document.setIndentWidth(font.pointSizeF() * 2)
    # In one step: else all of it would be laid out anew for each of them.
    step = QTextCursor(document)
    step.beginEditBlock()
    block = document.begin()
    while block.isValid():
        _space(block, font, colours)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _rule(frame, colours)
    step.endEditBlock()


def heading(document: QTextDocument, number: int) -> QTextBlock:
    """The heading with this number, from 0; the beginning where there are fewer."""
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel():
            if number == 0:
                return block
            number -= 1
        block = block.next()
    return document.begin()


def _space(block: QTextBlock, font: QFont, colours: Colours) -> None:
    cursor = QTextCursor(block)
    spaced = QTextBlockFormat()
    level = block.blockFormat().headingLevel()
    spaced.setTopMargin(_ABOVE.get(level, 0))
    spaced.setBottomMargin(_BELOW.get(level) or _below(block))
    spaced.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(spaced)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    if level:
        # In place of what Qt gives a heading: its own adjustment of the size would win over a size.
        larger = QTextCharFormat()
        larger.setFontPointSize(font.pointSizeF() * _LARGER.get(level, 1.0))
        larger.setFontWeight(QFont.Weight.DemiBold)
        cursor.setCharFormat(larger)
    _recolour_links(block, colours)


def _below(block: QTextBlock) -> int:
    if QTextCursor(block).currentTable() is not None:
        return 0
    return 3 if block.textList() and block.next().textList() else 8


def _recolour_links(block: QTextBlock, colours: Colours) -> None:
    """Qt colours them as the palette was when the application began."""
    found = block.begin()
    while not found.atEnd():
        fragment = found.fragment()
        if fragment.charFormat().isAnchor():
            cursor = QTextCursor(block)
            cursor.setPosition(fragment.position())
            cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
            link = QTextCharFormat()
            link.setForeground(QBrush(QColor(colours.accent)))
            cursor.mergeCharFormat(link)
        found += 1


def _rule(table: QTextTable, colours: Colours) -> None:
    style = table.format()
    style.setCellPadding(5)
    style.setCellSpacing(0)
    style.setBorder(1)
    style.setBorderCollapse(True)
    style.setBorderBrush(QBrush(QColor(colours.border)))
    style.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    style.setTopMargin(4)
    style.setBottomMargin(10)
    style.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(style)
