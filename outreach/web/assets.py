"""Browser files: our own from static/, Bootstrap and plotly.js from their installed packages.

Every address holds a hash of what it leads to, so a browser may keep the file for ever. Our own files share one hash
as their folder: ES modules find each other by relative addresses, and a change of one gives new addresses to all.
The style sheets are sent as one file, `app.css`; each text is compressed once and kept.
"""

import gzip
import hashlib
import threading
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from flask import Blueprint, Response, abort, current_app, request, url_for
from flask.blueprints import BlueprintSetupState

from outreach import paths
from outreach.extensions import limiter
from outreach.web.access import ANYBODY, access

FOREVER = "public, max-age=31536000, immutable"
BUNDLE = "app.css"
# After Bootstrap: the tokens, what elements look like, the frame, the components; then the sheets of single pages, by
# name, which may say more about a component than it says itself; print last.
FIRST_STYLES = tuple(
    f"{name}.css"
    for name in (
        "tokens", "base", "layout", "nav", "menu", "buttons", "badge", "rate", "field", "table", "timeline",
        "filter-words", "progress", "toast", "empty", "palette",
    )
)  # fmt: skip
LAST_STYLE = "print.css"
TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".png": "image/png",
}
ALREADY_SMALL = (".png",)

blueprint = Blueprint("assets", __name__)


@dataclass(frozen=True)
class Asset:
    """One file as it is sent: its bytes, the same compressed (None where that gains nothing), type and hash."""

    body: bytes
    gzipped: bytes | None
    mimetype: str
    digest: str


class Assets:
    """What may be served, by name; nothing outside this list can be asked for."""

    def __init__(self, static_dir: Path, packaged: dict[str, Path], bootstrap: Path) -> None:
        """Serve the files of `static_dir`, and `packaged` ones by name, with `bootstrap` at the head of the bundle."""
        self._bootstrap = bootstrap
        self._packaged = packaged
        self._own = {
            path.relative_to(static_dir).as_posix(): path for path in sorted(static_dir.rglob("*")) if path.is_file()
        }
        self._loaded: dict[str, Asset] = {}
        self._lock = threading.Lock()

    @cached_property
    def version(self) -> str:
        """The hash of everything that is ours, and of the Bootstrap in our bundle."""
        digest = hashlib.blake2b(self._bootstrap.read_bytes(), digest_size=8)
        for name, path in self._own.items():
            digest.update(name.encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()

    def version_of(self, name: str) -> str:
        """The hash under which `name` is published."""
        return self.load(name).digest if name in self._packaged else self.version

    def load(self, name: str) -> Asset:
        """The file called `name`, read and compressed the first time; KeyError when there is none."""
        with self._lock:
            if name not in self._loaded:
                self._loaded[name] = self._read(name)
            return self._loaded[name]

    def _read(self, name: str) -> Asset:
        suffix = Path(name).suffix
        body = self._bundle() if name == BUNDLE else (self._packaged.get(name) or self._own[name]).read_bytes()
        return Asset(
            body=body,
            gzipped=None if suffix in ALREADY_SMALL else gzip.compress(body, 6, mtime=0),
            mimetype=TYPES.get(suffix, "application/octet-stream"),
            digest=hashlib.blake2b(body, digest_size=8).hexdigest(),
        )

    def _bundle(self) -> bytes:
        ours = [name.removeprefix("css/") for name in self._own if name.startswith("css/") and name.endswith(".css")]
        sheets = [self._own[f"css/{name}"].read_text("utf-8") for name in sorted(ours, key=_place_in_bundle)]
        bootstrap = self._bootstrap.read_text("utf-8").partition("/*# sourceMappingURL=")[0]
        return "\n".join([bootstrap, *sheets]).encode()


def _place_in_bundle(name: str) -> tuple[int, str]:
    if name in FIRST_STYLES:
        return FIRST_STYLES.index(name), name
    return len(FIRST_STYLES) + (name == LAST_STYLE), name


@blueprint.record_once
def publish(state: BlueprintSetupState) -> None:
    """Find the files, and give templates `asset(name)`, the address of one."""
    bootstrap = package_dir("flask_bootstrap") / "static" / "bootstrap5" / "css" / "bootstrap.min.css"
    packaged = {"plotly.min.js": package_dir("plotly") / "package_data" / "plotly.min.js"}
    state.app.extensions["outreach.assets"] = Assets(paths.static_dir(), packaged, bootstrap)
    state.app.jinja_env.globals["asset"] = asset_url


def package_dir(package: str) -> Path:
    """The folder of an installed package, found without importing it."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise LookupError(f"The package {package} is not installed.")
    return Path(spec.origin).parent


def asset_url(name: str) -> str:
    """The address of the file `name`, which may be kept for ever; KeyError when there is no such file."""
    return url_for("assets.serve", version=_assets().version_of(name), name=name)


@blueprint.get("/assets/<version>/<path:name>")
@limiter.exempt
@access(ANYBODY)
def serve(version: str, name: str) -> Response:
    """One file; an address with an old hash gets today's file, which the browser must then not keep."""
    try:
        asset = _assets().load(name)
    except KeyError:
        abort(404)
    small = asset.gzipped if request.accept_encodings.quality("gzip") > 0 else None
    response = Response(asset.body if small is None else small, mimetype=asset.mimetype)
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = FOREVER if version == _assets().version_of(name) else "no-cache"
    if small is not None:
        response.headers["Content-Encoding"] = "gzip"
    response.set_etag(asset.digest + ("-gz" if small is not None else ""))
    response.make_conditional(request)
    return response


def _assets() -> Assets:
    assets: Assets = current_app.extensions["outreach.assets"]
    return assets
