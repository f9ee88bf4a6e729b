"""What an import asks in forms: a new model of one's own, and which column holds what."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from kollm_gui.i18n import _
from kollm_gui.importers.names import is_path, last_part
from kollm_gui.importers.score_table import PARTS, usual_mapping
from kollm_gui.library.own_slugs import free_slug
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.ui.look import Look
from kollm_gui.ui.own import model_form
from kollm_gui.ui.own.form import FormDialog, FormField
from kollm_gui.userdata.records import OwnModel


def new_model_form(
    look: Look,
    snapshot: Snapshot,
    printed: str,
    taken_slugs: set[str],
    taken: Callable[[OwnModel], None],
    *,
    parent: QWidget,
) -> FormDialog:
    """Asks for a model that is scored and not there yet; it is kept with the import."""
    values = model_form.model_values(None)
    if printed:
        values["name"] = last_part(printed)
        values["hf_id"] = printed if "/" in printed and not is_path(printed) else ""

    def take(given: Mapping[str, str]) -> None:
        model = model_form.read_model(given, snapshot)
        while model.slug in taken_slugs:  # those of this import are in no snapshot yet
            model = replace(model, slug=free_slug(f"{model.slug}-2", snapshot))
        taken(model)

    fields = model_form.model_fields(snapshot)
    return FormDialog(look, _("New model of mine"), fields, values, take, parent=parent)


def columns_form(
    look: Look,
    file: str,
    heading: Sequence[str],
    taken: Callable[[Mapping[str, str]], None],
    *,
    parent: QWidget,
) -> FormDialog:
    """Asks which column of a CSV holds what."""
    named = [name for name in dict.fromkeys(heading) if name]
    choices = (("", _("none")), *((name, name) for name in named))
    fields = [FormField(part, _(label), choices) for part, (label, _known) in PARTS.items()]
    values = {part: heading[place] for part, place in usual_mapping(heading).items()}
    told = _("Which columns of {file} hold what? Benchmark and value are needed.")
    return FormDialog(
        look, _("Columns"), fields, values, taken, told=told.format(file=file), parent=parent
    )
