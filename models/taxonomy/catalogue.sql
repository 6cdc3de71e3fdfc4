-- The device's catalogue: what the kiosk reads of the shipped tables. Text that no source gives is
-- '', a number that no source gives is NULL. Docs: docs/data.md.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE departments (
    code TEXT PRIMARY KEY, department TEXT NOT NULL, capital TEXT NOT NULL,
    lat REAL NOT NULL, lon REAL NOT NULL, macroregion TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE department_outlines (
    code TEXT PRIMARY KEY, path TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE districts (
    ubigeo TEXT PRIMARY KEY, ubigeo_reniec TEXT NOT NULL, department_code TEXT NOT NULL,
    department TEXT NOT NULL, province TEXT NOT NULL, district TEXT NOT NULL,
    lat REAL NOT NULL, lon REAL NOT NULL, altitude_m REAL
) STRICT, WITHOUT ROWID;

CREATE TABLE occupations (
    ciuo08 TEXT PRIMARY KEY, label_official TEXT NOT NULL, skill_level INTEGER NOT NULL,
    education_min TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE occupation_labels (
    ciuo08 TEXT PRIMARY KEY, label_plain TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE skills (
    code TEXT PRIMARY KEY, label TEXT NOT NULL, phrase TEXT NOT NULL, "group" TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE occupation_skills (
    ciuo08 TEXT NOT NULL, skill TEXT NOT NULL, relation TEXT NOT NULL, weight REAL NOT NULL,
    PRIMARY KEY (ciuo08, skill)
) STRICT, WITHOUT ROWID;

CREATE TABLE unpaid_work (
    code TEXT PRIMARY KEY, icatus TEXT NOT NULL, label TEXT NOT NULL, ciuo08 TEXT NOT NULL,
    skills TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE demand (
    department TEXT NOT NULL, ciuo08 TEXT NOT NULL, value REAL NOT NULL, unit TEXT NOT NULL,
    employed INTEGER, se INTEGER, n INTEGER, informality INTEGER, trend REAL, trend_se REAL,
    notices INTEGER, hires INTEGER, scope TEXT NOT NULL, source TEXT NOT NULL,
    year INTEGER NOT NULL, confidence TEXT NOT NULL, method TEXT NOT NULL,
    PRIMARY KEY (department, ciuo08)
) STRICT, WITHOUT ROWID;

CREATE TABLE pay (
    department TEXT NOT NULL, ciuo08 TEXT NOT NULL, value REAL NOT NULL, p25 REAL NOT NULL,
    p75 REAL NOT NULL, unit TEXT NOT NULL, minimum_wage REAL NOT NULL, n INTEGER, se REAL,
    scope TEXT NOT NULL, source TEXT NOT NULL, year INTEGER NOT NULL, confidence TEXT NOT NULL,
    method TEXT NOT NULL,
    PRIMARY KEY (department, ciuo08)
) STRICT, WITHOUT ROWID;

CREATE TABLE minimum_wage (
    "from" TEXT PRIMARY KEY, soles REAL NOT NULL, norm TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sources_supply (
    source_id TEXT PRIMARY KEY, title TEXT NOT NULL, institution TEXT NOT NULL,
    year TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE courses (
    course_id TEXT PRIMARY KEY, programme_key TEXT NOT NULL, programme TEXT NOT NULL,
    institution TEXT NOT NULL, management TEXT NOT NULL, ubigeo TEXT NOT NULL,
    department TEXT NOT NULL, placed TEXT NOT NULL, level TEXT NOT NULL,
    certificate TEXT NOT NULL, modality TEXT NOT NULL, hours INTEGER,
    hours_basis TEXT NOT NULL, credits REAL, cost REAL, cost_basis TEXT NOT NULL,
    entry_education TEXT NOT NULL, lat REAL, lon REAL, link TEXT NOT NULL,
    source_id TEXT NOT NULL, year INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX courses_of_department ON courses (department);

CREATE TABLE course_tags (
    programme_key TEXT PRIMARY KEY, ciuo08 TEXT NOT NULL, skills TEXT NOT NULL
) STRICT, WITHOUT ROWID;
