//! The text that holds a town's keys, in a file or in the environment: two formats are read, the second is written.
//! Format 2 names each of its three keys on a line of its own; format 1 had two keys in one line and none for noise.

use sha2::{Digest, Sha256};

/// One secret: 256 bits.
pub(crate) type Key = [u8; 32];

const FIRST: &str = "gocpont keys 1";
const SECOND: &str = "gocpont keys 2";

/// Of keys that anybody can make: they hide nobody.
const DEMO_FIRST: &str = "gocpont demo keys 1";
const DEMO_SECOND: &str = "gocpont demo keys 2";

/// What a text of keys holds.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct KeyText {
    pub(crate) unit: Key,
    pub(crate) partition: Key,
    /// None in the first format.
    pub(crate) noise: Option<Key>,
    /// The header says so.
    pub(crate) is_demo: bool,
}

impl KeyText {
    /// Reads either format; lines end with a line feed or, as in an environment variable, with `;`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut lines = text.split(['\n', ';']).map(str::trim);
        let header = lines.next()?;
        let rest: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
        match header {
            FIRST | DEMO_FIRST => first(&rest, header == DEMO_FIRST),
            SECOND | DEMO_SECOND => second(&rest, header == DEMO_SECOND),
            _ => None,
        }
    }

    /// The second format; without a noise key there is none.
    pub(crate) fn written(&self) -> Option<String> {
        let header = if self.is_demo { DEMO_SECOND } else { SECOND };
        let lines = [
            ("unit", self.unit),
            ("partition", self.partition),
            ("noise", self.noise?),
        ];
        let lines = lines.map(|(name, key)| format!("{name} {}\n", to_hex(&key)));
        Some(format!("{header}\n{}", lines.concat()))
    }

    /// What the store and the releases know unit and partition key by, since the first format.
    pub(crate) fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(FIRST);
        hash.update(self.unit);
        hash.update(self.partition);
        to_hex(&hash.finalize()[..8])
    }

    /// The noise key of demo keys without one and without a known seed.
    pub(crate) fn derived_noise(&self) -> Key {
        let mut hash = Sha256::new();
        hash.update("gocpont demo noise of the other two");
        hash.update(self.unit);
        hash.update(self.partition);
        hash.finalize().into()
    }

    /// Keys that somebody typed, for a test or in haste: one byte over and over, or the same key twice.
    pub(crate) fn is_typed(&self) -> bool {
        let keys: Vec<Key> = [Some(self.unit), Some(self.partition), self.noise]
            .into_iter()
            .flatten()
            .collect();
        let same_byte = |key: &Key| key.iter().all(|byte| *byte == key[0]);
        let again = |(at, key): (usize, &Key)| keys[..at].contains(key);
        keys.iter().any(same_byte) || keys.iter().enumerate().any(again)
    }
}

fn first(lines: &[&str], is_demo: bool) -> Option<KeyText> {
    let [both] = lines else {
        return None;
    };
    let (unit, partition) = both.split_at_checked(64)?;
    Some(KeyText {
        unit: from_hex(unit)?,
        partition: from_hex(partition)?,
        noise: None,
        is_demo,
    })
}

fn second(lines: &[&str], is_demo: bool) -> Option<KeyText> {
    let named = |name: &str| {
        let mut of_name = lines.iter().filter_map(|line| {
            let (word, hex) = line.split_once(' ')?;
            (word == name).then(|| hex.trim())
        });
        let key = from_hex(of_name.next()?)?;
        of_name.next().is_none().then_some(key)
    };
    (lines.len() == 3).then_some(())?;
    Some(KeyText {
        unit: named("unit")?,
        partition: named("partition")?,
        noise: Some(named("noise")?),
        is_demo,
    })
}

pub(crate) fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(text: &str) -> Option<Key> {
    let mut key = [0; 32];
    if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    for (at, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(from: u8) -> String {
        (from..from + 32)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    #[test]
    fn both_formats_are_read_and_the_second_is_written() {
        let first = KeyText::parse(&format!("gocpont keys 1\n{}{}\n", hex(0), hex(32))).unwrap();
        assert_eq!((first.unit[1], first.partition[0]), (1, 32));
        assert!(first.noise.is_none() && first.written().is_none() && !first.is_demo);
        let whole = KeyText {
            noise: Some([9; 32]),
            ..first.clone()
        };
        let text = whole.written().unwrap();
        let head = format!(
            "gocpont keys 2\nunit {}\npartition {}\nnoise 0909",
            hex(0),
            hex(32)
        );
        assert!(text.starts_with(&head), "{text}");
        let read = KeyText::parse(&text).unwrap();
        assert!(read == whole);
        assert_eq!(first.fingerprint(), read.fingerprint());
    }

    #[test]
    fn lines_may_end_with_a_semicolon() {
        let text = format!(
            "gocpont demo keys 2; noise {}; unit {};partition {};",
            hex(2),
            hex(0),
            hex(1)
        );
        let read = KeyText::parse(&text).unwrap();
        assert!(read.is_demo);
        assert_eq!(read.noise.unwrap()[0], 2);
    }

    #[test]
    fn what_is_no_key_is_none() {
        let lines = |noise: &str| {
            format!(
                "gocpont keys 2\nunit {}\npartition {}\n{noise}",
                hex(0),
                hex(1)
            )
        };
        assert!(KeyText::parse(&lines(&format!("noise {}", hex(2)))).is_some());
        let wrong = [
            String::new(),
            format!("noise {}", &hex(2)[1..]),
            format!("noise +{}", &hex(2)[1..]),
            format!("unit {}", hex(2)),
            format!("noise {}\nnoise {}", hex(2), hex(2)),
        ];
        for noise in wrong {
            assert!(KeyText::parse(&lines(&noise)).is_none(), "{noise}");
        }
        assert!(KeyText::parse("gocpont keys 3\n").is_none());
        assert!(KeyText::parse(&format!("gocpont keys 1\n{}é{}", hex(0), hex(1))).is_none());
    }

    #[test]
    fn keys_that_somebody_typed_are_known() {
        let drawn = KeyText {
            unit: std::array::from_fn(|at| at as u8),
            partition: std::array::from_fn(|at| 1 + at as u8),
            noise: Some(std::array::from_fn(|at| 2 + at as u8)),
            is_demo: false,
        };
        assert!(!drawn.is_typed());
        let typed = [
            KeyText {
                unit: [0; 32],
                ..drawn.clone()
            },
            KeyText {
                noise: Some(drawn.unit),
                ..drawn
            },
        ];
        assert!(typed.iter().all(KeyText::is_typed));
    }
}
