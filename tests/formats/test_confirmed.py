import pytest

from resmal.engine.portfolio import Direction, Initiative, Landmark, LocalText
from resmal.formats import Confirmation, ListError, read_confirmed

SAID = LocalText.plain("A")
DIRECTION = Direction(
    SAID,
    SAID,
    SAID,
    (
        Landmark(LocalText({"sv": "Svar samma dag", "en": "Answer the same day"})),
        Landmark(LocalText.plain("Öppna data")),
    ),
)
INITIATIVES = (Initiative("1", "Chat"), Initiative("A-2", "Robot"))


@pytest.fixture
def read(tmp_path):
    def read(content, name="said.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_confirmed(path, INITIATIVES, DIRECTION)

    return read


@pytest.mark.parametrize(
    "landmark", ["Svar samma dag", "answer  THE same day", "1", " Answer the same day "]
)
def test_a_landmark_is_said_in_any_language_or_by_number(read, landmark):
    found = read(f"id,landmark\n1,{landmark}\n")
    assert found.answers == (Confirmation("1", "Svar samma dag", is_right=True),)
    assert found.problems == ()


@pytest.mark.parametrize(
    ("answer", "is_right"),
    [("", True), ("yes", True), ("Ja", True), ("x", True), ("no", False), ("NEJ", False),
     ("wrong", False), ("fel.", False), ("0", False), ("1", True)],
)  # fmt: skip
def test_answers_in_both_languages(read, answer, is_right):
    found = read(f"initiativ;landmärke;svar\nA-2;öppna data;{answer}\n")
    assert found.answers == (Confirmation("A-2", "Öppna data", is_right=is_right),)


def test_a_later_answer_about_the_same_pair_counts(read):
    found = read("id,landmark,answer\n1,1,yes\n1,2,yes\n1,Svar samma dag,no\n")
    assert [a.is_right for a in found.answers] == [False, True]


def test_rows_that_cannot_be_used_are_named(read):
    found = read("id,landmark,answer\n7,1,yes\n1,Nowhere,yes\n1,1,perhaps\n1,2,yes\n")
    assert len(found.answers) == 1
    assert [p.row for p in found.problems] == [2, 3, 4]
    for problem, word in zip(found.problems, ["“7”", "“Nowhere”", "“perhaps”"], strict=True):
        assert problem.is_left_out
        assert word in problem.sentence


def test_an_excel_list_will_do(read, workbook_bytes):
    found = read(workbook_bytes([["id", "landmark"], [1, 2]]), name="said.xlsx")
    assert found.answers == (Confirmation("1", "Öppna data", is_right=True),)


def test_a_list_without_its_columns_is_refused(read):
    with pytest.raises(ListError, match="no column “landmark”"):
        read("id,answer\n1,yes\n")
    with pytest.raises(ListError, match="no column “id”"):
        read("landmark,answer\n1,yes\n")
