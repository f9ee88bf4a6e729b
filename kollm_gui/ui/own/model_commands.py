"""Models and scores of one's own: entered, edited and deleted."""

from collections.abc import Mapping

from kollm_gui.i18n import _
from kollm_gui.ui.own import model_form
from kollm_gui.ui.own.asking import Asking


class ModelCommands:
    """Asks for a model or a score in a form, and keeps it as one step."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    def add_model(self) -> None:
        """Enter a model of one's own."""

        def take(values: Mapping[str, str]) -> None:
            model = model_form.read_model(values, self._asking.snapshot)
            self._asking.own.change(lambda store: store.runs.add_model(model))
            self._asking.workspace.change(selected=model.slug)

        fields = model_form.model_fields(self._asking.snapshot)
        self._asking.ask(_("Add a model of mine"), fields, model_form.model_values(None), take)

    def edit_model(self, slug: str) -> None:
        """Change a model of one's own."""
        before = self._asking.snapshot.mine.models.get(slug)
        if before is None:
            return

        def take(values: Mapping[str, str]) -> None:
            after = model_form.read_model(values, self._asking.snapshot, before)
            self._asking.own.change(lambda store: store.runs.save_model(after))

        fields = model_form.model_fields(self._asking.snapshot)
        self._asking.ask(_("Edit the model"), fields, model_form.model_values(before), take)

    def delete_model(self, slug: str) -> None:
        """Delete a model of one's own with its scores, after asking."""
        sentence = _("Delete {model} and its scores? Undo brings them back.")
        self._asking.dialogs.ask_yes(
            self._asking.window,
            _("Delete the model"),
            sentence.format(model=self._asking.name(slug)),
            _("Delete"),
            lambda: self._asking.do(lambda store: store.runs.delete_model(slug)),
        )

    def add_score(self) -> None:
        """Enter a score of the selected model."""
        slug = self._asking.model
        if slug is None:
            self._asking.dialogs.tell(
                self._asking.window, _("Add a score"), _("Choose the model first that was scored.")
            )
            return

        def take(values: Mapping[str, str]) -> None:
            score = model_form.read_score(values, slug, self._asking.snapshot)
            self._asking.own.change(lambda store: store.runs.add_score(score))

        fields = model_form.score_fields(self._asking.snapshot)
        values = model_form.score_values(None)
        self._asking.ask(_("Add a score"), fields, values, take, told=self._asking.name(slug))

    def edit_score(self, key: str) -> None:
        """Change a score of one's own."""
        before = self._asking.snapshot.mine.scores.get(key)
        if before is None:
            return

        def take(values: Mapping[str, str]) -> None:
            after = model_form.read_score(values, before.model, self._asking.snapshot, before)
            self._asking.own.change(lambda store: store.runs.change_score(before, after))

        fields = model_form.score_fields(self._asking.snapshot)
        told = self._asking.name(before.model)
        self._asking.ask(
            _("Edit the score"), fields, model_form.score_values(before), take, told=told
        )

    def delete_score(self, key: str) -> None:
        """Delete a score of one's own."""
        score = self._asking.snapshot.mine.scores.get(key)
        if score is not None:
            self._asking.do(lambda store: store.runs.delete_score(score))

    def delete_run(self, key: str) -> None:
        """Delete an imported run with its scores."""
        run = self._asking.snapshot.mine.runs.get(key)
        if run is not None:
            self._asking.do(lambda store: store.runs.delete(run))
