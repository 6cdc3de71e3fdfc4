"""Text to numbers, the same code in training and on the device. NumPy only."""
