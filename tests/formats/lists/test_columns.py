import pytest

from resmal.formats import ListError
from resmal.translation import speaking

TEXT = "a text that is long enough to be read as prose about what happens and for whom " * 2


def test_swedish_headings_are_understood(read):
    found = read(
        "Löpnr;Initiativets namn;Syfte;Förvaltning;Projektledare;Läge;Startdatum;Slutdatum;"
        "Senast ändrad;Budget (tkr)\n"
        "7;Chatt;Kunden får svar;Kultur;Bo;pilot;2023-01-02;2024-01-02;2024-02-03;1 200,5\n"
    )
    assert list(found.columns) == [
        "id", "title", "description", "unit", "owner", "stage",
        "started_on", "ended_on", "changed_on", "effort",
    ]  # fmt: skip
    assert found.initiatives[0].effort == 1200.5
    assert found.unused == ()


def test_headings_as_municipalities_write_them_are_understood(read):
    found = read(
        "Namn på insatsen;Vad vill vi uppnå?;Vem äger?;Ansvarig nämnd;Fas;Påbörjades;Slutår\n"
        "Digital postlåda;Snabbare svar;Eva;KS;Idéfas;2022;2023\n"
        "Kartor;Öppna kartor;Ali;BN;Genomförandefas;2021;\n"
    )
    assert list(found.columns) == [
        "title", "description", "unit", "owner", "stage", "started_on", "ended_on",
    ]  # fmt: skip
    assert str(found.initiatives[0].ended_on) == "2023-12-31"


def test_english_headings_are_understood(read):
    found = read(
        "Ref,Project Name,Description / Aims,Department,SRO Name,Project status,"
        "Start Date (Latest Approved),End Date (latest approved),Whole Life Cost\n"
        'P1,Chat,Answers the same day,Culture,Ada,Live,2023-01-02,2024-01-02,"£1,200.50"\n'
    )
    assert list(found.columns) == [
        "id", "title", "description", "unit", "owner", "stage",
        "started_on", "ended_on", "effort",
    ]  # fmt: skip
    assert found.initiatives[0].effort == 1200.5


def test_several_texts_become_one_description_in_the_order_of_the_list(read):
    found = read(
        "Use Case Name,What problem is the AI intended to solve?,Describe the AI system's outputs.,"
        "What are the expected benefits of it?\n"
        f"Chat,People wait,An answer,Less waiting!\nB,{TEXT},{TEXT},{TEXT}x\n"
    )
    assert found.initiatives[0].description == "People wait. An answer. Less waiting!"
    assert found.initiatives[1].description.count("a text that is long") == 4  # told once each


def test_title_and_description_are_found_by_what_stands_there(read):
    rows = "".join(f"c{n},Förnya kundtjänst {n},{n} {TEXT},{n % 2}\n" for n in range(20))
    found = read(f"q1,q2,q3,q4\n{rows}")
    assert found.columns == {"title": ("q2",), "description": ("q3",)}


def test_a_heading_is_not_believed_against_what_stands_below_it(read):
    rows = "".join(f"{n},https://example.org/{n},A title of row {n},12\n" for n in range(9))
    found = read(f"id,name,rubrik,start date\n{rows}")
    assert found.columns["title"] == ("rubrik",)
    assert "started_on" not in found.columns


def test_the_name_of_somebody_is_no_title(read):
    found = read("Vendor name,Use case name,Owner name\nAcme,Chat,Ada\nBolt,Robot,Bo\n")
    assert found.columns["title"] == ("Use case name",)
    assert found.columns["owner"] == ("Owner name",)


def test_a_title_in_two_languages_is_taken_from_the_first_that_there_is(read):
    found = read("id,title_sv,title_en\n1,Chatt,Chat\n2,,Robot\n")
    assert [i.title for i in found.initiatives] == ["Chatt", "Robot"]


def test_columns_can_be_said(read):
    found = read(
        "id,title,what,who\n1,A,Chat,x\n",
        columns={"title": ["What"], "description": ["title", "who"]},
    )
    assert found.initiatives[0].title == "Chat"
    assert found.initiatives[0].description == "A. x"
    assert found.columns["title"] == ("what",)


def test_a_column_without_a_heading_is_called_by_its_letter(read):
    found = read("id,,status\n1,Chat,Done\n2,Robot,Done\n", columns={"title": ["column B"]})
    assert found.initiatives[0].title == "Chat"


def test_an_unknown_heading_is_refused_with_the_nearest_first(read):
    with pytest.raises(ListError) as raised:
        read("id,budget,rubriker\n1,2,A\n", columns={"title": ["Rubrik"]})
    assert str(raised.value).startswith(
        "There is no column “Rubrik”. The columns are: “rubriker”, "
    )


def test_an_unknown_field_is_refused_with_those_there_are(read):
    with pytest.raises(ListError, match=r"no field “tittel”.*title, description"):
        read("id,title\n1,A\n", columns={"tittel": ["title"]})
    with speaking("sv"), pytest.raises(ListError, match=r"titel \(title\), beskrivning \(desc"):
        read("id,title\n1,A\n", columns={"tittel": ["title"]})


@pytest.mark.parametrize("name", ["started_on", "started", "Började", "STARTED ON"])
def test_a_field_can_be_said_by_any_name_that_is_shown(read, name):
    found = read("title,q\nA,2020-01-02\n", columns={name: ["q"], "titel": ["title"]})
    assert found.columns == {"title": ("title",), "started_on": ("q",)}


def test_one_field_can_be_said_by_two_names(read):
    found = read("t,a,b\nA,x,y\n", columns={"title": "t", "beskrivning": "a", "description": "b"})
    assert found.columns["description"] == ("a", "b")


SHORT_TEXTS = ["Kunder får svar samma dag av en människa", "Vi räknar hyllorna en gång i veckan",
               "Alla priser står på webben och i butiken"]  # fmt: skip


@pytest.mark.parametrize(
    "heading",
    ["Vad vi gör", "Vad ska göras", "Vad", "Syfte", "Effekt", "Önskad effekt", "Nytta", "Mål",
     "Bakgrund", "Innehåll", "Kommentar", "What we do", "What", "Why", "Purpose", "Goal", "Benefit",
     "Outcome", "Background", "Notes", "Details", "Så här tänkte vi", "Något annat"],
)  # fmt: skip
def test_texts_of_a_sentence_are_a_description(read, heading):
    rows = "".join(f"{n};Titel {n};{text}\n" for n, text in enumerate(SHORT_TEXTS))
    found = read(f"Nr;Initiativ;{heading}\n{rows}")
    assert found.columns["description"] == (heading,)
    assert [i.description for i in found.initiatives] == SHORT_TEXTS


@pytest.mark.parametrize(
    "headings", [("Vad vi gör", "Önskad effekt"), ("Kolumn ett", "Kolumn två")]
)
def test_short_texts_of_several_columns_are_told_together(read, headings):
    rows = "".join(f"{n};Titel {n};{t};{n}: {t}\n" for n, t in enumerate(SHORT_TEXTS))
    found = read(f"Nr;Initiativ;{';'.join(headings)}\n{rows}")
    assert found.columns["description"] == headings
    assert found.initiatives[0].description == f"{SHORT_TEXTS[0]}. 0: {SHORT_TEXTS[0]}"


def test_comments_give_way_to_texts_that_say_what_is_done(read):
    rows = "".join(f"{n};Titel {n};{t};Se {n}\n" for n, t in enumerate(SHORT_TEXTS))
    found = read(f"Nr;Initiativ;Det här bygger vi;Kommentar\n{rows}")
    assert found.columns["description"] == ("Det här bygger vi",)
    said = read(f"Nr;Initiativ;q;Kommentar\n{rows}", columns={"description": ["Kommentar"]})
    assert said.columns["description"] == ("Kommentar",)


@pytest.mark.parametrize(
    "cells",
    [
        ["Anna Ek, Bo Dal och Cia Berg, Ulf Ask", "Ada Lind, Eva Ek och Ali Hed, Per Ros"],
        ["Kultur- och fritidsförvaltningen i Storköping"] * 4,
        ["telefon; webb; butik; kundtjänst; lager", "lager; butik; öppettider; priser; webb"],
        ["anna@halvtum.example, bo@halvtum.example", "cia@halvtum.example eva@halvtum.example"],
        ["hög", "låg", "mellan"],
        ["2020-01-02 till 2020-03-04 preliminärt", "2021-01-02 till 2021-03-04 preliminärt"],
    ],
)
def test_people_units_tags_and_categories_are_no_description(read, cells):
    rows = "".join(f'{n}\tTitel {n}\t"{text}"\n' for n, text in enumerate(cells))
    assert "description" not in read(f"Nr\tInitiativ\tKolumn\n{rows}").columns


def test_a_category_under_the_heading_of_a_text_is_no_part_of_the_description(read):
    rows = "".join(f"{n};T {n};{t};Hög\n" for n, t in enumerate(SHORT_TEXTS))
    assert read(f"Nr;Initiativ;Vad vi gör;Effekt\n{rows}").columns["description"] == ("Vad vi gör",)


def test_what_is_the_title_where_no_other_column_is(read):
    rows = "".join(f"{n};{t};därför att {t}\n" for n, t in enumerate(SHORT_TEXTS))
    found = read(f"Nr;Vad;Varför\n{rows}")
    assert (found.columns["title"], found.columns["description"]) == (("Vad",), ("Varför",))


def test_a_years_column_gives_way_to_a_date(read):
    found = read("title,year,start\nA,2020,2021-02-03\n")
    assert "year" not in found.columns
    assert str(found.initiatives[0].started_on) == "2021-02-03"


def test_words_for_stages_make_a_stage_column_of_a_bucket(read):
    rows = "".join(f"{n},Title number {n},{w}\n" for n, w in enumerate(["To do", "Doing", "Done"]))
    assert "stage" in read(f"id,title,bucket\n{rows}").columns
