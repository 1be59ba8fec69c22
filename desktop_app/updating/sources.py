"""Where updates are fetched from: the city's server over a bad line, or a folder on a stick.

Neither is trusted with anything. What comes is bounded in size and time here, and proven by its
signatures. What was fetched of a large file before the line broke is kept, and not
asked for a second time.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

import httpx
from tuf.api import exceptions

from desktop_app.domain.staging import STAGES, TARGETS
from desktop_app.updating.tufup_client import FetcherInterface

MOST_OF_STAGES = 1 << 20
SILENCE_SECONDS = 30.0
SLOWEST = 200
"""Bytes a second, over a minute: a line that gives less is one that only pretends to answer."""

OVER_SECONDS = 60.0
_CHUNK = 1 << 16
_PARTIAL, _RANGE_UNFIT, _ERROR = 206, 416, 400
_MISSING = 404

Seconds = Callable[[], float]


class Source(FetcherInterface):
    """Fetches for the TUF client; files that are to be kept go on where they were broken off.

    Args:
        begun: Folder of what was begun and not finished.
        steady: Gives seconds that only grow.

    Attributes:
        went_on: Whether the last file was begun earlier.
    """

    def __init__(self, begun: Path, steady: Seconds = time.monotonic) -> None:
        self._begun, self._steady = begun, steady
        self.went_on = False

    def _fetch(self, url: str) -> Iterator[bytes]:
        return self._from(url, 0)[1]

    def _from(self, url: str, start: int) -> tuple[int, Iterator[bytes]]:
        """Return where the bytes that come begin, ``start`` or 0, and the bytes."""
        raise NotImplementedError

    @contextmanager
    def download_file(self, url: str, max_length: int) -> Iterator[IO[bytes]]:
        """Lend the content of a file, as the TUF client asks for it; see ``FetcherInterface``.

        Raises:
            exceptions.DownloadError: What was fetched so far is kept, unless there is too much.
        """
        if f"/{TARGETS}/" not in url:
            with super().download_file(url, max_length) as lent:
                yield lent
            return
        part = self._begun / f"{url.rsplit('/', 1)[1]}.sebagian"
        try:
            self._go_on(url, part, max_length)
        except exceptions.DownloadLengthMismatchError:
            part.unlink(missing_ok=True)
            raise
        try:
            with part.open("rb") as whole:
                yield whole
        finally:
            # Proven and copied away by now, or not what was promised: no use either way.
            part.unlink(missing_ok=True)

    def _go_on(self, url: str, part: Path, most: int) -> None:
        has = part.stat().st_size if part.exists() else 0
        self.went_on = has > 0
        if has == most:
            return
        try:
            start, chunks = self._from(url, has if has < most else 0)
        except exceptions.DownloadError:
            raise
        except Exception as error:
            raise exceptions.DownloadError(f"no answer for {url}") from error
        with part.open("r+b" if start else "wb") as file:
            file.seek(start)
            got = start
            for chunk in chunks:
                got += len(chunk)
                if got > most:
                    raise exceptions.DownloadLengthMismatchError(f"{url} has no end")
                file.write(chunk)
                file.flush()  # a killed process leaves what it has

    def timely(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        """Give what comes; break off where it comes too slowly to be meant.

        Raises:
            exceptions.SlowRetrievalError: See ``SLOWEST``.
        """
        since, got = self._steady(), 0
        for chunk in chunks:
            yield chunk
            got += len(chunk)
            took = self._steady() - since
            if took >= OVER_SECONDS:
                if got < SLOWEST * took:
                    raise exceptions.SlowRetrievalError
                since, got = self._steady(), 0

    def stages(self, base: str) -> bytes | None:
        """Return what the city holds back; None where it says nothing of the kind.

        Raises:
            exceptions.DownloadError: It cannot be asked, or says too much.
        """
        try:
            return self.download_bytes(f"{base}{STAGES}", MOST_OF_STAGES)
        except exceptions.DownloadHTTPError as no:
            if no.status_code == _MISSING:
                return None
            raise

    def close(self) -> None:
        """Let go of the line."""


class Server(Source):
    """The city's server."""

    def __init__(self, begun: Path, steady: Seconds = time.monotonic) -> None:
        super().__init__(begun, steady)
        self._line = httpx.Client(timeout=SILENCE_SECONDS, follow_redirects=False)

    def _from(self, url: str, start: int) -> tuple[int, Iterator[bytes]]:
        asked = {"Accept-Encoding": "identity"}
        if start:
            asked["Range"] = f"bytes={start}-"
        try:
            reply = self._asked(self._line.build_request("GET", url, headers=asked))
        except httpx.TimeoutException as error:
            raise exceptions.SlowRetrievalError from error
        except httpx.HTTPError as error:
            raise exceptions.DownloadError(type(error).__name__) from error
        if reply.status_code == _RANGE_UNFIT and start:
            reply.close()
            return self._from(url, 0)
        if not reply.is_success:
            reply.close()
            raise exceptions.DownloadHTTPError("refused", reply.status_code)
        goes_on = reply.status_code == _PARTIAL and reply.headers.get(
            "Content-Range", ""
        ).startswith(f"bytes {start}-")
        return (start if goes_on else 0), self.timely(_body(reply))

    def _asked(self, request: httpx.Request) -> httpx.Response:
        try:
            return self._line.send(request, stream=True)
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
            # A kept connection that the server let go of in the same moment: ask over a new one.
            return self._line.send(request, stream=True)

    def close(self) -> None:
        self._line.close()


class Stick(Source):
    """A repository in a folder: on a stick, or anywhere else."""

    def _from(self, url: str, start: int) -> tuple[int, Iterator[bytes]]:
        path = Path(url2pathname(unquote(urlsplit(url).path)))
        try:
            file = path.open("rb")
        except FileNotFoundError as error:
            raise exceptions.DownloadHTTPError("not there", _MISSING) from error
        except OSError as error:
            raise exceptions.DownloadError("cannot be read") from error
        file.seek(start)
        return start, _read(file)


def _body(reply: httpx.Response) -> Iterator[bytes]:
    try:
        yield from reply.iter_raw()  # as it comes: what waits for a whole chunk is lost
    except httpx.TimeoutException as error:
        raise exceptions.SlowRetrievalError from error
    except httpx.HTTPError as error:
        raise exceptions.DownloadError(type(error).__name__) from error
    finally:
        reply.close()


def _read(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        try:
            while chunk := file.read(_CHUNK):
                yield chunk
        except OSError as error:
            raise exceptions.DownloadError("cannot be read") from error
