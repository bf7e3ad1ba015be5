//! The names by which the Czech register's files may call what is read, and its target groups; all of it from memory.

/// What is read, and the folded names that its column may have, the likeliest first; all of them from memory.
pub const FIELDS: [(&str, &[&str]); 19] = [
    (
        "id",
        &[
            "identifikator sluzby",
            "identifikator",
            "cislo sluzby",
            "id sluzby",
            "registracni cislo",
            "id",
        ],
    ),
    (
        "provider",
        &[
            "nazev poskytovatele",
            "poskytovatel",
            "poskytovatel nazev",
            "obchodni jmeno",
        ],
    ),
    (
        "ico",
        &["ico", "ic", "ico poskytovatele", "poskytovatel ico"],
    ),
    (
        "seat",
        &[
            "adresa sidla",
            "sidlo",
            "sidlo poskytovatele",
            "poskytovatel sidlo",
        ],
    ),
    (
        "name",
        &[
            "nazev sluzby",
            "nazev zarizeni",
            "nazev zarizeni poskytovatele",
            "zarizeni nazev",
            "nazev",
        ],
    ),
    (
        "kind",
        &[
            "druh sluzby",
            "druh socialni sluzby",
            "druh sluzby nazev",
            "druhsluzby",
            "druh",
        ],
    ),
    (
        "form",
        &[
            "forma poskytovani",
            "formy poskytovani",
            "forma",
            "formaposkytovani",
        ],
    ),
    (
        "targets",
        &[
            "cilova skupina",
            "cilove skupiny",
            "okruh osob",
            "cilovaskupina",
            "cilove skupiny klientu",
        ],
    ),
    (
        "address",
        &[
            "adresa zarizeni",
            "misto poskytovani",
            "adresa mista poskytovani",
            "adresa",
        ],
    ),
    (
        "capacity",
        &[
            "kapacita",
            "pocet luzek",
            "okamzita kapacita",
            "kapacita okamzita",
        ],
    ),
    ("phone", &["telefon", "telefony"]),
    ("email", &["e mail", "email"]),
    ("web", &["web", "www", "webove stranky"]),
    (
        "from",
        &[
            "poskytovani od",
            "datum zahajeni",
            "platnost od",
            "zahajeni poskytovani",
        ],
    ),
    (
        "to",
        &[
            "poskytovani do",
            "datum ukonceni",
            "platnost do",
            "ukonceni poskytovani",
        ],
    ),
    ("age", &["vekova kategorie", "vekove kategorie"]),
    ("lat", &["lat", "latitude", "zemepisna sirka"]),
    ("lon", &["lon", "lng", "longitude", "zemepisna delka"]),
    ("description", &["poslani", "popis", "popis realizace"]),
];

/// Groups as the register names them (folded beginnings), and ours; the first of the list that fits.
pub const GROUPS: [(&str, &str); 26] = [
    ("obeti domaciho", "victims"),
    ("obeti trestne", "victims"),
    ("obeti obchodu", "victims"),
    ("osoby komercne", "victims"),
    ("osoby bez pristresi", "homeless"),
    ("osoby do 26", "youth_risk"),
    ("osoby ohrozene zavislosti", "addiction"),
    ("osoby s chronickym dusevnim", "mental"),
    ("osoby s dusevnim", "mental"),
    ("osoby s chronickym", "disabled"),
    ("osoby s jinym zdravotnim", "disabled"),
    ("osoby s kombinovanym", "disabled"),
    ("osoby s mentalnim", "disabled"),
    ("osoby s telesnym", "disabled"),
    ("osoby se sluchovym", "disabled"),
    ("osoby se zrakovym", "disabled"),
    ("osoby se zdravotnim", "disabled"),
    ("osoby v krizi", "crisis"),
    ("osoby zijici v socialne", "excluded"),
    ("osoby, ktere vedou rizikovy", "excluded"),
    ("osoby ktere vedou rizikovy", "excluded"),
    ("imigranti", "excluded"),
    ("etnicke mensiny", "minorities"),
    ("rodiny s ditetem", "families"),
    ("seniori", "seniors"),
    ("deti a mladez", "youth_risk"),
];
