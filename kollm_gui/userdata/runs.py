"""Own models, own scores and imported runs."""

from collections.abc import Iterable

from kollm_gui.userdata.journal import Writer
from kollm_gui.userdata.notes import Write
from kollm_gui.userdata.records import ImportRun, Override, OwnModel, OwnScore


class Runs:
    """Writes own models, scores and runs."""

    def __init__(self, write: Write) -> None:
        self._write = write

    def add(
        self, runs: Iterable[tuple[ImportRun, Iterable[OwnScore]]], models: Iterable[OwnModel] = ()
    ) -> None:
        """Keep runs with their scores and the models they are of, all as one step."""
        runs = tuple(runs)
        files = dict.fromkeys(run.file for run, _scores in runs)
        with self._write("run.import", file=", ".join(files)) as writer:
            for model in models:
                writer.put(model)
            writer.add_all(run for run, _scores in runs)
            for _run, scores in runs:
                writer.add_all(scores)

    def delete(self, run: ImportRun) -> None:
        """Take out a run with its scores; its models stay."""
        with self._write("run.delete", file=run.file) as writer:
            for score in writer.find(OwnScore, run=run.id):
                writer.remove(OwnScore, score.key)
            writer.remove(ImportRun, run.id)

    def save_model(self, model: OwnModel) -> None:
        """Keep a model of one's own, new or changed."""
        with self._write("model.change", subject=model.slug) as writer:
            writer.put(model)

    def add_model(self, model: OwnModel) -> None:
        """Keep a new model of one's own."""
        with self._write("model.add", subject=model.slug) as writer:
            writer.put(model)

    def delete_model(self, slug: str) -> None:
        """Take out a model of one's own, with its scores and the runs that then hold none."""
        with self._write("model.delete", subject=slug) as writer:
            for score in writer.find(OwnScore, model=slug):
                _remove_score(writer, score)
            writer.remove(OwnModel, slug)

    def add_score(self, score: OwnScore) -> None:
        """Keep a score of one's own."""
        with self._write("score.add", subject=score.model) as writer:
            writer.put(score)

    def change_score(self, before: OwnScore, after: OwnScore) -> None:
        """Keep a score in the place of another, whose key may differ."""
        with self._write("score.change", subject=after.model) as writer:
            if before.key != after.key:
                writer.remove(OwnScore, before.key)
            writer.put(after)

    def delete_score(self, score: OwnScore) -> None:
        """Take out a score, and its run where that then holds none."""
        with self._write("score.delete", subject=score.model) as writer:
            _remove_score(writer, score)


class Overrides:
    """Writes values laid over bundled ones."""

    def __init__(self, write: Write) -> None:
        self._write = write

    def put(self, override: Override) -> None:
        """Lay a value over the bundled one."""
        with self._write(
            "override.change", subject=override.subject, field=override.field
        ) as writer:
            writer.put(override)

    def revert(self, subject: str, field: str) -> None:
        """Let the bundled value show again."""
        with self._write("override.revert", subject=subject, field=field) as writer:
            writer.remove(Override, subject, field)


def _remove_score(writer: Writer, score: OwnScore) -> None:
    writer.remove(OwnScore, score.key)
    if score.run is not None and not writer.find(OwnScore, run=score.run):
        writer.remove(ImportRun, score.run)
