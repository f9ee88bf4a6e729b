"""A LaTeX table together with the works that its numbers come from."""

from collections.abc import Sequence

NAME = "kollm"
FILE = f"{NAME}.bib"


def with_bibliography(table: str, keys: Sequence[str], bibliography: str) -> str:
    """The table after the bibliography, which LaTeX writes to a file of its own, and a citation.

    ``filecontents*`` may stand anywhere in a document since LaTeX 2019-10-01, so that one
    paste brings both; ``keys`` are those of the entries in ``bibliography``.
    """
    if not keys:
        return table
    return (
        f"\\begin{{filecontents*}}[overwrite]{{{FILE}}}\n{bibliography}\\end{{filecontents*}}\n"
        f"{table}\\par\\smallskip\\footnotesize \\cite{{{','.join(keys)}}}\n"
    )


def with_reference_list(cited: str) -> str:
    """The cited table with the list of its works below it, for a document of its own."""
    return f"{cited}\\bibliographystyle{{plain}}\n\\bibliography{{{NAME}}}\n"
