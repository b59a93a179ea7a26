from . import weight

FILES = weight.files()


def test_there_is_a_house_to_weigh():
    assert len(FILES) > 200


def test_every_file_fits_in_the_mind():
    assert [line for path in FILES for line in weight.too_long(path)] == []


def test_every_function_fits_on_a_screen():
    assert [line for path in FILES for line in weight.long_functions(path)] == []


def test_nothing_is_nested_deeper_than_two():
    assert [line for path in FILES for line in weight.deep_functions(path)] == []


def test_only_models_write():
    asking = [path for path in FILES if weight.is_behind_the_models(path)]
    assert [line for path in asking for line in weight.writing(path)] == []


def test_nothing_is_let_be_heavy_that_has_become_light(monkeypatch):
    heavy = dict(weight.STILL_HEAVY)
    monkeypatch.setattr(weight, "STILL_HEAVY", {})
    found = " ".join(
        line
        for path in FILES
        for heavier in (weight.too_long, weight.long_functions, weight.deep_functions)
        for line in heavier(path)
    )
    assert [what for what in heavy if what not in found] == []
