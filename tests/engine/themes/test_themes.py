import numpy as np
import pytest

from resmal.engine.coherence.overlaps import lay_out
from resmal.engine.portfolio import Initiative
from resmal.engine.themes import effective_themes, find_themes

ABOUT = {
    "en": ("Invoice robot for suppliers", "Welding course for beginners", "Solar roof on depots"),
    "sv": ("Fakturor läses av maskin", "Svetsning lärs ut på plats", "Solceller på lagertak"),
}
APART = np.random.default_rng(1).normal(size=48).astype(np.float32) * 4
MEANS = {"sv": APART, "en": 0 * APART}


def _listed(each: int) -> tuple[list[Initiative], list[str], np.ndarray]:
    """Three subjects in two languages, which lie apart from each other by language."""
    rng = np.random.default_rng(0)
    subjects = rng.normal(size=(3, 48))
    listed, languages, vectors = [], [], []
    for at in range(each * 6):
        language, subject = ("en", "sv")[at % 2], at // 2 % 3
        listed.append(Initiative(str(at), f"{ABOUT[language][subject]} {at}"))
        languages.append(language)
        vectors.append(subjects[subject] + MEANS[language] + 0.4 * rng.normal(size=48))
    return listed, languages, np.array(vectors, np.float32)


@pytest.fixture(scope="module")
def drawn():
    listed, languages, vectors = _listed(8)
    layout = lay_out(vectors, vectors, languages, MEANS)
    return find_themes(listed, [one.title for one in listed], languages, layout)


def test_themes_are_subjects_and_not_languages(drawn):
    members = [{int(member) // 2 % 3 for member in theme.members} for theme in drawn]
    assert sorted(map(tuple, members)) == [(0,), (1,), (2,)]
    assert [theme.id for theme in drawn] == [0, 1, 2]
    assert all(theme.agreement > 0.9 for theme in drawn)


def test_a_theme_is_named_in_both_its_languages(drawn):
    by_subject = {int(theme.members[0]) // 2 % 3: theme.words for theme in drawn}
    assert {"Invoice", "Fakturor"} <= set(by_subject[0])
    assert {"Welding", "lärs"} <= set(by_subject[1])
    assert all(len(words) == len(set(words)) <= 5 for words in by_subject.values())


def test_words_that_link_and_words_of_everywhere_name_nothing(drawn):
    said = {word.lower() for theme in drawn for word in theme.words}
    assert not said & {"for", "på", "av", "the", "ut", "on"}


def test_the_same_list_gives_the_same_themes(drawn):
    listed, languages, vectors = _listed(8)
    layout = lay_out(vectors, vectors, languages, MEANS)
    assert drawn == find_themes(listed, [one.title for one in listed], languages, layout)


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_short_lists_have_few_themes_or_none(count):
    listed, languages, vectors = _listed(1)
    layout = lay_out(vectors[:count], vectors[:count], languages[:count], MEANS)
    texts = [one.title for one in listed[:count]]
    themes = find_themes(listed[:count], texts, languages[:count], layout)
    assert len(themes) <= 1


def test_what_says_nothing_stands_alone():
    listed, languages, vectors = _listed(4)
    vectors[5] = 0
    layout = lay_out(vectors, vectors, languages, MEANS)
    themes = find_themes(listed, [one.title for one in listed], languages, layout)
    assert not any("5" in theme.members for theme in themes)


def test_effective_themes_count_subjects_however_long_the_list_is():
    for each in (10, 200):
        points = np.repeat(np.eye(4, dtype=np.float32), each, axis=0)
        assert effective_themes(points) == pytest.approx(1 / (1 / 15 + 14 / 15 / 4), rel=0.15)
    assert effective_themes(np.eye(14, dtype=np.float32)) is None
    assert effective_themes(np.eye(15, dtype=np.float32)) == pytest.approx(15)
