"""The town in which tests take place: an invented company, its direction and its list."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]

DIRECTION = """
[direction]
from = "Kunden väntar och vi letar"
to = "Kunden vet och vi hinner"
because = "Var tredje kund som lämnade oss förra året sa: ingen svarade"

[[landmarks]]
name = "Svar samma dag"
from = "Kunden väntar tre dagar på besked"
to = "Kunden får svar innan dagen är slut"
sentences = [
  "Den som frågar före lunch har fått svar före kvällen.",
  "En fråga i butiken besvaras på plats, av den som står där.",
  "Kunden ser själv var beställningen är.",
]
kind = "customer"

[[landmarks]]
name = "Lagret vet själv"
from = "Vi räknar för hand och letar i hyllor"
to = "Hyllan säger till när något håller på att ta slut"
sentences = [
  "Saldot på skärmen är det som finns på hyllan.",
  "Ingen går ut i lagret för att räkna.",
  "Påfyllning beställs innan det är tomt.",
]
kind = "operations"
"""

LIST = """Nr;Initiativ;Beskrivning;Enhet;Start
1;Svarsrobot i kassan;Kunden får svar på öppettider och saldo utan att ringa.;Butik;2024-02-01
2;Store chat;Customers ask about their order and get an answer the same day.;Butik;2024-05-01
3;Vågar under hyllan;Hyllan väger sig själv och säger till när det är slut.;Lager;2023-10-01
4;Blockkedja för protokoll;Styrelsens protokoll sparas i en blockkedja.;Stab;2022-03-01
5;Kollen;Den som har frågat något kan se hur långt vi har kommit.;Kundtjänst;2025-01-15
"""


def write_list(rows: Iterable[tuple[str, str]]) -> str:
    """A list of titles and descriptions as text with commas, quoted where it must be."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["Id", "Title", "Description"])
    writer.writerows((n, *row) for n, row in enumerate(rows, start=1))
    return out.getvalue()
