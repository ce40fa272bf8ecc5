"""What a user says of a file: by options of the command, or in `name.meta.yaml` beside it. Unknown keys are refused."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from graph_schema import schema
from loaders.errors import SourceError
from loaders.readers.model import ReadOptions

SIDE_FILE = ".meta.yaml"
LARGEST = 64 * 1024
DEEPEST = 3
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
PartialDate = Annotated[
    str, StringConstraints(pattern=r"^(1[6-9]|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")
]
Period = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d\d){0,2}/\d{4}(-\d\d){0,2}$")]


class About(BaseModel):
    """What is said of a file. Countries are ISO 3166-1 alpha-2 codes, dates keep their precision (2014, 2014-06, 2014-06-20).

    The last five say how to read the file rather than what it is.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Text | None = None
    publisher: Text | None = None
    publisher_country: Country | None = None
    published: PartialDate | None = None
    genre: Text | None = None
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$")] | None = None
    licence: Text | None = None
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=2_000)] | None = None
    topic: Country | None = None
    origin: Text | None = None
    author_line: Text | None = None
    reporting_period: Period | None = None
    retrieved: PartialDate | None = None
    format: Text | None = None
    encoding: Text | None = None
    delimiter: Annotated[str, StringConstraints(min_length=1, max_length=1)] | None = None
    header_row: Annotated[int, Field(ge=1, le=1_000)] = 1
    sheets: tuple[Text, ...] = ()

    def options(self) -> ReadOptions:
        """How to read the file."""
        return ReadOptions(self.format, self.encoding, self.delimiter, self.header_row, self.sheets)

    def over(self, other: "About") -> "About":
        """This, and where it says nothing, the other."""
        said = self.model_dump(exclude_unset=True)
        return About.model_validate(other.model_dump(exclude_unset=True) | said)


@dataclass(frozen=True, slots=True)
class _Said:
    line: int
    value: object


def of_options(options: Mapping[str, str]) -> About:
    """What the command's options say. Raises SourceError naming the option that is wrong."""
    return _checked({key: _Said(0, value) for key, value in options.items()}, "option")


def of_side_file(name: str, data: bytes) -> About:
    """What a `.meta.yaml` says. Raises SourceError with line and remedy."""
    if len(data) > LARGEST:
        raise SourceError(
            f"{name}: more than {LARGEST:,} bytes; a side file holds a few lines about its document"
        )
    try:
        text = data.decode("utf-8-sig")
        depth = 0
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:  # the parser's time grows with the square of the depth
                raise SourceError(f"{name}: nested too deep; it holds `key: value` lines")
            if isinstance(event, yaml.AliasEvent):
                line = event.start_mark.line + 1 if event.start_mark else 1
                raise SourceError(f"{name}:{line}: references (*name) are not allowed here")
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except UnicodeDecodeError as error:
        raise SourceError(f"{name}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except RecursionError as error:
        raise SourceError(f"{name}: nested too deep; it holds `key: value` lines") from error
    except yaml.YAMLError as error:
        mark: yaml.Mark | None = getattr(error, "problem_mark", None)
        where = name if mark is None else f"{name}:{mark.line + 1}"
        raise SourceError(
            f"{where}: not YAML ({getattr(error, 'problem', None) or 'cannot be read'})"
        ) from error
    if root is None:
        return About()
    if not isinstance(root, yaml.MappingNode):
        raise SourceError(f"{name}:1: a side file holds `key: value` lines, such as `publisher: Name`")
    return _checked(dict(_pairs(root, name)), name)


def _pairs(root: yaml.MappingNode, name: str) -> Iterator[tuple[str, _Said]]:
    seen: set[str] = set()
    for key_node, value_node in root.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in seen:
            raise SourceError(f"{name}:{line}: `{key}` is there twice; leave one")
        seen.add(key)
        if isinstance(value_node, yaml.SequenceNode):
            yield key, _Said(line, tuple(str(v.value) for v in value_node.value))
        elif isinstance(value_node, yaml.ScalarNode):
            # The words as written: a year must not become a number, nor `no` (Norway) a falsehood.
            value = None if value_node.tag.endswith(":null") else str(value_node.value)
            yield key, _Said(line, int(value) if value and key == "header_row" and value.isdigit() else value)
        else:
            raise SourceError(f"{name}:{line}: `{key}` takes one value")


def _checked(said: Mapping[str, _Said], where: str) -> About:
    for key, value in said.items():
        if key not in About.model_fields:
            near = difflib.get_close_matches(key, About.model_fields, 1)
            hint = f"did you mean `{near[0]}`?" if near else f"known are {', '.join(About.model_fields)}"
            raise SourceError(f"{_at(where, value)}`{key}` is not known; {hint}")
    try:
        about = About.model_validate({k: v.value for k, v in said.items() if v.value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        key = str(first["loc"][0])
        raise SourceError(
            f"{_at(where, said[key])}`{key}`: {first['msg'].lower()} (got {str(first['input'])[:60]!r})"
        ) from error
    genres = schema.vocabularies["genres"].values
    if about.genre and about.genre not in genres:
        raise SourceError(f"{_at(where, said['genre'])}`genre` is one of {', '.join(genres)}")
    return about


def _at(where: str, said: _Said) -> str:
    return f"{where}:{said.line}: " if said.line else f"{where} "
