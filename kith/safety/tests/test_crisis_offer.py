"""The offer of help below a draft: one sentence and a way there, and the words stay as they are."""

from django.template.loader import render_to_string


def offered(**context):
    return render_to_string("safety/_if_it_is_now.html", context).strip()


def test_it_leads_to_help_now_and_says_that_one_can_go_on():
    page = offered(crisis=True)
    assert 'href="/help/"' in page and "You can go on here, too." in page


def test_there_is_nothing_where_nothing_was_heard():
    assert offered(crisis=False) == offered() == ""


def test_it_holds_no_form_and_says_nothing_of_anybody():
    page = offered(crisis=True, text="i want to die")
    assert "<form" not in page and "<script" not in page and "die" not in page
