"""Qt's own words, such as those of its dialog buttons, in the language of the window."""

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from kollm_gui.i18n import Language

_NAME = "kollm-qt"


def speak(application: QApplication, language: Language) -> None:
    """Make Qt speak the language; English is its own."""
    for old in application.findChildren(QTranslator, _NAME):
        application.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(
        QLocale(QLocale.Language.Korean if language == "ko" else QLocale.Language.English)
    )
    if language == "en":
        return
    from PySide6.QtCore import QLibraryInfo  # noqa: PLC0415 - for another language than Qt's own

    translator = QTranslator(application)
    translator.setObjectName(_NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language}", folder):
        application.installTranslator(translator)
