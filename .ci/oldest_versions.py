"""Prints the oldest versions that pyproject.toml allows of what KoLLM needs, as pip takes them."""

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[1] / "pyproject.toml"

for told in tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]:
    requirement, _semicolon, marker = told.partition(";")
    name, version = re.match(r"([\w.-]+)>=([\d.]+)", requirement).groups()
    print(f"{name}=={version}{';' if marker else ''}{marker}")
