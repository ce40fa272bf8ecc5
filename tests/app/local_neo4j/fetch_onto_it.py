"""Run by a test inside a mount name space: fetches 200 kB onto the 64 kB disk given, prints the error's name.

The web server is in this process. The lock tells a size that would fit: only the writing finds the disk full.
"""

import hashlib
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from app.local_neo4j import Libraries, LocalNeo4jError
from app.local_neo4j.lock import LockedJar

CONTENT = bytes(200_000)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(CONTENT)))
        self.end_headers()
        self.wfile.write(CONTENT)

    def log_message(self, format: str, *args: object) -> None:
        pass


def main(disk: Path) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    jar = LockedJar("org.neo4j", "neo4j", "", "1.0", hashlib.sha256(CONTENT).hexdigest(), 10)
    try:
        Libraries(disk, (jar,), f"http://127.0.0.1:{server.server_port}", pauses=()).fetch()
        print("no error")
    except LocalNeo4jError as error:
        print(type(error).__name__)


main(Path(sys.argv[1]))
