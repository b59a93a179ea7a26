"""What is written for people stays true."""

import re

import pytest
from django.conf import settings

from kith.house.settings import HERE

OPERATORS = (HERE / "docs" / "operators.md").read_text()
SETTINGS = (HERE / "kith" / "house" / "settings.py").read_text()
PAGES = sorted([*HERE.glob("*.md"), *HERE.glob("docs/**/*.md")])


def test_every_setting_is_in_the_operators_table():
    read = set(re.findall(r'env\.\w+\(\s*"(KITH_\w+)"', SETTINGS))
    documented = set(re.findall(r"^\| `(KITH_\w+)` \|", OPERATORS, re.MULTILINE))
    assert len(read) > 10
    assert read == documented


def test_every_field_of_the_settings_object_is_read_from_a_setting():
    read = {name.lower() for name in re.findall(r'env\.\w+\(\s*"KITH_(\w+)"', SETTINGS)}
    assert set(settings.KITH.__slots__) <= read


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_a_page_names_is_there(page):
    for link in re.findall(r"\]\(([^)#]+)\)", page.read_text()):
        assert link.startswith("https://") or (page.parent / link).exists(), link
