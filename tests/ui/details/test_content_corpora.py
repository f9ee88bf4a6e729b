"""The corpora: nothing is counted twice, and what is not disclosed is said."""

import pytest

from kollm_gui.catalogue.records import Corpus
from kollm_gui.library.snapshot import compose
from kollm_gui.tables.language_mix import language_mix
from kollm_gui.ui.details.content import CorporaBody
from kollm_gui.ui.details.content_entries import details_of
from kollm_gui.ui.details.sections import section_rows
from tests.fixtures import tiny_catalogue, tiny_snapshot

SNAPSHOT = tiny_snapshot()


def corpora(slug: str) -> CorporaBody:
    page = details_of(SNAPSHOT, slug)
    assert page is not None
    body = next(section.body for section in page.sections if section.id == "corpora")
    assert isinstance(body, CorporaBody)
    return body


def part(language: str, share: float | None = None, **other: object) -> Corpus:
    told = {"size_gb": None, "tokens_b": None, "role": "part", "part_of": None, **other}
    return Corpus(
        name=f"{language} {share} {other}", language=language, share=share, public=None, **told
    )


def test_the_total_comes_first_and_its_parts_stand_under_it():
    lines = corpora("haneul-12.8b").lines
    assert [(line.size, line.depth) for line in lines] == [
        ("863", 0),
        ("682.3", 1),
        ("86.4", 1),
        ("94.3", 1),
        ("300", 0),
    ]
    assert lines[-1].remark == "gathered, not all used"


def test_one_language_alone_is_said_and_not_drawn():
    assert [(one.label, one.share) for one in corpora("haneul-12.8b").mix] == [("Korean", 1.0)]


def test_a_mix_that_does_not_reach_the_whole_names_the_rest():
    parts = corpora("globe-ko-8b").mix
    assert [one.label for one in parts] == ["Korean", "English", "rest not disclosed"]
    assert sum(one.share for one in parts) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("rows", "shares"),
    [
        ((part("ko", 0.35), part("en", 0.28), part("code", 0.37)),
         {"ko": 0.35, "en": 0.28, "code": 0.37}),
        ((part("en", 0.897), part("ko", 0.0006)), {"en": 0.897, "ko": 0.0006}),
        ((part("ko", tokens_b=30.0), part("en", tokens_b=10.0)), {"ko": 0.75, "en": 0.25}),
        ((part("ko", size_gb=30.0), part("en")), None),  # how much English is not known
        ((part("ko", 0.7), part("en", 0.5)), None),  # more than the whole
        ((part("ko", 0.5, role="stage"), part("en", 0.5, role="stage")), None),
        ((part("ko", size_gb=9.0, role="pool"),), None),
        ((), None),
    ],
)  # fmt: skip
def test_shares_of_languages_are_told_only_where_the_rows_tell_them(rows, shares):
    mix = language_mix(rows)
    assert (None if mix is None else dict(mix.shares)) == (
        None if shares is None else pytest.approx(shares)
    )


def test_a_maker_who_withholds_and_a_source_that_was_not_found_are_told_apart():
    assert corpora("mirae-x").withheld
    assert corpora("mirae-x").sentence.startswith("Not disclosed")
    assert not corpora("dodam-10.7b").withheld
    assert corpora("dodam-10.7b").sentence.startswith("Not known")


def test_parts_without_a_total_are_summed_and_the_sum_is_marked_as_derived():
    rows = (part("ko", size_gb=30.0), part("ko", size_gb=12.5, tokens_b=1.0))
    catalogue = tiny_catalogue()
    from msgspec.structs import replace

    models = tuple(
        replace(model, corpora=rows) if model.slug == "mirae-x" else model
        for model in catalogue.models
    )
    page = details_of(compose(replace(catalogue, models=models)), "mirae-x")
    first = page.sections[1].body.lines[0]
    assert (first.name, first.size, first.remark) == ("Sum of the parts listed", "42.5", "derived")


def test_the_sentence_is_what_a_screen_reader_hears_of_an_undisclosed_corpus():
    page = details_of(SNAPSHOT, "mirae-x")
    told = [row.told for row in section_rows(page.sections[1], ())]
    assert told[0] == "Corpora"
    assert told[1] == "Not disclosed: the maker names neither a corpus nor a token count."
