"""Made-up people, jobs and notices, as the tables that are counted."""

from models.building.market.columns import ANNOUNCED, ASKED, EMPLOYED, WORKERS, Columns
from models.building.market.jobs import band
from models.building.market.occupations import FAMILY, LABOURER, SELF, WAGE_EARNERS, cell_of


def workers(engine, *people):
    """People of EPE: dicts of what differs from a wage earner, code 7411, of S/ 1,500."""
    made = Columns(WORKERS)
    for person in people:
        groups = person.get("groups", {person.get("group", "7411"): 1.0})
        status = person.get("status", "3")
        for _ in range(person.get("times", 1)):
            for group, part in groups.items():
                made.add(
                    co95=person.get("co95", "783"),
                    group=group,
                    cell=cell_of(status, False, person.get("public", False), False),
                    status=status,
                    part=round(1000 * part),
                    weight=round(100 * person.get("weight", 1)),
                    income=person.get("income", 1500),
                    entry=int(person.get("entry", False)),
                    split=int(part < 1),
                    wages=int(status in WAGE_EARNERS),
                    public=int(person.get("public", False)),
                )
    return made.table(engine)


def employed(engine, *people):
    """People of ENAHO: dicts of what differs from a wage earner of Puno in 2022."""
    made = Columns(EMPLOYED)
    for person in people:
        status = person.get("status", "3")
        own, labour = status in SELF + FAMILY, status == LABOURER
        rural = person.get("rural", False)
        for _ in range(person.get("times", 1)):
            made.add(
                department=person.get("department", "21"),
                year=person.get("year", 2022),
                cell=cell_of(status, person.get("woman", False), False, False),
                status=status,
                weight=round(100 * person.get("weight", 10)),
                income=person.get("income", 0),
                own=int(own),
                labour=int(labour),
                rural_own=int(own and rural),
                rural_labour=int(labour and rural),
                metropolis=int(person.get("department") == "15"),
                band=band(person.get("altitude", 3800)),
                informal=int(person.get("informal", False)),
                asked=1,
            )
    return made.table(engine)


def announced(engine, *notices):
    """Public notices: dicts of what differs from one for nurses in Puno at S/ 2,000."""
    made = Columns(ANNOUNCED)
    for notice in notices:
        for _ in range(notice.get("times", 1)):
            made.add(
                department=notice.get("department", "21"),
                region=notice.get("region", "Sur"),
                country="00",
                group=notice.get("group", "2221"),
                income=notice.get("income", 2000),
                posts=notice.get("posts", 1),
            )
    return made.table(engine)


def asked(engine, *people):
    """People of a survey that asks occupation: electricians of Puno unless said."""
    made = Columns(ASKED)
    for person in people:
        for _ in range(person.get("times", 1)):
            made.add(
                department=person.get("department", "21"),
                group=person.get("group", "7411"),
                weight=round(100 * person.get("weight", 10)),
                income=person.get("income", 1200),
                informal=int(person.get("informal", False)),
                asked=1,
            )
    return made.table(engine)
