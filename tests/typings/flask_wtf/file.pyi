from collections.abc import Collection
from typing import Any

from werkzeug.datastructures import FileStorage
from wtforms import Field

class FileField(Field):
    data: FileStorage | None

class MultipleFileField(Field):
    data: list[FileStorage]

class FileRequired:
    def __init__(self, message: str | None = ...) -> None: ...
    def __call__(self, form: Any, field: Any) -> None: ...

class FileAllowed:
    def __init__(self, upload_set: Collection[str], message: str | None = ...) -> None: ...
    def __call__(self, form: Any, field: Any) -> None: ...

class FileSize:
    def __init__(self, max_size: int, min_size: int = ..., message: str | None = ...) -> None: ...
    def __call__(self, form: Any, field: Any) -> None: ...
