"""Many providers at some tariffs: `tarief gebied`, its pages and `/gebieden`."""
