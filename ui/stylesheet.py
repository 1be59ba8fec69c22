"""The style sheet, written from the tokens: the one place where a colour meets a widget."""

import re
from string import Template

from ui.tokens import Sizes, Tokens, in_text

# A 2-px edge with the same least height would make a row jump by two: those states give it back.
_SHEET = """
QWidget { color: $text; font-size: 14px; }
QMainWindow, QDialog, QWidget#page { background: $bg; }
QToolTip { background: $surface; color: $text; border: 1px solid $border; padding: 4px 6px; }

QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[role="section"] { font-weight: 600; color: $text2; }
QLabel[role="label"], QLabel[role="quiet"] { color: $text2; }
QLabel[role="hint"] { font-size: 12px; color: $hint; }
QLabel[role="derived"] { font-size: 16px; font-weight: 600; }
QLabel[role="derived"][large="true"] { font-size: 20px; }
QLabel[role="figure"] { font-size: ${title}px; font-weight: 600; }
QLabel[role="mono"] { font-family: "$mono"; font-size: ${nik}px; }
QLabel[role="code"] { font-family: "$mono"; font-size: 24px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="largest"] { font-size: 28px; font-weight: 600; }
QLabel[role="spoken"] { font-size: ${title}px; }
QLabel[tone="error"] { color: $error; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="info"] { color: $info; }
QLabel[tone="quiet"] { color: $hint; }
QLabel[complaint="error"] { color: $error; font-size: 12px; }
QLabel[complaint="warn"] { color: $warn; font-size: 12px; }

QFrame[card="true"] { background: $surface; border: 1px solid $divider; border-radius: 8px; }
QFrame[card="inset"] { background: $bg; border: 1px solid $divider; border-radius: 8px; }
QFrame[bar="top"] { background: $surface; border: 0; border-bottom: 1px solid $divider; }
QFrame[bar="bottom"] { background: $surface; border: 0; border-top: 1px solid $divider; }
QFrame[line="true"] { background: $divider; border: 0; max-height: 1px; min-height: 1px; }

QFrame[notice="calm"] { background: $bg; border: 0; border-bottom: 1px solid $divider; }
QFrame[notice="info"] { background: $info_tint; border: 0; border-bottom: 1px solid $divider; }
QFrame[notice="warn"] { background: $warn_tint; border: 0; border-bottom: 1px solid $divider; }
QFrame[notice="error"] { background: $error_tint; border: 0; border-bottom: 1px solid $divider; }
QFrame[notice="ok"] { background: $ok_tint; border: 0; border-bottom: 1px solid $divider; }
QFrame[notice="calm"] QLabel { color: $text2; }
QFrame[notice="info"] QLabel { color: $info; }
QFrame[notice="warn"] QLabel { color: $warn; }
QFrame[notice="error"] QLabel { color: $error; }
QFrame[notice="ok"] QLabel { color: $ok; }
QFrame[rounded="true"] { border: 0; border-radius: 6px; }

QLabel[chip="calm"] { background: $readonly; color: $text2; }
QLabel[chip="ok"] { background: $ok_tint; color: $ok; }
QLabel[chip="info"] { background: $info_tint; color: $info; }
QLabel[chip="warn"] { background: $warn_tint; color: $warn; }
QLabel[chip="error"] { background: $error_tint; color: $error; }

QLineEdit, QComboBox, QPlainTextEdit {
  background: $field; color: $text; border: 1px solid $border; border-radius: 6px;
  padding: 0 9px; min-height: ${field_in_1}px;
  selection-background-color: $primary; selection-color: $on_primary;
  placeholder-text-color: $hint;
}
QPlainTextEdit { padding: 6px 7px; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus {
  border: 2px solid $focus; padding: 0 8px; min-height: ${field_in_2}px;
}
QPlainTextEdit:focus { padding: 5px 6px; }
QLineEdit[carried="true"], QComboBox[carried="true"] { background: $carried; }
QLineEdit[state="error"], QComboBox[state="error"] {
  border: 2px solid $error; padding: 0 8px; min-height: ${field_in_2}px;
}
QLineEdit[state="warn"], QComboBox[state="warn"] {
  border: 2px solid $warn; padding: 0 8px; min-height: ${field_in_2}px;
}
QLineEdit[state="error"]:focus, QComboBox[state="error"]:focus {
  background: $error_tint; border-color: $focus;
}
QLineEdit[state="warn"]:focus, QComboBox[state="warn"]:focus {
  background: $warn_tint; border-color: $focus;
}
QLineEdit:read-only { background: $readonly; border-color: $divider; }
QLineEdit[nik="true"] {
  font-family: "$mono"; font-size: ${nik}px; min-height: ${nik_in_1}px;
}
QLineEdit[nik="true"]:focus, QLineEdit[nik="true"][state="error"],
QLineEdit[nik="true"][state="warn"] { min-height: ${nik_in_2}px; }
QLineEdit[mono="true"] { font-family: "$mono"; }
QLineEdit > QToolButton { border: 0; background: transparent; }

QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: url("$drawings/chevron-down.svg"); width: 16px; height: 16px; }
QComboBox QAbstractItemView, QListView[popup="true"] {
  background: $surface; color: $text; border: 1px solid $border; border-radius: 6px; padding: 4px;
  selection-background-color: $selection; selection-color: $text; outline: 0;
}
QComboBox QAbstractItemView::item, QListView[popup="true"]::item {
  min-height: 28px; padding: 0 6px; border-radius: 4px;
}
QComboBox QAbstractItemView::item:selected, QListView[popup="true"]::item:selected {
  background: $selection; color: $text;
}

QCheckBox, QRadioButton {
  spacing: 6px; border: 2px solid transparent; border-radius: 6px; padding: 2px 4px 2px 1px;
}
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox::indicator {
  width: 16px; height: 16px; border: 1px solid $border; border-radius: 4px; background: $field;
}
QCheckBox::indicator:checked {
  background: $primary; border-color: $primary; image: url("$drawings/check.svg");
}
QCheckBox[state="error"]::indicator { border: 2px solid $error; width: 14px; height: 14px; }
QCheckBox[carried="true"]::indicator:unchecked { background: $carried; }
QRadioButton::indicator {
  width: 16px; height: 16px; border: 1px solid $border; border-radius: 9px; background: $field;
}
QRadioButton::indicator:checked {
  background: $primary; border-color: $primary; image: url("$drawings/dot.svg");
}

QPushButton {
  background: $surface; color: $text; border: 1px solid $border; border-radius: 6px;
  padding: 0 13px; min-height: ${button_in_1}px; min-width: 60px;
}
QPushButton:hover { background: $readonly; }
QPushButton:pressed { background: $divider; }
QPushButton:focus {
  border: 2px solid $focus; padding: 0 12px; min-height: ${button_in_2}px;
}
QPushButton:disabled { color: $hint; border-color: $divider; background: $bg; }
QPushButton[kind="primary"] {
  background: $primary; color: $on_primary; border: 1px solid $primary; font-weight: 600;
}
QPushButton[kind="primary"]:hover { background: $primary_hover; border-color: $primary_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled {
  background: $readonly; border-color: $divider; color: $hint;
}
QPushButton[kind="danger"] { color: $error; border-color: $error; }
QPushButton[kind="danger"]:focus { border-color: $focus; }
QPushButton[kind="danger"]:hover { background: $error_tint; }
QPushButton[kind="quiet"] {
  background: transparent; border-color: transparent; color: $primary; padding: 0 9px;
  min-width: 16px;
}
QPushButton[kind="quiet"]:hover { background: $readonly; }
QPushButton[kind="quiet"]:focus { border-color: $focus; padding: 0 8px; }
QPushButton[kind="chip"] {
  background: $readonly; color: $text; border: 1px solid $divider; border-radius: 12px;
  padding: 0 9px; min-height: 22px; min-width: 16px;
}
QPushButton[kind="chip"]:hover { background: $divider; }
QPushButton[kind="chip"]:focus { border: 2px solid $focus; padding: 0 8px; min-height: 20px; }
QPushButton[low="true"], QPushButton[low="true"]:focus { min-height: 26px; }
QPushButton[kind="nav"] {
  background: transparent; color: $text2; border: 0; border-radius: 0;
  border-bottom: 3px solid transparent; border-top: 3px solid transparent;
  padding: 0 12px; min-height: ${nav_in}px; min-width: 0;
}
QPushButton[kind="nav"]:hover { color: $text; background: transparent; }
QPushButton[kind="nav"]:checked { color: $primary; border-bottom-color: $primary; }
QPushButton[kind="nav"]:focus {
  border: 2px solid $focus; border-radius: 6px; padding: 1px 10px;
}

QTableView, QListView[rows="true"] {
  background: $surface; alternate-background-color: $surface; border: 1px solid $divider;
  border-radius: 8px; gridline-color: transparent; outline: 0;
  selection-background-color: $selection; selection-color: $text;
}
QTableView:focus { border: 2px solid $focus; }
QTableView::item { padding: 0 8px; border: 0; border-bottom: 1px solid $divider; }
QTableView::item:selected { background: $selection; color: $text; }
QTableView::indicator {
  width: 14px; height: 14px; border: 1px solid $border; border-radius: 4px; background: $field;
}
QTableView::indicator:checked {
  background: $primary; border-color: $primary; image: url("$drawings/check.svg");
}
QHeaderView { background: transparent; border: 0; }
QHeaderView::section {
  background: $surface; color: $text2; font-weight: 600; border: 0;
  border-bottom: 1px solid $border; padding: 0 8px 0 11px; min-height: 31px;
}
QHeaderView::section:first { border-top-left-radius: 7px; }
QTableCornerButton::section { background: $surface; border: 0; }

QScrollArea { background: transparent; border: 0; }
QScrollArea[reads="true"] { border: 2px solid transparent; border-radius: 6px; }
QScrollArea[reads="true"]:focus { border-color: $focus; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $border; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar {
  background: $divider; border: 0; border-radius: 2px; max-height: 4px; min-height: 4px;
}
QProgressBar::chunk { background: $primary; border-radius: 2px; }
"""

_HOLDS_TEXT = re.compile(r"(?<![\w-])(font-size|min-height|width|height): (1[4-9]|[2-9]\d)px")
_SMALL_TEXT = re.compile(r"(font-size): (1[0-3])px")
"""What grows with the text: sizes of type, of what stands on a line of it, and of its marks."""


def style_sheet(tokens: Tokens, sizes: Sizes, mono: str, drawings: str, percent: int = 100) -> str:
    """Return the sheet.

    Args:
        tokens: Colours.
        sizes: Measures, as large as the text already.
        mono: Family of the fixed-width font.
        drawings: Folder of the recoloured SVG files that only a style sheet can ask for.
        percent: How large text is.
    """

    def grow(found: re.Match[str]) -> str:
        return f"{found[1]}: {in_text(int(found[2]), percent)}px"

    sheet = _SMALL_TEXT.sub(grow, _HOLDS_TEXT.sub(grow, _SHEET))
    colours = {name: getattr(tokens, name) for name in Tokens.__slots__}
    return Template(sheet).substitute(
        colours,
        mono=mono,
        drawings=drawings,
        title=sizes.title,
        nik=sizes.nik,
        field_in_1=sizes.field - 2,
        field_in_2=sizes.field - 4,
        nik_in_1=sizes.nik_field - 2,
        nik_in_2=sizes.nik_field - 4,
        button_in_1=sizes.button - 2,
        button_in_2=sizes.button - 4,
        nav_in=sizes.bar - 8,
    )
