"""The operations of the API, read from its own description."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from api.web.openapi import Described

_METHODS: Final = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True)
class ApiOperation:
    """One operation; `example` is a body that runs as it stands, None where it takes none or needs a process."""

    method: str
    path: str
    name: str
    subject: str
    summary: str
    description: str
    parameters: tuple[tuple[str, bool], ...]
    body: Described | None
    example: object
    answer: Described | None

    @property
    def inside(self) -> tuple[str, ...]:
        """The parameters in the path."""
        return tuple(name for name, in_path in self.parameters if in_path)

    @property
    def query(self) -> tuple[str, ...]:
        """The parameters behind the path."""
        return tuple(name for name, in_path in self.parameters if not in_path)


def operations(description: Described) -> Iterator[ApiOperation]:
    """Yield every operation in the order of the description."""
    for path, item in description["paths"].items():
        for method, told in item.items():
            if method in _METHODS:
                yield _operation(path, method, told)


def _operation(path: str, method: str, told: Described) -> ApiOperation:
    content = told.get("requestBody", {}).get("content", {}).get("application/json", {})
    answers = told.get("responses", {})
    good: Described = next((answers[status] for status in ("200", "201") if status in answers), {})
    parameters = [one for one in told.get("parameters", ()) if one["in"] in ("path", "query")]
    return ApiOperation(
        method.upper(),
        path,
        told["operationId"].partition("_api_v1_")[0],
        (told.get("tags") or [""])[0],
        told.get("summary", ""),
        told.get("description", ""),
        tuple((one["name"], one["in"] == "path") for one in parameters),
        content.get("schema"),
        content.get("example"),
        good.get("content", {}).get("application/json", {}).get("schema"),
    )
