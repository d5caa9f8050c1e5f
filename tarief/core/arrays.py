"""NumPy, loaded when it is first used: a command that prices one sheet does not wait for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    #: Values of one line, a row each.
    Column = NDArray[Any]
else:
    Column = object

    class _Later:
        """Stands in for the package; what was asked of it once is kept."""

        def __getattr__(self, name: str) -> Any:
            import numpy

            found = getattr(numpy, name)
            setattr(self, name, found)
            return found

    np = _Later()

__all__ = ["Column", "np"]
