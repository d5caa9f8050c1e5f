"""What goes in and comes out over HTTP, for the OpenAPI description; a test holds real answers against it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

#: A decimal number as text, such as "37.02"; never a binary float.
Decimaal = str
Getal = str | int | float | None


class Schema(BaseModel):
    """Refuses fields that are not described."""

    model_config = ConfigDict(extra="forbid")
