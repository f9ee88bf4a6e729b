"""What exported tables are called, and the note that names their data."""

from kollm_gui.catalogue.records import CatalogueInfo
from kollm_gui.i18n import _


def models_title(query: str) -> str:
    """The caption of the models table under a query."""
    if not query:
        return _("Language models of the KoLLM catalogue")
    return _("Language models of the KoLLM catalogue that “{query}” finds").format(query=query)


def scores_title(benchmark: str) -> str:
    """The caption of a list of scores."""
    return _("Scores on {benchmark} under one protocol").format(benchmark=benchmark)


def version_note(info: CatalogueInfo) -> str:
    """The sentence that names the data, so that a copied table can be traced back."""
    return _("Data: KoLLM catalogue {version}, content hash {hash}.").format(
        version=info.data_version, hash=info.content_hash[:12]
    )
