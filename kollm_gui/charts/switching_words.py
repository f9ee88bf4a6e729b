"""What the chart of code-switching says in words: hover texts, note, summary and data table."""

from collections.abc import Mapping, Sequence

from kollm_gui.charts.data_titles import titles_of
from kollm_gui.charts.figure import DataTable
from kollm_gui.charts.switching_rows import ENGLISH, FEW, KOREAN, OWN, Count, Row, Selection
from kollm_gui.i18n import N_, _, ngettext

MOST_LISTED = 6  # names in a note, which nobody reads beyond
_KINDS: Mapping[str, str] = {
    "together": N_("both kinds of prompt"),
    ENGLISH: N_("English prompts that ask for Korean"),
    KOREAN: N_("Korean prompts"),
    OWN: N_("answers of yours"),
}
_HEADER = (
    "slug",
    "name",
    "category",
    "prompts",
    "answers",
    "hits",
    "of",
    "share_percent",
    "low_95",
    "high_95",
    "few_answers",
    "source",
    "locator",
)


def of_text(count: Count) -> str:
    """The counts of a share: 29/399."""
    return f"{count.hits:,}/{count.of:,}"


def subtitle(options: Mapping[str, str]) -> str:
    """Of which answers the shares are."""
    if options["answers"] == "all":
        return _("Share of all answers, as the survey counts")
    return _("Share of the answers that contain Hangul")


def axis_title(options: Mapping[str, str]) -> str:
    """The quantity and its unit."""
    if options["answers"] == "all":
        return _("Answers with Chinese characters (% of all)")
    return _("Answers with Chinese characters (% of those with Hangul)")


def thin_text() -> str:
    """What a hollow marker means."""
    return _("under {few} answers").format(few=FEW)


def twins_text() -> str:
    """Which of two marks of a row is which, from above."""
    return _("English / Korean prompts")


def tooltip(row: Row, kind: str, count: Count) -> tuple[str, ...]:
    """The lines of the hover text, the name first."""
    return (row.model.label, counted_line(count), _(_KINDS[kind]), *certainty(count))


def certainty(count: Count) -> tuple[str, ...]:
    """How sure a share is: its interval, and a word where few answers were counted."""
    lines: list[str] = []
    if count.interval is not None:
        low, high = count.interval
        lines.append(
            _("95 % interval {low} to {high}").format(low=f"{low:.2f}", high=f"{high:.2f}")
        )
    if count.is_thin:
        lines.append(thin_text())
    return tuple(lines)


def counted_line(count: Count) -> str:
    """A share with the counts it is made of."""
    return _("{share} %, {hits} of {n} answers").format(
        share=f"{count.share or 0.0:.1f}", hits=count.hits, n=count.of
    )


def counts_text(selection: Selection) -> str:
    """How many of the counted models are drawn."""
    drawn = len(selection.drawn)
    total = drawn + selection.left_out + len(selection.without)
    return ngettext(
        "{drawn} of {total} model drawn", "{drawn} of {total} models drawn", total
    ).format(drawn=drawn, total=total)


def nothing_left(selection: Selection, options: Mapping[str, str]) -> str:
    """Why there is nothing to draw."""
    if selection.without:
        return _("None of these models’ counted answers contains Hangul, so there is no share.")
    if selection.elsewhere:
        return ngettext(
            "Stray characters were counted in the answers of none of these models; of {count} "
            "other they were.",
            "Stray characters were counted in the answers of none of these models; of {count} "
            "others they were.",
            selection.elsewhere,
        ).format(count=selection.elsewhere)
    if options["prompts"] == "own":
        return _(
            "None of your scores counts stray characters; "
            "File → Code-switching in answers… keeps some."
        )
    return _("The catalogue holds no counts of stray characters.")


def note_text(selection: Selection, options: Mapping[str, str]) -> str:
    """One paragraph: what was counted, how sure it is, and what is not drawn."""
    parts = [
        _counted_on(options),
        _("Beside each mark: the share and the counts it is made of. Whiskers: Wilson intervals."),
    ]
    if options["answers"] == "all":
        parts.append(
            _("All answers are counted, also those in another language, which hold no Hangul.")
        )
    if options["prompts"] == "apart":
        parts.append(_("Upper marks: English prompts; lower marks: Korean ones."))
    thin = [
        row.model.label
        for row in selection.drawn
        if any(count.is_thin for count in row.counts.values())
    ]
    if thin:
        parts.append(
            _("Hollow: under {few} answers, too few to say much ({names}).").format(
                few=FEW, names=_listed(thin)
            )
        )
    if selection.without:
        parts.append(
            _("Not drawn, no answer with Hangul: {names}.").format(
                names=_listed([model.label for model in selection.without])
            )
        )
    if selection.left_out:
        parts.append(
            ngettext(
                "{count} further model with a share is left out.",
                "{count} further models with a share are left out.",
                selection.left_out,
            ).format(count=selection.left_out)
        )
    return " ".join(parts)


def _counted_on(options: Mapping[str, str]) -> str:
    """Which answers were counted, and what in them."""
    if options["prompts"] == "own":
        return _(
            "Counted by you on answers of yours, which need not share their prompts: Chinese "
            "characters that no rule excuses, in answers that also contain Hangul."
        )
    return _(
        "Counted on released completions of at most 100 tokens, one per prompt: Chinese "
        "characters outside brackets, in answers that also contain Hangul."
    )


def _listed(names: Sequence[str]) -> str:
    """The first names; the data table has all."""
    return ", ".join(names[:MOST_LISTED]) + (" …" if len(names) > MOST_LISTED else "")


def summary_text(selection: Selection, options: Mapping[str, str]) -> str:
    """The chart told to someone who does not see it."""
    told = [subtitle(options) + "."]
    for row in selection.drawn:
        for kind, count in row.counts.items():
            told.append(
                _("{name}, {prompts}: {share}.").format(
                    name=row.model.label, prompts=_(_KINDS[kind]), share=counted_line(count)
                )
            )
    return " ".join(told)


def data_table(selection: Selection, options: Mapping[str, str]) -> DataTable:
    """One row for each mark, with the counts it is made of."""
    answers = _("all") if options["answers"] == "all" else _("with Hangul")
    rows: list[tuple[str | float | int | None, ...]] = []
    keys: list[str] = []
    for row in selection.drawn:
        for kind, count in row.counts.items():
            low, high = count.interval or (None, None)
            keys.append(row.model.slug)
            rows.append(
                (
                    row.model.slug,
                    row.model.name,
                    row.model.category,
                    _(_KINDS[kind]),
                    answers,
                    count.hits,
                    count.of,
                    count.share,
                    low,
                    high,
                    _("yes") if count.is_thin else _("no"),
                    " ".join(dict.fromkeys(score.source for score in count.scores)),
                    "; ".join(score.locator for score in count.scores if score.locator),
                )
            )
    return DataTable(
        _HEADER, tuple(rows), tuple(keys), titles_of(_HEADER, hits=N_("With Chinese characters"))
    )
