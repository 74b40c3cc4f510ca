import numpy as np
import pytest

from resmal.engine.coherence.evidence import Pieces, pieces_of, with_evidence
from resmal.engine.portfolio import Initiative


@pytest.fixture(scope="module")
def quoted(town):
    assignment = town.fit()
    fits = _with_evidence(town, town.initiatives, assignment)
    return assignment, fits


def _with_evidence(town, initiatives, assignment):
    pieces = tuple(pieces_of(one) for one in initiatives)
    vectors = tuple(town.encoder.encode([piece.text for piece in group]) for group in pieces)
    told = Pieces(pieces, vectors)
    return with_evidence(assignment, town.items(initiatives), town.landmarks(), told)


def test_every_quote_stands_in_the_text_and_every_answer_in_the_landmark(town, quoted):
    said = {
        label: {one.text for one in group}
        for label, group in zip(town.landmarks().labels, town.landmarks().statements, strict=True)
    }
    for initiative, fits in zip(town.initiatives, quoted[1], strict=True):
        for fit in fits:
            assert fit.evidence
            for one in fit.evidence:
                assert one.quote in initiative.title or one.quote in initiative.description
                assert one.answers in said[fit.landmark]
                assert all(word in one.quote for word in one.words)


def test_a_fit_falls_when_its_evidence_is_struck_out(town, quoted):
    assignment, found = quoted
    for row, initiative in enumerate(town.initiatives[:6]):
        text = initiative.text
        for one in found[row][0].evidence:
            text = text.replace(one.quote, "")
        languages, rows = (town.languages[row],), np.array([row])
        vectors = town.encoder.encode([text])
        without = assignment.scorer.read(vectors, [text], languages, rows)
        whole = assignment.scorer.read(
            town.items().vectors[[row]], [initiative.text], languages, rows
        )
        column = assignment.best(row)[0]
        before, after = (assignment.scorer.score(t)[0, column] for t in (whole, without))
        assert after < before, initiative.id


def test_the_sentence_that_says_it_is_quoted_and_the_rest_is_not(quoted):
    solar, _, dentist, *_ = ({one.quote for one in fits[0].evidence} for fits in quoted[1])
    assert dentist == {"All pupils meet a dentist each year."}
    assert "Ask for the plan." not in solar


def test_where_two_say_the_same_both_are_quoted(quoted):
    quotes = [one.quote for one in quoted[1][0][0].evidence]
    assert quotes == ["Solar panels on schools", "We put solar panels on ten schools."]


def test_a_title_alone_is_quoted_whole(town):
    initiatives = [Initiative("x", "Solar panels on the roof"), *town.initiatives[1:]]
    found = _with_evidence(town, initiatives, town.fit(initiatives))
    assert [one.quote for one in found[0][0].evidence] == ["Solar panels on the roof"]


def test_an_empty_text_has_no_evidence(town):
    initiatives = [Initiative("x", ""), *town.initiatives[1:]]
    found = _with_evidence(town, initiatives, town.fit(initiatives))
    assert all(fit.evidence == () for fit in found[0])


def test_without_landmarks_there_is_nothing_to_quote(town):
    pieces = Pieces(tuple(() for _ in town.initiatives), ())
    found = with_evidence(town.fit(said=[]), town.items(), town.landmarks([]), pieces)
    assert found == tuple(() for _ in town.initiatives)


def test_a_description_that_repeats_the_title_is_read_once():
    pieces = pieces_of(Initiative("x", "Solar panels", "Solar panels"))
    assert [(piece.text, piece.share) for piece in pieces] == [("Solar panels", 1.0)]


def test_no_more_is_quoted_than_the_encoder_reads():
    pieces = pieces_of(Initiative("x", "Title", "A sentence of some words. " * 5000))
    assert len(pieces) == 12
