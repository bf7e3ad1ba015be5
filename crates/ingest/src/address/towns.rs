//! Made towns to try addresses on: Hungarian and Czech, with streets and villages as near to each other in name as real
//! ones.

use super::mistakes::Dice;
use super::{Entry, HouseNumber};

/// Two towns and three villages of invented names; streets as Hungarian towns have them, near to each other in name.
pub fn hungarian_towns() -> Vec<Entry> {
    let streets = [
        "Kossuth Lajos utca",
        "Kossuth tér",
        "Petőfi Sándor utca",
        "Petőfi tér",
        "Ady Endre utca",
        "Arany János utca",
        "Rákóczi Ferenc út",
        "Rákóczi köz",
        "Dózsa György út",
        "Fő utca",
        "Fő tér",
        "Akácfa utca",
        "Hársfa utca",
        "Tölgyfa utca",
        "Május 1. utca",
        "Szent István körút",
        "Nagy Lajos király útja",
        "Piaristák tere",
        "Bem rakpart",
        "Széchenyi sétány",
        "Vörösmarty Mihály utca",
        "Munkácsy Mihály utca",
        "Bartók Béla út",
        "Kodály Zoltán utca",
        "Templom utca",
        "Temető utca",
        "Iskola utca",
        "Vasút sor",
        "Öreghegyi dűlő",
        "Újtelep lakótelep",
        "Szőlő utca",
        "Szegfű utca",
        "Rózsa utca",
        "Erdősor utca",
        "48-as tér",
        "Zrínyi Miklós utca",
        "Gárdonyi Géza utca",
        "Deák Ferenc tér",
    ];
    let towns = [
        ("Példaváros", 9_901, 38),
        ("Mesefalva", 9_902, 26),
        ("Kiserdő", 9_903, 9),
        ("Nagyerdő", 9_904, 9),
        ("Felsőkút", 9_905, 6),
    ];
    let mut entries = Vec::new();
    let mut dice = Dice(3);
    for (town, (settlement, postcode, count)) in towns.into_iter().enumerate() {
        for (row, street) in streets.iter().take(count).enumerate() {
            for number in 1..=10 + dice.roll(35) as u32 {
                let numbers = match dice.roll(14) {
                    0 => vec![format!("{number}/A"), format!("{number}/B")],
                    1 => vec![format!("{number}/1"), format!("{number}/2")],
                    2 => vec![number.to_string(), format!("{number}/A")],
                    _ => vec![number.to_string()],
                };
                for text in numbers {
                    entries.push(Entry {
                        settlement: settlement.to_owned(),
                        street: (*street).to_owned(),
                        number: HouseNumber::parse(&text).expect("a number"),
                        postcode: Some(postcode),
                        lon: 18.0 + 0.1 * town as f64 + 0.000_01 * entries.len() as f64,
                        lat: 47.0 + 0.001 * row as f64,
                        ..Entry::default()
                    });
                }
            }
        }
    }
    entries
}

/// A town with streets and orientation numbers, its villages without, and a neighbour with a village of the same name.
pub fn czech_towns() -> Vec<Entry> {
    let streets = [
        "Šípková",
        "Masarykovo náměstí",
        "náměstí Svobody",
        "Boženy Němcové",
        "Karla Čapka",
        "Palackého",
        "Jiráskova",
        "Polní",
        "Dolní",
        "Horní",
        "Lipová",
        "Luční",
        "Lesní",
        "Letní",
        "17. listopadu",
        "28. října",
        "U Mlýna",
        "U Parku",
        "Na Vyhlídce",
        "Pod Hrádkem",
        "Smetanovo nábřeží",
        "Sídliště Osvobození",
        "kpt. Otakara Jaroše",
        "Dr. Janáčka",
        "Antonína Dvořáka",
        "Dvořákova",
        "Nádražní",
        "Zahradní",
        "Krátká",
        "Krásná",
        "Tyršova",
        "Tylova",
        "Žižkova",
        "Růžová",
        "Květná",
        "Husova",
        "Husovo náměstí",
        "Petra Bezruče",
    ];
    let mut entries = Vec::new();
    let mut dice = Dice(5);
    let mut house =
        |settlement: &str, code: &str, part: &str, street: &str, number: String, postcode: u32| {
            let at = entries.len() as f64;
            entries.push(Entry {
                settlement: settlement.to_owned(),
                code: code.to_owned(),
                part: part.to_owned(),
                street: street.to_owned(),
                number: HouseNumber::parse(&number).expect("a number"),
                postcode: Some(postcode),
                lon: 14.0 + 0.000_01 * at,
                lat: 49.5 + 0.000_01 * at,
                ..Entry::default()
            });
        };
    let mut popisne = 0;
    for street in streets {
        for orientation in 1..=8 + dice.roll(40) {
            popisne += 1 + dice.roll(2);
            let letter = if dice.roll(12) == 0 { "a" } else { "" };
            let number = match dice.roll(5) {
                0 => format!("č.p. {popisne}"),
                _ => format!("č.p. {popisne}/{orientation}{letter}"),
            };
            house("Vzorov", "900001", "Vzorov", street, number, 99_901);
        }
    }
    for (settlement, code, part, postcode, houses) in [
        ("Vzorov", "900001", "Lhota", 99_902, 90),
        ("Vzorov", "900001", "Ptačí Hůrka", 99_902, 60),
        ("Ukázkov", "900002", "Lhota", 99_903, 40),
        ("Ukázkov", "900002", "Ukázkov", 99_903, 120),
    ] {
        for number in 1..=houses {
            house(
                settlement,
                code,
                part,
                "",
                format!("č.p. {number}"),
                postcode,
            );
            if number % 4 == 0 {
                house(
                    settlement,
                    code,
                    part,
                    "",
                    format!("č.ev. {number}"),
                    postcode,
                );
            }
        }
    }
    entries
}
