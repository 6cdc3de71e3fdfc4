"""Keras to TFLite: four-bit tables, parity, the bundle the device loads."""
