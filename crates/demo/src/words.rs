//! Names and streets that nobody has: every one says that it is made up.

/// Family names.
pub const FAMILY: [&str; 24] = [
    "Minta",
    "Próba",
    "Példa",
    "Képzelt",
    "Kitalált",
    "Mese",
    "Papír",
    "Vázlat",
    "Teszt",
    "Álom",
    "Talán",
    "Nincsen",
    "Sosemvolt",
    "Rajzolt",
    "Költött",
    "Regény",
    "Bábu",
    "Makett",
    "Tréfa",
    "Fabula",
    "Ábránd",
    "Délibáb",
    "Tükör",
    "Árnyék",
];

/// Given names of women.
pub const WOMEN: [&str; 16] = [
    "Ilona",
    "Mária",
    "Erzsébet",
    "Katalin",
    "Éva",
    "Anna",
    "Zsófia",
    "Judit",
    "Ágnes",
    "Andrea",
    "Margit",
    "Hanna",
    "Luca",
    "Emma",
    "Borbála",
    "Réka",
];

/// Given names of men.
pub const MEN: [&str; 16] = [
    "Béla", "István", "László", "József", "János", "Péter", "Gábor", "Zoltán", "Ferenc", "Attila",
    "Sándor", "Bence", "Máté", "Levente", "Dániel", "Ádám",
];

/// First words of streets.
pub const STREETS: [&str; 23] = [
    "Képzelt",
    "Kitalált",
    "Sosemvolt",
    "Minta",
    "Próba",
    "Példa",
    "Vázlat",
    "Papír",
    "Mese",
    "Álom",
    "Délibáb",
    "Fabula",
    "Makett",
    "Rajzolt",
    "Költött",
    "Üveghegy",
    "Óperencia",
    "Tündér",
    "Ábránd",
    "Holdbéli",
    "Kerekerdő",
    "Hetedhét",
    "Térképszél",
];

/// Second words of streets.
pub const WAYS: [&str; 5] = ["utca", "köz", "sor", "út", "tér"];
