"""What a line of Compare says in too little room."""

import pytest
from PySide6.QtGui import QFontMetrics

from kollm_gui.comparing.naming import ProtocolCell
from kollm_gui.ui.compare.chip import chip_cells
from kollm_gui.ui.compare.painting import fitted_label
from kollm_gui.ui.compare.shared_room import widest

CELLS = (
    ProtocolCell("method", "generation"),
    ProtocolCell("shots", "5-shot"),
    ProtocolCell("version", "version 1.0"),
)


def chip(look, room: int, *telling: str) -> list[str]:
    shown = chip_cells(look, CELLS, telling, room)
    assert sum(cell.width for cell in shown) <= room
    return [cell.text for cell in shown]


def test_a_chip_shows_what_fits_from_the_left(look) -> None:
    assert chip(look, 400) == ["generation", "5-shot", "version 1.0"]
    assert chip(look, 175) == ["generation", "5-shot", "…"]
    assert chip(look, 110) == ["generation", "…"]


def test_a_chip_shows_first_what_tells_it_from_its_like(look) -> None:
    assert chip(look, 110, "shots") == ["…", "5-shot"]
    assert chip(look, 110, "version") == ["…", "version 1.0"]
    assert chip(look, 175, "version") == ["generation", "…", "version 1.0"]


def test_a_chip_cuts_what_tells_it_apart_before_leaving_it_out(look) -> None:
    method, shots, *rest = chip(look, 130, "method", "shots")
    assert method.startswith("gen")
    assert shots == "5-shot"
    assert rest == ["…"]
    (_ellipsis, cut) = chip(look, 60, "version")
    assert cut.endswith("…")


def test_a_version_is_told_by_its_number_before_it_is_left_out(look) -> None:
    version = ProtocolCell("version", "version 1.0", short="1.0")
    cells = (CELLS[0], CELLS[1], version)
    cut = [each.text for each in chip_cells(look, cells, ("method", "version"), 88)]
    assert cut[0].startswith("ge")
    assert cut[1:] == ["…", "1.0"]
    assert [each.text for each in chip_cells(look, cells, (), 400)][2] == "version 1.0"


def test_a_source_is_cut_to_what_others_do_not_begin_with(look) -> None:
    source = ProtocolCell("source", "HyperCLOVA X SEED Vision card", short="Vision card")
    cells = (ProtocolCell("method", "protocol not stated", stated=False), source)
    assert [each.text for each in chip_cells(look, cells, ("source",), 400)][1] == source.text
    (_ellipsis, cut) = chip_cells(look, cells, ("source",), 80)
    assert cut.text.startswith("Vis")


@pytest.fixture
def fitted(look):
    metrics = QFontMetrics(look.font("body_strong"))

    def told(room: int, *parts: str) -> str:
        text = fitted_label(metrics, parts, room)
        assert metrics.horizontalAdvance(text) <= room
        return text

    return told


def test_a_label_loses_the_word_for_the_kind_first(fitted) -> None:
    assert fitted(300, "KMMLU", "subject:", "Biology") == "KMMLU subject: Biology"
    assert fitted(120, "KMMLU", "subject:", "Biology") == "KMMLU Biology"
    assert fitted(160, "Kor (1.0, or not stated)", "", "History") == "Kor History"


def test_cut_labels_still_differ(fitted) -> None:
    parts = [
        *(("Ko-LongRAG", lead, end) for lead in ("multi-doc", "single-doc") for end in
          ("answerable", "unanswerable", "total")),
        ("KMMLU", "subject:", "Agricultural Sciences"),
        ("KMMLU-Hard", "subject:", "Agricultural Sciences"),
        *(("Language Confusion Benchmark", "English prompt asks for Korean", sort, end)
          for sort in ("(complex),", "(okapi),", "(sharegpt),") for end in ("lines", "words")),
        ("KBL", "bar exam 2024", "civil"),
        ("KBL", "bar exam 2024", "public"),
    ]  # fmt: skip
    assert len({fitted(130, *each) for each in parts}) == len(parts)


def test_a_lone_name_is_cut_at_its_end(fitted) -> None:
    told = fitted(100, "HAE-RAE Bench (1.0, or version not stated)", "", "")
    assert told.startswith("HAE-RAE")
    assert told.endswith("…")


@pytest.mark.parametrize(
    ("widths", "room", "most"),
    [((10, 20), 40, 20), ((10, 50, 60), 90, 40), ((50, 60), 60, 30), ((), 8, 8)],
)
def test_only_the_widest_give_way(widths, room, most) -> None:
    assert widest(widths, room) == most
    assert sum(min(width, most) for width in widths) <= room
