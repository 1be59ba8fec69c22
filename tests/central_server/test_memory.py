"""What a hostile body costs is bounded: a process that unpacks and reads bombs stays as it was."""

import subprocess
import sys
from pathlib import Path

import pytest

MOST_GROWTH_KIB = 48 * 1024
"""Twelve times the 4 MiB a body may unpack to; each bomb here stands for 64 MiB or far more."""

READING = """
import hashlib, resource, zlib
import zstandard
from central_server.bodies import DCZ_MAGIC, read_json, unpack
from central_server.envelope import offers_in
from central_server.problems import Problem
from central_server.settings import WIRE_FOLDER, Settings

SETTINGS = Settings()
dictionary = next(WIRE_FOLDER.glob("*.zdict")).read_bytes()
head = DCZ_MAGIC + hashlib.sha256(dictionary).digest()

def packed(count):
    packer = zstandard.ZstdCompressor(dict_data=zstandard.ZstdCompressionDict(dictionary))
    told = packer.compressobj(size=count * 65536)
    return b"".join(told.compress(bytes(65536)) for _ in range(count)) + told.flush()

def gzipped(count):
    told = zlib.compressobj(wbits=31)
    return b"".join(told.compress(bytes(65536)) for _ in range(count)) + told.flush()

column = b'{"columns":{"count":1000,"id":{"same":"x"},"author":{"same":"%s"}}}' % (b"x" * 900_000)
bodies = [
    (gzipped(1024), "gzip"),
    (head + packed(1024), "dcz"),
    (head + packed(1024)[:-9], "dcz"),
    (b"[" * 1_000_000, ""),
    (b'{"facts":' + b"[" * 10_000 + b"]" * 10_000 + b"}", ""),
    (column, ""),
    (b'{"columns":{"count":99999999}}', ""),
    (b'{"columns":{"count":1000,"id":{"first":1,"steps":{"same":1},"stem":"%s","width":9}}}'
     % (b"x" * 900_000), ""),
]
offers_in(read_json(b'{"facts":[]}'), SETTINGS)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
refused = 0
for body, encoding in bodies * 3:
    try:
        offers_in(read_json(unpack(body, encoding, SETTINGS.body_unpacked)), SETTINGS)
    except Problem:
        refused += 1
print(refused, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no module to ask")
def test_bombs_leave_the_memory_as_it_was() -> None:
    done = subprocess.run(
        [sys.executable, "-c", READING],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    refused, grown = map(int, done.stdout.split())

    assert refused == 24
    assert grown < MOST_GROWTH_KIB
