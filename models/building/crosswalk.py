"""From the 367 groups of CO-95 to unit groups of CIUO-08, decided group by group.

CO-95 is the Peruvian classification of 1995, close to ISCO-88; no published table links it to
CIUO-08. `TABLE` is an expert reading of the titles SUNAT lists in each group. For the groups with
many workers, the split follows the branch of activity (CIIU) and the employment status of those
workers in EPE Lima 2022: for instance 38 % of group 942 (cleaners) work in restaurants, so they
are kitchen helpers. Weights sum to one in each group. Group 999 (not specified) has no line.

`CNO_2015` holds only what a document states about the classification of 2015.
"""

from pathlib import Path

from models.building.errors import ContractError
from models.building.files import text
from models.building.files.layout import Column, Layout
from models.building.raw import Row, write_rows, write_sources
from models.building.report import Report
from models.building.sources.line import accepted

FIELDS = ("co95", "ciuo08", "weight", "method", "source")
METHOD = "experto"
BY_TITLES = "Títulos de la tabla 30 de SUNAT"
BY_TITLES_AND_EPE = "Títulos de la tabla 30 de SUNAT; rama y categoría en INEI, EPE Lima 2022"

UNSPECIFIED = frozenset({"999"})

USES = (
    (
        Layout("tax-co95", "los títulos de la tabla 30 de SUNAT", (Column("co95"),)),
        "titles_pe/sunat_t30_train.csv",
    ),
    (
        Layout("lab-epe", "las ocupaciones de EPE Lima por grupo de CO-95", (Column("co95"),)),
        "labour/epe_lima2022_ocupacion_co95.csv",
    ),
)
"""Lists that tell which groups are in use."""

BRANCHED = (
    "023 247 313 314 319 321 364 381 391 394 419 423 451 454 455 522 541 571 572 574 766 772 "
    "777 778 781 782 783 785 844 861 885 912 916 919 922 931 941 942 945 951 952 971 983 984 985 "
    "987"
)
BY_BRANCH = frozenset(BRANCHED.split())
"""Groups whose weights were set with the branches and statuses seen in EPE Lima 2022."""

TABLE = """
011 0110 | 012 0210 | 013 0310 | 015 0310 | 021 1349:.5 3355:.5 | 022 5412 | 023 5412 | 111 1111
112 1112 | 114 1114 | 115 1114 | 116 1114 | 121 1120 | 122 1120 | 123 1120 | 124 1120 | 125 1120
126 1120 | 127 1120 | 128 1311:.6 1312:.4 | 129 1321 | 131 1323 | 132 1420 | 133 1411:.5 1412:.5
134 1324 | 135 1346:.3 1349:.3 1439:.4 | 136 1345 | 137 1211 | 138 1212
139 1324:.4 1221:.4 1330:.2 | 141 1311 | 142 1321:.6 1322:.4 | 143 1323 | 144 1420
145 1412:.6 1420:.4 | 146 1411:.4 1412:.6 | 147 1324 | 148 1439:.7 1431:.3 | 211 2111 | 212 2112
213 2113 | 214 2114 | 215 2120 | 216 2120 | 217 2511:.5 2512:.2 2521:.1 2522:.2
218 2161:.93 2164:.07 | 219 2142 | 221 2151:.6 2152:.3 2153:.1 | 222 2144 | 223 2145 | 224 2146
225 2146 | 226 2165 | 227 2141 | 228 2132 | 229 2149:.5 2141:.3 2143:.2 | 231 2131 | 232 2131
233 2265 | 234 2132 | 235 2211:.5 2212:.5 | 236 2261 | 237 2250 | 238 2262 | 239 2221:.9 2222:.1
241 2310 | 242 2330 | 243 2341 | 244 2342 | 245 2352 | 246 2320
247 2359:.45 5312:.3 2353:.15 2351:.1 | 251 2411 | 252 2421:.6 1219:.4 | 253 2423:.9 2424:.1
254 2611 | 255 2612 | 256 2611 | 257 2619 | 259 2621 | 261 2622 | 262 2631 | 263 2632 | 264 2632
265 2633:.5 2632:.5 | 266 2642:.6 2641:.2 2432:.2 | 267 2643 | 268 2634 | 269 2635
271 2651:.7 2166:.3 | 272 2652 | 273 2653 | 274 2654:.6 2655:.4 | 281 1411 | 282 2432 | 283 1112
284 2636 | 311 3111 | 312 3112 | 313 3113:.4 3114:.35 3522:.25 | 314 3115:.65 7231:.35 | 315 3116
316 3117 | 317 3118 | 318 3119 | 319 2514:.5 3512:.3 3511:.2 | 321 7422:.5 3512:.35 3511:.15
322 3431:.6 3521:.4 | 323 3521 | 324 3211 | 331 3151 | 332 3152 | 333 3153 | 334 3154:.7 3155:.3
335 3257:.5 7543:.35 3119:.15 | 337 3257 | 341 3141 | 342 3142:.85 3143:.15 | 343 3256 | 344 3257
345 3259 | 346 3254:.7 2267:.3 | 347 3251 | 348 3255:.8 2264:.2 | 349 3240 | 351 3213 | 352 3221
353 3222 | 354 3230 | 355 3211:.7 3214:.3 | 356 3212 | 361 5222:.5 1221:.5 | 362 5222 | 363 5222
364 1420:.3 1439:.2 1412:.15 1321:.15 3343:.2 | 365 3339:.4 2431:.3 3322:.3 | 366 3313 | 367 3412
371 3311 | 372 3321 | 373 3334 | 374 4221:.5 3339:.5 | 375 3322 | 376 3323:.7 3315:.3
377 3331:.6 3351:.4 | 378 3339 | 379 3339:.6 3333:.2 3332:.2
381 3343:.35 3313:.3 4110:.2 3411:.15 | 382 3352 | 383 3354 | 391 2166:.5 3432:.3 2163:.2
392 2656 | 393 2659 | 394 3422:.5 3421:.3 3423:.2 | 395 3413 | 396 2652:.8 2653:.2
411 3341:.6 1219:.2 2421:.2 | 412 4419 | 413 4120:.8 3343:.15 4131:.05 | 414 4131 | 415 4132
416 4132:.5 4311:.5 | 417 3511 | 418 4311:.7 4313:.3 | 419 4312:.6 3312:.4 | 421 4321 | 422 4322
423 4110:.8 4416:.05 4414:.05 4419:.1 | 431 4323 | 432 4323 | 434 4323 | 435 5112 | 436 4323
441 1349 | 442 4411:.6 4415:.4 | 443 4412 | 444 4413 | 451 5230:.85 4211:.1 4212:.05 | 452 4213
453 4214 | 454 4226:.65 4224:.2 4221:.1 4225:.05 | 455 4222:.85 4223:.1 5244:.05 | 456 4212
461 4227 | 462 4110:.6 4419:.3 4415:.1 | 511 5111 | 512 5113 | 521 5151:.5 5131:.5
522 5120:.93 3434:.07 | 523 5131:.93 5132:.07 | 531 5321:.6 5322:.2 3258:.1 3251:.1
541 5141:.7 5142:.3 | 551 5163 | 552 5241 | 553 5161 | 561 5411 | 562 5414:.6 5419:.25 3359:.15
563 5413 | 564 5414 | 565 3411 | 571 5223:.5 5221:.3 3322:.2 | 572 5221:.55 5223:.45 | 573 5242
574 5211 | 575 5223 | 581 5243 | 582 5249 | 583 5249 | 611 6114:.75 6210:.25 | 612 6111 | 613 6112
614 6113 | 615 6130 | 616 6210 | 617 6210 | 621 6121:.85 6129:.15 | 623 6122 | 624 6123
625 6129:.6 5164:.4 | 631 6221 | 632 6222 | 633 6223 | 634 6223 | 635 6222 | 636 6224 | 637 6224
641 6340 | 711 8111:.5 8112:.3 7113:.2 | 712 8113 | 713 8121 | 714 8121 | 715 8121
716 8121:.5 7211:.5 | 717 7211 | 718 8122 | 719 8122:.6 7224:.4 | 721 7521 | 722 8172 | 723 8171
724 8171 | 731 8131 | 732 8131 | 733 8131 | 734 8131 | 735 3134 | 736 8131 | 737 8131 | 741 8151
742 8151 | 743 8152 | 744 7318 | 745 8152:.8 7318:.2 | 746 8152 | 747 7318 | 748 8154
749 7318:.7 8159:.3 | 751 7535:.6 8155:.4 | 752 7535 | 761 8160 | 762 8160 | 763 7511
764 7514:.5 8160:.3 7511:.2 | 765 7513 | 766 7512:.95 8160:.05 | 767 8160
768 8160:.6 7514:.2 7511:.2 | 769 7516:.5 8160:.5 | 771 7531 | 772 8153:.62 7533:.33 7531:.05
773 7531 | 774 7532 | 775 7534:.8 7533:.2 | 776 7536:.5 7318:.5 | 777 7536:.7 8156:.3
778 7522:.9 7523:.1 | 779 7318:.6 7319:.4 | 781 7223:.4 7214:.25 7222:.2 7221:.15
782 7231:.78 7233:.2 7232:.02 | 783 7411:.57 7412:.2 7421:.1 7422:.08 7413:.05 | 784 3521
785 7212:.42 7126:.22 7213:.2 7214:.16 | 791 7311:.4 7233:.35 3214:.15 8211:.1 | 792 7313
793 7315 | 794 7314 | 795 7314:.6 8181:.4 | 796 8181 | 797 7316 | 798 7316 | 799 8181 | 811 8141
812 8142 | 813 8141 | 821 8143 | 831 7321 | 832 7322 | 833 7321 | 834 7321:.5 7316:.5 | 835 7321
836 7323 | 837 8132 | 839 7322 | 841 7312 | 842 7317:.7 7319:.3 | 843 8114
844 7319:.7 7313:.2 7317:.1 | 851 7131:.97 7132:.03 | 852 7132:.75 7316:.25 | 855 8322
861 7112:.85 7111:.1 7122:.05 | 862 7114 | 863 7121 | 864 7115 | 865 7123 | 866 7124 | 867 7125
868 7119:.7 7126:.3 | 871 3131 | 872 8341 | 873 3132:.4 8182:.3 8189:.3 | 874 7215 | 875 8343
876 8342 | 877 8344:.8 8332:.2 | 881 8350 | 882 8350 | 883 8311 | 884 8312
885 8322:.6 8332:.17 8321:.15 8331:.08 | 886 8312:.5 9629:.5 | 911 5212 | 912 5212 | 913 9520
914 5212 | 915 5212 | 916 5243:.5 9520:.5 | 917 5212 | 918 5212:.5 9520:.5 | 919 5243:.85 9520:.15
921 9520 | 922 9520 | 923 9520 | 924 9520 | 925 9520 | 926 9520 | 927 9520 | 931 5112:.97 5230:.03
941 9111:.8 5311:.15 5322:.05 | 942 9112:.47 9412:.45 9121:.08 | 943 5153 | 944 9510:.5 9122:.5
945 9622:.28 9333:.22 9611:.22 5311:.18 9214:.1 | 951 9621:.7 8321:.3
952 5414:.45 5153:.3 9629:.25 | 953 9623 | 961 9613:.5 9611:.5
971 9211:.6 9212:.2 9213:.15 9214:.05 | 972 9215 | 973 9216:.6 9629:.4 | 981 9311 | 982 9312
983 9313:.93 9312:.07 | 984 9321:.6 9329:.4 | 985 9331 | 986 9332 | 987 9333
"""
"""`CO-95 CIUO-08:weight ...`, groups parted by a bar or a line; the first weight may be implied."""

CNO_FIELDS = ("cno2015", "label", "ciuo08", "weight", "note", "source")
CNO_2015 = (
    {
        "cno2015": "5212",
        "label": "Vendedores al por menor en tiendas",
        "ciuo08": "5223",
        "weight": "1",
        "note": "En CIUO-08 el código 5212 es de vendedores ambulantes de productos comestibles",
        "source": "Documentación de EPEN y ENAHO (CNO-2015) reunida por el proyecto",
    },
)


def crosswalk(table: str = TABLE) -> dict[str, dict[str, float]]:
    """Parse the expert table.

    Args:
        table: Text in the notation of `TABLE`.

    Returns:
        CO-95 group to its unit groups of CIUO-08 and their weights, which sum to one.

    Raises:
        ValueError: If the weights of a group do not sum to one or a group comes twice.
    """
    groups: dict[str, dict[str, float]] = {}
    for entry in table.replace("\n", "|").split("|"):
        if not entry.strip():
            continue
        co95, *parts = entry.split()
        if co95 in groups:
            raise ValueError(f"expected each CO-95 group once, got {co95} twice")
        weights = {part[:4]: float(part[5:]) for part in parts if ":" in part}
        for part in parts:
            if ":" not in part:
                weights[part] = round(1 - sum(weights.values()), 4)
        if abs(sum(weights.values()) - 1) > 1e-6:
            raise ValueError(f"expected weights that sum to 1 in {co95}, got {weights}")
        groups[co95] = weights
    return groups


def lines(groups: dict[str, dict[str, float]]) -> list[Row]:
    """Lay the crosswalk out as lines of `co95_ciuo08.csv`."""
    return [
        {
            "co95": co95,
            "ciuo08": ciuo08,
            "weight": f"{groups[co95][ciuo08]:g}",
            "method": METHOD,
            "source": BY_TITLES_AND_EPE if co95 in BY_BRANCH else BY_TITLES,
        }
        for co95 in sorted(groups)
        for ciuo08 in sorted(groups[co95])
    ]


def used(raw: Path, report: Report) -> set[str]:
    """Read which CO-95 groups have titles in SUNAT's list or workers in EPE Lima.

    Args:
        raw: The folder of raw files.
        report: Where each file's rows are counted.
    """
    found: set[str] = set()
    for layout, place in USES:
        path = raw / place
        tally = report.source(layout.source_id, path)
        rows = text.rows(path, layout, tally)
        found.update(
            accepted(rows, lambda line: line.code("co95", r"\d{3}", "tres cifras de CO-95"), tally)
        )
    return found


SOURCES = [
    {
        "source_id": "tax-co95",
        "title": "Tabla 30, Ocupaciones del trabajador (códigos CO-95), Anexo 2 del T-Registro",
        "institution": "SUNAT",
        "year": "2026",
        "licence": "Información pública",
        "note": "Equivalencia CO-95 a CIUO-08 hecha por este proyecto a juicio de experto",
    },
    {
        "source_id": "tax-cno2015",
        "title": "Clasificador Nacional de Ocupaciones 2015 (CNO-2015)",
        "institution": "INEI",
        "year": "2015",
        "licence": "Información pública",
        "note": "Solo se registran las diferencias con CIUO-08 que constan en un documento",
    },
]


def build(raw: Path, data: Path, report: Report) -> None:
    """Write `co95_ciuo08.csv` and `cno2015_differences.csv`.

    Args:
        raw: The folder of raw files.
        data: The folder of derived tables.
        report: Where each file's rows are counted.

    Raises:
        ContractError: A group in use is not in the table.
    """
    groups = crosswalk()
    if left := used(raw, report) - groups.keys() - UNSPECIFIED:
        groups_left = ", ".join(sorted(left))
        raise ContractError(f"co95_ciuo08.csv: faltan los grupos de CO-95 en uso {groups_left}.")
    write_rows(data / "cno2015_differences.csv", CNO_FIELDS, CNO_2015)
    write_rows(data / "co95_ciuo08.csv", FIELDS, lines(groups))
    write_sources(SOURCES, data)
