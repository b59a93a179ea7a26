"""Help now: there for anyone, at any time, saying how much is known of what it says."""

import re

import pytest
from django.core.management import call_command

from kith.safety import pages, policy, rules
from kith.safety.lines import COUNTRIES, LINES, UNSOURCED
from kith.safety.models import Confirmation

from .test_leaving import ask

ALL = ["", *(f"{code.lower()}/" for code in COUNTRIES)]


@pytest.fixture(autouse=True)
def empty_folder(monkeypatch, tmp_path):
    """Help pages in a folder of their own, where nothing was made yet."""
    monkeypatch.setattr(pages, "folder", lambda: tmp_path / "help")


def read(path=""):
    return ask(f"/help/{path}").body.decode()


@pytest.fixture(params=ALL)
def page(request):
    return read(request.param)


def test_help_is_there_before_anything_was_made_and_without_the_database(page):
    assert "tel:" in page or "/help/gb/" in page


def test_a_page_is_found_by_any_browser(page):
    assert page.startswith("<!doctype html>") and "<h1>" in page


def test_every_page_carries_a_way_out(page):
    assert 'href="/leave/"' in page


def test_every_page_has_a_directory_for_any_other_country(page):
    assert "https://findahelpline.com/" in page


def test_every_page_says_that_back_can_show_it(page):
    assert "Back, and this phone’s or computer’s history, can show that this page was open." in page


def test_no_page_runs_anything_or_loads_anything_from_elsewhere(page):
    assert "<script" not in page and "style=" not in page and "<form" not in page
    loaded = re.findall(r'(?:src|<link[^>]* href)="([^"]*)"', page)
    assert all(each.startswith(("/static/", "data:")) for each in loaded)


def test_no_page_says_whose_it_is(page):
    assert "kith" not in page.lower()


def test_links_out_say_nothing_of_where_they_were_tapped(page):
    for tag in re.findall(r'<a [^>]*href="http[^>]*>', page):
        assert 'rel="noreferrer"' in tag


def shown(page):
    return set(re.findall(r'<li class="line" id="([^"]+)"', page))


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_country_shows_every_line_that_is_sure_enough_and_no_other(country):
    sure = {line.id for line in rules.for_members(rules.of_country(LINES, country))}
    directories = {line.id for line in rules.for_members(rules.of_country(LINES, "ZZ"))}
    assert shown(read(f"{country.lower()}/")) == sure | directories


def test_what_nobody_could_find_a_source_for_is_never_shown():
    everything = set().union(*(shown(read(path)) for path in ALL))
    assert not everything & {line.id for line in UNSOURCED}


def test_what_rests_on_one_source_is_not_shown_even_when_somebody_confirmed_it(dina):
    low = next(line for line in LINES if line.confidence == "low")
    Confirmation.objects.confirm(low.id, by=dina, how="called")
    pages.furnish()
    assert low.id not in shown(read(f"{low.country.lower()}/"))


def test_each_line_says_where_it_comes_from_and_that_this_house_has_not_checked_it():
    page = read("gb/")
    assert page.count("Not checked by this house.") == len(shown(page))
    assert page.count("Source: ") == len(shown(page))


def test_the_emergency_number_is_the_first_thing_to_call():
    assert re.search(r'href="tel:([^"]+)"', read("gb/"))[1] == "999"


def test_beside_a_line_that_is_not_always_open_stands_one_that_is():
    entry = read("gb/").split('id="gb-galop"')[1].split("</li>")[0]
    assert "Not always open. Day and night:" in entry and entry.count("tel:") == 2


def test_a_call_that_stays_off_the_bill_is_still_in_the_phones_own_list():
    off = next(line for line in rules.for_members(LINES) if line.stays_off_the_bill)
    entry = read(f"{off.country.lower()}/").split(f'id="{off.id}"')[1].split("</li>")[0]
    assert "stay off the bill; they still show in this phone’s own list" in entry
    assert "Calls may show on the bill." not in entry


def test_what_nobody_said_about_the_bill_may_show_on_it():
    entry = read("gb/").split('id="gb-999"')[1].split("</li>")[0]
    assert "Calls may show on the bill." in entry


# What hosts do to it


@pytest.mark.parametrize(
    ("how", "words"), [("called", "A host of this house called it on"), ("read", "A host of this")]
)
def test_a_host_who_confirms_a_line_is_believed_with_the_day_and_how(dina, how, words):
    Confirmation.objects.confirm("gb-samaritans", by=dina, how=how)
    pages.furnish()
    entry = read("gb/").split('id="gb-samaritans"')[1].split("</li>")[0]
    assert words in entry and "Not checked by this house." not in entry
    assert dina.name not in read("gb/")


def test_a_confirmation_taken_back_is_gone_from_the_page(dina):
    Confirmation.objects.confirm("gb-samaritans", by=dina, how="called")
    Confirmation.objects.withdraw("gb-samaritans")
    pages.furnish()
    assert "A host of this house" not in read("gb/")


def test_a_host_who_leaves_does_not_take_a_confirmation_along(dina):
    Confirmation.objects.confirm("gb-samaritans", by=dina, how="called")
    dina.delete()
    assert Confirmation.objects.get().by is None


@pytest.mark.django_db
def test_the_houses_own_country_comes_first():
    policy.COUNTRY.set("IE")
    call_command("furnish")
    assert "Country: Ireland." in read() and "tel:112" in read()


@pytest.mark.django_db
def test_a_country_without_lines_cannot_be_the_houses():
    with pytest.raises(ValueError):
        policy.COUNTRY.set("XX")


@pytest.mark.django_db
def test_a_page_is_replaced_whole_and_nothing_half_made_stays(tmp_path):
    pages.furnish()
    pages.furnish()
    names = {file.name for file in (tmp_path / "help").iterdir()}
    assert names == {"index.html", *(f"{code.lower()}.html" for code in COUNTRIES)}


# How it is answered


@pytest.mark.parametrize("path", ["/help/xx/", "/help/zz/"])
def test_a_country_the_house_knows_nothing_of_is_not_there(path):
    assert ask(path).status == 404


@pytest.mark.parametrize("path", ["/help/../keys/", "/help/gb/x/", "/help/GB/", "/help/index/"])
def test_no_other_file_can_be_asked_for(path):
    assert ask(path) is None


def test_looking_whether_help_is_there_is_answered_without_the_page():
    answer, whole = ask("/help/gb/", "HEAD"), ask("/help/gb/")
    assert answer.status == 200 and answer.body == b""
    assert answer.headers == whole.headers
    assert whole.headers["content-length"] == str(len(whole.body))


def test_help_takes_nothing():
    assert ask("/help/", "POST").status == 405


def test_help_is_kept_nowhere_and_sets_nothing():
    headers = ask("/help/").headers
    assert headers["cache-control"] == "no-store" and "set-cookie" not in headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "script-src" not in headers["content-security-policy"]
