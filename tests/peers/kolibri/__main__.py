"""Both ends: ``serve FOLDER HOST PORT`` and ``send FOLDER ADDRESS RECORDS``."""

import json
import logging
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

import django
from cheroot.wsgi import Server as Cheroot  # the server Kolibri has
from django.conf import settings
from django.core.management import call_command

SCOPE = "all"
APP = "tests.peers.kolibri"


class Counting:
    """Django, and how often it was asked."""

    def __init__(self, application: Any) -> None:
        self._application = application
        self.requests = 0

    def __call__(self, environment: Any, start_response: Any) -> Any:
        self.requests += 1
        return self._application(environment, start_response)


def set_up(folder: Path, end: str) -> None:
    settings.configure(
        SECRET_KEY="of a benchmark",
        ALLOWED_HOSTS=["*"],
        INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "morango", APP],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": str(folder / f"{end}.db"),
                "OPTIONS": {"timeout": 30},
            }
        },
        ROOT_URLCONF="morango.urls",
        USE_TZ=True,
        REST_FRAMEWORK={"UNAUTHENTICATED_USER": None},
        MIDDLEWARE=[],
    )
    django.setup()
    call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)
    from morango.models.certificates import ScopeDefinition

    if not ScopeDefinition.objects.exists():
        ScopeDefinition.objects.create(
            id=SCOPE,
            profile="loket",
            version=1,
            primary_scope_param_key="city",
            description="all",
            read_filter_template="",
            write_filter_template="",
            read_write_filter_template="${city}",
        )


def serve(folder: Path, host: str, port: int) -> None:
    """Serve until the standard input ends; then say what there is."""
    set_up(folder, "server")
    from django.core.wsgi import get_wsgi_application
    from morango.models.certificates import Certificate, Key
    from morango.models.core import Store

    root = Certificate.generate_root_certificate(SCOPE)
    child = Certificate(
        parent=root,
        profile="loket",
        scope_definition_id=SCOPE,
        scope_version=1,
        scope_params=json.dumps({"city": root.id}),
        private_key=Key(),
    )
    root.sign_certificate(child)
    child.save()
    chain = [
        {"id": each.id, "serialized": each.serialized, "signature": each.signature}
        for each in (root, child)
    ]
    key = child.private_key.get_private_key_string()
    told = {"chain": chain, "id": child.id, "root": root.id, "key": key}
    (folder / "chain.json").write_text(json.dumps(told))
    counting = Counting(get_wsgi_application())
    server = Cheroot((host, port), counting)
    server.prepare()
    threading.Thread(target=server.serve, daemon=True).start()
    print("ready", flush=True)
    sys.stdin.read()
    print(json.dumps({"requests": counting.requests, "kept": Store.objects.count()}), flush=True)
    os._exit(0)  # its idle connections would be waited for


def send(folder: Path, address: str, records: Path) -> None:
    """Send all records, as often as it takes; then say how long it took."""
    set_up(folder, "client")
    from morango.models.certificates import Certificate, Key

    from tests.peers.kolibri.models import Worker

    told = json.loads((folder / "chain.json").read_text())
    Certificate.save_certificate_chain(json.dumps(told["chain"]), expected_last_id=told["id"])
    child = Certificate.objects.get(id=told["id"])
    child.private_key = Key(private_key_string=told["key"])
    child.save()
    Worker.place = told["root"]
    for record in json.loads(records.read_text()):
        Worker(body=json.dumps(record)).save()
    began, cpu = time.monotonic(), time.process_time()
    while True:
        try:
            push(child, told["root"], address)
            break
        except Exception as error:  # noqa: BLE001 - whatever the line did, it is tried again
            logging.getLogger(__name__).warning("%s", type(error).__name__)
            time.sleep(1)
    used = (time.process_time() - cpu) * 1000
    print(json.dumps({"seconds": time.monotonic() - began, "cpu_ms": used}))


def push(child: Any, root: str, address: str) -> None:
    from morango.models.certificates import Certificate, Filter
    from morango.sync.controller import MorangoProfileController

    connection = MorangoProfileController("loket").create_network_connection(address)
    session = connection.create_sync_session(child, Certificate.objects.get(id=root))
    client = session.get_push_client()
    client.initialize(Filter(root))
    client.run()
    client.finalize()
    session.close_sync_session()


if __name__ == "__main__":
    what, folder, *rest = sys.argv[1:]
    if what == "serve":
        serve(Path(folder), rest[0], int(rest[1]))
    else:
        send(Path(folder), rest[0], Path(rest[1]))
