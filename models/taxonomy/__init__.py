"""The project's own tables as Python objects: places, occupations, skills, courses, figures."""
