"""ESCO: the release as published and the merged tables alike."""

import gzip

import pytest

from models.building.errors import SourceError
from models.building.sources import esco
from models.building.sources.esco import Group, Occupation, Relation, Skill
from tests.models.building.sources.lists import tally

AT = "http://data.europa.eu/esco"
OFFICIAL = {
    "occupations": (
        "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,description,code\n"
        f'Occupation,{AT}/occupation/0a-1,7511,pasmador,"uno\ndos","{"x" * 3000}",7511.1\n'
    ),
    "skills": (
        "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels\n"
        f'Skill,{AT}/skill/0b-2,knowledge,cross-sector,salar,"a\nb"\n'
    ),
    "relations": (
        "occupationUri,relationType,skillType,skillUri\n"
        f"{AT}/occupation/0a-1,optional,knowledge,{AT}/skill/0b-2\n"
    ),
    "unit_groups": (
        "conceptType,conceptUri,code,preferredLabel\n"
        f"ISCOGroup,{AT}/isco/C751,751,Oficios\nISCOGroup,{AT}/isco/C7511,7511,Carniceros\n"
    ),
}
MERGED = {
    "occupations": f"uri,code,isco08,label_es,alt_es\n{AT}/occupation/0a-1,7511.1,7511,pasmador,\n",
    "skills": f"uri,skill_type,reuse,label_es\n{AT}/skill/0b-2,knowledge,cross-sector,salar\n",
    "relations": (
        "occupation_uri,skill_uri,relation,skill_type\n"
        f"{AT}/occupation/0a-1,{AT}/skill/0b-2,optional,knowledge\n"
    ),
    "unit_groups": "code,label_es,uri\n751,Oficios,x\n7511,Carniceros,x\n",
}
READ = {
    "occupations": Occupation("0a-1", "7511", "pasmador"),
    "skills": Skill("0b-2", "knowledge", "salar"),
    "relations": Relation("0a-1", "0b-2", False),
    "unit_groups": Group("7511", "Carniceros"),
}


def read(tmp_path, name, text, packed=False):
    path = tmp_path / ("a.csv.gz" if packed else "a.csv")
    path.write_bytes(gzip.compress(text.encode()) if packed else text.encode())
    kept = tally(path, "tax-esco")
    return list(getattr(esco, name)(path, kept)), kept


@pytest.mark.parametrize("name", READ)
def test_the_release_and_the_merged_tables_read_alike(tmp_path, name):
    official, _ = read(tmp_path, name, OFFICIAL[name])
    merged, _ = read(tmp_path, name, MERGED[name], packed=True)
    assert official == merged == [READ[name]]


def test_wider_groups_are_passed_over_and_said_so(tmp_path):
    _, kept = read(tmp_path, "unit_groups", MERGED["unit_groups"])
    assert (kept.read, kept.used, kept.rejected) == (2, 1, 0)
    assert kept.reasons["grupo más amplio que el de cuatro cifras"] == 1


@pytest.mark.parametrize(
    ("name", "old", "new", "column"),
    [
        ("occupations", "7511,pasmador", "751,pasmador", "isco08"),
        ("occupations", f"{AT}/occupation/0a-1", "", "uri"),
        ("skills", f"{AT}/skill/0b-2", f"{AT}/skill/", "uri"),
        ("relations", "optional", "tal vez", "relation"),
        ("relations", f"{AT}/skill/0b-2", "una cosa", "skill_uri"),
        ("unit_groups", "7511,", "75111,", "code"),
        ("unit_groups", "Carniceros", "", "label_es"),
    ],
)
def test_a_bad_row_is_rejected_with_its_column(tmp_path, name, old, new, column):
    last = MERGED[name].rstrip("\n").rsplit("\n", 1)[1]
    assert old in last
    found, kept = read(tmp_path, name, f"{MERGED[name]}{last.replace(old, new)}\n")
    assert found == [READ[name]]
    (((row, named, _),),) = kept.examples.values()
    assert (row, named) == (kept.read + 1, column)


@pytest.mark.parametrize("name", READ)
def test_what_comes_twice_is_rejected_with_the_row_of_the_first(tmp_path, name):
    text = MERGED[name]
    last = text.rstrip("\n").rsplit("\n", 1)[1]
    found, kept = read(tmp_path, name, text + last + "\n")
    assert found == [READ[name]]
    (((row, _, said),),) = kept.examples.values()
    assert said == f"la misma de la fila {row - 1}"


def test_another_table_of_esco_is_refused(tmp_path):
    with pytest.raises(SourceError, match="la tabla de ocupaciones de ESCO"):
        read(tmp_path, "occupations", OFFICIAL["relations"])
