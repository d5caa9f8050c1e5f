"""The version of the engine, as it stands in every receipt."""

from importlib.metadata import PackageNotFoundError, version

try:
    VERSION = version("tarief")
except PackageNotFoundError:  # run from a checkout that is not installed
    VERSION = "0.0.0"
