"""A value of one's own laid over one of the catalogue's, and taken off again."""

from collections.abc import Mapping

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.library.overriding import FIELDS, OverridableField, field_of, read_value, written
from kollm_gui.ui.own.asking import Asking
from kollm_gui.ui.own.form import FormField
from kollm_gui.ui.own.override_form import OverrideForm
from kollm_gui.userdata.records import Override


class ValueCommands:
    """Asks for the value and its reason; the catalogue's stays visible beside it."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    def override(self, key: str = "") -> None:
        """Lay a value over one of the catalogue's."""
        subject = self._asking.workspace.state.selected
        if subject is None:
            return
        field = field_of(subject, key)
        if field is None:
            owner = "benchmark" if subject.startswith("benchmark/") else "model"
            self._ask_field(subject, [each for each in FIELDS if each.owner == owner])
        else:
            self._ask_value(subject, field)

    def revert(self, subject: str, field: str) -> None:
        """Take the value off again that lies over the catalogue's."""
        self._asking.do(lambda store: store.overrides.revert(subject, field))

    def revert_selected(self, field: str) -> None:
        """Take the value off what is selected."""
        subject = self._asking.workspace.state.selected
        if subject is not None:
            self.revert(subject, field)

    def _ask_field(self, subject: str, fields: list[OverridableField]) -> None:
        def take(values: Mapping[str, str]) -> None:
            field = next(each for each in fields if each.name == values["field"])
            self._lay(subject, field, values)

        def stands(field: OverridableField) -> tuple[str, Mapping[str, str]]:
            return self._stands(subject, field)

        asking = self._asking
        asking.dialogs.show(OverrideForm(asking.look, fields, stands, take, asking.window))

    def _ask_value(self, subject: str, field: OverridableField) -> None:
        choices = tuple((each, each) for each in field.choices)
        asked = (
            FormField(
                "value",
                field.told,
                choices,
                hint=_("empty: not known"),
                is_model=field.name == "base_model",
            ),
            FormField("reason", _("Reason"), lines=2),
        )
        told, values = self._stands(subject, field)
        self._asking.ask(
            _("Override this value"),
            asked,
            values,
            lambda values: self._lay(subject, field, values),
            told=told,
        )

    def _stands(self, subject: str, field: OverridableField) -> tuple[str, Mapping[str, str]]:
        """A sentence on the catalogue's value, and what a form of this field begins with."""
        mine = self._asking.snapshot.mine.overrides.get((subject, field.name))
        original = self._original(subject, field.name)
        told = _("{subject}: the catalogue says {value}; that stays visible beside yours.").format(
            subject=self._asking.name(subject),
            value=written(original, field.kind) or _("not known"),
        )
        values = {
            "value": written(original if mine is None else mine.value, field.kind),
            "reason": mine.reason if mine is not None else "",
        }
        return told, values

    def _lay(self, subject: str, field: OverridableField, values: Mapping[str, str]) -> None:
        value = read_value(field, values["value"])
        override = Override(subject, field.name, value, values["reason"].strip())
        if value == self._original(subject, field.name):
            raise UserError(_("That is what the catalogue says already."))
        self._asking.own.change(lambda store: store.overrides.put(override))

    def _original(self, subject: str, name: str) -> object:
        snapshot = self._asking.snapshot
        if subject.startswith("benchmark/"):
            slug = subject.removeprefix("benchmark/")
            record: object = snapshot.original_benchmarks.get(slug) or snapshot.benchmarks[slug]
        else:
            record = snapshot.original_models.get(subject) or snapshot.models[subject]
        return getattr(record, name)
