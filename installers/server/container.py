"""``python -m installers.build container``: the city's server as an image, made without a network.

From the package with its wheels and a base image, by buildah, which needs no daemon and no engine.
The base is a Debian made by debootstrap, or one that is named; only that comes from elsewhere. The
rest is done in a namespace that has no network at all, so whatever the Containerfile would fetch
fails here. Root, and the packages of packages.sh, are needed.
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from installers.artefacts import ROOT, committed_at, version, write_checksum
from installers.server.build import gather_wheels, packaged

IMAGE = "localhost/loket-server"
BASE = "localhost/debian-python"
_NO_NETWORK = ("unshare", "--net")
_LEFT_OUT = ("var/cache/apt", "var/lib/apt/lists", "var/log")


@dataclass(frozen=True, slots=True)
class Store:
    """Where images lie; nothing of the machine's own is touched."""

    folder: Path

    def buildah(self, *words: str | Path, before: Sequence[str] = ()) -> str:
        """Run buildah on this store, and return what it said.

        Raises:
            subprocess.CalledProcessError: It could not.
        """
        command = [*before, *self.command(*words)]
        said = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        return said.stdout.strip()

    def command(self, *words: str | Path) -> list[str]:
        """Return the command line, for whoever starts it otherwise."""
        here = ("--root", self.folder / "images", "--runroot", self.folder / "run")
        alone = ("--storage-driver", "vfs")  # a chroot on plain folders: no rights but root's
        return ["buildah", *map(str, (*here, *alone, *words))]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m installers.build container", description=__doc__
    )
    parser.add_argument("--to", type=Path, default=ROOT / "build" / "container", help="folder")
    parser.add_argument("--base", help="an image that holds Python 3.11 (default: made here)")
    options = parser.parse_args(arguments)
    to: Path = options.to.absolute()
    shutil.rmtree(to / "package", ignore_errors=True)
    packaged(to / "package")
    gather_wheels(to / "package")
    store = Store(to / "store")
    image(store, to / "package", options.base or debian(store, to))
    archive = archived(store, to)
    print(f"{archive}: {archive.stat().st_size / 1e6:.1f} MB, beside it its sum")
    return 0


def debian(store: Store, to: Path) -> str:
    """Make the base image from Debian's own packages, Python and nothing more; return its name.

    What an earlier call has made is taken as it is.
    """
    root = to / "debian"
    if not (root / "usr/bin/python3").exists():
        shutil.rmtree(root, ignore_errors=True)
        made = ["debootstrap", "--variant=minbase", "--include=python3-venv", "bookworm", str(root)]
        subprocess.run(made, stdout=subprocess.DEVNULL, check=True)
        for name in _LEFT_OUT:
            shutil.rmtree(root / name)
            (root / name).mkdir()
    if not store.buildah("images", "--quiet", "--filter", f"reference={BASE}"):
        begun = store.buildah("from", "scratch")
        store.buildah("add", "--quiet", begun, root, "/")
        store.buildah("commit", "--quiet", "--rm", "--timestamp", str(committed_at()), begun, BASE)
    return BASE


def image(store: Store, package: Path, base: str) -> list[str]:
    """Follow the Containerfile of a package where no network is; return its layers' digests.

    The image's own number says which container it was made in; its layers do not.
    """
    words = ("build", "--quiet", "--isolation", "chroot", "--pull-never")
    told = ("--timestamp", str(committed_at()), "--build-arg", f"BASE={base}", "--tag", IMAGE)
    # Docker's form and not OCI's, which knows no HEALTHCHECK.
    file = ("--format", "docker", "--file", package / "Containerfile", package)
    store.buildah(*words, *told, *file, before=_NO_NETWORK)
    return layers(store)


def layers(store: Store) -> list[str]:
    """Return the SHA-256 of each layer of the image that was made last, the base's first."""
    said = json.loads(store.buildah("inspect", "--type", "image", IMAGE))
    found: list[str] = said["Docker"]["rootfs"]["diff_ids"]
    return found


def archived(store: Store, to: Path) -> Path:
    """Write the image as a file that ``podman load`` and ``docker load`` read; return it."""
    archive = to / f"loket-server-{version()}-image.tar"
    archive.unlink(missing_ok=True)
    named = f"loket-server:{version()}"
    store.buildah("push", "--quiet", IMAGE, f"docker-archive:{archive}:{named}")
    write_checksum(archive)
    return archive


if __name__ == "__main__":
    sys.exit(main())
