"""Tallies as a table: what a column says in the window, in files and on the command line."""

from collections.abc import Callable

from kollm_gui.i18n import N_, _
from kollm_gui.switching.tally import Rate, Tally
from kollm_gui.tables.cell import Cell, unknown
from kollm_gui.tables.column import Column, word_column
from kollm_gui.text.scripts import SCRIPTS, Script


def tally_columns(*, of_all: bool = False) -> tuple[Column[Tally], ...]:
    """The columns; ``of_all`` counts among all answers instead of those that hold Hangul."""
    strange: tuple[Script, ...] = tuple(
        script for script in SCRIPTS if script not in ("hangul", "latin")
    )
    return (
        Column(
            "model",
            N_("Model"),
            N_("As the file names it."),
            value=lambda row: row.model or None,
            cell=lambda row: Cell(row.model) if row.model else unknown(),
            raw_key="model",
            whole=True,
        ),
        word_column(
            "file",
            N_("File"),
            N_("Where the answers stand."),
            lambda row: row.file,
            whole=True,
        ),
        _count("answers", N_("Answers"), N_("All answers of the file."), lambda row: row.answers),
        _count(
            "with_hangul",
            N_("With Hangul"),
            N_("Answers that hold any Hangul: only in these can a script intrude."),
            lambda row: row.with_hangul,
        ),
        _rate(
            "stray",
            N_("Stray scripts"),
            N_("Answers with any foreign script but Latin, after the rules."),
            lambda row: row.stray_rate(of_all=of_all),
            rate_text,
        ),
        _count(
            "han_before",
            N_("Han before rules"),
            N_("Answers with any Chinese character, nothing taken out."),
            lambda row: row.before["han"],
        ),
        *(
            _rate(
                script,
                SCRIPTS[script],
                N_("Answers with this script, after the rules."),
                lambda row, script=script: row.rate(script, of_all=of_all),
            )
            for script in strange
        ),
        _rate(
            "latin",
            SCRIPTS["latin"],
            N_("Answers with a Latin word that no rule excuses."),
            lambda row: row.rate("latin", of_all=of_all),
        ),
        _rate(
            "korean_lines",
            N_("Korean lines"),
            N_("Answers all of whose lines are Korean by the count of letters; a measure of ours."),
            lambda row: row.line_rate,
        ),
        _rate(
            "no_english",
            N_("No English words"),
            N_("Of those, answers without an English word that no rule excuses; likewise ours."),
            lambda row: row.word_rate,
        ),
    )


DEFAULT_COLUMNS = (
    *("model", "file", "answers", "with_hangul", "stray", "han_before", "han", "kana", "latin"),
    *("korean_lines", "no_english"),
)


def rate_text(rate: Rate) -> str:
    """A rate with its interval: "7.5 % (29 of 389; 5.2–10.5)"."""
    value, interval = rate.value, rate.interval
    if value is None or interval is None:
        return "–"
    return _("{rate} % ({hits} of {n}; {low}–{high})").format(
        rate=f"{100 * value:.1f}",
        hits=rate.hits,
        n=rate.n,
        low=f"{100 * interval[0]:.1f}",
        high=f"{100 * interval[1]:.1f}",
    )


def short_rate_text(rate: Rate) -> str:
    """A rate with its hits: "7.2 % (28)"."""
    if rate.value is None:
        return "–"
    return _("{rate} % ({hits})").format(rate=f"{100 * rate.value:.1f}", hits=rate.hits)


def _count(key: str, text: str, told: str, read: Callable[[Tally], int]) -> Column[Tally]:
    return Column(
        key,
        text,
        told,
        value=read,
        cell=lambda row: Cell(f"{read(row):,}"),
        raw_key=key,
        align="right",
        descending=True,
    )


def _rate(
    key: str,
    text: str,
    told: str,
    read: Callable[[Tally], Rate],
    write: Callable[[Rate], str] = short_rate_text,
) -> Column[Tally]:
    def raw(row: Tally) -> dict[str, object]:
        rate = read(row)
        interval = rate.interval
        return {
            "hits": rate.hits,
            "n": rate.n,
            "rate": rate.value,
            "low": interval[0] if interval else None,
            "high": interval[1] if interval else None,
        }

    return Column(
        key,
        text,
        told,
        value=lambda row: read(row).value,
        cell=lambda row: Cell(write(read(row))) if read(row).n else unknown(),
        raw_key=key,
        raw=raw,
        align="right",
        descending=True,
        whole=True,
    )
