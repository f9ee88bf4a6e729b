"""Commands over the bundled catalogue, of which a start reads the lists only when asked for."""

import json

import pytest

from kollm_gui.cli.__main__ import main


@pytest.mark.parametrize(
    "slug", ["eeve-korean-10.8b", "benchmark/kmmlu", "family/exaone", "organization/yanolja"]
)
def test_each_kind_of_record_is_written_as_json(capsys: pytest.CaptureFixture[str], slug) -> None:
    assert main(("--lang", "en", "show", slug, "--format", "json")) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["type"] in ("model", "benchmark", "family", "organization")
    assert told["citations" if "citations" in told else "name"]


def test_english_benchmarks_under_their_title_are_named_without_their_language(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(("--lang", "ko", "compare", "eeve-korean-10.8b", "solar-10.7b")) == 0
    told = capsys.readouterr().out
    assert "MMLU" in told
    assert "(영어)" not in told
