"""The form that overrides a value, where the person also chooses which value it is."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from kollm_gui.i18n import _
from kollm_gui.library.overriding import OverridableField
from kollm_gui.ui.look import Look
from kollm_gui.ui.own.form import FormDialog, FormField


class OverrideForm(FormDialog):
    """Shows, for the field that is chosen, what the catalogue says and what stands now.

    ``stands`` gives for a field the sentence on the catalogue's value and the values to begin with.
    """

    def __init__(
        self,
        look: Look,
        fields: Sequence[OverridableField],
        stands: Callable[[OverridableField], tuple[str, Mapping[str, str]]],
        taken: Callable[[Mapping[str, str]], None],
        parent: QWidget | None = None,
    ) -> None:
        self._fields = {each.name: each for each in fields}
        self._stands = stands
        asked = (
            FormField("field", _("Value"), tuple((each.name, each.told) for each in fields)),
            FormField("value", _("My value")),
            FormField("reason", _("Reason"), lines=2),
        )
        super().__init__(look, _("Override a value"), asked, {}, taken, parent=parent)
        self.chose.connect(self._show_field)
        self._show_field()

    def _show_field(self) -> None:
        field = self._fields[self.values["field"]]
        sentence, values = self._stands(field)
        self.told.setText(sentence)
        self.told.show()
        for key, value in values.items():
            self.put(key, value)
        line = self.inputs["value"]
        line.setAccessibleDescription(sentence)
        if isinstance(line, QLineEdit):
            line.setPlaceholderText(" · ".join((*field.choices, _("empty: not known"))))
        self.message.hide()
