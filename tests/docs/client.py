"""The client in Python that the wheel brings: `tarief_client`."""

from api.app import create_app
from api.developers.client import client_source
from api.web.openapi import description_of


def made() -> str:
    """Its source, from the description of the API."""
    return client_source(description_of(create_app()))
