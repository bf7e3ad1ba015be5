//! How people write addresses wrongly, seeded: what a register has, as a survey may have it.

use super::{Entry, NumberKind};

/// A small generator (`SplitMix64`, Steele et al. 2014), so that each run writes the same mistakes.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }

    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.roll(all.len())]
    }
}

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mistake {
    Clean,
    NoAccents,
    Capitals,
    LookAlikes,
    Swapped,
    Omitted,
    Doubled,
    Neighbour,
    Lost,
    TwoTypos,
    Abbreviated,
    GivenNameLeftOut,
    NoPostcode,
    WrongPostcode,
    Flat,
    Spaces,
    Garbled,
    SettlementTypo,
    NumbersTurned,
    /// The rest leaves something out that may be needed.
    NoPart,
    NoKind,
    HouseNumberOnly,
    OrientationOnly,
}

impl Mistake {
    pub const ALL: [Self; 23] = [
        Self::Clean,
        Self::NoAccents,
        Self::Capitals,
        Self::LookAlikes,
        Self::Swapped,
        Self::Omitted,
        Self::Doubled,
        Self::Neighbour,
        Self::Lost,
        Self::TwoTypos,
        Self::Abbreviated,
        Self::GivenNameLeftOut,
        Self::NoPostcode,
        Self::WrongPostcode,
        Self::Flat,
        Self::Spaces,
        Self::Garbled,
        Self::SettlementTypo,
        Self::NumbersTurned,
        Self::NoPart,
        Self::NoKind,
        Self::HouseNumberOnly,
        Self::OrientationOnly,
    ];

    /// Whether what is left tells the house beyond doubt in every register.
    pub fn loses_nothing(self) -> bool {
        self < Self::NoPart
    }
}

/// The cells of an address, on their way to the survey.
#[derive(Clone, Debug, Default)]
pub struct Written {
    pub settlement: String,
    pub part: String,
    pub street: String,
    pub number: String,
    pub postcode: String,
}

impl Written {
    /// As a register has it.
    pub fn clean(entry: &Entry) -> Self {
        let number = entry.number.to_string();
        // Streets have numbers without their kind, but for cottages.
        let popisne = entry.number.kind == NumberKind::Popisne && !entry.street.is_empty();
        let number = if popisne {
            number.replace("č.p. ", "")
        } else {
            number
        };
        Self {
            settlement: entry.settlement.clone(),
            part: entry.part.clone(),
            street: entry.street.clone(),
            number,
            postcode: entry
                .postcode
                .map_or(String::new(), |code| code.to_string()),
        }
    }

    /// With a mistake; none where the entry has nothing that could go wrong in this way.
    #[expect(clippy::too_many_lines, reason = "it is one table of mistakes")]
    pub fn with(entry: &Entry, mistake: Mistake, dice: &mut Dice) -> Option<Self> {
        let mut written = Self::clean(entry);
        let name = if entry.street.is_empty() {
            entry.part.clone()
        } else {
            entry.street.clone()
        };
        let spoilt = match mistake {
            Mistake::NoAccents => without_accents(&name),
            Mistake::Capitals => name.to_uppercase(),
            Mistake::LookAlikes => name.replace('ő', "õ").replace('ű', "û").replace('ů', "ú"),
            Mistake::Swapped
            | Mistake::Omitted
            | Mistake::Doubled
            | Mistake::Neighbour
            | Mistake::Lost => typo(&name, mistake, dice)?,
            Mistake::TwoTypos => {
                let first = *dice.one_of(&[
                    Mistake::Swapped,
                    Mistake::Omitted,
                    Mistake::Doubled,
                    Mistake::Neighbour,
                ]);
                let second =
                    *dice.one_of(&[Mistake::Omitted, Mistake::Doubled, Mistake::Neighbour]);
                let letters = name.chars().filter(|c| c.is_alphabetic()).count();
                typo(
                    &typo(&name, first, dice).filter(|_| letters >= 11)?,
                    second,
                    dice,
                )?
            }
            Mistake::Abbreviated => abbreviated(&name),
            Mistake::GivenNameLeftOut => without_given_name(&name),
            Mistake::Spaces => {
                written.number = written.number.replace('/', " / ").replace('-', " - ") + ".";
                name.replace(' ', "  ")
            }
            Mistake::Garbled => {
                let (garbled, _, _) = encoding_rs::WINDOWS_1250.decode(name.as_bytes());
                garbled.into_owned()
            }
            _ => name.clone(),
        };
        let told = spoilt != name || written.number != Self::clean(entry).number;
        match mistake {
            Mistake::Clean => {}
            Mistake::NoPostcode => written.postcode.clear(),
            Mistake::WrongPostcode => {
                written.postcode = "10100".get(..written.postcode.len())?.to_owned();
            }
            Mistake::Flat => {
                written.number += *dice.one_of(&[
                    " II/3",
                    ". fszt. 2",
                    ", 2. patro",
                    " byt 5",
                    " 3. em. 4. ajtó",
                ]);
            }
            Mistake::SettlementTypo => {
                let kind = *dice.one_of(&[Mistake::Swapped, Mistake::Omitted, Mistake::Doubled]);
                written.settlement = typo(&written.settlement, kind, dice)?;
            }
            Mistake::NumbersTurned => {
                let (house, orientation) = written.number.split_once('/')?;
                if entry.number.kind == NumberKind::Plain {
                    return None;
                }
                written.number = format!("{orientation}/{house}");
            }
            Mistake::NoPart => {
                if entry.part.is_empty() || entry.part == entry.settlement {
                    return None;
                }
                written.part.clear();
            }
            Mistake::NoKind => {
                let number = written.number.replace("č.p. ", "").replace("č.ev. ", "");
                if number == written.number {
                    return None;
                }
                written.number = number;
            }
            Mistake::HouseNumberOnly | Mistake::OrientationOnly => {
                let (house, orientation) = written.number.split_once('/')?;
                if entry.number.kind == NumberKind::Plain {
                    return None;
                }
                let kept = if mistake == Mistake::OrientationOnly {
                    orientation
                } else {
                    house
                };
                written.number = kept.to_owned();
            }
            _ if !told => return None,
            _ => {}
        }
        if entry.street.is_empty() {
            written.part = if mistake == Mistake::NoPart {
                String::new()
            } else {
                spoilt
            };
        } else {
            written.street = spoilt;
        }
        Some(written)
    }

    /// In one line, as the country has it.
    pub fn line(&self, czech: bool, dice: &mut Dice) -> String {
        let Self {
            settlement,
            part,
            street,
            number,
            postcode,
        } = self;
        let town = format!("{postcode} {settlement}");
        let town = town.trim();
        let line = match (street.is_empty(), czech) {
            (true, _) => format!("{part} {number}, {town}"),
            (false, true) => match dice.roll(2) {
                0 => format!("{street} {number}, {part}, {town}"),
                _ => format!("{town}, {part}, {street} {number}"),
            },
            (false, false) => match dice.roll(2) {
                0 => format!("{town}, {street} {number}"),
                _ => format!("{street} {number}, {town}"),
            },
        };
        line.replace(", ,", ",")
    }
}

/// A slip within a word of a name, rarely in its first letter.
fn typo(name: &str, kind: Mistake, dice: &mut Dice) -> Option<String> {
    let letters: Vec<char> = name.chars().collect();
    let first = usize::from(dice.roll(20) > 0);
    let apt = |at: &usize| {
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        letters[*at].is_alphabetic()
            && (kind != Mistake::Swapped || next.is_alphabetic() && next != letters[*at])
    };
    let places: Vec<usize> = (first..letters.len()).filter(apt).collect();
    if letters.len() < 5 || places.is_empty() {
        return None;
    }
    let at = *dice.one_of(&places);
    let mut spoilt = letters.clone();
    match kind {
        Mistake::Swapped => spoilt.swap(at, at + 1),
        Mistake::Omitted => drop(spoilt.remove(at)),
        Mistake::Doubled => spoilt.insert(at, letters[at]),
        Mistake::Lost => spoilt[at] = '?',
        _ => spoilt[at] = neighbour(letters[at], dice)?,
    }
    let spoilt: String = spoilt.into_iter().collect();
    (spoilt != name).then_some(spoilt)
}

/// A key beside the letter's.
fn neighbour(letter: char, dice: &mut Dice) -> Option<char> {
    let plain = without_accents(&letter.to_lowercase().to_string())
        .chars()
        .next()?;
    let row = ["qwertzuiop", "asdfghjkl", "yxcvbnm"]
        .into_iter()
        .find(|row| row.contains(plain))?;
    let keys: Vec<char> = row.chars().collect();
    let at = keys.iter().position(|key| *key == plain)?;
    let near: Vec<char> = [at.checked_sub(1), Some(at + 1)]
        .into_iter()
        .flatten()
        .filter_map(|at| keys.get(at).copied())
        .collect();
    Some(*dice.one_of(&near))
}

pub fn without_accents(text: &str) -> String {
    let from = "áčďéěíňóřšťúůýžőűöüÁČĎÉĚÍŇÓŘŠŤÚŮÝŽŐŰÖÜ";
    let to = "acdeeinorstuuyzououACDEEINORSTUUYZOUOU";
    let bare = |letter: char| {
        from.chars()
            .position(|c| c == letter)
            .and_then(|at| to.chars().nth(at))
    };
    text.chars()
        .map(|letter| bare(letter).unwrap_or(letter))
        .collect()
}

fn abbreviated(name: &str) -> String {
    let mut short = name.to_owned();
    for (long, abbreviation) in [
        (" utca", " u."),
        (" út", " ut"),
        (" tér", " tér."),
        (" körút", " krt."),
        (" sugárút", " sgt."),
        ("náměstí", "nám."),
        ("nábřeží", "nábř."),
        ("třída", "tř."),
        ("Sídliště", "Sídl."),
        (" lakótelep", " ltp."),
        ("Boženy ", "B. "),
        ("Karla ", "K. "),
        ("Jana ", "J. "),
        ("Jiřího ", "J. "),
        (" Lajos", " L."),
        (" Endre", " E."),
        (" Sándor", " S."),
        (" György", " Gy."),
        (" Ferenc", " F."),
        (" Mihály", " M."),
        ("Antonína ", "A. "),
        ("Petra ", "P. "),
    ] {
        short = short.replace(long, abbreviation);
    }
    short
}

fn without_given_name(name: &str) -> String {
    let mut short = name.to_owned();
    for given in [
        "Lajos ",
        "Endre ",
        "Sándor ",
        "György ",
        "Mihály ",
        "Boženy ",
        "Karla ",
        "Antonína ",
        "Petra ",
    ] {
        short = short.replace(given, "");
    }
    short
}
