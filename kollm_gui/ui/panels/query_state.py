"""What the search box shows of its text: the fields' places, and an error in words."""

from kollm_gui.i18n import current
from kollm_gui.search.error import SearchError, place_text
from kollm_gui.search.field import Field
from kollm_gui.search.field_table import FieldTable
from kollm_gui.search.lexer import tokens_of
from kollm_gui.search.tree import Condition
from kollm_gui.ui.panels.search_error_popup import ErrorText
from kollm_gui.ui.panels.search_marks import Span


def field_spans(text: str, table: FieldTable) -> list[Span]:
    """Where the text names fields that exist."""
    try:
        nodes = [token.node for token in tokens_of(text)]
    except SearchError:
        return []
    return [
        (node.start, node.field_end + 1)
        for node in nodes
        if isinstance(node, Condition) and table.get(node.field) is not None
    ]


def error_text(error: SearchError, table: FieldTable) -> ErrorText:
    """The error in words, with the fields that people use most."""
    meant = table.get(error.nearest.rstrip(":")) if error.nearest is not None else None
    return ErrorText(
        error.problem,
        place_text(error.start, error.end),
        error.nearest,
        meant.told.partition(";")[0] if meant is not None else "",
        [(_name(field), field.example) for field in table.fields if field.often],
    )


def _name(field: Field) -> str:
    return field.korean if current() == "ko" else field.name
