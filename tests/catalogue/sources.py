"""A small set of catalogue sources that builds, for tests to break in one place."""

from pathlib import Path

HEADING = (
    "score_key,model,subset,value,printed,metric,unit,method,shots,prompt_style,judge,averaging,"
    "mode,version,checkpoint,harness,source,locator,provenance,hits,n,n_hangul,items,"
    "items_scored,stderr,copy_of,note"
)
SCORE = (
    "sprout-1b/quiz/overall/00000001,sprout-1b,overall,25.0,25.00,accuracy,%,direct,5,,,,,,,,"
    "paper,Table 1,paper,,,,,,,,run without a template"
)
SECOND = SCORE.replace("00000001", "00000002").replace(",5,", ",0,").replace("25.0,25.00", "40.5,")

FILES = {
    "catalogue.toml": 'data_version = "2026.11"\n',
    "organizations.toml": """
[[organization]]
id = "lab"
name = "Lab"
name_ko = "연구소"
spoken = ["랩"]
kind = "university"
country = "KR"
""",
    "sources.toml": """
[[source]]
id = "paper"
kind = "paper"
title = "A paper"
authors = "Kim, A"
year = 2024
url = "https://example.org/paper"
status = "read"
""",
    "licenses.toml": """
[[license]]
id = "mit"
name = "MIT License"
commercial = "yes"
source = "paper"
""",
    "techniques.toml": """
[[technique]]
id = "lora"
name_en = "LoRA"
note_en = "Trains little."
note_ko = "조금만 학습한다."
""",
    "categories.toml": "".join(
        f"""
[[category]]
id = "{slug}"
name_en = "{slug}"
name_ko = "이름"
definition_en = "What it is."
definition_ko = "무엇인지."
"""
        for slug in (
            "korean-centric",
            "multilingual",
            "korean-continual",
            "analogue",
            "reference",
        )
    ),
    "corpora.toml": """
[[corpus]]
id = "web"
name = "Web"
language = "ko"
tokens_b = 2.2
[corpus.cite]
tokens_b = { source = "paper", locator = "card" }
""",
    "models/sprout.toml": """
[family]
id = "sprout"
name = "Sprout"
name_ko = "새싹"
spoken = ["스프라우트"]
note_en = "It reached 25.00."
note_ko = "25.00점에 이르렀다."
figures = [
  { text = "25.00", source = "paper", locator = "Table 1" },
]

[[model]]
id = "sprout-1b"
name = "Sprout 1B"
category = "korean-centric"
organization = "lab"
release = "2023-02"
stage = "base"
architecture = "dense"
params_b = 1.3
tokens_b = 213
tokens_kind = "reported"
license_printed = "MIT"
license = "mit"
languages = ["ko"]
techniques = ["lora"]
spoken = ["새싹 1B"]
dus = { layers = 3 }
stages = [
  { name = "first", trained = "all" },
  { name = "second", trained = "embeddings", frozen = "the rest" },
]
corpora = [
  { name = "everything", name_ko = "모두", language = "ko", size_gb = 863, role = "total" },
  { name = "blogs", name_ko = "블로그", language = "ko", size_gb = 682.3, role = "part", \
part_of = "everything" },
]
[model.cite]
release = { source = "paper", locator = "page 1" }
params_b = { locator = "the model's name" }
tokens_b = { source = "paper", locator = "Table 2", also = ["paper"] }
corpora = { source = "paper" }
dus = { source = "paper" }

[[model]]
id = "sprout-tuned"
name = "Sprout Tuned"
category = "korean-centric"
stage = "instruct"
tokens_kind = "undisclosed"
base_model = "sprout-1b"
relation = ["fine-tuning"]
minimal = true
""",
    "benchmarks.toml": """
[[benchmark]]
id = "quiz"
name = "Quiz"
released = "2024"
task = "questions"
task_ko = "객관식 문제"
about_en = "Asks."
about_ko = "묻는다."
metric = "accuracy"
unit = "%"
scale = [0, 100]
random_baseline = 25.0
reference_protocol = { metric = "accuracy", method = "direct", shots = 5 }
baselines = [
  { subset = "overall", kind = "random", value = 25.0, unit = "%", source = "paper", \
note = "by chance", note_ko = "우연" },
]
[benchmark.cite]
random_baseline = { source = "paper" }
""",
    "scores/quiz.csv": f"{HEADING}\n{SCORE}\n{SECOND}\n",
    "score_notes.toml": """
[[note]]
note = "run without a template"
note_ko = "템플릿 없이 실행했다."
""",
    "conflicts.toml": """
[[conflict]]
subject = "sprout-1b"
field = "tokens_b"
comment = "Two counts."
comment_ko = "두 셈이 다르다."
values = [
  { value = 213, source = "paper" },
  { value = "about 200", value_ko = "약 200", source = "paper", \
setting = "abstract", setting_ko = "초록" },
]

[[conflict]]
subject = "quiz"
field = "judge"
comment = "Two judges."
comment_ko = "판정 모델이 다르다."
""",
    "not_found.toml": """
[[question]]
area = "centric"
comment = "Looked for and not found."

[[question]]
area = "centric"
unverified = true
comment = "A remembered value of 99.9."
""",
    "family_topics.toml": """
[[topic]]
families = "Sprout"
topic = "Korean code-switching"
note_en = "Rare."
note_ko = "드물다."
sources = ["paper"]
""",
    "subjects.toml": """
[[subject]]
id = "accounting"
name = "Accounting"
supercategory = "HUMSS"
test_items = 100
hard_items = 46
subset = "subject: Accounting"
""",
    "harness.toml": """
repository = "EleutherAI/lm-evaluation-harness"

[[task]]
benchmark = "quiz"
folder = "lm_eval/tasks/quiz"
groups = ["quiz"]
note = "one of two"
note_ko = "둘 가운데 하나"
""",
    "caveats.toml": """
[[caveat]]
benchmark = "quiz"
kind = "fault"
note_en = "Some answers are wrong."
note_ko = "틀린 답이 있다."
source = "paper"
locator = "page 3"
""",
    "aliases.toml": """
[hub_ids]
sprout-1b = ["lab/Sprout-1B"]

[former_ids]
sprout-1b = ["sprout"]

[names]
sprout-1b = ["Sprout One"]
""",
}


def write_sources(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """Write the sources; each change is (file, old text, new text) and must hit."""
    files = dict(FILES)
    for name, old, new in changes:
        assert old in files[name], f"{old!r} is not in {name}"
        files[name] = files[name].replace(old, new, 1)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
