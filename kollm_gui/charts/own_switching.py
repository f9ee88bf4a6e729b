"""The chart of code-switching in answers of one's own, drawn as the published counts are."""

from collections.abc import Sequence
from dataclasses import dataclass

from kollm_gui.charts import switching_words as words
from kollm_gui.charts.data_titles import titles_of
from kollm_gui.charts.figure import Axis, DataTable, Figure, LegendEntry, Panel
from kollm_gui.charts.scale import Category, CategoryItem
from kollm_gui.charts.share_marks import Share, share_label, share_marks, share_scale
from kollm_gui.charts.switching_rows import Count
from kollm_gui.i18n import N_, _

_ROW_PX, _CHROME_PX = 40.0, 190.0
_HEADER = (
    *("name", "file", "counted", "hits", "of", "share_percent", "low_95", "high_95"),
    "few_answers",
)


@dataclass(frozen=True, slots=True)
class OwnCount:
    """Answers of one model in one file: those with what is counted, of how many."""

    model: str
    file: str
    hits: int
    of: int

    @property
    def name(self) -> str:
        """The model, or the file where it names none."""
        return self.model or self.file


def own_switching(
    counts: Sequence[OwnCount], counted: str, *, of_all: bool, rules: Sequence[str]
) -> Figure:
    """A row for each count, the most code-switching first.

    ``counted`` names the script in the current language, ``rules`` what was excused.
    """
    title = _("Code-switching in answers of one’s own: {script}").format(script=counted)
    drawn = [(each, Count(each.hits, each.of, ())) for each in counts if each.of > 0]
    drawn.sort(key=lambda pair: (-(pair[1].share or 0.0), -pair[1].of, pair[0].name.casefold()))
    if not drawn:
        sentence = _("None of these answers contains Hangul, so there is no share.")
        return Figure(
            "code-switching",
            title,
            "",
            (),
            summary=sentence,
            data=_data(counted, ()),
            empty=sentence,
        )
    return Figure(
        chart="code-switching",
        title=title,
        subtitle=words.subtitle({"answers": "all" if of_all else "hangul"}),
        panels=(_panel(drawn, counted, of_all=of_all),),
        legend=_legend(drawn),
        note=_note(rules, of_all=of_all),
        summary=" ".join(
            _("{name}: {share}.").format(name=each.name, share=words.counted_line(count))
            for each, count in drawn
        ),
        data=_data(counted, drawn),
        natural_height_px=_CHROME_PX + len(drawn) * _ROW_PX,
    )


Drawn = Sequence[tuple[OwnCount, Count]]


def _panel(drawn: Drawn, counted: str, *, of_all: bool) -> Panel:
    items = tuple(
        CategoryItem(
            str(place),
            each.name,
            sub_text=each.file if each.model else "",
            tone="accent",
            shape="circle",
        )
        for place, (each, _count) in enumerate(drawn)
    )
    shares = [
        Share(str(place), place, count, "accent", "circle", _tooltip(each, count))
        for place, (each, count) in enumerate(drawn)
    ]
    told = _("{script} (% of all answers)") if of_all else _("{script} (% of those with Hangul)")
    scale = share_scale([each.name for each, _count in drawn], (count for _each, count in drawn))
    return Panel(
        x=Axis(told.format(script=counted), scale),
        y=Axis("", Category(items, downward=True), grid=False),
        marks=share_marks(shares),
        labels=tuple(share_label(share) for share in shares),
    )


def _tooltip(each: OwnCount, count: Count) -> tuple[str, ...]:
    lines = [each.name, words.counted_line(count)]
    if each.model:
        lines.append(each.file)
    return (*lines, *words.certainty(count))


def _legend(drawn: Drawn) -> tuple[LegendEntry, ...]:
    entries = [
        LegendEntry(_("Answers of one’s own"), "accent", "circle"),
        LegendEntry(_("95 % interval"), "text_2", interval=True),
    ]
    if any(count.is_thin for _each, count in drawn):
        entries.append(LegendEntry(words.thin_text(), "text_2", "circle", hollow=True))
    return tuple(entries)


def _note(rules: Sequence[str], *, of_all: bool) -> str:
    parts = [
        _("Beside each mark: the share and the counts it is made of. Whiskers: Wilson intervals.")
    ]
    if rules:
        parts.append(_("Not counted: {rules}.").format(rules=", ".join(rules)))
    else:
        parts.append(_("Every foreign letter is counted; no rule takes anything out."))
    if of_all:
        parts.append(
            _("All answers are counted, also those in another language, which hold no Hangul.")
        )
    return " ".join(parts)


def _data(counted: str, drawn: Drawn) -> DataTable:
    rows = tuple(
        (
            each.name,
            each.file,
            counted,
            count.hits,
            count.of,
            count.share,
            *(count.interval or (None, None)),
            _("yes") if count.is_thin else _("no"),
        )
        for each, count in drawn
    )
    keys = tuple(str(place) for place in range(len(rows)))
    return DataTable(_HEADER, rows, keys, titles_of(_HEADER, hits=N_("Answers with it")))
