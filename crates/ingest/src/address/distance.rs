//! How far two names are from each other: optimal string alignment (Damerau 1964; omitted, added, changed and swapped
//! letters), bounded, and whether a single changed letter is a slip of the finger or the eye.

/// Names longer than this are never compared loosely.
const LONGEST: usize = 63;

/// One bit for each letter that occurs: two names at distance `d` differ in at most `2 d` of them.
pub(crate) fn letters(name: &str) -> u64 {
    let bit = |byte: u8| match byte {
        b'a'..=b'z' => 1 << (byte - b'a'),
        b'0'..=b'9' => 1 << (26 + byte - b'0'),
        _ => 0,
    };
    name.bytes().map(bit).fold(0, |all, one| all | one)
}

/// The distance, where it is at most `most`. A lost letter (`?`) equals any.
pub(crate) fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().abs_diff(b.len()) > most || a.len() > LONGEST || b.len() > LONGEST {
        return None;
    }
    let mut rows = [[0_usize; LONGEST + 1]; 3];
    for (at, cell) in rows[0].iter_mut().enumerate() {
        *cell = at;
    }
    for i in 1..=a.len() {
        let (this, last, before) = (i % 3, (i + 2) % 3, (i + 1) % 3);
        rows[this][0] = i;
        let mut least = i;
        for j in 1..=b.len() {
            let same = a[i - 1] == b[j - 1] || a[i - 1] == b'?' || b[j - 1] == b'?';
            let mut cell = rows[last][j - 1] + usize::from(!same);
            cell = cell.min(rows[last][j] + 1).min(rows[this][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cell = cell.min(rows[before][j - 2] + 1);
            }
            rows[this][j] = cell;
            least = least.min(cell);
        }
        if least > most {
            return None;
        }
    }
    let found = rows[a.len() % 3][b.len()];
    (found <= most).then_some(found)
}

/// Rows of a keyboard; those of QWERTZ and QWERTY alike.
const KEYS: [&[u8]; 4] = [b"qwertzuiop", b"asdfghjkl", b"yxcvbnm", b"qwertyuiop"];
const ALIKE: [&[u8]; 9] = [
    b"il1j", b"o0", b"mn", b"uv", b"ce", b"gq", b"sz", b"yi", b"vw",
];

/// Whether names of one length that differ in one letter differ by neighbouring keys or letters that look or sound
/// alike; true where they differ otherwise than by one changed letter.
pub(crate) fn is_slip(a: &str, b: &str) -> bool {
    if a.len() != b.len() {
        return true;
    }
    let mut changed = a.bytes().zip(b.bytes()).filter(|(x, y)| x != y);
    let (Some((x, y)), None) = (changed.next(), changed.next()) else {
        return true;
    };
    if x == b'?' || y == b'?' {
        return true;
    }
    let beside = |row: &&[u8]| {
        let at = |letter: u8| row.iter().position(|key| *key == letter);
        matches!((at(x), at(y)), (Some(one), Some(other)) if one.abs_diff(other) == 1)
    };
    let below = |rows: &[&[u8]]| {
        let at = |row: &[u8], letter: u8| row.iter().position(|key| *key == letter);
        let near = |p: u8, q: u8| matches!((at(rows[0], p), at(rows[1], q)), (Some(one), Some(other)) if one == other || one == other + 1);
        near(x, y) || near(y, x)
    };
    KEYS.iter().any(beside)
        || below(&KEYS[0..2])
        || below(&KEYS[1..3])
        || ALIKE.iter().any(|set| set.contains(&x) && set.contains(&y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_usual_mistake_counts_once() {
        for wrong in [
            "masarikova",
            "masrykova",
            "masaarykova",
            "msaarykova",
            "mas?rykova?",
        ] {
            let found = distance("masarykova", wrong, 2);
            assert_eq!(found, Some(1), "{wrong}");
        }
        assert_eq!(distance("mas?rykova", "masarykova", 2), Some(0));
        assert_eq!(distance("masarykova", "jiraskova", 2), None);
        assert_eq!(distance("", "ab", 2), Some(2));
    }

    #[test]
    fn the_bound_does_not_change_what_is_within_it() {
        let names = [
            "polni", "dolni", "plni", "horni", "polnni", "opnli", "jarni",
        ];
        for a in names {
            for b in names {
                let whole = distance(a, b, 60);
                assert_eq!(whole, distance(b, a, 60));
                for most in 0..5 {
                    assert_eq!(distance(a, b, most), whole.filter(|d| *d <= most));
                }
                let differ = (letters(a) ^ letters(b)).count_ones() as usize;
                assert!(differ <= 2 * whole.expect("unbounded"));
            }
        }
    }

    #[test]
    fn a_slip_is_told_from_another_word() {
        assert!(
            is_slip("polni", "polmi") && is_slip("polni", "plni") && is_slip("husova", "hisova")
        );
        assert!(
            !is_slip("polni", "dolni") && !is_slip("lucni", "rucni") && !is_slip("jarni", "parni")
        );
    }
}
