"""What the parent believes of the child's answer: strict models with caps, one JSON object a line (messages.py writes them)."""

import base64
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from loaders.bundles import Refusal
from loaders.confined.messages import ROWS_A_LINE
from loaders.readers.model import Attachment, Heading, Hidden, Item, Row, TableStart, TextRecord

LONGEST_TEXT = 20_000_000


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


Short = Annotated[str, Field(max_length=2_000)]
Maybe = Annotated[str | None, Field(max_length=2_000)]


class _Heading(_Model):
    start: Annotated[int, Field(ge=0)]
    level: Annotated[int, Field(ge=1, le=9)]
    text: Short


class _Hidden(_Model):
    how: Short
    text: Annotated[str, Field(max_length=LONGEST_TEXT)]


class _Text(_Model):
    k: Literal["text"]
    text: Annotated[str, Field(max_length=LONGEST_TEXT)]
    title: Maybe
    published: Annotated[str | None, Field(pattern=r"^\d{4}(-\d{2}){0,2}$")]
    publisher: Maybe
    publisher_country: Maybe
    language: Annotated[str | None, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")]
    genre: Maybe
    licence: Maybe
    url: Maybe
    author_line: Maybe
    part: Maybe
    references: Annotated[str | None, Field(max_length=LONGEST_TEXT)]
    headings: Annotated[list[_Heading], Field(max_length=20_000)]
    hidden: Annotated[list[_Hidden], Field(max_length=20_000)]
    page_starts: Annotated[list[Annotated[int, Field(ge=0)]], Field(max_length=50_000)]

    def item(self) -> TextRecord:
        values = self.model_dump(exclude={"k", "headings", "hidden", "page_starts"})
        headings = tuple(Heading(h.start, h.level, h.text) for h in self.headings)
        hidden = tuple(Hidden(h.how, h.text) for h in self.hidden)
        return TextRecord(**values, headings=headings, hidden=hidden, page_starts=tuple(self.page_starts))


class _Table(_Model):
    k: Literal["table"]
    name: Short
    columns: Annotated[list[Annotated[str, Field(max_length=65_536)]], Field(min_length=1, max_length=1_000)]


class _Rows(_Model):
    k: Literal["rows"]
    rows: Annotated[
        list[tuple[Annotated[int, Field(ge=1)], list[Annotated[str, Field(max_length=65_536)]]]],
        Field(min_length=1, max_length=ROWS_A_LINE),
    ]


class _File(_Model):
    k: Literal["file"]
    name: Short
    data: str
    media_type: Maybe
    url: Maybe
    retrieved: Maybe


class _Refused(_Model):
    k: Literal["refused"]
    where: Short
    reason: Short
    content: Annotated[str, Field(max_length=2_000)]


class Unread(_Model):
    """The child could read nothing of the file, and says why."""

    k: Literal["unreadable"]
    reason: Short


class End(_Model):
    """The child has said all; without it, what came before is not whole."""

    k: Literal["end"]


Message = Annotated[_Text | _Table | _Rows | _File | _Refused | Unread | End, Field(discriminator="k")]
MESSAGE: TypeAdapter[Message] = TypeAdapter(Message)


class NonsenseError(ValueError):
    """The child answered something that is no message of ours."""


def decoded(data: bytes) -> Iterator[Item | Unread | End]:
    """The items of one line. Raises NonsenseError."""
    try:
        message = MESSAGE.validate_json(data)
    except ValidationError as error:
        raise NonsenseError(f"{error.error_count()} errors") from error
    match message:
        case _Text():
            yield message.item()
        case _Table():
            yield TableStart(message.name, tuple(message.columns))
        case _Rows():
            yield from (Row(number, tuple(cells)) for number, cells in message.rows)
        case _File():
            yield _attachment(message)
        case _Refused():
            yield Refusal(message.where, message.reason, message.content)
        case _:
            yield message


def _attachment(message: _File) -> Attachment:
    try:
        data = base64.b64decode(message.data, validate=True)
    except ValueError as error:
        raise NonsenseError("attachment is not base64") from error
    return Attachment(message.name, data, message.media_type, message.url, message.retrieved)
