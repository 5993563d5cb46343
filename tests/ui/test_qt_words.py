"""Qt's own words in our language; those that we do not have stay as Qt has them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from omnidesk.paths import locale_folder
from omnidesk.texts import load_translator
from omnidesk.ui.qt_words import QtWords


def test_known_words_are_translated_and_others_left_alone(qapp):
    words = QtWords(load_translator("id", locale_folder()), qapp)
    qapp.installTranslator(words)
    try:
        assert QCoreApplication.translate("QPrintDialog", "Copies:") != "Copies:"
        assert QCoreApplication.translate("QPageSize", "A word of Qt's") == "A word of Qt's"
    finally:
        qapp.removeTranslator(words)
