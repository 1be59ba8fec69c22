"""A fact is judged by itself, kept once, and answered the same for ever."""

from tests.fixtures.server import Laptop


def test_a_registration_is_stored_and_the_kelurahan_hears_that_it_is_proposed(
    laptop: Laptop,
) -> None:
    fact = laptop.registered()

    [verdict] = laptop.push(fact)

    assert (verdict["verdict"], verdict["sequence"]) == ("stored", 1)
    [item] = laptop.news()["items"]
    assert (item["kind"], item["body"]["event"]) == ("status", "proposed")
    assert item["body"]["worker"] == fact["worker"]
