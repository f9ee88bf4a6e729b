"""The facts of a model: each value with its unit, its source and what disputes it."""

from collections.abc import Callable

from msgspec.structs import replace

from kollm_gui import i18n
from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.i18n import _, ngettext
from kollm_gui.library.overriding import field_of
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.scaling.chinchilla import share_of_optimum
from kollm_gui.scaling.flops import training_flop
from kollm_gui.tables import words
from kollm_gui.tables.cell import Cell, billions, count, power_of_ten, unknown, withheld
from kollm_gui.tables.model_row import ModelRow, model_rows
from kollm_gui.tables.models import params_cell
from kollm_gui.ui.details.content import Fact, FactsBody, Section
from kollm_gui.ui.details.content_disputes import Disputes
from kollm_gui.ui.details.content_sources import Numbering

HUGGING_FACE = "https://huggingface.co/"
_SHOWN_LANGUAGES = 8
_SIGNS = {"approximate": "≈ ", "lower_bound": "≥ "}


class ModelFacts:
    """Gathers the facts of one model in the order in which the page shows them."""

    def __init__(
        self, snapshot: Snapshot, model: LanguageModel, numbering: Numbering, disputes: Disputes
    ) -> None:
        self._snapshot = snapshot
        self._model = model
        self._numbering = numbering
        self._disputes = disputes
        self._row: ModelRow = model_rows(snapshot, [model.slug])[0]

    def section(self) -> Section:
        """All facts that are known or that a reader would miss, own values with the original."""
        facts = self.facts()
        bare = self._snapshot.original_models.get(self._model.slug)
        if bare is not None:
            models = {**self._snapshot.models, bare.slug: bare}
            snapshot = replace(self._snapshot, models=models)
            original = ModelFacts(snapshot, bare, self._numbering, self._disputes)
            told = {fact.key: fact.text for fact in original.facts()}
            facts = [
                replace(fact, original=told.get(fact.key, _("not known")), references=())
                if fact.key in self._model.overridden
                else fact
                for fact in facts
            ]
        return Section("facts", FactsBody(tuple(facts)))

    def facts(self) -> list[Fact]:
        """The facts in the order of the page."""
        makers: tuple[Callable[[], Fact | None], ...] = (
            self._params,
            self._tokens,
            self._added_tokens,
            self._base_tokens,
            self._per_parameter,
            self._compute,
            self._added_compute,
            self._context,
            self._vocabulary,
            self._layers,
            self._languages,
            self._korean_support,
            self._base,
            self._released,
            self._hardware,
            self._gpu_hours,
            self._license,
            self._weights,
        )
        return [fact for make in makers if (fact := make()) is not None]

    def _params(self) -> Fact:
        model = self._model
        remark = words.word(words.ARCHITECTURES, model.architecture) or ""
        fields = ["params_b"]
        if model.active_params_b is not None:
            active = _plain(billions(model.active_params_b))
            remark = _("mixture of experts, {active} active").format(active=active)
            fields.append("active_params_b")
        return self._fact(_("Parameters"), _worded(params_cell(self._row)), fields, remark)

    def _tokens(self) -> Fact | None:
        model = self._model
        if model.tokens_b is None:
            if model.added_tokens_b is not None:
                return None
            missing = withheld() if self._row.tokens_withheld else unknown()
            return self._fact(_("Training tokens"), _worded(missing), ["tokens_b"])
        cell = billions(model.tokens_b, prefix=_SIGNS.get(model.tokens_kind, ""))
        remark = _("reported") if model.tokens_kind == "reported" else ""
        return self._fact(_("Training tokens"), cell, ["tokens_b"], remark)

    def _added_tokens(self) -> Fact | None:
        added_b = self._model.added_tokens_b
        if added_b is None:
            return None
        cell = billions(added_b, prefix=_SIGNS.get(self._model.tokens_kind, "") + "+")
        remark = _("reported") if self._model.tokens_kind == "reported" else ""
        return self._fact(_("Added tokens"), cell, ["added_tokens_b"], remark)

    def _base_tokens(self) -> Fact | None:
        base = self._row.base
        if base is None or self._model.tokens_b is not None:
            return None
        row = model_rows(self._snapshot, [base.slug])[0]
        if base.tokens_b is None:
            cell = _worded(withheld() if row.tokens_withheld else unknown())
        else:
            cell = billions(base.tokens_b, prefix=_SIGNS.get(base.tokens_kind, ""))
        references = self._numbering.references(base.cited("tokens_b"))
        return replace(
            _fact_of("base_tokens", _("Base’s tokens"), cell),
            references=references if base.tokens_b is not None else (),
        )

    def _per_parameter(self) -> Fact | None:
        row, ratio = self._row, self._row.tokens_per_parameter
        if ratio is None or row.trained_params_b is None or row.model.tokens_b is None:
            return None
        share = share_of_optimum(row.trained_params_b, row.model.tokens_b)
        multiple = f"{share:,.0f}" if share >= 9.95 else f"{share:.2g}"
        remark = _("{multiple} × Chinchilla").format(multiple=multiple)
        return self._derived(
            "tokens_per_parameter",
            _("Tokens per parameter"),
            count(ratio),
            remark,
            _(
                "Tokens divided by parameters, the active ones of a mixture of experts. "
                "Chinchilla’s rule is 20."
            ),
        )

    def _compute(self) -> Fact | None:
        flop = self._row.training_flop
        if flop is None:
            return None
        return self._derived("compute", _("Training compute"), _flop(flop), "6ND", _six_n_d())

    def _added_compute(self) -> Fact | None:
        params_b, added_b = self._row.trained_params_b, self._model.added_tokens_b
        if params_b is None or added_b is None:
            return None
        cell = _flop(training_flop(params_b, added_b))
        return self._derived("added_compute", _("Added compute"), cell, "6ND", _six_n_d())

    def _context(self) -> Fact | None:
        context = self._model.context
        if context is None:
            return None if self._model.minimal else self._missing(_("Context length"), "context")
        return self._fact(_("Context length"), Cell(f"{context:,}", unit=_("tokens")), ["context"])

    def _vocabulary(self) -> Fact | None:
        model = self._model
        if model.vocab is None:
            return None
        remark = ""
        if model.vocab_base is not None and model.vocab_added is not None:
            remark = _("{base} + {added} new").format(
                base=f"{model.vocab_base:,}", added=f"{model.vocab_added:,}"
            )
        elif model.vocab_base == model.vocab:
            remark = _("that of the base model")
        elif model.vocab_base is not None:
            remark = _("from {base}").format(base=f"{model.vocab_base:,}")
        fields = ["vocab", "vocab_added", "vocab_base"]
        return self._fact(_("Vocabulary"), Cell(f"{model.vocab:,}"), fields, remark)

    def _layers(self) -> Fact | None:
        layers, hidden = self._model.layers, self._model.hidden
        if layers is not None and hidden is not None:
            cell = Cell(f"{layers} × {hidden:,}")
            return self._fact(_("Layers × width"), cell, ["layers", "hidden"])
        if layers is not None:
            return self._fact(_("Layers"), Cell(str(layers)), ["layers"])
        return None

    def _languages(self) -> Fact | None:
        codes, all_of_them = self._model.languages, self._model.languages_count
        if not codes:
            return None
        ordered = sorted(codes, key=lambda code: (code != "ko", code != "en"))
        names = [words.language_label(code) for code in ordered]
        shown = names[:_SHOWN_LANGUAGES]
        left = max(len(names), all_of_them or 0) - len(shown)
        remark = ngettext("and {count} more", "and {count} more", left).format(count=left)
        fact = self._fact(
            _("Languages"),
            Cell(", ".join(shown)),
            ["languages", "languages_count"],
            remark if left > 0 and "multilingual" not in codes else "",
        )
        return replace(fact, tip=", ".join(names)) if len(names) > len(shown) else fact

    def _korean_support(self) -> Fact | None:
        support = words.word(words.KOREAN_SUPPORT, self._model.korean_support)
        if support is None:
            return None
        return self._fact(_("Korean support"), Cell(support), ["korean_support"])

    def _base(self) -> Fact | None:
        model, base = self._model, self._row.base
        if base is not None:
            fact = self._fact(_("Base model"), Cell(base.label), ["base_model", "relation"])
            return replace(fact, target=base.slug, category=base.category)
        if model.base_model is not None:
            return self._fact(_("Base model"), Cell(model.base_model), ["base_model"])
        # Only of Korean-centric models does the category say that they were trained from scratch.
        own = model.category == "korean-centric" and not model.minimal and not model.relation
        if own and (model.stage == "base" or model.tokens_b is not None):
            cell = Cell(_("none, trained from scratch"), tone="quiet")
            return self._fact(_("Base model"), cell, ["base_model"])
        return None

    def _released(self) -> Fact:
        release = self._model.release
        if release is None:
            return self._missing(_("Released"), "release")
        return self._fact(_("Released"), Cell(release.printed), ["release"])

    def _hardware(self) -> Fact | None:
        hardware = self._model.hardware_told
        return self._fact(_("Hardware"), Cell(hardware), ["hardware"]) if hardware else None

    def _gpu_hours(self) -> Fact | None:
        hours = self._model.gpu_hours
        if hours is None:
            return None
        return self._fact(_("GPU hours"), Cell(f"{hours:,}"), ["gpu_hours"])

    def _license(self) -> Fact | None:
        model, found = self._model, self._row.license
        if found is None and model.license_printed is None:
            return None if model.minimal else self._missing(_("Licence"), "license")
        if found is None:
            return self._fact(_("Licence"), Cell(model.license_printed or ""), ["license"])
        printed = model.license_printed
        told = (found.beside(printed), words.word(words.COMMERCIAL, found.commercial))
        remark = " · ".join(text for text in told if text)
        fact = self._fact(_("Licence"), Cell(found.told(printed)), ["license"], remark)
        summary = i18n.pick(found.summary_en, found.summary_ko) or ""
        return replace(fact, tip=summary, url=found.url)

    def _weights(self) -> Fact | None:
        hf_id = self._model.hf_id
        if hf_id is None:
            return None
        fact = self._fact(_("Weights"), Cell(hf_id), ["hf_id", "access"])
        return replace(fact, url=HUGGING_FACE + hf_id, tip=_("Hugging Face id"))

    def _missing(self, label: str, field: str) -> Fact:
        return self._fact(label, _worded(unknown()), [field])

    def _fact(self, label: str, cell: Cell, fields: list[str], remark: str = "") -> Fact:
        citations = [citation for name in fields for citation in self._model.cited(name)]
        known = cell.tone == "known"
        return replace(
            _fact_of(fields[0], label, cell, remark),
            references=self._numbering.references(citations) if known or citations else (),
            disagreements=self._disputes.about_field(*fields),
            overridable=self._model.origin == "bundled"
            and field_of(self._model.slug, fields[0]) is not None,
        )

    def _derived(self, key: str, label: str, cell: Cell, remark: str, tip: str) -> Fact:
        sign = _SIGNS.get(self._model.tokens_kind, "")
        fact = _fact_of(key, label, replace(cell, prefix=sign), remark)
        return replace(fact, derived=True, tip=tip)


def _flop(flop: float) -> Cell:
    return replace(power_of_ten(flop), unit="FLOP")


def _six_n_d() -> str:
    return _("Six operations per parameter and token (C = 6ND); attention is left out.")


def _fact_of(key: str, label: str, cell: Cell, remark: str = "") -> Fact:
    return Fact(key, label, cell.prefix + cell.main, cell.unit, remark, cell.tone)


def _plain(cell: Cell) -> str:
    return cell.text.replace(" ", "\u00a0")


def _worded(cell: Cell) -> Cell:
    """The cell with words for a gap, where a table has only room for a dash."""
    if cell.tone == "withheld":
        return replace(cell, main=_("not disclosed"))
    return replace(cell, main=_("not known")) if cell.tone == "unknown" else cell
