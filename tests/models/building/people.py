"""People of a survey, made up."""

from models.building.labour_epe import Worker, cell_of


def person(
    group="7411", income=1500.0, status="3", weight=1.0, co95="783", public=False, entry=False
):
    groups = group if isinstance(group, dict) else {group: 1.0}
    cell = cell_of(status, False, public, False)
    return Worker(co95, groups, cell, status, public, weight, income, entry)


#: A survey always holds someone who works on their own account.
OWNER = [person("9520", status="2", co95="921")]
