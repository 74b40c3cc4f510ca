from datetime import date

from resmal.engine.findings import effort_shares, first_findings, is_silent, list_date
from resmal.engine.portfolio import Initiative, Stage
from resmal.engine.review import FindingKind, Fit, Gap, Hop, Level, Overlap, Reviewed, Theme

TODAY = date(2026, 3, 1)


def initiative(id_, **facts):
    return Initiative(id=id_, title=f"Titel {id_}", **facts)


def reviewed(id_, *, stray_p=0.1, **facts):
    return Reviewed(
        initiative=initiative(id_, **facts),
        language="sv",
        fit=(Fit("Svar samma dag", 1 - stray_p),),
        is_stray=stray_p > 0.5,
        stray_p=stray_p,
        theme=0,
    )


def overlap(a, b, p, *, pasted=False):
    level = Level.LIKELY if p > 0.8 else Level.LOOK
    return Overlap(a, b, p, level, is_pasted=pasted, quote_a="a", quote_b="b")


def kinds(findings):
    return [finding.kind for finding in findings]


def test_one_kind_does_not_fill_the_page():
    rows = [reviewed(str(n), stray_p=0.9) for n in range(20)]
    gaps = [Gap("Lagret vet själv", (("1", 0.2),))]
    findings = first_findings(rows, [overlap("1", "2", 0.95)], gaps, (), ())
    assert kinds(findings).count(FindingKind.STRAY) == 2
    assert {FindingKind.GAP, FindingKind.OVERLAP} < set(kinds(findings))
    assert len(findings) <= 5


def test_the_weightiest_stands_first():
    rows = [reviewed("1", effort=900.0), reviewed("2", effort=50.0), reviewed("3", effort=50.0)]
    findings = first_findings(rows, [overlap("2", "3", 0.9), overlap("1", "2", 0.9)], (), (), ())
    assert [finding.initiatives for finding in findings] == [("1", "2"), ("2", "3")]


def test_work_that_goes_on_comes_before_work_that_has_ended():
    rows = [
        reviewed("1", stage=Stage.ENDED),
        reviewed("2", stage=Stage.DROPPED),
        reviewed("3", stage=Stage.RUNNING),
        reviewed("4", stage=Stage.RUNNING),
    ]
    findings = first_findings(rows, [overlap("1", "2", 0.99), overlap("3", "4", 0.85)], (), (), ())
    assert findings[0].initiatives == ("3", "4")


def test_an_overlap_that_is_only_worth_a_look_stands_behind_a_likely_one():
    rows = [reviewed(str(n)) for n in range(4)]
    pairs = [overlap("0", "1", 0.4), overlap("2", "3", 0.85)]
    found = first_findings(rows, pairs, (), (), ())
    assert [finding.initiatives for finding in found] == [("2", "3"), ("0", "1")]


def test_three_of_a_kind_stand_where_there_is_nothing_else():
    rows = [reviewed(str(n), stray_p=0.9) for n in range(20)]
    assert kinds(first_findings(rows, (), (), (), ())) == [FindingKind.STRAY] * 3


def test_pasted_text_is_one_finding_about_writing():
    rows = [reviewed(str(n)) for n in range(4)]
    pairs = [overlap("0", "1", 0.99, pasted=True), overlap("0", "2", 0.99, pasted=True)]
    (finding,) = first_findings(rows, pairs, (), (), ())
    assert (finding.kind, finding.initiatives) == (FindingKind.PASTED, ("0", "1", "2"))


def test_two_texts_pasted_in_two_places_are_two_findings():
    rows = [reviewed(str(n)) for n in range(5)]
    pairs = [
        overlap("0", "1", 0.9, pasted=True),
        overlap("3", "4", 0.9, pasted=True),
        overlap("2", "4", 0.9, pasted=True),
    ]
    found = first_findings(rows, pairs, (), (), ())
    assert [finding.initiatives for finding in found] == [("2", "3", "4"), ("0", "1")]


def test_a_stray_that_has_ended_asks_for_no_decision():
    assert first_findings([reviewed("1", stray_p=0.9, stage=Stage.ENDED)], (), (), (), ()) == ()


def test_a_hop_is_as_sure_as_its_theme_is_stable():
    rows = [reviewed(str(n)) for n in range(4)]
    hop = Hop(
        theme=7,
        began=date(2021, 1, 1),
        ended=date(2022, 3, 1),
        started_count=4,
        dropped_count=3,
        rose=None,
        months_held=9.0,
    )
    theme = Theme(7, ("robot",), ("0", "1", "2", "3"), agreement=0.6)
    (finding,) = first_findings(rows, (), (), (hop,), (theme,))
    assert finding.confidence == 0.75 * 0.6


def test_silence_needs_a_date_of_change_and_work_under_way():
    old, new = date(2025, 11, 1), date(2026, 2, 1)
    assert is_silent(initiative("1", stage=Stage.RUNNING, changed_on=old), on=TODAY)
    assert not is_silent(initiative("2", stage=Stage.RUNNING, changed_on=new), on=TODAY)
    assert not is_silent(initiative("3", stage=Stage.ENDED, changed_on=old), on=TODAY)
    assert not is_silent(initiative("4", changed_on=old), on=TODAY)
    assert not is_silent(initiative("5", stage=Stage.RUNNING), on=TODAY)


def test_an_old_list_speaks_of_its_own_last_day():
    changed = [initiative("1", changed_on=date(2025, 6, 1)), initiative("2")]
    assert list_date(changed, today=TODAY) == date(2025, 6, 1)
    assert list_date([initiative("3", changed_on=date(2030, 1, 1))], today=TODAY) == TODAY


def test_effort_counts_only_where_the_list_says_enough():
    said = [initiative("1", effort=3.0), initiative("2", effort=1.0), initiative("3")]
    assert effort_shares(said) == {"1": 3 / 7, "2": 1 / 7, "3": 3 / 7}
    unsaid = [initiative("1", effort=3.0), initiative("2"), initiative("3")]
    assert set(effort_shares(unsaid).values()) == {1 / 3}
