"""The web app of the tests of the API."""

from tests.api.conftest import client

__all__ = ["client"]
