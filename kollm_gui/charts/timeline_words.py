"""What the timeline says in words: hover texts, note, summary and data table."""

from collections import Counter
from collections.abc import Iterator, Sequence

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.charts.attribution import sources_of
from kollm_gui.charts.data_titles import titles_of
from kollm_gui.charts.figure import DataTable
from kollm_gui.charts.numbers import amount
from kollm_gui.i18n import _, ngettext
from kollm_gui.library.snapshot import Snapshot

_HEADER = (
    "slug",
    "name",
    "category",
    "organization",
    "released",
    "first_day",
    "last_day",
    "params_b",
    "architecture",
    "source",
    "drawn",
    "reason",
)


def subtitle(lanes: str) -> str:
    """How the models stand above one another."""
    return {
        "category": _("Models by release date, in lanes by category"),
        "organization": _("Models by release date, in lanes by maker"),
    }.get(lanes, _("Parameters over release date"))


def strip_title(*, by_size: bool) -> str:
    """What is missing of the models in the strip."""
    if by_size:
        return _("Not drawn: release date or size not known")
    return _("Not drawn: release date not known")


def step_text(place: int, marks: Sequence[float]) -> str:
    """The sizes that one area stands for."""
    if place == 0:
        return _("under {size}").format(size=amount(marks[0]))
    if place == len(marks):
        return _("{size} and more").format(size=amount(marks[-1]))
    return _("{low} to {high}").format(low=amount(marks[place - 1]), high=amount(marks[place]))


def tooltip(snapshot: Snapshot, model: LanguageModel) -> tuple[str, ...]:
    """The lines of the hover text, the name first."""
    maker = snapshot.organization_of(model)
    lines = [model.label]
    if maker is not None:
        lines.append(maker.label)
    if model.release is not None:
        lines.append(_("Released {date}").format(date=model.release.printed))
    if model.params_b is None:
        lines.append(_("size not known"))
    else:
        lines.append(_("{amount} parameters").format(amount=amount(model.params_b, 4)))
    return tuple(lines)


def counts_text(drawn: int, total: int) -> str:
    """How many of the models have a marker."""
    return ngettext(
        "{drawn} of {total} model drawn", "{drawn} of {total} models drawn", total
    ).format(drawn=f"{drawn:,}", total=f"{total:,}")


def empty_sentence(undated: int, names_only: int) -> str:
    """Why nothing is drawn."""
    count = undated + names_only
    if not count:
        return _("No model is left to draw; change the search or clear it.")
    return ngettext(
        "The release date of this {count} model is not known, so it has no place here.",
        "Of these {count} models none has a known place here.",
        count,
    ).format(count=f"{count:,}")


def note_text(models: Sequence[LanguageModel], names_only: int, *, pale: int, by_size: bool) -> str:
    """One paragraph: what the marks mean, and what is not drawn."""
    parts = [_("The area grows with the number of parameters, in steps.")]
    if not by_size:
        parts.append(
            _("The height inside a lane only keeps the marks apart and stands for nothing.")
        )
    partial = sum(1 for model in models if model.release and len(model.release.printed) < 10)
    if partial:
        text = ngettext(
            "{count} date names no day; its line spans the days that it may mean.",
            "{count} dates name no day; their lines span the days that they may mean.",
            partial,
        )
        parts.append(text.format(count=f"{partial:,}"))
    if pale:
        parts.append(_("Pale marks are models outside the selection."))
    if names_only:
        text = ngettext(
            "{count} model known by name only, without a date, is left out.",
            "{count} models known by name only, without a date, are left out.",
            names_only,
        )
        parts.append(text.format(count=f"{names_only:,}"))
    return " ".join(parts)


def summary_text(snapshot: Snapshot, models: Sequence[LanguageModel], undated: int) -> str:
    """The chart told to someone who does not see it."""
    dated = sorted(
        (model.release.date_from, model.label, model.release.printed)
        for model in models
        if model.release is not None
    )
    years = Counter(day.year for day, _name, _printed in dated)
    listed = ", ".join(f"{year}: {years[year]}" for year in sorted(years))
    categories = Counter(model.category for model in models)
    shares = ", ".join(
        f"{snapshot.categories[category].label} {count}"
        for category, count in categories.most_common()
    )
    first, last = dated[0], dated[-1]
    parts = [
        ngettext(
            "{count} model by release date.", "{count} models by release date.", len(models)
        ).format(count=f"{len(models):,}"),
        _("First: {first}, {from_day}; last: {last}, {to_day}.").format(
            first=first[1], from_day=first[2], last=last[1], to_day=last[2]
        ),
        _("Models a year: {list}.").format(list=listed),
        _("By category: {list}.").format(list=shares),
    ]
    if undated:
        text = ngettext(
            "{count} model without a known date is listed under the plot.",
            "{count} models without a known date are listed under the plot.",
            undated,
        )
        parts.append(text.format(count=f"{undated:,}"))
    return " ".join(parts)


def data_table(
    snapshot: Snapshot,
    drawn: Sequence[LanguageModel],
    undated: Sequence[LanguageModel],
    unsized: Sequence[LanguageModel],
) -> DataTable:
    """Every model by date, those without a place last, and why they have none."""
    dated = sorted(
        drawn, key=lambda each: (each.release.printed if each.release else "", each.name)
    )
    rows = [
        *_rows(snapshot, dated, ""),
        *_rows(snapshot, unsized, _("size not known")),
        *_rows(snapshot, undated, _("release date not known")),
    ]
    keys = tuple(str(row[0]) for row in rows)
    return DataTable(_HEADER, tuple(rows), keys, titles_of(_HEADER))


def _rows(
    snapshot: Snapshot, models: Sequence[LanguageModel], reason: str
) -> Iterator[tuple[str | float | int | None, ...]]:
    for model in models:
        maker, release = snapshot.organization_of(model), model.release
        yield (
            model.slug,
            model.name,
            model.category,
            maker.label if maker is not None else None,
            release.printed if release is not None else None,
            release.date_from.isoformat() if release is not None else None,
            release.date_to.isoformat() if release is not None else None,
            model.params_b,
            model.architecture,
            " ".join(sources_of([model], ("release", "params_b"))) or None,
            _("no") if reason else _("yes"),
            reason,
        )
