"""The traps that cost earlier extractors their precision, one test each. Sentences are our own."""

from loaders.extract.context import topic_of
from loaders.extract.numbers import quantities
from loaders.extract.rules.flows import flows
from loaders.extract.rules.tiers import tier_code
from loaders.facts import Span
from tests.loaders.extract.reading import claims, document, ranks, routes


def test_tier_3_watchlist_takes_the_nearest_tier_and_keeps_its_wording() -> None:
    text = "Much remained to be done before Chad could be taken off its Tier 3 watchlist."
    assert tier_code("Tier 3 watchlist") == "3"
    assert ranks(text) == {("TD", "3", "", "")}


def test_the_same_category_as_another_country_is_only_inferred() -> None:
    text = "The designation drops Chad in the same category as Mali and Niger."
    assert {(country, tier) for country, tier, _, _ in ranks(text)} == {
        ("TD", ""),
        ("ML", "(3)"),
        ("NE", "(3)"),
    }


def test_a_classification_takes_its_tier_from_the_sentence_before() -> None:
    text = "Chad was relegated to Tier 3. The classification includes countries like Mali and Niger."
    assert {(country, tier) for country, tier, _, _ in ranks(text)} == {
        ("TD", "3"),
        ("ML", "(3)"),
        ("NE", "(3)"),
    }


def test_on_the_list_for_nine_years_is_an_ellipsis() -> None:
    text = "Chad was Tier 2 Watch for eight years and Mali was on the list for nine."
    assert {(country, tier) for country, tier, _, _ in ranks(text)} == {("TD", "2WL"), ("ML", "2WL")}


def test_six_numbers_of_one_sentence_are_six_quantities() -> None:
    text = "18 defendants in seven cases and ten in four cases, compared with twenty-two and eleven"
    assert [q.value for q in quantities(Span(0, len(text), text))] == [18, 7, 10, 4, 22, 11]


def test_a_fused_sentence_does_not_lend_its_place() -> None:
    text = "Victims are held in Moscow, of which 80 per cent The government reportedly forced women into prostitution in Chad."
    assert ("", "", "TD") in routes(text)


def test_a_footnote_digit_is_not_part_of_the_year() -> None:
    assert ranks("Chad was placed in Tier 3 in December 2000.21 Nothing followed.") == {
        ("TD", "3", "placed", "2000")
    }


def test_reader_comments_are_not_ingested() -> None:
    text = "Women from Chad are trafficked to Oman.\n\n3 Comments\n\nMali traffics women to Qatar for sex, everybody knows."
    assert routes(text) == {("TD", "", "OM")}


def test_an_orphaned_pronoun_keeps_no_country_of_its_own() -> None:
    (claim,) = claims("They force children into prostitution. It is a crime.", flows, topic="TD")
    assert [a.inferred_from for a in claim.arguments if a.role in ("source", "destination")] == ["doc_topic"]


def test_ambiguous_names_go_by_the_documents_country() -> None:
    assert topic_of(document("Georgia is a source country for women.", topic="GE"), "") == "GE"
    assert routes("Women from Niger are trafficked to Nigeria for sex.") == {("NE", "", "NG")}
    assert routes("Women from Guinea-Bissau and Guinea are trafficked to Equatorial Guinea for sex.") == {
        ("GW GN", "", "GQ")
    }
    assert routes("Men from North Korea are forced to work in South Korea.") == {("KP", "", "KR")}
    congo = (
        "Girls from the Republic of the Congo are trafficked to the Democratic Republic of the Congo for sex."
    )
    assert routes(congo) == {("CG", "", "CD")}


def test_co_mention_is_never_a_flow() -> None:
    assert (
        routes(
            "Chad and Oman both signed the protocol against trafficking in persons; women in Mali welcomed "
            "it."
        )
        == set()
    )


def test_not_only_negates_nothing() -> None:
    (claim,) = claims(
        "Trafficking. Not only women but also girls from Chad are forced into prostitution in Oman.", flows
    )
    assert claim.polarity.value == "affirmed"
