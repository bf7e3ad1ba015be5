//! One line of free text, or the cells of a table, as an address of either country.

use super::Address;
use super::fold::{self, Token};
use super::number::{self, HouseNumber};
use super::street::StreetName;
use super::words::{StreetKind, is_hungarian_kind};

/// Words of countries and counties, which locate nothing.
const WIDER: &[&str] = &[
    "magyarorszag",
    "hungary",
    "ceskarepublika",
    "ceskarep",
    "cr",
    "cesko",
    "czechrepublic",
    "czechia",
    "okres",
    "okr",
    "kraj",
    "megye",
    "slovensko",
];

/// Part of a line between commas, after its postcode was taken out.
struct Segment {
    tokens: Vec<Token>,
    had_postcode: bool,
}

/// A line such as `2890 Tata, Ady Endre u. 9. II/3` or `Šímova 510, 256 01 Benešov`.
pub(crate) fn line(text: &str) -> Address {
    let plain = fold::plain(&without_brackets(text));
    let mut address = Address {
        raw: text.trim().to_owned(),
        ..Address::default()
    };
    let mut segments: Vec<Segment> = Vec::new();
    for part in plain.split(',').take(12) {
        let mut tokens = fold::tokens(part);
        let postcode = take_postcode(&mut tokens, segments.is_empty());
        let had_postcode = postcode.is_some();
        address.postcode = address.postcode.or(postcode);
        let wider = |t: &Token| WIDER.contains(&t.text.as_str());
        // `…, 2. patro`: where in the house.
        let within = segments
            .iter()
            .any(|before| find_number(&before.tokens, false).is_some())
            && tokens.iter().all(number::is_within);
        let nothing = tokens.is_empty() || tokens.iter().any(wider) || within;
        if !nothing || had_postcode {
            segments.push(Segment {
                tokens,
                had_postcode,
            });
        }
    }
    assign(&mut address, segments);
    address
}

/// What stands in brackets is a remark.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(letter),
            _ => {}
        }
    }
    kept
}

/// Gives each segment its part: the one with the house number is the street, the one with the postcode the settlement.
fn assign(address: &mut Address, mut segments: Vec<Segment>) {
    let numbered = |segment: &Segment| find_number(&segment.tokens, false).is_some();
    let bare = |segment: &Segment| find_number(&segment.tokens, true).is_some();
    let with_kind = |segment: &Segment| {
        let is_kind = |t: &Token| is_hungarian_kind(&t.text) || StreetKind::of(&t.text).is_some();
        segment.tokens.len() > 1 && segment.tokens.iter().any(is_kind)
    };
    let house = segments
        .iter()
        .position(numbered)
        .or_else(|| segments.iter().position(bare))
        .or_else(|| segments.iter().position(with_kind))
        .or_else(|| (segments.len() > 1).then_some(0));
    let mut names: Vec<(String, bool)> = Vec::new();
    let house_first = house == Some(0);
    if let Some(at) = house.filter(|at| *at < segments.len()) {
        let mut segment = segments.remove(at);
        let mut after = Vec::new();
        if let Some(found) = find_number(&segment.tokens, true) {
            address.number = Some(found.number);
            after = segment.tokens.split_off(found.after);
            segment.tokens.truncate(found.from);
        }
        let before = at
            .checked_sub(1)
            .and_then(|before| segments.get_mut(before));
        // `Ady Endre u., 9`: the name stands before the comma.
        if segment.tokens.is_empty()
            && let Some(before) =
                before.filter(|before| !before.had_postcode || segment.had_postcode)
        {
            segment.tokens = std::mem::take(&mut before.tokens);
        }
        address.street = StreetName::new(&segment.tokens);
        let after: Vec<Token> = after
            .into_iter()
            .filter(|t| !number::is_within(t))
            .collect();
        if !after.is_empty() {
            names.push((words(&after), false));
        }
    }
    names.extend(segments.iter().map(|s| (words(&s.tokens), s.had_postcode)));
    names.retain(|(name, _)| !name.is_empty());
    let settlement = names
        .iter()
        .position(|(_, had)| *had)
        .or(match names.len() {
            0 => None,
            _ if house_first => Some(names.len() - 1),
            _ => Some(0),
        });
    if let Some(at) = settlement {
        address.settlement = names.remove(at).0;
    }
    address.part = names
        .into_iter()
        .next()
        .map_or(String::new(), |(name, _)| name);
    if address.number.is_none()
        && address.settlement.is_empty()
        && !address.street.is_empty()
        && segments.is_empty()
    {
        address.settlement = address.street.full();
    }
    tidy(address);
}

fn words(tokens: &[Token]) -> String {
    let texts: Vec<&str> = tokens.iter().map(|t| t.text.as_str()).collect();
    texts.join(" ")
}

/// The cells of a table; any of them may be blank, and the street may hold the number.
pub(crate) fn parts(
    settlement: &str,
    part: &str,
    street: &str,
    number: &str,
    postcode: &str,
) -> Address {
    let joined = [settlement, part, street, number, postcode];
    let shown = joined
        .iter()
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty());
    let mut address = Address {
        raw: shown.collect::<Vec<_>>().join(", "),
        number: HouseNumber::parse(number),
        ..Address::default()
    };
    let cell = |text: &str| fold::tokens(&fold::plain(&without_brackets(text)));
    let mut settlement = cell(settlement);
    let in_settlement = take_postcode(&mut settlement, true);
    let mut code = cell(postcode);
    address.postcode = take_postcode(&mut code, true).or(in_settlement);
    address.settlement = words(&settlement);
    address.part = words(&cell(part));
    let mut street = cell(street);
    if number.trim().is_empty()
        && let Some(found) = find_number(&street, true)
    {
        address.number = Some(found.number);
        street.truncate(found.from);
    } else if let Some(found) = find_number(&street, false)
        && Some(found.number) == address.number
    {
        street.truncate(found.from);
    }
    address.street = StreetName::new(&street);
    tidy(&mut address);
    address
}

/// Districts are parts: `Budapest VIII. kerület` is the part 8 of Budapest; so does its postcode say.
fn tidy(address: &mut Address) {
    for take_from_settlement in [true, false] {
        let name = if take_from_settlement {
            &address.settlement
        } else {
            &address.part
        };
        let Some((rest, district)) = district(name) else {
            continue;
        };
        if take_from_settlement {
            address.settlement = rest;
            if address.part.is_empty() {
                address.part = district;
            }
        } else {
            address.part = district;
        }
    }
    if address.settlement == "budapest"
        && address.part.is_empty()
        && let Some(code @ 1011..=1239) = address.postcode
    {
        address.part = format!("kerulet {}", code / 10 % 100);
    }
}

/// `Budapest VIII. kerület`, `8. ker.`, `XI.`: what is left, and the district.
fn district(name: &str) -> Option<(String, String)> {
    let mut words: Vec<&str> = name.split(' ').filter(|w| !w.is_empty()).collect();
    let marked = words
        .last()
        .is_some_and(|w| matches!(*w, "kerulet" | "ker" | "keruleti"));
    if marked {
        words.pop();
    }
    let in_budapest = words.first() == Some(&"budapest");
    if !marked && !in_budapest {
        return None;
    }
    let number = words
        .last()
        .and_then(|w| roman(w).or_else(|| w.parse().ok()))?;
    words.pop();
    (1..=23)
        .contains(&number)
        .then(|| (words.join(" "), format!("kerulet {number}")))
}

fn roman(word: &str) -> Option<u32> {
    let value = |c: char| match c {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        _ => None,
    };
    let values: Option<Vec<u32>> = word.chars().take(8).map(value).collect();
    let values = values.filter(|values| !values.is_empty())?;
    let smaller = |at: usize| values.get(at + 1).is_some_and(|next| *next > values[at]);
    let (less, more): (Vec<usize>, Vec<usize>) = (0..values.len()).partition(|at| smaller(*at));
    let sum = |of: Vec<usize>| of.into_iter().map(|at| values[at]).sum::<u32>();
    sum(more).checked_sub(sum(less))
}

/// A house number within a segment.
struct Found {
    number: HouseNumber,
    /// The first token that is not the street's.
    from: usize,
    /// The first token behind the number.
    after: usize,
}

/// The house number of a segment; `bare` allows a segment that has nothing but a number.
fn find_number(tokens: &[Token], bare: bool) -> Option<Found> {
    let mut fallback = None;
    for at in 0..tokens.len() {
        let named = tokens
            .get(..at)
            .unwrap_or_default()
            .iter()
            .any(|t| !t.is_number());
        let found = if let Some((number_at, kind)) = number::marker(tokens, at) {
            number::read(tokens, number_at).map(|(number, after)| {
                let kind = if kind == number::NumberKind::Plain {
                    number.kind
                } else {
                    kind
                };
                Found {
                    number: HouseNumber { kind, ..number },
                    from: at,
                    after,
                }
            })
        } else if named || bare && tokens.iter().all(number::is_within) {
            number::read(tokens, at).map(|(number, after)| Found {
                number,
                from: at,
                after,
            })
        } else {
            None
        };
        let Some(found) = found else { continue };
        match tokens.get(found.after) {
            // `Budapest 8. kerület` has no number, `Május 1. utca 5` has another.
            Some(next) if !number::is_within(next) => {
                if !matches!(next.text.as_str(), "ker" | "kerulet") && !is_ordinal(tokens, at, next)
                {
                    fallback = fallback.or(Some(found));
                }
            }
            _ if is_district(tokens, at) => {}
            _ => return Some(found),
        }
    }
    fallback
}

/// `Praha 4` is a district of the capital.
fn is_district(tokens: &[Token], at: usize) -> bool {
    let first = tokens.first().is_some_and(|t| t.text == "praha");
    at == 1 && first && tokens.len() == 2 && tokens[at].text.len() <= 2
}

/// `17. listopadu`, `1. utca`: the number belongs to the name.
fn is_ordinal(tokens: &[Token], at: usize, next: &Token) -> bool {
    let dotted = tokens.get(at).is_some_and(|t| t.dot);
    dotted || StreetKind::of(&next.text).is_some() || MONTHS.contains(&next.text.as_str())
}

const MONTHS: &[&str] = &[
    "ledna",
    "unora",
    "brezna",
    "dubna",
    "kvetna",
    "cervna",
    "cervence",
    "srpna",
    "zari",
    "rijna",
    "listopadu",
    "prosince",
    "maje",
    "pluku",
    "odboje",
];

/// Takes a postcode out: five digits, `256 01`, or four digits before a name; `first` in a line.
fn take_postcode(tokens: &mut Vec<Token>, first: bool) -> Option<u32> {
    let all_digits =
        |t: &Token, n: usize| t.text.len() == n && t.text.bytes().all(|b| b.is_ascii_digit());
    if tokens
        .first()
        .is_some_and(|t| matches!(t.text.as_str(), "psc" | "irsz" | "h" | "cz"))
    {
        tokens.remove(0);
    }
    if let Some(at) = tokens.iter().position(|t| all_digits(t, 5)) {
        return tokens.remove(at).text.parse().ok();
    }
    let pair = |at: usize| {
        let two = tokens.get(at).zip(tokens.get(at + 1));
        two.is_some_and(|(a, b)| all_digits(a, 3) && all_digits(b, 2) && !a.dot)
    };
    let last = tokens.len().saturating_sub(2);
    let at = if pair(0) {
        Some(0)
    } else if pair(last) && !first {
        Some(last)
    } else {
        None
    };
    if let Some(at) = at {
        let digits = format!("{}{}", tokens[at].text, tokens[at + 1].text);
        tokens.drain(at..at + 2);
        return digits.parse().ok();
    }
    let four = tokens
        .first()
        .is_some_and(|t| all_digits(t, 4) && !t.dot && !t.text.starts_with('0'));
    let named = tokens.get(1).is_none_or(|t| !t.is_number());
    if four && named {
        return tokens.remove(0).text.parse().ok();
    }
    None
}

#[cfg(test)]
#[path = "parse_tests.rs"]
mod tests;
