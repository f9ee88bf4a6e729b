"""``models/<family>.toml``: a family and its language models."""

from collections.abc import Sequence

from kollm_gui.catalogue.build.citations import add_citations, require_citations
from kollm_gui.catalogue.build.fields import Fields
from kollm_gui.catalogue.build.files import SourceFiles
from kollm_gui.catalogue.build.problems import Place
from kollm_gui.catalogue.build.rows import Rows
from kollm_gui.catalogue.build.spoken import add_spoken
from kollm_gui.i18n import _

TEXTS = (
    *("category", "organization", "stage", "architecture", "tokens_kind", "base_model"),
    *("license_printed", "license", "access", "hf_id", "korean_support", "hardware"),
    *("hardware_ko", "note_en", "note_ko"),
)
NUMBERS = ("params_b", "active_params_b", "tokens_b", "added_tokens_b")
WHOLE = (
    *("context", "vocab", "vocab_base", "vocab_added", "layers", "hidden"),
    *("languages_count", "gpu_hours"),
)
_SAID = (  # in English; the Korean stands in the field of the same name with "_ko"
    *("category_note", "params_note", "base_model_note", "merge_parents_note", "stages_note"),
    *("initialisation", "tokenizer_recipe"),
)
EXTRAS = (
    *_SAID,
    *(f"{name}_ko" for name in _SAID),
    *("label_ko", "tokenizer_gain", "stage_losses", "dus", "reproductions"),
)
LISTS = ("relation", "merge_parents", "languages", "techniques", "corpora", "stages", "checkpoints")
_STAGE_TEXTS = ("name_ko", "trained", "trained_ko", "frozen", "frozen_ko")
_LISTED = (  # table, its column, the field of the sources
    ("model_relation", "relation", "relation"),
    ("model_parent", "parent", "merge_parents"),
    ("model_language", "language", "languages"),
    ("model_technique", "technique", "techniques"),
)
# A source may speak of what has no field of its own.
CITABLE = frozenset(
    (*TEXTS, *NUMBERS, *WHOLE, *EXTRAS, *LISTS, "name", "release", "note", "aliases", "tokenizer")
)
CITED = ("release", *NUMBERS, *WHOLE, "tokenizer_gain", "checkpoints", "stage_losses", "dus")


def add_models(files: SourceFiles, rows: Rows) -> None:
    """Add every family and its models."""
    for name in files.below("models", ".toml"):
        content = files.toml(name)
        slug = _add_family(files, rows, name, content.get("family"))
        for kind in content.keys() - {"family", "model"}:
            files.problems.add(Place(name, kind), _("does not belong here. Write [[model]]."))
        for entry in files.entries(name, "model", content):
            _add_model(entry, rows, slug)


def _add_family(files: SourceFiles, rows: Rows, name: str, values: object) -> str:
    if not isinstance(values, dict):
        files.problems.add(Place(name, "family"), _("is missing. Start the file with [family]."))
        return ""
    entry = Fields(files.problems, name, "family", values)  # pyright: ignore[reportUnknownArgumentType]
    slug = entry.required("id")
    if f"models/{slug}.toml" != name:
        entry.problem("id", _("must be the file's name without .toml. Rename one of them."))
    rows.add(
        "family",
        entry.place("id"),
        slug=slug,
        name=entry.required("name"),
        name_ko=entry.text("name_ko"),
        label_ko=entry.text("label_ko"),
        note_en=entry.text("note_en"),
        note_ko=entry.text("note_ko"),
    )
    add_spoken(entry, rows, ("family", slug))
    add_citations(entry, rows, ("family", slug), {"name_ko", "note"})
    entry.finish()
    return slug


def _add_model(entry: Fields, rows: Rows, family: str) -> None:
    slug = entry.required("id")
    release, first_day, last_day = entry.date("release")
    rows.add(
        "model",
        entry.place(),
        slug=slug,
        name=entry.required("name"),
        family=family,
        release=release,
        release_from=first_day,
        release_to=last_day,
        minimal=entry.yes_no("minimal") or False,
        extras=entry.extras(EXTRAS),
        **{name: entry.text(name) for name in TEXTS},
        **{name: entry.number(name) for name in NUMBERS},
        **{name: entry.whole(name) for name in WHOLE},
    )
    for name in ("category", "stage", "tokens_kind"):
        entry.required(name)
    for table, column, name in _LISTED:
        for position, value in enumerate(entry.texts(name)):
            rows.add(table, entry.place(name), model=slug, position=position, **{column: value})
    _add_corpora(entry, rows, slug)
    _add_training(entry, rows, slug)
    add_spoken(entry, rows, ("model", slug))
    add_citations(entry, rows, ("model", slug), CITABLE)
    require_citations(entry, CITED)
    entry.finish()


def _add_corpora(entry: Fields, rows: Rows, slug: str) -> None:
    parts = entry.rows("corpora")
    names = [part.text("name") for part in parts]
    for position, part in enumerate(parts):
        values = {name: part.number(name) for name in ("size_gb", "tokens_b", "share")}
        rows.add(
            "corpus",
            part.place(),
            model=slug,
            position=position,
            name=part.required("name"),
            name_ko=part.text("name_ko"),
            language=part.required("language"),
            public=part.yes_no("public"),
            role=part.required("role"),
            part_of=_holder(part, names),
            overlaps=part.yes_no("overlaps") or False,
            **values,
        )
        part.finish()
        if any(value is not None for value in values.values()):
            require_citations(entry, ("corpora",))


def _holder(part: Fields, names: Sequence[str | None]) -> int | None:
    """The position of the row that the part names as its whole."""
    whole = part.text("part_of")
    if whole is None:
        return None
    if names.count(whole) != 1:
        part.problem(
            "part_of",
            _("“{name}” must be the name of exactly one corpus of this model.").format(name=whole),
        )
        return None
    return names.index(whole)


def _add_training(entry: Fields, rows: Rows, slug: str) -> None:
    for position, stage in enumerate(entry.rows("stages"), start=1):
        rows.add(
            "training_stage",
            stage.place(),
            model=slug,
            position=position,
            name=stage.required("name"),
            **{name: stage.text(name) for name in _STAGE_TEXTS},
        )
        stage.finish()
    for position, state in enumerate(entry.rows("checkpoints")):
        rows.add(
            "checkpoint",
            state.place(),
            model=slug,
            position=position,
            label=state.required("label"),
            label_ko=state.text("label_ko"),
            added_tokens_b=state.number("added_tokens_b"),
            published=state.text("published"),
            published_ko=state.text("published_ko"),
        )
        state.finish()
