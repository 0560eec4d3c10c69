"""What holds for every test: nothing is asserted about time, for a machine may be busy."""

from __future__ import annotations

import gc

from hypothesis import HealthCheck, settings

# thousands of readings leave no cycles to speak of: looking for them less often takes minutes off the whole run
gc.set_threshold(50_000, 20, 20)

# on top of the profile that is in force: on CI hypothesis draws the same examples each time
settings.register_profile("unhurried", settings(deadline=None, suppress_health_check=[HealthCheck.too_slow]))
settings.load_profile("unhurried")
