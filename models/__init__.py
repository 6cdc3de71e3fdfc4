"""Taxonomy, preprocessing, Keras models, reference tables and their builders."""
