from kith.pace.models import Draft


def test_words_for_a_need_can_be_kept_as_a_draft(ana, stranger, as_):
    browser = as_(ana, proved=True)
    said = {"need": "a slower start", "keep": "draft"}
    assert browser.post("/needs/say/", said).url == "/drafts/"
    assert [draft.words for draft in Draft.objects.opened(ana)] == ["I need a slower start."]
    assert b"I need a slower start." in browser.get("/drafts/").content
    assert b"slower" not in as_(stranger, proved=True).get("/drafts/").content
