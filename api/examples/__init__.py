"""Five real places, worked out: `tarief voorbeeld`, its pages and `/voorbeelden`."""
