"""The guide: how its pages are built, and what a check says of its links and numbers."""

import pytest
from msgspec.structs import replace

from kollm_gui.catalogue.build.database import build_database
from kollm_gui.catalogue.guide_links import GuideLink, guide_findings, read_link
from kollm_gui.catalogue.records import GuidePage
from kollm_gui.catalogue.wording import wording_findings
from kollm_gui.cli.guide_links import lost_links
from kollm_gui.errors import UserError
from kollm_gui.library.snapshot import compose
from tests.catalogue.sources import write_sources
from tests.charts.shipped import shipped_catalogue


@pytest.fixture(scope="module")
def shipped():
    return shipped_catalogue()


def page(body_en, body_ko=None):
    return GuidePage("page", 1, "Page", "쪽", body_en, body_en if body_ko is None else body_ko)


def said(catalogue, body_en, body_ko=None):
    changed = replace(catalogue, guide=(page(body_en, body_ko),))
    return [finding.sentence for finding in guide_findings(changed)]


def test_the_shipped_guide_leads_somewhere_with_every_link(shipped):
    assert len(shipped.guide) >= 10
    assert list(guide_findings(shipped)) == []
    assert list(lost_links(compose(shipped))) == []


def test_the_shipped_notes_hold_no_number_of_their_own(shipped):
    assert list(wording_findings(shipped)) == []


def test_a_link_that_leads_nowhere_is_told(shipped):
    told = said(shipped, "See [this](kollm:model/no-such-model).")
    assert any("kollm:model/no-such-model" in sentence for sentence in told)


@pytest.mark.parametrize(
    "body",
    [
        "It has 99.99 points.",
        "It has [99.99](kollm:model/polyglot-ko-12.8b/kmmlu) points.",
        "It has [29.26](kollm:model/llama-2-13b/kmmlu) points.",
    ],
)
def test_a_number_without_its_row_is_told(shipped, body):
    assert said(shipped, body)


def test_a_number_in_a_link_to_its_row_is_sound(shipped):
    assert said(shipped, "It has [29.26](kollm:model/polyglot-ko-12.8b/kmmlu) on KMMLU.") == []


def test_both_languages_have_the_same_links(shipped):
    told = said(shipped, "[A](kollm:benchmark/kmmlu)", "[가](kollm:benchmark/click)")
    assert len(told) == 2


def test_a_changed_note_is_told(shipped):
    model = next(m for m in shipped.models if m.slug == "polyglot-ko-12.8b")
    wrong = replace(model, note_en="It reached 77.77 on KMMLU.")
    changed = replace(shipped, models=tuple(wrong if m is model else m for m in shipped.models))
    assert any("77.77" in finding.sentence for finding in wording_findings(changed))


def test_a_family_without_a_note_is_told(shipped):
    family = next(f for f in shipped.families if f.slug == "exaone")
    silent = replace(family, note_en=None, note_ko=None)
    families = tuple(silent if f is family else f for f in shipped.families)
    places = [finding.place for finding in wording_findings(replace(shipped, families=families))]
    assert places == ["exaone: note_en"]


def test_an_address_is_read_with_its_options():
    link = read_link("kollm:chart/scores?preset=survey-kmmlu&only=7B")
    assert link == GuideLink("chart", "scores", {"preset": "survey-kmmlu", "only": "7B"})
    assert read_link("https://example.org") is None


def test_a_page_needs_both_languages_and_a_title(tmp_path):
    sources = write_sources(tmp_path / "sources")
    folder = sources / "guide"
    folder.mkdir()
    (folder / "01-first.en.md").write_text("No title\n", encoding="utf-8")
    (folder / "second.md").write_text("# Title\nText.\n", encoding="utf-8")
    with pytest.raises(UserError) as error:
        build_database(sources, tmp_path / "out.sqlite")
    for told in ("01-first.ko.md", "01-first.en.md", "second.md"):
        assert told in error.value.sentence
