"""The what-if point of the chart of training budgets: a budget that somebody only thinks of."""

from collections.abc import Mapping
from dataclasses import dataclass

from kollm_gui.charts.figure import Label, LegendEntry, Point
from kollm_gui.charts.numbers import NO_BREAK, amount, power, ratio
from kollm_gui.charts.options import Option
from kollm_gui.charts.typed_amounts import amount_b, written
from kollm_gui.i18n import N_, _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.scaling.chinchilla import (
    optimal_tokens_b,
    share_of_optimum,
    tokens_per_parameter,
)
from kollm_gui.scaling.flops import training_flop
from kollm_gui.scaling.parametric_loss import BESIROGLU_2024, HOFFMANN_2022

KEY = "what-if"
# The papers of the predicted loss, by arXiv id.
PAPERS: Mapping[str, str] = {
    "2203.15556": N_("Chinchilla: Hoffmann et al. 2022"),
    "2404.10102": N_("loss: Besiroglu et al. 2024"),
}
_PRIORITY = 1e9


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A budget in billions of parameters and of tokens."""

    params_b: float
    tokens_b: float

    @property
    def name(self) -> str:
        """What stands beside the point."""
        return _("What if: {params}, {tokens} tokens").format(
            params=amount(self.params_b, 4), tokens=amount(self.tokens_b, 4)
        )

    @property
    def lines(self) -> tuple[str, ...]:
        """What follows from the budget, one line each, its name first."""
        per = ratio(tokens_per_parameter(self.params_b, self.tokens_b))
        return (
            self.name,
            _("{ratio} tokens per parameter").format(ratio=per),
            _("C = 6ND = {flop} FLOP").format(
                flop=power(training_flop(self.params_b, self.tokens_b))
            ),
            self._distance,
            _(
                "predicted loss {refit} (Besiroglu et al. 2024); {first} (Hoffmann et al. 2022)"
            ).format(
                refit=_nats(BESIROGLU_2024.loss(self.params_b, self.tokens_b)),
                first=_nats(HOFFMANN_2022.loss(self.params_b, self.tokens_b)),
            ),
        )

    @property
    def _distance(self) -> str:
        share = share_of_optimum(self.params_b, self.tokens_b)
        optimum = amount(optimal_tokens_b(self.params_b), 4)
        if abs(share - 1) < 0.005:
            return _("on the Chinchilla line")
        if share > 1:
            return _("{share} × above the Chinchilla line, which asks for {optimum}").format(
                share=ratio(share), optimum=optimum
            )
        return _("{share} × below the Chinchilla line, which asks for {optimum}").format(
            share=ratio(1 / share), optimum=optimum
        )

    @property
    def sentence(self) -> str:
        """The same as one paragraph, for the note and the summary."""
        told = "; ".join(self.lines)
        return _("{told}. The loss, in nats per token, compares budgets, not models.").format(
            told=told
        )

    @property
    def point(self) -> Point:
        """Its marker."""
        return Point(KEY, self.params_b, self.tokens_b, "accent", "diamond", tooltip=self.lines)

    @property
    def label(self) -> Label:
        """Its name beside the marker."""
        return Label(
            key=KEY,
            text=self.name,
            x=self.params_b,
            y=self.tokens_b,
            tone="accent",
            priority=_PRIORITY,
            required=True,
            bold=True,
        )

    @property
    def legend(self) -> LegendEntry:
        """Its word of the legend."""
        return LegendEntry(_("what if"), "accent", "diamond")

    @property
    def row(self) -> tuple[str | float | int | None, ...]:
        """Its row of the data table, in the columns of `budget_words`."""
        return (
            KEY,
            self.name,
            None,
            self.params_b,
            None,
            self.tokens_b,
            None,
            None,
            tokens_per_parameter(self.params_b, self.tokens_b),
            training_flop(self.params_b, self.tokens_b),
            None,
            _("yes"),
            "",
        )


def what_if(options: Mapping[str, str]) -> WhatIf | None:
    """The point that the options name, where they name both of its numbers."""
    params_b, tokens_b = amount_b(options["whatif_params"]), amount_b(options["whatif_tokens"])
    return None if params_b is None or tokens_b is None else WhatIf(params_b, tokens_b)


def half_told(options: Mapping[str, str]) -> str:
    """A sentence where only one of the two numbers is given, else empty."""
    if bool(options["whatif_params"]) == bool(options["whatif_tokens"]):
        return ""
    return _("The what-if point needs both parameters and tokens.")


def _nats(loss: float) -> str:
    return f"{loss:.3f}{NO_BREAK}nats"


def _typed_amount(_snapshot: Snapshot, _options: Mapping[str, str], text: str) -> str | None:
    value = amount_b(text)
    return None if value is None else written(value)


_IN_UNITS = N_("Give an amount such as 350M, 7B or 1.5T, from 1K to 10000T.")
OPTIONS: tuple[Option, ...] = (
    Option(
        "whatif_params", N_("What if: parameters"), "text", "", accept=_typed_amount, hint=_IN_UNITS
    ),
    Option(
        "whatif_tokens", N_("What if: tokens"), "text", "", accept=_typed_amount, hint=_IN_UNITS
    ),
)
