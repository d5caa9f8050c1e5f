"""What a capability adds to the web app, said once in its folder: the app, its menu and its guard follow from it."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter


@dataclass(frozen=True, slots=True)
class Door:
    """The routers of a capability; `label` and `address` are its place in the menu, `uploads` where files come in."""

    routers: tuple[APIRouter, ...]
    label: str = ""
    address: str = ""
    uploads: tuple[str, ...] = ()
