"""The application on the device: questions, planner, store, command line."""

__version__ = "0.1.0"
