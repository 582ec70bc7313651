"""Templates are compiled once and kept beside the database, so that a start need not compile them again."""

from flask import Flask
from jinja2 import FileSystemBytecodeCache

from outreach.config import Settings


def init_app(app: Flask) -> None:
    """Keep compiled templates in the data folder; where it cannot be written, do without."""
    settings: Settings = app.extensions["outreach.settings"]
    folder = settings.data_dir / "compiled-templates"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return
    app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(folder))
