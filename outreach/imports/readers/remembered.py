"""What took effort to read is kept aside, so that the second look at a file costs little."""

import marshal
import tempfile
import weakref
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import islice
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
_AT_ONCE = 500
_IN_MEMORY = 16 * 1024 * 1024


class Remembered(Generic[Item]):
    """Plain values (numbers, texts, lists, tuples), produced once and read again from a file that vanishes with it.

    A reading that ends early leaves nothing behind; the next one begins anew."""

    def __init__(self, produce: Callable[[], Iterator[Item]]) -> None:
        self._produce = produce
        self._kept: Any = None
        self._places: list[int] = []

    def __iter__(self) -> Iterator[Item]:
        return self._recalled() if self._kept is not None else self._first()

    def _first(self) -> Iterator[Item]:
        items, places = self._produce(), list[int]()
        with ExitStack() as unless_finished:
            kept = unless_finished.enter_context(tempfile.SpooledTemporaryFile(_IN_MEMORY))
            while some := list(islice(items, _AT_ONCE)):
                places.append(kept.tell())
                kept.write(marshal.dumps(some))
                yield from some
            weakref.finalize(self, unless_finished.pop_all().close)
        self._kept, self._places = kept, [*places, kept.tell()]

    def _recalled(self) -> Iterator[Item]:
        for start, end in zip(self._places, self._places[1:], strict=False):
            self._kept.seek(start)
            yield from marshal.loads(self._kept.read(end - start))  # noqa: S302 written by ourselves, above
