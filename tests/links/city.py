"""The city's server at the far end of a line: the real one, over HTTPS, with a database of its own.

``python -m tests.links.city FOLDER ADDRESS`` writes ``activation.loket`` and ``authority.pem`` into
the folder, and says ``up`` once it listens. It ends with its standard input.
"""

import socket
import sys
import threading
from pathlib import Path

import uvicorn

from central_server.app import create_app
from central_server.database import Database
from central_server.settings import KEEP_ALIVE_SECONDS, Settings
from tests.fixtures.certificates import Authority
from tests.fixtures.server import CityServer, TestClock, found, sqlite_url

PORT = 8650


def main() -> int:
    folder, address = Path(sys.argv[1]), sys.argv[2]
    settings = Settings(database=sqlite_url(folder))
    database = Database(settings)
    found(database)
    certificate = Authority(folder).issue(address)
    city = CityServer(f"https://{address}:{PORT}", database, settings, TestClock())
    (folder / "activation.loket").write_bytes(city.activation_file())
    listening = socket.create_server((address, PORT))
    server = uvicorn.Server(
        uvicorn.Config(
            create_app(settings, city.clock),
            ssl_certfile=certificate,
            log_config=None,
            access_log=False,
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
        )
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    print("up", flush=True)  # it listens: whoever connects waits until it takes connections
    sys.stdin.read()
    server.should_exit = True
    thread.join()
    listening.close()
    database.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
