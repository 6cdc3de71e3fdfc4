"""Training: one script a model. Needs the extra ``[train]`` and the raw data."""
