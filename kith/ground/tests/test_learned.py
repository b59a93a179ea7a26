from kith.ground.learned import FIRM, load, share, shares, written

KINDS = ["one", "other"]
ROWS = {"rain": [1.5, -0.5], "sun": [-1.5, 1.5], "wind": [0.0, 0.001]}


def kept(folder):
    file = folder / "weights.txt"
    file.write_text(written(KINDS, [0.25, -0.25], ROWS), "utf-8")
    return load(file)


def test_weights_are_read_as_they_were_written(tmp_path):
    weights = kept(tmp_path)
    assert weights.kinds == ("one", "other")
    assert near(weights.weigh(["rain"]), [1.75, -0.75])


def test_what_would_count_for_nothing_is_left_out(tmp_path):
    assert set(kept(tmp_path).rows) == {"rain", "sun"}


def test_each_feature_counts_the_less_the_more_there_are(tmp_path):
    weights = kept(tmp_path)
    assert near(weights.weigh(["rain", "sun"]), [0.25, -0.25 + 1 / 2**0.5])
    assert weights.weigh(["unheard of"]) == [0.25, -0.25]


def test_firm_features_count_the_same_however_many_there_are(tmp_path):
    weights = kept(tmp_path)
    assert near(weights.firmly(["rain", "sun"]), [0.0, FIRM])
    assert weights.firmly([]) == [0.0, 0.0]


def test_no_weight_is_too_large_for_a_share():
    assert 0 <= share(-1e9) < 0.001 and 0.999 < share(1e9) <= 1
    assert near(shares([1e4, 0.0]), [1, 0])


def near(some, others):
    return all(abs(one - other) < 0.04 for one, other in zip(some, others, strict=True))
