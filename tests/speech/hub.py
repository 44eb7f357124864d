"""A hub of models on 127.0.0.1 with the few answers that huggingface-hub asks for."""

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

COMMIT = "0" * 39 + "1"


@contextmanager
def hub(repository: str, folder: Path, asked: list[str]) -> Iterator[str]:
    """Offer a folder's files as one repository; give the address and note what is fetched."""

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self._answer(body=False)

        def do_GET(self) -> None:
            self._answer(body=True)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def _answer(self, *, body: bool) -> None:
            path = self.path.split("?")[0]
            if path.startswith(f"/api/models/{repository}"):
                self._send(json.dumps(_described(repository, folder, path)).encode(), body=body)
            elif path.startswith(f"/{repository}/resolve/"):
                name = path.rpartition("/")[2]
                if body:
                    asked.append(name)
                self._send((folder / name).read_bytes(), body=body)
            else:
                self.send_response(404)
                self.send_header("X-Error-Code", "RepoNotFound")
                self.send_header("Content-Length", "0")
                self.end_headers()

        def _send(self, data: bytes, *, body: bool) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("ETag", f'"{hashlib.sha256(data).hexdigest()}"')
            self.send_header("X-Repo-Commit", COMMIT)
            self.end_headers()
            if body:
                self.wfile.write(data)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _described(repository: str, folder: Path, path: str) -> object:
    if "/tree/" in path:
        return [
            {"type": "file", "path": f.name, "size": f.stat().st_size, "oid": "1" * 40}
            for f in folder.iterdir()
        ]
    files = [{"rfilename": f.name} for f in folder.iterdir()]
    return {"id": repository, "sha": COMMIT, "siblings": files, "private": False, "tags": []}
