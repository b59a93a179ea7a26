from kith.connections.models import Wall


def test_what_needs_the_passphrase_is_kept_and_completed_without_typing_twice(
    ana, ben, bond, as_, passphrase
):
    bond.wall(ana, "Ben")
    browser = as_(ana)
    asked = browser.post(f"/distances/{bond.token}/lift/")
    assert asked.status_code == 302 and asked.url == "/again/"
    assert Wall.objects.exists()

    done = browser.post("/again/", {"passphrase": passphrase.words})
    assert done.status_code == 302 and done.url == "/distances/"
    assert not Wall.objects.exists()


def test_a_wrong_passphrase_completes_nothing(ana, bond, as_):
    bond.wall(ana, "Ben")
    browser = as_(ana)
    browser.post(f"/distances/{bond.token}/lift/")
    assert browser.post("/again/", {"passphrase": "not this one at all"}).status_code == 200
    assert Wall.objects.exists()
    assert browser.get("/distances/").url == "/again/"


def test_what_was_asked_for_before_goes_through_its_own_door_again(ana, ben, bond, as_, passphrase):
    """Nothing is kept open: a wall that is no longer there cannot be lifted later."""
    bond.wall(ana, "Ben")
    browser = as_(ana)
    browser.post(f"/distances/{bond.token}/lift/")
    bond.lift(ana)
    assert browser.post("/again/", {"passphrase": passphrase.words}).status_code == 404


def test_the_passphrase_counts_for_ten_minutes_from_when_it_was_given(ana, as_, moved):
    browser = as_(ana, proved=True)
    moved(minutes=9, seconds=58)
    assert browser.get("/distances/").status_code == 200
    moved(seconds=5)
    assert browser.get("/distances/").url == "/again/"


def test_signed_out_every_inner_address_is_one_page(client, bond):
    pages = [
        client.get(address)
        for address in ("/people/", f"/with/{bond.token}/", "/distances/", "/no/such/address/")
    ]
    assert len({(page.status_code, page.content, str(dict(page.headers))) for page in pages}) == 1
