"""``python -m central_server``: the operator's command line."""

import sys

from central_server.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
