"""What travels between a device and the centre; today the outbox only."""
