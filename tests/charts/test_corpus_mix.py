"""The chart of languages in training corpora."""

import pytest
from msgspec.structs import replace

from kollm_gui import i18n
from kollm_gui.catalogue.records import Corpus
from kollm_gui.charts.figure import Bar, Bars, Figure
from kollm_gui.charts.registry import make_figure
from kollm_gui.library.snapshot import Snapshot, compose
from tests.charts.marks import column
from tests.charts.shipped import shipped_snapshot
from tests.fixtures import make_model, tiny_catalogue, tiny_snapshot


def chart(snapshot: Snapshot | None = None, **more) -> Figure:
    return make_figure("corpus-mix", snapshot or tiny_snapshot(), **more)


def pieces(figure: Figure, slug: str) -> list[Bar]:
    return [
        bar
        for panel in figure.panels
        for mark in panel.marks
        if isinstance(mark, Bars)
        for bar in mark.bars
        if bar.key == slug
    ]


def part(language: str, share: float | None = None, **more) -> Corpus:
    return Corpus(language, language, None, None, share, None, "part", None, **more)


def of(*corpora: Corpus) -> Snapshot:
    return compose(replace(tiny_catalogue(), models=(make_model("m", corpora=corpora),)))


def test_the_pieces_of_a_bar_follow_each_other_and_fill_it():
    found = pieces(chart(), "globe-ko-8b")
    assert [(bar.start, round(bar.end, 9)) for bar in found] == [(0.0, 0.8), (0.8, 0.9), (0.9, 1.0)]
    assert [bar.hatched for bar in found] == [False, False, True]
    assert found[0].text == "80\u00a0%"


def test_leaves_are_added_and_never_the_total_with_them():
    (korean,) = pieces(chart(), "haneul-12.8b")
    assert (korean.start, korean.end) == (0.0, 1.0)


def test_shares_over_the_whole_are_a_conflict_and_not_drawn():
    figure = chart(of(part("ko", 0.8), part("en", 0.4)))
    assert figure.empty is not None
    assert column(figure, "reason")["m"] == "the shares add up to more than the whole"


def test_rounded_shares_never_leave_the_axis():
    found = pieces(chart(of(part("ko", 0.51), part("en", 0.505))), "m")
    assert found[-1].end == 1.0


def test_languages_that_are_not_told_apart_are_one_piece():
    found = pieces(chart(of(part("ja", 0.3), part("ko,en", 0.3), part("ko", 0.4))), "m")
    assert [round(bar.end - bar.start, 9) for bar in found] == [0.4, 0.6]
    assert "Japanese: 30\u00a0%" in found[0].tooltip


def test_one_part_of_unknown_rest_is_no_mix():
    figure = chart(of(Corpus("Korean part", "ko", 54.0, None, None, None, "part", None)))
    assert figure.empty is not None
    assert [key for group in figure.strip.groups for key, _name in group.items] == ["m"]


def test_every_model_is_drawn_listed_or_counted():
    figure = chart(shipped_snapshot())
    drawn = {bar.key for bar in figure.panels[0].marks[0].bars}
    listed = {key for group in figure.strip.groups for key, _name in group.items}
    assert len(drawn) == len(figure.panels[0].y.scale.items) == 38
    assert "polyglot-ko-12.8b" in drawn
    assert "xlm-r" in listed
    assert "Of 423 models no corpus is named." in figure.note
    assert len(drawn) + len(listed) + 423 + 8 == 479


def test_the_shipped_shares_are_the_published_ones():
    figure = chart(shipped_snapshot())
    ends = [round(bar.end - bar.start, 4) for bar in pieces(figure, "gecko-7b")]
    assert ends == [0.35, 0.28, 0.37]
    llama = pieces(figure, "llama-2-7b")
    assert [round(bar.end - bar.start, 4) for bar in llama] == [0.0006, 0.897, 0.1024]


def test_tuned_copies_are_drawn_only_when_asked_for():
    assert not pieces(chart(shipped_snapshot()), "llama-2-7b-chat")
    assert pieces(chart(shipped_snapshot(), given={"copies": "yes"}), "llama-2-7b-chat")


@pytest.mark.parametrize("order", ["category", "korean", "name", "released"])
def test_the_rows_can_be_ordered(order):
    figure = chart(shipped_snapshot(), given={"order": order})
    keys = [item.key for item in figure.panels[0].y.scale.items]
    models = shipped_snapshot().models
    if order == "name":
        assert keys == sorted(keys, key=lambda key: (models[key].name.casefold(), key))
    elif order == "korean":
        shares = [bar.end - bar.start for key in keys for bar in pieces(figure, key)[:1]]
        assert shares[0] == 1.0
    else:
        assert len(keys) == 38


def test_the_data_have_one_row_a_language():
    figure = chart(shipped_snapshot())
    rows = [row for row in figure.data.rows if row[0] == "gecko-7b"]
    assert {row[3]: row[4] for row in rows} == {
        "Korean": 0.35,
        "English": 0.28,
        "program code": 0.37,
    }


def test_what_a_source_prints_in_place_of_a_language_stays_as_printed_in_data():
    snapshot = of(part("non-English (30+)", 0.05), part("en", 0.95))
    with i18n.language("ko"):
        figure = chart(snapshot)
    place = figure.data.header.index("language")
    assert [row[place] for row in figure.data.rows] == ["영어", "non-English (30+)"]
    assert any("영어 이외" in line for line in pieces(figure, "m")[0].tooltip)
