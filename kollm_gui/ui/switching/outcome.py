"""What a person is told of a finished count beyond its figures."""

from kollm_gui.i18n import _, ngettext
from kollm_gui.switching.batch import BatchResult


def sentences(result: BatchResult) -> list[str]:
    """One sentence for each file that failed, lost lines or held nothing, and for a stop."""
    told = list(result.failed)
    for one in result.counted:
        left = one.skipped
        if left.count:
            text = ngettext(
                "{file}: {count} line was left out, line {first} ({reason}).",
                "{file}: {count} lines were left out, the first is line {first} ({reason}).",
                left.count,
            )
            told.append(
                text.format(
                    file=one.file.name, count=left.count, first=left.first, reason=left.reason
                )
            )
    empty = [one.file.name for one in result.counted if not one.tallies]
    told += [_("{file} holds no answer.").format(file=name) for name in empty]
    if result.stopped:
        told.append(_("Stopped; only files that were read whole are shown."))
    return told
