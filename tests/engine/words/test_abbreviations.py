import pytest

from resmal.engine.words import abbreviations, check


def shorts(text):
    return [one.short for one in abbreviations(text)]


def alarms(text, **asked):
    return [
        finding.match
        for finding in check(text, **asked).findings
        if finding.rule.endswith("/abbreviation")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vår DPO:n svarar och DPO:ns svar gäller.", ["DPO", "DPO"]),
        ("En CRM-lösning och ett ERP-system köptes.", ["CRM", "ERP"]),
        ("Vi säljer SaaS och mäter NPS:en varje vecka.", ["SaaS", "NPS"]),
        ("ÅVL och ÄDS samt ÖMV är på plats.", ["ÅVL", "ÄDS", "ÖMV"]),
        ("Karl XII och kapitel IV i del III.", []),
        ("VI SKA BLI BÄST I HELA LANDET", []),
        ("Se https://example.com/API/KPI och skriv till INFO@EXAMPLE.COM.", []),
        ("Det kostar t.ex. 10 kr, bl.a. för frakten.", ["t.ex.", "bl.a."]),
        ("The R&D team met the KPIs of the NGO's board.", ["R&D", "KPIs", "NGO's"]),
        ("Läs NIS-2 och ISO-9 om PPE-DE.", ["NIS-2", "ISO-9", "PPE-DE"]),
    ],
)
def test_abbreviations_are_found_by_their_shape(text, found):
    assert shorts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Nöjd kund-index (NKI) stiger. Målet för NKI är 80.",
        "NKI (nöjd kund-index) stiger. Målet för NKI är 80.",
        "NKI = nöjd kund-index. Målet för NKI är 80.",
        "NKI står för nöjd kund-index. Målet för NKI är 80.",
        "Nöjd kund-index, NKI, stiger. Målet för NKI är 80.",
        "Nöjd kund-index (”NKI”) stiger. Målet för NKI är 80.",
        "Världshandelsorganisationen (WTO) möts. Sedan åker WTO hem.",
        "Vi köper programvara som tjänst (SaaS-lösningar). Varje SaaS-lösning prövas.",
        "The chief executive officer (CEO) is here. The CEO speaks.",
        "Small and medium-sized enterprises (SMEs) hire. An SME is small.",
    ],
)
def test_what_is_explained_needs_no_alarm(text):
    assert alarms(text) == []


def test_an_explanation_that_comes_too_late_does_not_help():
    text = "Målet för NKI är 80.\n\nNöjd kund-index (NKI) stiger."
    (alarm,) = check(text).findings
    assert text[alarm.start : alarm.end] == "NKI"
    assert alarm.start == text.index("NKI")


def test_an_ampersand_or_a_small_first_letter_makes_no_name():
    assert alarms("Du driver S&OP och mäter eNPS på H&M.") == ["S&OP", "eNPS"]


@pytest.mark.parametrize(
    "text", ["Läs INTE detta.", "This is NEVER done.", "iOS, YouTube, LinkedIn"]
)
def test_shouted_words_and_names_are_no_abbreviations(text):
    assert alarms(text) == []


def test_a_word_that_also_stands_in_small_letters_is_shouted():
    assert alarms("Välj REGEL. Varje regel har ett skäl.") == []


def test_each_abbreviation_has_one_alarm():
    assert alarms("NKI ökar och NKI minskar. NKI är viktigt.") == ["NKI"]


def test_household_ones_need_no_explanation():
    assert alarms("EU och USA mäter IT-system med USB. VD:n tittar på TV.") == []


def test_the_glossary_explains():
    assert alarms("Vi loggar in i VIS varje dag.", glossary=["VIS"]) == []


def test_a_number_after_the_bracket_means_it_is_no_explanation():
    text = "Rådets förordning (EF) nr 1234/2007 gäller."
    assert [one.known_by for one in abbreviations(text) if one.short == "EF"] == [""]


def test_the_place_of_the_long_form_is_given():
    text = "Vi mäter nöjd kund-index (NKI)."
    (one,) = abbreviations(text)
    assert text[one.long_start : one.long_end] == "nöjd kund-index"
    assert one.is_explained


@pytest.mark.parametrize("text", ["(" * 20_000, "A" * 200_000, "A-" * 50_000, "a.b." * 30_000])
def test_odd_text_takes_no_long_time(text):
    assert abbreviations(text) is not None
