"""The sources we know how to read: one folder each, with a description (`source.yaml`) and a `transform.py`."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from loaders.errors import SourceError

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class SourceDescription(BaseModel):
    """What `source.yaml` says: who published it, under which terms, how to cite it, which origin it counts as."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Text
    publisher: Text
    publisher_country: Text | None = None
    genre: Text
    published: Text | None = None
    licence: Text
    citation: Text
    url: Text | None = None
    origin: Text | None = None
    series: dict[str, str] = {}
    compilers: dict[str, str] = {}


def folder(name: str) -> Traversable:
    """The folder of a source."""
    return files(__name__).joinpath(name)


def description(name: str) -> SourceDescription:
    """The description of a source. Raises SourceError naming the key that is wrong."""
    try:
        text = folder(name).joinpath("source.yaml").read_text(encoding="utf-8")
        return SourceDescription.model_validate(yaml.safe_load(text))
    except (OSError, yaml.YAMLError) as error:
        raise SourceError(f"loaders/sources/{name}/source.yaml cannot be read: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise SourceError(f"loaders/sources/{name}/source.yaml: {key}: {first['msg']}") from error
