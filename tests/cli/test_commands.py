"""The commands: what they print, and how they answer bad input."""

import csv
import io
import json

import pytest
from msgspec.structs import replace

from kollm_gui.catalogue import reader
from kollm_gui.cli.parser import COMMANDS
from kollm_gui.comparing.protocol import Protocol
from kollm_gui.tables.widths import width
from tests.cli.conftest import Kollm
from tests.fixtures import tiny_catalogue, tiny_snapshot

SNAPSHOT = tiny_snapshot()
COT = Protocol("kmmlu", method="cot", shots=0)


def test_list_as_json_lists_every_model_with_slug_and_raw_values(kollm: Kollm) -> None:
    outcome = kollm("list", "--format", "json")
    rows = json.loads(outcome.out)
    assert outcome.code == 0
    assert [row["slug"] for row in rows] == list(SNAPSHOT.models)
    assert next(iter(rows[0])) == "slug"
    assert rows[1]["tokens_billion"] == 167.0
    assert rows[1]["kmmlu_percent"] == 33.1


def test_list_shows_a_table_and_names_the_protocol_of_its_score_column(kollm: Kollm) -> None:
    outcome = kollm("list", "haneul")
    assert outcome.out.splitlines()[0].split()[:3] == ["Name", "Organization", "Released"]
    assert "KMMLU: direct · 5-shot · overall; 2 models of this list have a score." in outcome.out
    assert "2 models of 10" in outcome.out


@pytest.mark.parametrize(
    ("arguments", "slugs"),
    [
        (["하늘"], ["haneul-1.3b", "haneul-12.8b"]),
        (["ㅎㄴ", "12.8"], ["haneul-12.8b"]),
        (["haneul", "--sort", "-params"], ["haneul-12.8b", "haneul-1.3b"]),
        (["haneul", "--sort", "params"], ["haneul-1.3b", "haneul-12.8b"]),
        (["haneul", "--sort=-tokens,name"], ["haneul-1.3b", "haneul-12.8b"]),
        (["--lang", "ko", "haneul"], None),
    ],
)
def test_list_filters_and_sorts(
    kollm: Kollm, arguments: list[str], slugs: list[str] | None
) -> None:
    outcome = kollm("list", *arguments, "--format", "json", "--columns", "name")
    if slugs is None:
        assert outcome.code == 2  # shared options stand before the command
        return
    assert [row["slug"] for row in json.loads(outcome.out)] == slugs
    assert set(json.loads(outcome.out)[0]) == {"slug", "name"}


@pytest.mark.parametrize("direction", ["tokens", "-tokens", "kmmlu", "-kmmlu"])
def test_unknown_values_stay_last_both_ways(kollm: Kollm, direction: str) -> None:
    key = {"tokens": "tokens_billion", "kmmlu": "kmmlu_percent"}[direction.strip("-")]
    rows = json.loads(kollm("list", "--sort", direction, "--format", "json").out)
    known = [row[key] is not None for row in rows]
    assert known == sorted(known, reverse=True)


def test_list_writes_csv_for_a_spreadsheet(kollm: Kollm) -> None:
    rows = list(csv.DictReader(io.StringIO(kollm("list", "--format", "csv").out)))
    assert len(rows) == len(SNAPSHOT.models)
    assert rows[0]["params_billion"] == "1.3"


def test_list_says_why_nothing_is_found(kollm: Kollm) -> None:
    outcome = kollm("list", "하늘", "tamil")
    assert outcome.code == 0
    assert "“하늘” 2, “tamil” 1" in outcome.err
    assert kollm("list", "zzz", "--format", "json").out == "[]\n"


@pytest.mark.parametrize(
    "name",
    [
        "haneul-12.8b",
        "haneul-13b",  # a former slug
        "하늘 12.8B",
        "sannae/haneul-ko-12.8b",
        "https://huggingface.co/sannae/haneul-ko-12.8b",
        "Haneul-Ko 12.8B",
        "model/haneul-12.8b",
    ],
)
def test_show_finds_a_model_by_any_of_its_names(kollm: Kollm, name: str) -> None:
    outcome = kollm("show", name)
    assert outcome.code == 0
    assert outcome.out.startswith("Haneul-Ko 12.8B\n")
    assert "863 GB" in outcome.out


@pytest.mark.parametrize(
    ("name", "title", "kind"),
    [
        ("haneul", "Haneul-Ko", "family"),
        ("하늘", "Haneul-Ko", "family"),
        ("kmmlu", "KMMLU", "benchmark"),
        ("산내", "Sannae Research", "organization"),
        ("organization/mirae", "Mirae", "organization"),
        ("mirae", "Mirae", "family"),
        ("haneul-report", "Haneul-Ko: open Korean language models", "source"),
    ],
)
def test_show_finds_other_things(kollm: Kollm, name: str, title: str, kind: str) -> None:
    assert kollm("show", name, "--format", "markdown").out.startswith(f"# {title}\n")
    assert json.loads(kollm("show", name, "--format", "json").out)["type"] == kind


@pytest.mark.parametrize("language", ["en", "ko"])
def test_what_is_shown_in_korean_can_be_typed_in_any_language(
    kollm: Kollm, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    bare = tiny_catalogue()
    families = tuple(replace(each, label_ko=f"{each.name} 파생 모델") for each in bare.families)
    benchmarks = tuple(replace(each, label_ko=f"{each.name} (영어)") for each in bare.benchmarks)
    models = tuple(
        replace(each, extras={"label_ko": "미래 X (크기 미상)"}) if each.slug == "mirae-x" else each
        for each in bare.models
    )
    labelled = replace(bare, families=families, benchmarks=benchmarks, models=models)
    monkeypatch.setattr(reader, "open_catalogue", lambda _path=None: labelled)
    for name, kind in (
        ("Globe-Ko 파생 모델", "family"),
        ("KMMLU (영어)", "benchmark"),
        ("미래 x (크기 미상)", "model"),
    ):
        found = kollm("--lang", language, "show", name, "--format", "json")
        assert json.loads(found.out)["type"] == kind
    ranked = kollm("--lang", language, "scores", "--benchmark", "kmmlu (영어)", "--format", "json")
    assert json.loads(ranked.out)[0]["slug"] == "mirae-x"
    listed = kollm("--lang", language, "list", "name:'크기 미상'", "--format", "json")
    assert [row["slug"] for row in json.loads(listed.out)] == ["mirae-x"]
    header = kollm("--lang", language, "list", "haneul").out.splitlines()[0]
    assert ("KMMLU (영어)" in header) is (language == "ko")


def test_scores_rank_one_protocol_and_keep_the_rank_of_all(kollm: Kollm) -> None:
    rows = json.loads(kollm("scores", "--benchmark", "kmmlu", "--format", "json").out)
    assert [row["slug"] for row in rows[:3]] == ["mirae-x", "globe-ko-8b", "dodam-10.7b"]
    assert [row["rank"] for row in rows] == list(range(1, len(rows) + 1))
    found = kollm("scores", "haneul", "--benchmark", "kmmlu", "--format", "json")
    assert [row["rank"] for row in json.loads(found.out)] == [5, 6]


@pytest.mark.parametrize(
    ("arguments", "slugs"),
    [
        (["--protocol", "cot"], ["globe-8b-instruct"]),
        (["--protocol", COT.key], ["globe-8b-instruct"]),
        (["--protocol", "globe-report"], ["haneul-12.8b"]),
        (["--subset", "supercategory: STEM"], ["haneul-12.8b"]),
        (["--provenance", "owner"], ["mirae-x"]),
    ],
)
def test_scores_can_be_asked_for_another_protocol(
    kollm: Kollm, arguments: list[str], slugs: list[str]
) -> None:
    outcome = kollm("scores", "--benchmark", "kmmlu", "--format", "json", *arguments)
    assert [row["slug"] for row in json.loads(outcome.out)] == slugs


def test_scores_lists_the_protocols_and_marks_the_reference(kollm: Kollm) -> None:
    outcome = kollm("scores", "--benchmark", "kmmlu", "--protocols", "--format", "json")
    rows = json.loads(outcome.out)
    assert [row["models"] for row in rows if row["reference"]] == [6]
    for row in rows:
        asked = kollm("scores", "--benchmark", "kmmlu", "--protocol", row["key"])
        assert asked.code == 0


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        (["haneul-12.8b"], "@misc{haneul-report,"),
        (["haneul-report", "haneul-12.8b"], "@misc{haneul-report,"),
        (["database"], "@misc{kollm-catalogue-2026.11,"),
        (["kmmlu", "--format", "ris"], "TY  - BLOG"),
        (["haneul", "--format", "csl-json"], "[\n  {\n    \"id\": \"haneul-report\""),
    ],
)  # fmt: skip
def test_cite_writes_each_source_once(kollm: Kollm, arguments: list[str], start: str) -> None:
    outcome = kollm("cite", *arguments)
    assert outcome.code == 0
    assert outcome.out.startswith(start)
    assert outcome.out.count("haneul-report") <= 1


def test_charts_lists_the_charts(kollm: Kollm) -> None:
    outcome = kollm("charts")
    assert "training-budget" in outcome.out
    assert "--preset survey-kmmlu" in outcome.out
    assert "--option order=value|name|released: Order (otherwise value)" in outcome.out
    assert "--option whatif_tokens=…: What if: tokens\n" in outcome.out
    assert {chart["id"] for chart in json.loads(kollm("charts", "--format", "json").out)} >= {
        "scores",
        "training-budget",
    }


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Say what to do: kollm list | show"),
        (["lst"], "There is no command “lst”; did you mean “list”?"),
        (["42"], "There is no command “42”; the commands are: list, show"),
        (["--lang", "fr", "list"], "KoLLM does not speak “fr”; write en or ko."),
        (["list", "--frmat", "json"], "“--frmat” is not an option of “kollm list”"),
        (["list", "--lang=ko"], "Write “--lang” in front of the command: kollm --lang … list."),
        (["show", "haneul", "12.8b"], "“12.8b” is a word too many for “kollm show”"),
        (["list", "--format", "xml"], "--format cannot be “xml”; it is one of: table, csv"),
        (["list", "--sort", "-tokns"], "There is no column “tokns”; did you mean tokens"),
        (["list", "--columns", "zzz"], "There is no column “zzz”; the columns are: name"),
        (["list", "--columns"], "--columns needs a value"),
        (["list", "--columns", ","], "Name at least one column; the columns are: name"),
        (["show"], "“kollm show” needs SLUG"),
        (["show", "haneul-12"], "called “haneul-12”; did you mean haneul-12.8b"),
        (["show", "완전히 다른 것"], "Nothing in the catalogue is called “완전히 다른 것”"),
        (["show", "haneul", "--format", "csv"], "--format cannot be “csv”"),
        (["scores"], "“kollm scores” needs --benchmark"),
        (["scores", "--benchmark", "kmlu"], "called “kmlu”; did you mean kmmlu"),
        (["scores", "--benchmark", "zzz"], "called “zzz”; “kollm benchmarks” lists them"),
        (["scores", "--benchmark", "kmmlu", "--protocol", "foo"], "no scores under “foo”"),
        (["scores", "--benchmark", "kmmlu", "--subset", "x"], "no scores of a subset “x”"),
        (["scores", "--benchmark", "ko-bare"], "holds no such scores of Ko-Bare"),
        (["scores", "--benchmark", "kmmlu", "--provenance", "me"], "--provenance cannot be “me”"),
        (["cite", "onnuri"], None),
        (["cite", "globe-tamil-7b"], "No source is recorded for “globe-tamil-7b”"),
        (["cite", "haneul", "--format", "apa"], "--format cannot be “apa”"),
    ],
)
def test_bad_input_is_answered_with_one_sentence(
    kollm: Kollm, arguments: list[str], told: str | None
) -> None:
    outcome = kollm(*arguments)
    if told is None:
        assert outcome.code == 0
        return
    assert outcome.code == 2
    assert outcome.out == ""
    assert told in outcome.err
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize("command", ["list", "show", "scores", "cite", "charts"])
def test_every_command_explains_itself(kollm: Kollm, command: str) -> None:
    outcome = kollm(command, "--help")
    assert outcome.code == 0
    assert f"usage: kollm {command}" in outcome.out


def test_the_help_keeps_within_the_terminal_in_korean_and_names_whole(
    kollm: Kollm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for command in COMMANDS:
        lines = kollm("--lang", "ko", command.name, "--help").out.splitlines()
        assert max(map(width, lines)) <= 80
        assert not any(line.endswith(("lm-", "third-")) for line in lines)
    usage = kollm("--lang", "ko", "list", "--help").out.splitlines()
    assert width(usage[0].partition("[")[0]) == width(usage[1].partition("[")[0])


def test_a_name_of_several_parts_is_not_taken_for_one(
    kollm: Kollm, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = tiny_catalogue()
    score = next(each for each in bare.scores if each.subset == "supercategory: STEM")
    other = replace(score, key="other", subset="subject: stem")
    both = replace(bare, scores=(*bare.scores, other))
    monkeypatch.setattr(reader, "open_catalogue", lambda _path=None: both)
    outcome = kollm("scores", "--benchmark", "kmmlu", "--subset", "stem")
    assert outcome.code == 2
    assert "in full: “subject: stem”, “supercategory: STEM”." in outcome.err


@pytest.mark.parametrize("given", ["supercategory: STEM", "stem", "영역: STEM"])
def test_a_part_is_named_as_any_output_prints_it(kollm: Kollm, given: str) -> None:
    found = kollm("scores", "--benchmark", "kmmlu", "--subset", given, "--format", "json")
    assert [row["slug"] for row in json.loads(found.out)] == ["haneul-12.8b"]


def test_the_help_names_every_command(kollm: Kollm) -> None:
    outcome = kollm("--help")
    for command in ("list", "show", "scores", "cite", "charts", "chart", "build-db", "check"):
        assert f"    {command}" in outcome.out


def test_the_version_is_told(kollm: Kollm) -> None:
    from kollm_gui import __version__

    assert kollm("--version").out == f"kollm {__version__}\n"


def test_a_bug_is_logged_told_and_ends_with_1(
    kollm: Kollm, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kollm_gui import paths
    from kollm_gui.cli import list_models

    def broken(*_arguments: object) -> None:
        message = "deliberate"
        raise RuntimeError(message)

    monkeypatch.setattr(list_models, "load_snapshot", broken)
    outcome = kollm("list")
    assert outcome.code == 1
    assert str(paths.log_file()) in outcome.err
    assert "RuntimeError: deliberate" in paths.log_file().read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("variable", "korean"), [("ko_KR.UTF-8", True), ("en_US.UTF-8", False), ("C", False)]
)
def test_the_output_speaks_the_systems_language_unless_told_otherwise(
    kollm: Kollm, monkeypatch: pytest.MonkeyPatch, variable: str, *, korean: bool
) -> None:
    monkeypatch.setenv("LANG", variable)
    assert ("산내연구소" in kollm("list", "haneul").out) is korean
    assert "산내연구소" in kollm("--lang", "ko", "list", "haneul").out
    assert "Sannae Research" in kollm("--lang", "en", "list", "haneul").out


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "haneul", "parmas:>7"],
        ["scores", "haneul parmas:>7", "--benchmark", "kmmlu"],
        ["chart", "training-budget", "haneul parmas:>7", "--out", "chart.csv"],
    ],
)
def test_a_query_that_cannot_be_read_is_told_with_its_place(
    kollm: Kollm, arguments: list[str]
) -> None:
    outcome = kollm(*arguments)
    assert outcome.code == 2
    assert outcome.out == ""
    assert "There is no field “parmas”. Characters 8 to 13" in outcome.err
    assert "Did you mean “params”?" in outcome.err


def test_list_takes_conditions_on_fields(kollm: Kollm) -> None:
    outcome = kollm("list", "haneul", "params:>5", "--format", "json")
    assert [row["slug"] for row in json.loads(outcome.out)] == ["haneul-12.8b"]


def test_all_that_stands_behind_a_search_is_cited_once(kollm) -> None:
    found = kollm("cite", "--query", "haneul", "--columns", "tokens,kmmlu")
    assert found.code == 0
    assert found.out.count("@misc{haneul-report,") == 1
    assert "@misc{kollm-catalogue-2026.11," in found.out
    assert "@misc{haneul-report," not in kollm("cite", "--query", "haneul", "--columns", "name").out
    assert "Say what to cite" in kollm("cite").err


def test_a_standalone_table_is_a_document_and_only_for_latex(kollm) -> None:
    document = kollm("list", "globe", "--format", "latex", "--standalone").out
    assert document.startswith("% pdflatex FILE.tex")
    assert document.endswith("\\end{document}\n")
    assert "\\caption{Language models of the KoLLM catalogue that ``globe'' finds}" in document
    assert (
        "\\label{tab:kmmlu-scores}"
        in kollm("scores", "--benchmark", "kmmlu", "--format", "latex", "--standalone").out
    )
    refused = kollm("list", "--standalone")
    assert refused.code == 2
    assert "--standalone is for LaTeX" in refused.err


def test_a_latex_table_too_wide_for_paper_is_told_beside_the_table(kollm: Kollm) -> None:
    outcome = kollm("list", "--columns", "all", "--format", "latex")
    assert outcome.code == 0
    assert "choose fewer columns" in outcome.err
    assert "choose fewer columns" not in kollm("list", "--format", "latex").err
