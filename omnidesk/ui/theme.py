"""Light and dark: Qt's palette from our tokens, and the few sizes that all pages share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from omnidesk.charts.palette import DARK, LIGHT, Tokens, colour_of, level_colours

RADIUS = 6
STEP = 4
"""Spacing comes in steps of this many pixels."""

RAIL_WIDTH = 76


@dataclass(frozen=True, slots=True)
class Theme:
    """The tokens of the theme in use, as Qt wants them."""

    tokens: Tokens

    def colour(self, name: str) -> QColor:
        """Return the colour of a token by its name; see ``palette.colour_of``."""
        return QColor(colour_of(name, self.tokens))

    def level(self, position: int, n_levels: int) -> QColor:
        """Return the ramp's colour for the level at a position, 0 the lowest."""
        return QColor(level_colours(n_levels, self.tokens)[position])

    def palette(self) -> QPalette:
        """Return the palette for Fusion style."""
        c, role = self.colour, QPalette.ColorRole
        palette = QPalette()
        pairs = {
            role.Window: c("background"),
            role.WindowText: c("text"),
            role.Base: c("surface"),
            role.AlternateBase: c("background"),
            role.Text: c("text"),
            role.PlaceholderText: c("muted"),
            role.Button: c("surface"),
            role.ButtonText: c("text"),
            role.BrightText: c("error"),
            role.Highlight: c("accent"),
            role.HighlightedText: c("on_accent"),
            role.Accent: c("accent"),
            role.Link: c("accent"),
            role.LinkVisited: c("accent"),
            role.ToolTipBase: c("surface"),
            role.ToolTipText: c("text"),
            role.Light: c("surface"),
            role.Midlight: c("hairline"),
            role.Mid: c("control"),
            role.Dark: c("control"),
            role.Shadow: c("hairline"),
        }
        for which, colour in pairs.items():
            palette.setColor(which, colour)
        for which in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, which, c("control"))
        return palette


def theme_for(choice: str, application: QApplication) -> Theme:
    """Return the theme for ``light``, ``dark`` or ``system``."""
    if choice == "system":
        is_dark = application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return Theme(DARK if is_dark else LIGHT)
    return Theme(DARK if choice == "dark" else LIGHT)


def apply_theme(
    application: QApplication, theme: Theme, icons: Path, text_scale: float = 1.0
) -> None:
    """Dress the whole application, which is in Fusion style from its start.

    Args:
        icons: the folder with the tick and the arrow of each theme.
    """
    application.setPalette(theme.palette())
    font = QFont(application.font())
    font.setPixelSize(round(13 * text_scale))
    application.setFont(font)
    colours = {name: getattr(theme.tokens, name) for name in _STYLED}
    name = "dark" if theme.tokens.is_dark else "light"
    marks = {
        mark: (icons / "marks" / f"{mark}-{name}.svg").as_posix() for mark in ("tick", "arrow")
    }
    sizes = {name: round(pixels * text_scale) for name, pixels in _SIZES.items()}
    application.setStyleSheet(_STYLE.format(**colours, **marks, **sizes, radius=RADIUS))


_SIZES = {"title_size": 18, "headline_size": 15}
"""In pixels, at the usual text size."""

_STYLED = (
    "accent",
    "accent_soft",
    "background",
    "control",
    "focus",
    "hairline",
    "muted",
    "on_accent",
    "surface",
    "text",
    "warning",
)

# Only what a palette cannot say. Colours come from the tokens, sizes from the font.
_STYLE = """
QToolTip {{
    background: {surface}; color: {text}; border: 1px solid {control}; padding: 4px;
}}
QPushButton {{
    background: {surface}; color: {text};
    border: 1px solid {control}; border-radius: {radius}px; padding: 5px 14px;
}}
QPushButton:hover {{ background: {accent_soft}; }}
QPushButton:focus {{ border: 2px solid {focus}; padding: 4px 13px; }}
QPushButton:disabled {{ color: {control}; border-color: {hairline}; }}
QPushButton[primary="true"] {{
    background: {accent}; color: {on_accent}; border-color: {accent}; font-weight: 600;
}}
QPushButton[primary="true"]:focus {{ border: 2px solid {focus}; }}
QPushButton[primary="true"]:disabled {{
    background: {hairline}; color: {muted}; border-color: {hairline};
}}
QPushButton[quiet="true"] {{
    background: transparent; color: {muted}; border-color: transparent; padding: 1px 8px;
}}
QPushButton[quiet="true"]:hover {{ color: {accent}; }}
QPushButton[quiet="true"]:focus {{ border: 2px solid {focus}; padding: 0 7px; }}
QPushButton:checked {{
    background: {accent_soft}; color: {accent}; border-color: {accent};
}}
QLineEdit, QPlainTextEdit {{
    background: {surface};
    border: 1px solid {control}; border-radius: {radius}px; padding: 4px 6px;
}}
QLineEdit:disabled, QPlainTextEdit:disabled {{ color: {muted}; }}
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] {{ background: {background}; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {focus}; padding: 3px 5px; }}
QComboBox {{
    background: {surface};
    border: 1px solid {control}; border-radius: {radius}px; padding: 3px 8px; min-height: 18px;
    combobox-popup: 0;
}}
QComboBox QAbstractItemView {{
    background: {surface}; border: 1px solid {control}; outline: 0;
    selection-background-color: {accent_soft}; selection-color: {text};
}}
QComboBox:focus {{ border: 2px solid {focus}; padding: 2px 7px; }}
QComboBox:disabled {{ color: {control}; border-color: {hairline}; }}
QComboBox::drop-down {{ border: 0; width: 20px; }}
QComboBox::down-arrow {{ image: url("{arrow}"); width: 12px; height: 12px; }}
QCheckBox::indicator, QAbstractItemView::indicator {{
    background: {surface}; border: 1px solid {control}; border-radius: 3px;
    width: 14px; height: 14px;
}}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{
    background: {accent}; border-color: {accent}; image: url("{tick}");
}}
QCheckBox::indicator:focus {{ border: 2px solid {focus}; width: 12px; height: 12px; }}
QRadioButton::indicator {{
    background: {surface}; border: 1px solid {control}; border-radius: 8px;
    width: 14px; height: 14px;
}}
QRadioButton::indicator:checked {{
    background: {on_accent}; border: 4px solid {accent}; width: 8px; height: 8px;
}}
QRadioButton:focus {{ color: {accent}; text-decoration: underline; }}
QListWidget {{
    border: 1px solid {control}; outline: 0;
    selection-background-color: {accent_soft}; selection-color: {text};
}}
QListWidget::item {{ padding: 2px 4px; }}
QListWidget::item:focus {{ border: 2px solid {focus}; padding: 0 2px; }}
QFrame[card="true"] {{
    background: {surface}; border: 1px solid {hairline}; border-radius: {radius}px;
}}
QTableView[list="true"] {{
    background: {surface}; gridline-color: {hairline}; outline: 0;
    selection-background-color: {accent_soft}; selection-color: {text};
}}
QTableView[list="true"]::item {{ padding: 0 6px; }}
QTableView[list="true"]::item:focus {{ border: 2px solid {focus}; padding: 0 4px; }}
QTableView[list="true"] QHeaderView {{ background: {surface}; }}
QTableView[list="true"] QHeaderView::section {{
    background: {surface}; color: {muted}; padding: 5px 8px;
    border: 0; border-bottom: 1px solid {control};
}}
QProgressBar {{
    background: {surface}; border: 1px solid {control}; border-radius: 5px;
}}
QProgressBar::chunk {{ background: {accent}; border-radius: 4px; }}
QTableCornerButton::section {{
    background: {surface}; border: 0; border-bottom: 1px solid {hairline};
}}
QMenuBar {{ background: {background}; }}
QLabel[role="title"] {{ font-size: {title_size}px; font-weight: 600; }}
QLabel[role="headline"] {{ font-size: {headline_size}px; font-weight: 600; }}
QLabel[role="section"] {{ font-weight: 600; }}
QLabel[role="muted"] {{ color: {muted}; }}
QLabel[role="warning"] {{ color: {warning}; }}
"""
