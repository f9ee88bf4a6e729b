"""Options that several charts of models share: which models are drawn, and which are named."""

from kollm_gui.charts.options import Choice, Option, fixed
from kollm_gui.i18n import N_

COPIES = Option("copies", N_("Instruction-tuned copies"), "flag", "no")
ONLY_SELECTION = Option("only-selection", N_("Only my selection"), "flag", "no")
LABELS = Option(
    "labels",
    N_("Labels"),
    "choice",
    "room",
    fixed(Choice("room", N_("Chosen by room")), Choice("named", N_("Only the chosen ones"))),
)
