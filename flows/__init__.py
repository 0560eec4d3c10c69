"""Who calls whom, when: the walk from files to dataset, its Prefect flow, and the command line.

Nothing is sent out. Prefect counts its use on two channels, the server's and the client's; both are switched off
here, in the package's own door, because they are read when `prefect` is first imported, and nothing here imports it
before this.
"""

import os

os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("DO_NOT_TRACK", "1")
# A server that Prefect starts for one run takes 20–36 s on a fresh home; its own limit of 20 s is too short.
os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "90")
