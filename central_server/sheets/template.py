"""Which columns the sheets for BPJS have: a settings file, as the official ones are not known."""

import tomllib
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from central_server.sheets.fields import FIELDS
from central_server.wire.v1 import Message
from desktop_app.domain.issues import Issue, Refused

DEFAULT = Path(__file__).with_name("bpjs_template.toml")


class Column(Message):
    """One column: either a field of the application or the same text in every row."""

    heading: Annotated[str, Field(min_length=1, max_length=120)]
    field: str = ""
    text: str = ""
    codes: dict[str, str] = {}


class Returned(Message):
    """The headings that are looked for in the sheet that comes back."""

    number: str
    nik: str
    kpj: str
    start: str
    end: str


class SheetTemplate(Message):
    sheet: Annotated[str, Field(min_length=1, max_length=31, pattern=r"^[^\[\]:*?/\\]+$")]
    date_format: str = "%d-%m-%Y"
    columns: Annotated[list[Column], Field(min_length=1)]
    returned: Returned


def read_template(path: Path = DEFAULT) -> SheetTemplate:
    """Read a settings file of the sheets.

    Raises:
        Refused: ``template.unreadable`` (figure ``where``), ``template.field_unknown`` (``field``).
    """
    try:
        template = SheetTemplate.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise Refused(Issue("template.unreadable", figures={"where": _where(error)})) from None
    for column in template.columns:
        if column.field and column.field not in FIELDS:
            raise Refused(Issue("template.field_unknown", figures={"field": column.field}))
    return template


def _where(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return ", ".join(".".join(map(str, each["loc"])) for each in error.errors())[:200]
    return type(error).__name__
