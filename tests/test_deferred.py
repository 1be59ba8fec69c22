"""What is read only when it is used, each seen in a process that has read nothing yet."""

import subprocess
import sys

import pytest

from tests.architecture.house import ROOT


def told(program: str) -> list[str]:
    """Run a program and return the lines it has printed."""
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return ran.stdout.splitlines()


def test_a_module_is_read_with_the_first_thing_it_is_asked_for() -> None:
    assert told("""
import sys
from desktop_app.deferred import defer
defer({"urllib.request": ()})
import urllib.request
print("http.client" in sys.modules)
from urllib.request import getproxies
print("http.client" in sys.modules, getproxies.__module__)
before = urllib.request
import urllib.request
print(urllib.request is before, sys.modules["urllib.request"] is urllib.request)
""") == ["False", "True urllib.request", "True True"]


def test_whoever_took_hold_of_the_stand_in_is_answered_from_the_real_one() -> None:
    assert told("""
import sys
from desktop_app.deferred import defer
defer({"asyncio": ("iscoroutine",)})
import asyncio
held, taken = asyncio, asyncio.iscoroutine
print("asyncio.base_events" in sys.modules)
print(taken(3), "asyncio.base_events" in sys.modules, held.Lock is sys.modules["asyncio"].Lock)
""") == ["False", "False True True"]


def test_what_was_read_before_stays_and_what_is_not_there_is_missing_as_ever() -> None:
    assert told("""
import ssl, sys
from desktop_app.deferred import defer
defer({"ssl": (), "no_such_module": ()})
print(sys.modules["ssl"] is ssl)
import no_such_module
for _ in range(2):
    try:
        no_such_module.something
    except ModuleNotFoundError as error:
        print(error.name)
""") == ["True", "no_such_module", "no_such_module"]


def test_two_threads_that_ask_at_once_get_the_module_whole() -> None:
    """As the network's thread and the keychain's may, with the first round."""
    assert told("""
import threading
from desktop_app.deferred import SELDOM_USED, defer
defer()
import asyncio, ssl, urllib.request
both, got = threading.Barrier(4), []
def ask(question):
    both.wait()
    got.append(question())
def imports():
    import asyncio
    return asyncio.run
asked = (lambda: asyncio.run, lambda: ssl.SSLContext, lambda: urllib.request.urlopen, imports)
threads = [threading.Thread(target=ask, args=(each,)) for each in asked]
for each in threads: each.start()
for each in threads: each.join(60)
print(sorted(each.__name__ for each in got))
""") == ["['SSLContext', 'run', 'run', 'urlopen']"]


@pytest.mark.skipif(sys.platform != "linux", reason="another keychain, which reads other modules")
def test_until_the_first_round_nothing_is_read_that_only_a_line_needs() -> None:
    """Storage, the desk and the keychain are there, and none of this (docs/decisions/0060)."""
    assert told("""
import sys
from importlib import import_module
from desktop_app.deferred import defer
defer()
import ui.app
from desktop_app.storage.keychain import _backend
from ui.rooms.warming import _BEHIND_THE_DOOR
for name in _BEHIND_THE_DOOR:
    import_module(name)
_backend()
seldom = "httpx", "httpcore", "_ssl", "asyncio.base_events", "cbor2", "multiprocessing", "alembic"
seldom += ("more_itertools.more",)
print([name for name in seldom if name in sys.modules])
""") == ["[]"]
