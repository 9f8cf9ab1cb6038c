"""Prepare everything and start Shiji: `python3 start.py [ARGS]`.

Own words: test, bench, faults, screenshots, build; every other argument goes to the app.
What it does is in tools/start/. This file alone must be readable for any Python ever shipped, so that
an old one answers with a sentence and not with a syntax error.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit("Shiji needs Python 3.11 or newer; this is Python " + sys.version.split()[0] + ".")

from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from tools.start.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
