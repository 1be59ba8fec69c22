"""A display nobody sees, for what is built and tried where no screen is."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

_ENDS_WITHIN = 20.0


@contextmanager
def screen(size: str = "1366x768x24") -> Iterator[str]:
    """Run an X server without a screen while this lasts; yield its name, such as ``:99``.

    Raises:
        RuntimeError: Xvfb is not there, or does not start.
    """
    program = shutil.which("Xvfb")
    if program is None:
        raise RuntimeError("Xvfb is missing: sh installers/linux/packages.sh xvfb")
    reads, writes = os.pipe()
    server = subprocess.Popen(
        # It picks a number nobody has. Without -noreset it begins anew when its last guest leaves,
        # under the feet of the next.
        [program, "-displayfd", str(writes), "-screen", "0", size, "-nolisten", "tcp", "-noreset"],
        pass_fds=[writes],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writes)
    try:
        with os.fdopen(reads, encoding="ascii") as told:
            number = told.readline().strip()
        if not number:
            raise RuntimeError("Xvfb does not start")
        yield f":{number}"
    finally:
        stop(server)


def stop(process: "subprocess.Popen[bytes]") -> None:
    """Ask a process to end, and end it where it does not."""
    process.terminate()
    try:
        process.wait(_ENDS_WITHIN)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
