"""How much memory this process holds."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def print_resident_size() -> None:
    """Print the resident size in bytes, 0 where the system does not tell, and end the process."""
    try:
        n_pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        n_bytes = n_pages * os.sysconf("SC_PAGE_SIZE")
    except (OSError, AttributeError):
        n_bytes = 0
    sys.stdout.write(f"{n_bytes}\n")
    sys.stdout.flush()
    os._exit(0)
