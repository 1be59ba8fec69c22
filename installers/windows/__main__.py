"""``python -m installers.windows``: the same as ``python -m installers.build windows``."""

from installers.windows.build import main

raise SystemExit(main())
