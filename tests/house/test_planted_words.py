"""What is heavy, and what does not belong in a sentence or a page, is seen by its guard."""

import pytest

from . import weight, words

# Weight


def written(tmp_path, source):
    path = tmp_path / "views.py"
    path.write_text(source)
    return path


DEEP = "def f():\n for a in b:\n  if a:\n   for c in d:\n    c()\n"


def test_what_is_heavy(tmp_path):
    assert weight.too_long(written(tmp_path, "\n" * 201))
    assert weight.long_functions(written(tmp_path, "def f():\n" + "    f()\n" * 30))
    assert weight.deep_functions(written(tmp_path, DEEP))


@pytest.mark.parametrize(
    "line", ["bond.save()", "Bond.objects.filter(pk=1).delete()", "Wish.objects.create(step=1)"]
)
def test_a_view_that_writes(tmp_path, line):
    assert weight.writing(written(tmp_path, line))


# Words

TEMPLATES = [
    (words.untranslated, "<p>Hello there.</p>"),
    (words.untranslated, '<a aria-label="Close it">{{ x }}</a>'),
    (words.refused, '<p style="color: red">'),
    (words.refused, "<style>p {}</style>"),
    (words.refused, "<script>run()</script>"),
    (words.refused, '<a onclick="run()">'),
    (words.refused, "{{ words|safe }}"),
    (words.refused, '<img src="https://example.com/a.png">'),
    (words.unsaid_in, "forms.CharField(label='Your name')"),
    (words.unsaid_in, "forms.ValidationError('That is wrong.')"),
    (words.unsaid_in, "mark_safe(words)"),
    (words.out_of_voice, "You should rest."),
    (words.out_of_voice, "It is done!"),
    (words.out_of_voice, "Just try again."),
    (words.out_of_voice, "Well done 🎉"),
]


@pytest.mark.parametrize(("guard", "planted"), TEMPLATES)
def test_words_that_do_not_belong(guard, planted):
    assert guard(planted)


@pytest.mark.parametrize(
    "title", ["You and Ben", "Hosts: a wave", "Notes: A talk with Ben", "Kith"]
)
def test_a_title_that_tells(title):
    page = f'{{% block title %}}{{% translate "{title}" %}}{{% endblock %}}'
    assert words.telling_title(page, room="moments")


def test_what_belongs_is_let_be():
    page = '<p class="soft">{% translate "Nothing just now." %}</p><script src="a.js"></script>'
    assert words.untranslated(page) == words.refused(page) == []
    assert words.out_of_voice("No walls just now. Just be here.") == []
