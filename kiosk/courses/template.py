"""Writes the empty template: an Excel workbook with drop-downs, or the same columns as CSV."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from kiosk.courses.checks import SCHOOLING
from kiosk.courses.columns import BY_KEY, COLUMNS, LEVELS, MODALITIES, Column
from kiosk.courses.lists import shown
from kiosk.errors import InputError
from kiosk.planner.catalogue import Catalogue

#: Stands in the hidden sheet, so that a file of another layout is known for what it is.
VERSION = "yachay-plantilla-cursos-1"
COURSES, HELP, LISTS = "Cursos", "Instrucciones", "Listas"
#: The rows that have drop-downs, the header and the example among them.
ROWS = 1001
#: Column of the hidden sheet that says the department of each district beside it.
_OF_DISTRICT = "of_district"
_INSTRUCTIONS = (
    "Cómo agregar cursos al quiosco",
    "",
    "1. Vaya a la hoja «Cursos». Escriba un curso en cada fila, debajo de la fila de ejemplo.",
    "2. La fila de ejemplo no se importa: puede dejarla o borrarla.",
    "3. Los títulos con asterisco (*) son obligatorios. Los demás pueden quedar vacíos.",
    "4. En las celdas con flecha, elija de la lista. Al entrar en una celda aparece una ayuda.",
    "5. Escriba los valores, no fórmulas.",
    "6. Guarde el archivo como libro de Excel (.xlsx) y cierre Excel.",
    "7. En el quiosco, dé la orden: yachay data import-courses ARCHIVO.xlsx",
    "8. Lea lo que el quiosco entendió. Solo si usted responde «s» se guardan los cursos.",
    "9. Si algo salió mal: yachay data undo-import deshace lo último que se importó.",
    "",
    "Qué se escribe en cada columna",
    "",
)


def options(catalogue: Catalogue) -> dict[str, list[str]]:
    """Returns the entries of every drop-down list, by its key; districts by department."""
    districts, work = catalogue.districts, catalogue.taxonomy.occupations
    ordered = sorted(districts, key=lambda d: (d.department_code, shown(d)))
    names = {d.department_code: d.department for d in ordered}
    return {
        "levels": list(LEVELS),
        "modalities": list(MODALITIES),
        "schooling": list(SCHOOLING),
        "departments": [names[code] for code in sorted(names)],
        _OF_DISTRICT: [d.department for d in ordered],
        "districts": [shown(d) for d in ordered],
        "jobs": sorted(occupation.label for occupation in work.values()),
    }


def write(path: Path) -> None:
    """Writes the template that the name of ``path`` asks for.

    Raises:
        InputError: The name ends in neither .xlsx nor .csv, or a file is there already.
    """
    kind = path.suffix.lower()
    if kind not in (".xlsx", ".csv"):
        raise InputError("Se espera un nombre que termine en .xlsx o .csv.", "out")
    if not path.parent.is_dir():
        raise InputError(f"No existe la carpeta {path.parent}; se espera una que exista.", "out")
    content = _csv() if kind == ".csv" else _xlsx()
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise InputError(
            f"Ya existe {path}. Elija otro nombre, para no perder lo que tenga escrito.", "out"
        ) from error


def title(column: Column) -> str:
    """Returns a column's header: an asterisk says that it is required."""
    return f"{column.title} *" if column.required else column.title


def _csv() -> bytes:
    """Returns header and example; the byte-order mark tells Excel that it is UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(title(column) for column in COLUMNS)
    writer.writerow(column.example for column in COLUMNS)
    return text.getvalue().encode("utf-8-sig")


def _xlsx() -> bytes:
    content = io.BytesIO()
    workbook(Catalogue()).save(content)
    return content.getvalue()


def workbook(catalogue: Catalogue) -> Workbook:
    """Returns the template as a workbook."""
    book = Workbook()
    courses, instructions = book.active, book.create_sheet(HELP)
    courses.title = COURSES
    lists = options(catalogue)
    ranges = _write_lists(book.create_sheet(LISTS), lists)
    for place, column in enumerate(COLUMNS, 1):
        _write_column(courses, place, column)
        validation = _validation(column, ranges)
        letter = get_column_letter(place)
        validation.add(f"{letter}2:{letter}{ROWS}")
        courses.add_data_validation(validation)
    courses.row_dimensions[1].height = 32
    courses.freeze_panes = "B2"
    _write_instructions(instructions)
    return book


def _write_lists(sheet: Any, lists: dict[str, list[str]]) -> dict[str, str]:
    """Writes the hidden sheet and returns the range of each list."""
    sheet.sheet_state = "hidden"
    sheet["A1"] = VERSION
    ranges = {}
    for place, (key, entries) in enumerate(lists.items(), 2):
        letter = get_column_letter(place)
        sheet.cell(1, place, key)
        for row, entry in enumerate(entries, 2):
            sheet.cell(row, place, entry)
        ranges[key] = f"{LISTS}!${letter}$2:${letter}${len(entries) + 1}"
    return ranges


def _write_column(sheet: Any, place: int, column: Column) -> None:
    """Writes the header with its note, and the example below it."""
    head = sheet.cell(1, place, title(column))
    head.font = Font(bold=True, color="FFFFFF")
    head.fill = PatternFill("solid", fgColor="1F4E3D" if column.required else "5B7F71")
    head.alignment = Alignment(wrap_text=True, vertical="center")
    head.comment = Comment(column.help, "Yachay Ñan", width=320, height=120)
    example = sheet.cell(2, place, column.example if column.example != "" else None)
    example.font = Font(italic=True, color="7F7F7F")
    example.fill = PatternFill("solid", fgColor="F2F2F2")
    letter = get_column_letter(place)
    sheet.column_dimensions[letter].width = column.width
    if column.kind == "date":
        sheet.column_dimensions[letter].number_format = example.number_format = "dd/mm/yyyy"


def _validation(column: Column, ranges: dict[str, str]) -> DataValidation:
    """Returns what Excel shows and accepts in a column.

    A list only warns, since a UBIGEO or a code is as good; a number out of range is stopped.
    """
    validation = DataValidation(allow_blank=True, showErrorMessage=True, showInputMessage=True)
    validation.promptTitle, validation.prompt = column.title, column.help
    validation.errorTitle = column.title
    low, high = column.bounds
    if column.options:
        validation.type, validation.errorStyle = "list", "warning"
        validation.error = "Ese valor no está en la lista."
        validation.formula1 = _list(column, ranges)
    elif column.kind == "date":
        validation.type, validation.operator = "date", "between"
        validation.error = "Escriba una fecha: día/mes/año."
        epoch = date(1899, 12, 30).toordinal()
        validation.formula1 = str(date(low, 1, 1).toordinal() - epoch)
        validation.formula2 = str(date(high, 12, 31).toordinal() - epoch)
    elif column.kind:
        validation.type, validation.operator = column.kind, "between"
        validation.error = f"Escriba un número de {low} a {high}, solo en cifras."
        validation.formula1, validation.formula2 = str(low), str(high)
    else:
        validation.showErrorMessage = False
    return validation


def _list(column: Column, ranges: dict[str, str]) -> str:
    """Returns the formula of a drop-down; that of districts keeps to the row's department."""
    whole = ranges[column.options]
    if column.options != "districts":
        return whole
    department = f"${get_column_letter(COLUMNS.index(BY_KEY['department']) + 1)}2"
    beside = ranges[_OF_DISTRICT]
    first = whole.partition(":")[0]
    return (
        f'IF({department}="",{whole},OFFSET({first},MATCH({department},{beside},0)-1,0,'
        f"COUNTIF({beside},{department}),1))"
    )


def _write_instructions(sheet: Any) -> None:
    sheet.column_dimensions["A"].width = 30
    sheet.column_dimensions["B"].width = 90
    for row, line in enumerate(_INSTRUCTIONS, 1):
        sheet.cell(row, 1, line or None)
    for row, column in enumerate(COLUMNS, len(_INSTRUCTIONS) + 1):
        sheet.cell(row, 1, title(column)).font = Font(bold=True)
        sheet.cell(row, 2, column.help).alignment = Alignment(wrap_text=True, vertical="top")
    for row in (1, len(_INSTRUCTIONS) - 1):
        sheet.cell(row, 1).font = Font(bold=True, size=14)
