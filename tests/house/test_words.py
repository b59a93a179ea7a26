from . import words

TEMPLATES = {path: path.read_text() for path in words.templates()}
CODE = {path: path.read_text() for path in words.code()}


def named(path):
    return str(path.relative_to(words.HOUSE))


def of_templates(guard):
    return [f"{named(path)}: {line}" for path, page in TEMPLATES.items() for line in guard(page)]


def of_code(guard):
    return [f"{named(path)}: {line}" for path, source in CODE.items() for line in guard(source)]


def test_there_is_something_to_read():
    assert len(TEMPLATES) > 80 and len(CODE) > 120


def test_every_sentence_of_a_page_can_be_translated():
    assert of_templates(words.untranslated) == []


def test_every_sentence_in_code_can_be_translated():
    assert of_code(words.unsaid_in) == []


def test_no_page_holds_style_script_or_words_that_are_not_escaped():
    assert of_templates(words.refused) == []


def test_titles_tell_nothing():
    told = [
        f"{named(path)}: {line}"
        for path, page in TEMPLATES.items()
        for line in words.telling_title(page, room=named(path).split("/")[0])
    ]
    assert told == []


def test_the_house_never_presses_anybody():
    said = [said for page in TEMPLATES.values() for said in words.sentences(page)]
    said += [said for source in CODE.values() for said in words.said_in(source)]
    assert len(said) > 500
    assert [line for each in said for line in words.out_of_voice(each)] == []
