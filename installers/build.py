"""``python -m installers.build TARGET``: one command for each thing that is handed out.

Each target is a module of its own with a ``main``; what it is asked besides its name is its own
affair (``python -m installers.build deb --help``).
"""

import sys
from importlib import import_module

TARGETS = {
    "folder": ("installers.frozen", "the desktop as a folder that needs no Python"),
    "deb": ("installers.debian.build", "that folder as a package for Debian-like systems"),
    "windows": ("installers.windows.build", "the installer for Windows"),
    "server": ("installers.server.build", "the city's server"),
    "container": ("installers.server.container", "that server as an image, made without a network"),
    "updates": ("installers.updates.__main__", "a signed repository of updates"),
}
"""Name: the module whose ``main(arguments)`` makes it, and what it is."""


def main(arguments: list[str] | None = None) -> int:
    asked = sys.argv[1:] if arguments is None else arguments
    if not asked or asked[0] not in TARGETS:
        for name, (_, told) in TARGETS.items():
            print(f"  python -m installers.build {name:9} {told}", file=sys.stderr)
        return 2
    module, _ = TARGETS[asked[0]]
    made: int = import_module(module).main(asked[1:])
    return made


if __name__ == "__main__":
    raise SystemExit(main())
