"""Static files, sent in the compressed form the build made where the browser takes it."""

from pathlib import Path

from flask import Flask, request, send_from_directory
from werkzeug.wrappers import Response

ENCODINGS = (("br", ".br"), ("gzip", ".gz"))


def register(app: Flask) -> None:
    """Let the `static` endpoint prefer a compressed sibling that is not older than its file."""

    def serve(filename: str) -> Response:
        folder, age = Path(app.static_folder or ""), app.get_send_file_max_age(filename)
        for encoding, ending in ENCODINGS:
            taken = request.accept_encodings.quality(encoding) > 0
            if taken and _fresh(folder / filename, folder / (filename + ending)):
                response = send_from_directory(folder, filename + ending, max_age=age)
                response.headers["Content-Encoding"] = encoding
                response.headers["Content-Type"] = _kind(filename)
                response.vary.add("Accept-Encoding")
                return response
        response = send_from_directory(folder, filename, max_age=age)
        response.vary.add("Accept-Encoding")
        return response

    app.view_functions["static"] = serve


def _fresh(file: Path, compressed: Path) -> bool:
    return ".." not in compressed.parts and compressed.exists() and compressed.stat().st_mtime >= file.stat().st_mtime


def _kind(filename: str) -> str:
    kinds = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
    return kinds.get(Path(filename).suffix, "application/octet-stream")
