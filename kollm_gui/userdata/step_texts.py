"""What each kind of step is called, in Edit ▸ Undo and in the history."""

from collections.abc import Callable, Mapping

from kollm_gui.i18n import N_, _
from kollm_gui.userdata.records import Step

ACTIONS: Mapping[str, str] = {
    "note.add": N_("Write a note on {subject}"),
    "note.change": N_("Change the note on {subject}"),
    "note.delete": N_("Delete the note on {subject}"),
    "tag.add": N_("Tag {subject} “{tag}”"),
    "tag.remove": N_("Take the tag “{tag}” off {subject}"),
    "tag.rename": N_("Rename the tag “{before}” to “{tag}”"),
    "tag.colour": N_("Colour the tag “{tag}”"),
    "tag.delete": N_("Delete the tag “{tag}”"),
    "collection.add": N_("Make the collection “{collection}”"),
    "collection.change": N_("Change the collection “{collection}”"),
    "collection.rename": N_("Rename the collection “{before}” to “{collection}”"),
    "collection.delete": N_("Delete the collection “{collection}”"),
    "member.add": N_("Add {subject} to “{collection}”"),
    "member.remove": N_("Take {subject} out of “{collection}”"),
    "reading.change": N_("Change the reading status of {subject}"),
    "model.add": N_("Add the model {subject}"),
    "model.change": N_("Change the model {subject}"),
    "model.delete": N_("Delete the model {subject}"),
    "score.add": N_("Add a score of {subject}"),
    "score.change": N_("Change a score of {subject}"),
    "score.delete": N_("Delete a score of {subject}"),
    "override.change": N_("Override “{field}” of {subject}"),
    "override.revert": N_("Revert “{field}” of {subject}"),
    "run.import": N_("Import {file}"),
    "run.delete": N_("Delete the run {file}"),
    "data.import": N_("Import the data of {file}"),
    "data.rescue": N_("Save what could be read of a damaged file"),
}


def text_of(step: Step, name_of: Callable[[str], str] = str) -> str:
    """What a step did, in the current language; ``name_of`` names a subject or field."""
    told = ACTIONS.get(step.action)
    if told is None:  # of a newer KoLLM with the same schema
        return step.action
    names = _Names(step.names)
    for name in names.keys() & {"subject", "field"}:
        names[name] = name_of(names[name])
    return _(told).format_map(names)


class _Names(dict[str, str]):
    """What a text names; a name that an older step did not note is an ellipsis."""

    def __missing__(self, key: str) -> str:
        return "…"
