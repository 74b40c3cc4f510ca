import pytest

from resmal.engine.words import Level, Silence, check

SWEDISH = (
    "Vi satsar på big data och vill ligga i framkant. Vår CRM-lösning är klar.\n\n"
    "Kunden får svar samma dag."
)
ENGLISH = "We will leverage synergies to be world-class, and the KPI board says so."


def rules(text, **asked):
    return [finding.rule for finding in check(text, **asked).findings]


@pytest.mark.parametrize(
    "text",
    [
        SWEDISH,
        ENGLISH,
        "😀 Vi satsar på big data 🚀 och är i framkant.",
        "Vi sa\u0308tter in big\u00addata och a\u030ar i framkant i va\u0308rldsklass.",
        "Vi vill vara i fram\u00adkant med big\u200b data.",
    ],
)
def test_every_place_holds_what_is_said_to_be_there(text):
    found = check(text).findings
    assert found
    for finding in found:
        assert text[finding.start : finding.end] == finding.match
        units = text.encode("utf-16-le")[2 * finding.utf16_start : 2 * finding.utf16_end]
        assert units.decode("utf-16-le") == finding.match


def test_a_finding_has_a_reason_and_one_way_out():
    for finding in check(SWEDISH + "\n\n" + ENGLISH).findings:
        assert finding.reason
        assert bool(finding.alternative) != bool(finding.question)


def test_decomposed_letters_are_read_as_composed():
    assert "sv-strategi/varldsledande" in rules("Vi a\u0308r i va\u0308rldsklass.", language="sv")


def test_what_leverages_synergies_to_be_world_class_is_named():
    assert {"en-strategy/leverage", "en-strategy/world-class"} <= set(rules(ENGLISH))


def test_an_entry_has_one_alarm_a_text():
    text = "Big data hit.\n\nBig data dit och big data igen."
    assert rules(text, language="sv").count("sv-strategi/big-data") == 1


def test_each_paragraph_is_read_in_its_own_language():
    text = f"{SWEDISH}\n\nWe want to be world-class at this, and that is the whole of the plan."
    assert {rule.partition("-")[0] for rule in rules(text)} >= {"sv", "en"}


def test_a_third_language_is_said_and_read_for_abbreviations_only():
    findings = check("Wir nutzen big data und die neue KPI, aber das ist nicht alles für uns.")
    assert findings.languages == {"other": 15}
    assert [finding.match for finding in findings.findings] == ["KPI"]


def test_a_language_without_rules_is_refused():
    with pytest.raises(ValueError, match="de"):
        check("Guten Tag", language="de")


def test_empty_text_has_nothing_to_say():
    findings = check("")
    assert findings.findings == ()
    assert findings.hints.word_count == 0


def test_a_name_is_left_alone():
    assert not rules("Vi träffade folk från Big Data Bolaget i Umeå.", language="sv")


def test_a_quoted_word_is_left_alone():
    assert not rules("Han undrade vad ”big data” betyder.", language="sv")


def test_a_heading_in_capitals_is_still_read():
    assert rules("VI SATSAR PÅ BIG DATA", language="sv") == ["sv-strategi/big-data"]


def test_what_somebody_keeps_for_a_reason_is_silent():
    findings = check(SWEDISH, silences=[Silence("big-data", "mässan heter så")])
    assert "sv-strategi/big-data" not in [finding.rule for finding in findings.findings]
    assert [finding.rule for finding in findings.silenced] == ["sv-strategi/big-data"]


def test_a_word_can_be_kept_as_written():
    assert "sv/abbreviation" not in rules(SWEDISH, silences=[Silence("CRM", "alla kan det")])


def test_nothing_is_kept_without_a_reason():
    with pytest.raises(ValueError, match="big-data"):
        Silence("big-data", " ")


def test_only_curated_phrases_and_unexplained_abbreviations_are_errors():
    levels = {f.rule: f.level for f in check(SWEDISH).findings}
    assert levels["sv/abbreviation"] is Level.ERROR
    assert levels["sv-strategi/i-framkant"] is Level.SUGGESTION


def test_the_same_text_gives_the_same_answer():
    assert check(SWEDISH) == check(SWEDISH)


def test_one_very_long_line_is_read_in_pieces():
    text = "Kunden får svar samma dag och vi är glada för det. " * 2_000
    text += "Vi satsar på big data."
    (finding,) = check(text).findings
    assert text[finding.start : finding.end] == "big data"


def test_a_phrase_is_found_across_a_line_that_was_broken_by_hand():
    (finding,) = check("Nu satsar vi på big\ndata igen.", "sv").findings
    assert finding.match == "big\ndata"


def test_a_phrase_is_not_found_across_a_blank_line():
    assert not rules("Den är big\n\ndata är något annat.", language="sv")


@pytest.mark.parametrize("text", ["win-win", "win win", "Win–win", "WIN-WIN", "win‑win"])
def test_a_hyphen_a_space_and_capitals_make_no_difference(text):
    assert rules(f"Det blir {text} för alla.", language="sv")


def test_the_words_of_a_phrase_may_not_be_parts_of_other_words():
    assert not rules("Det var big database-arbete.", language="sv")
