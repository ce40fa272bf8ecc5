"""Which country the cell of a table means."""

import pytest

from loaders.gazetteer import country


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Burma", "MM"), ("Myanmar (Burma)", "MM"), ("Swaziland", "SZ"), ("eSwatini", "SZ"), ("Macedonia, FYR", "MK"),
        ("Korea, South", "KR"), ("Korea, North", "KP"), ("Korea, Dem. People's Rep.", "KP"), ("Korea, Rep.", "KR"),
        ("Korea (Democratic People's Republic of)", "KP"), ("Congo, Dem. Rep.", "CD"), ("Congo, Rep.", "CG"),
        ("Congo", "CG"), ("DR Congo", "CD"), ("Congo (Kinshasa)", "CD"), ("Democratic Republic of the Congo", "CD"),
        ("Cote d'Ivoire", "CI"), ("Côte d’Ivoire", "CI"), ("Ivory Coast", "CI"), ("CÃ´te d'Ivoire", "CI"),
        ("CÃƒÂ´te d'Ivoire", "CI"), ("TÃ¼rkiye", "TR"), ("CuraÃ§ao", "CW"), ("SÃ£o TomÃ© and PrÃ­ncipe", "ST"),
        ("NG", "NG"), ("ng", "NG"), ("NGA", "NG"), ("566", "NG"), ("4", "AF"), ("004", "AF"), ("UK", "GB"), ("XKX", "XK"),
        ("Madagaskar", "MG"), ("Azerbaidjan", "AZ"), ("Phillipines", "PH"), ("Viet Nam", "VN"), ("Czech Republic", "CZ"),
        ("Bolivia (Plurinational State of)", "BO"), ("Venezuela, RB", "VE"), ("Iran, Islamic Rep.", "IR"),
        ("Egypt, Arab Rep.", "EG"), ("Yemen, Rep.", "YE"), ("Micronesia, Fed. Sts.", "FM"), ("Gambia, The", "GM"),
        ("Bahamas, The", "BS"), ("Lao PDR", "LA"), ("St. Kitts & Nevis", "KN"), ("Trinidad & Tobago", "TT"),
        ("Tanzania, United Republic of", "TZ"), ("Hong Kong SAR, China", "HK"), ("China, Hong Kong SAR", "HK"),
        ("Palestinian Territory, Occupied", "PS"), ("West Bank and Gaza", "PS"), ("Kosovo under UNSCR 1244", "XK"),
        ("Alemania", "DE"), ("Corée du Sud", "KR"), ("Guinea Ecuatorial", "GQ"), ("Suomi", "FI"), ("Россия", "RU"),
        ("Nigerian", "NG"), ("Filipinos", "PH"), ("  Mali \n", "ML"), ("THE GAMBIA", "GM"), ("Timor Leste", "TL"),
        ("Niger", "NE"), ("Nigeria", "NG"), ("Guinea", "GN"), ("Guinea Bissau", "GW"), ("Dominica", "DM"),
        ("Dominican Rep.", "DO"), ("Slovak Republic", "SK"), ("Netherlands (Kingdom of the)", "NL"), ("U.S.A.", "US"),
    ],
)  # fmt: skip
def test_a_cell_means_a_country(cell: str, code: str) -> None:
    found = country(cell)
    assert found is not None
    assert found.code == code


NO_COUNTRY = [
    "", " ", "-", "Total", "TOTAL POR AÑO", "Unknown", "Abroad", "Other", "OTH", "REG_EUR", "Africa", "Europe", "Stateless",
    "Own country nationals", "Island", "republic", "N/A", "999", "<5", "Foreign nationals", "West Africa", "Korean or Thai",
]  # fmt: skip


@pytest.mark.parametrize("cell", NO_COUNTRY)
def test_a_cell_means_no_country(cell: str) -> None:
    assert country(cell) is None


@pytest.mark.parametrize(
    ("cell", "year", "code"),
    [
        ("Serbia And Montenegro", 2004, "CS"),
        ("Serbia And Montenegro", 2014, "RS"),
        ("Serbia And Montenegro", None, "CS"),
        ("Soviet Union", 1988, "SU"),
        ("USSR", 2001, "RU"),
        ("Czechoslovakia", 2001, "CSHH"),
        ("Yugoslavia", 2001, "YU"),
        ("Yugoslavia", 2010, "RS"),
        ("Netherlands Antilles", 2012, "AN"),
        ("Zaire", 1995, "CD"),
    ],
)
def test_states_that_ended_by_year(cell: str, year: int | None, code: str) -> None:
    found = country(cell, year=year)
    assert found is not None
    assert found.code == code
