import tomllib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resmal.engine.portfolio import Direction, Kind, Landmark, LocalText
from resmal.formats import DirectionError, WritingError, read_direction, write_direction
from resmal.translation import speaking

HEAD = '[direction]\nfrom = "A"\nto = "B"\nbecause = "C"\n'


@pytest.fixture
def read(tmp_path):
    def read(text):
        path = tmp_path / "direction.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_direction(path)

    return read


def test_a_direction_is_read_with_its_landmarks(read):
    found = read(
        """
        [direction]
        from = { sv = "Från", en = "From" }
        to = "To"
        because = "Because"
        [[landmarks]]
        name = { sv = "Svar samma dag" }
        from = "Days"
        to = "Hours"
        sentences = ["One.", { en = "Two." }]
        kind = "customer"
        [[landmarks]]
        name = "Second"
        """
    )
    assert found.from_ == LocalText({"sv": "Från", "en": "From"})
    assert (found.to, found.because) == (LocalText.plain("To"), LocalText.plain("Because"))
    first, second = found.landmarks
    assert first == Landmark(
        LocalText({"sv": "Svar samma dag"}),
        LocalText.plain("Days"),
        LocalText.plain("Hours"),
        (LocalText.plain("One."), LocalText({"en": "Two."})),
        Kind.CUSTOMER,
    )
    assert second == Landmark(LocalText.plain("Second"))


@pytest.mark.parametrize("count", [0, 1, 30])
def test_none_one_or_many_landmarks_are_allowed(read, count):
    landmarks = "".join(f'[[landmarks]]\nname = "L{n}"\n' for n in range(count))
    assert len(read(HEAD + landmarks).landmarks) == count


def test_a_mark_at_the_start_and_windows_line_ends_do_not_matter(read):
    assert read(b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode()).to == LocalText.plain("B")


L1 = '[[landmarks]]\nname = "First"\n'
WRONG = [
    ("[direction]\nfrom = \n", ["Line 2", "column 8"]),
    ('[direction]\nfrom = "A"\nfrom = "B"\n', ["Line 3"]),
    ('[direction]\nfrom = "A\n', ["Line 2", "column"]),
    ('[direction]\nfrom = """A', ["ends too early"]),
    (b'[direction]\nfrom = "\xe5"\n', ["Line 2", "UTF-8"]),
    ("title = 1\n", ["“title” at the top", "direction, landmarks"]),
    ("landmark = 1\n", ["“landmark” at the top", "Do you mean “landmarks”?"]),
    ("# nothing\n", ["There is no direction", "[direction]"]),
    ("direction = 3\n", ["There is no direction"]),
    ('[direction]\nfrom = "A"\nto = "B"\n', ["“because” is missing"]),
    ('[direction]\nfrom = " "\nto = "B"\nbecause = "C"\n', ["“from” is missing"]),
    (HEAD + 'becuase = "D"\n', ["“becuase” under [direction]", "Do you mean “because”?"]),
    (HEAD.replace('"A"', "3"), ["quotation marks", "[direction] from"]),
    (HEAD.replace('"A"', '{ de = "Von" }'), ["“de” is unknown", "sv and en"]),
    (HEAD + '[landmarks]\nname = "A"\n', ["double brackets"]),
    (HEAD + L1 + "[[landmarks]]\n", ["Landmark 2 has no name"]),
    (HEAD + L1 + 'kind = "money"\n', ["“money” of landmark 1 (“First”)", "operations, income"]),
    (HEAD + L1 + "kind = []\n", ["landmark 1", "The kinds are"]),
    (HEAD + L1 + 'sentences = "One"\n', ["landmark 1 (“First”)", "square brackets"]),
    (HEAD + L1 + "sentences = [1]\n", ["quotation marks", "landmark 1 (“First”), sentences"]),
    (HEAD + L1 + 'sentence = ["One"]\n', ["“sentence” in landmark 1", "“sentences”?"]),
    (HEAD + L1 + L1.replace("First", "first "), ["Landmarks 1 and 2 have the same name"]),
    (HEAD + L1 * 31, ["31 landmarks", "30"]),
    (HEAD + "x = " + "[" * 5000, ["“direction.toml”"]),
    (HEAD + "#" * 1_000_001, ["larger than any direction"]),
    ("", ["is empty"]),
]


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_what_is_wrong_is_said_in_one_sentence_with_its_place(read, text, words):
    with pytest.raises(DirectionError) as raised:
        read(text)
    sentence = str(raised.value)
    assert len(sentence.splitlines()) == 1
    assert sentence.startswith("“direction.toml”")
    for word in words:
        assert word in sentence


def test_a_missing_direction_and_a_folder_are_refused(tmp_path):
    with pytest.raises(DirectionError, match="There is no file"):
        read_direction(tmp_path / "gone.toml")
    with pytest.raises(DirectionError, match="is a folder"):
        read_direction(tmp_path)


WRITTEN = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
SAID = WRITTEN.filter(str.strip)
TEXTS = st.one_of(
    SAID.map(LocalText.plain),
    st.dictionaries(st.sampled_from(["sv", "en"]), SAID, min_size=1).map(LocalText),
)
ANY = st.one_of(
    st.just(LocalText()),
    WRITTEN.map(LocalText.plain),
    st.dictionaries(st.sampled_from(["sv", "en"]), WRITTEN, min_size=1).map(LocalText),
)
LANDMARKS = st.builds(
    Landmark,
    TEXTS,
    ANY,
    ANY,
    st.lists(ANY, max_size=3).map(tuple),
    st.one_of(st.none(), st.sampled_from(Kind)),
)


def names_of(landmark):
    return {" ".join(name.split()).casefold() for name in landmark.name.texts()}


def are_distinct(landmarks):
    names = [name for landmark in landmarks for name in names_of(landmark)]
    return len(set(names)) == len(names)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    direction=st.builds(
        Direction,
        TEXTS,
        TEXTS,
        TEXTS,
        st.lists(LANDMARKS, max_size=4).filter(are_distinct).map(tuple),
    ),
    language=st.sampled_from(["sv", "en"]),
)
def test_what_is_written_is_read_back_exactly(tmp_path, direction, language):
    path = tmp_path / "direction.toml"
    with speaking(language):
        write_direction(direction, path, replace=True)
    assert read_direction(path) == direction


def test_a_written_direction_explains_itself(tmp_path):
    path = tmp_path / "direction.toml"
    said = LocalText.plain("Å")
    write_direction(Direction(said, said, said, (Landmark(said, kind=Kind.INCOME),)), path)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Where we are going.")
    assert 'from = "Å"' in text
    assert "operations, income, customer, model, competence, capability" in text
    assert tomllib.loads(text)["landmarks"] == [{"name": "Å", "kind": "income"}]


def test_quotation_marks_in_a_text_stay_easy_to_read(tmp_path):
    path = tmp_path / "direction.toml"
    said = LocalText.plain('They say "today"')
    write_direction(Direction(said, said, said), path)
    assert "from = 'They say \"today\"'" in path.read_text(encoding="utf-8")
    assert read_direction(path).from_ == said


def test_a_direction_that_is_there_is_kept(tmp_path):
    path = tmp_path / "direction.toml"
    path.write_text("mine", encoding="utf-8")
    said = LocalText.plain("A")
    with pytest.raises(WritingError, match="exists already"):
        write_direction(Direction(said, said, said), path)
    assert path.read_text(encoding="utf-8") == "mine"
    assert [p.name for p in tmp_path.iterdir()] == ["direction.toml"]
