"""How the letters of each script are marked: a ground, an ink, and an underline of its own."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QColor, QTextCharFormat

from kollm_gui.text.scripts import Script
from kollm_gui.ui.look import Look

Underline = QTextCharFormat.UnderlineStyle


@dataclass(frozen=True, slots=True)
class ScriptMark:
    """A script's marks; ``sample`` shows them in the legend. Pairs are light and dark."""

    sample: str
    ink: tuple[str, str]
    ground: tuple[str, str]
    underline: Underline


_QUIET_INK, _QUIET_GROUND = ("#454C59", "#BDC3CE"), ("#E3E6EB", "#343945")
# The underline tells scripts apart without colour where their letters might be confused; the
# last three share the quiet colours, for no two of them look alike.
MARKS: Mapping[Script, ScriptMark] = {
    "han": ScriptMark(
        "漢", ("#B3261E", "#FF9B8F"), ("#FDECEA", "#40211F"), Underline.WaveUnderline
    ),
    "kana": ScriptMark(
        "か", ("#963F73", "#E5A8CA"), ("#F8E9F1", "#3B2834"), Underline.SingleUnderline
    ),
    "latin": ScriptMark(
        "En", ("#005E94", "#6BBDF0"), ("#E3F0F8", "#1B3243"), Underline.DashUnderline
    ),
    "cyrillic": ScriptMark("Я", ("#855800", "#F0B541"), ("#FCF1DA", "#3A2F17"), Underline.DotLine),
    "greek": ScriptMark("λ", ("#00664A", "#45CBA2"), ("#DFF3EC", "#17352D"), Underline.DashDotLine),
    "thai": ScriptMark(
        "ก", ("#5546C4", "#ADA1FF"), ("#E7E5F8", "#34305A"), Underline.DashDotDotLine
    ),
    "arabic": ScriptMark("ع", _QUIET_INK, _QUIET_GROUND, Underline.SingleUnderline),
    "devanagari": ScriptMark("अ", _QUIET_INK, _QUIET_GROUND, Underline.DashUnderline),
    "other": ScriptMark("…", _QUIET_INK, _QUIET_GROUND, Underline.DotLine),
}


def intrusion_format(look: Look, script: Script) -> QTextCharFormat:
    """The marks of letters that intrude."""
    mark, place = MARKS[script], 0 if look.theme == "light" else 1
    told = QTextCharFormat()
    ink = QColor(mark.ink[place])
    told.setForeground(ink)
    told.setBackground(QColor(mark.ground[place]))
    told.setUnderlineStyle(mark.underline)
    told.setUnderlineColor(ink)
    return told


def excused_format(look: Look) -> QTextCharFormat:
    """The marks of letters that a rule excuses: no ground, quiet, dotted below."""
    told = QTextCharFormat()
    quiet = look.colour("text_3")
    told.setForeground(quiet)
    told.setUnderlineStyle(Underline.DotLine)
    told.setUnderlineColor(quiet)
    return told
