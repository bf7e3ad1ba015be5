//! The chain: each entry's hash covers its fields and the hash before it, so that nothing inside can be changed, left out or
//! put in without all that follows being wrong. What was cut off at the end is found by a head that was kept elsewhere.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

use super::log::Noted;
use crate::secret::{bytes, hex};

/// What stands before the first entry.
const BEGINNING: [u8; 32] = [0; 32];
/// The length that stands for a field that is absent; no field is so long.
const ABSENT: u32 = u32::MAX;

/// The hash of the last entry, which says everything about those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head(pub(crate) [u8; 32]);

impl Head {
    /// Before the first entry.
    pub(crate) const BEGINNING: Self = Self(BEGINNING);
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

/// A text that is no head.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no head of an audit: 64 hexadecimal digits")]
pub struct InvalidHead(pub String);

impl FromStr for Head {
    type Err = InvalidHead;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = bytes(&text.trim().to_ascii_lowercase());
        found.map(Self).ok_or_else(|| InvalidHead(text.to_owned()))
    }
}

/// A chain that is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many entries it has.
    pub entries: u64,
    /// Its head.
    pub head: Head,
}

/// What is wrong with a chain, at the first entry where something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// An entry is not what its hash says, or does not follow the one before it.
    #[error("entry {0} was changed, or something before it was taken out")]
    Entry(i64),
    /// Entries are missing: where this number should stand is another.
    #[error("entry {0} is missing")]
    Missing(i64),
    /// The head that was kept is none of this chain.
    #[error(
        "the chain does not hold the head that was kept: its end was cut off, or it is another's"
    )]
    Head,
}

/// The hash of an entry behind another. The canonical form: a version, then each field in a fixed order, its length in four
/// bytes (big-endian) before it, numbers as their decimal digits.
pub(super) fn hash(before: &Head, entry: &Noted) -> Head {
    let mut hash = Sha256::new();
    hash.update(before.0);
    hash.update(b"gocpont audit 1");
    let mut field = |text: Option<&str>| {
        let length = text.map_or(ABSENT, |text| {
            u32::try_from(text.len()).unwrap_or(ABSENT - 1)
        });
        hash.update(length.to_be_bytes());
        hash.update(text.unwrap_or_default());
    };
    let number = |number: Option<i64>| number.map(|number| number.to_string());
    field(Some(&entry.id.to_string()));
    field(Some(&entry.at.to_string()));
    field(Some(&entry.who_kind));
    field(entry.who.as_deref());
    field(entry.tenant.as_deref());
    field(Some(&entry.act));
    field(entry.object_kind.as_deref());
    field(entry.object.as_deref());
    field(entry.filter.as_deref());
    field(number(entry.persons).as_deref());
    field(entry.export.as_deref());
    field(entry.reason.as_deref());
    field(Some(&entry.outcome));
    field(number(entry.of).as_deref());
    Head(hash.finalize().into())
}

/// Follows a chain from its beginning.
pub(super) struct Follower {
    entries: u64,
    head: Head,
    kept: Option<Head>,
    found: bool,
}

impl Follower {
    pub(super) fn new(kept: Option<Head>) -> Self {
        Self {
            entries: 0,
            head: Head::BEGINNING,
            found: kept.is_none_or(|kept| kept == Head::BEGINNING),
            kept,
        }
    }

    pub(super) fn follow(&mut self, entry: &Noted) -> Result<(), Broken> {
        let expected = i64::try_from(self.entries).unwrap_or(i64::MAX) + 1;
        if entry.id != expected {
            return Err(Broken::Missing(expected));
        }
        let own = hash(&self.head, entry);
        if own != entry.hash {
            return Err(Broken::Entry(entry.id));
        }
        self.entries += 1;
        self.head = own;
        self.found |= self.kept == Some(own);
        Ok(())
    }

    pub(super) fn end(self) -> Result<Verified, Broken> {
        if self.found {
            Ok(Verified {
                entries: self.entries,
                head: self.head,
            })
        } else {
            Err(Broken::Head)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_and_its_text_are_the_same_thing() {
        let head = Head([0xab; 32]);
        assert_eq!(head.to_string().parse(), Ok(head));
        assert_eq!(head.to_string().to_uppercase().parse(), Ok(head));
        for text in ["", "ab", &"g".repeat(64), &"a".repeat(63), &"a".repeat(66)] {
            assert!(text.parse::<Head>().is_err(), "{text:?}");
        }
    }

    fn noted() -> Noted {
        Noted {
            id: 1,
            at: 1_000_000,
            who_kind: "account".into(),
            who: Some("anna".into()),
            tenant: None,
            act: "export".into(),
            object_kind: None,
            object: None,
            filter: Some("age ge 80".into()),
            persons: Some(12),
            export: None,
            reason: None,
            outcome: "done".into(),
            of: None,
            hash: Head::BEGINNING,
        }
    }

    #[test]
    fn every_field_and_its_place_are_in_the_hash() {
        let own = hash(&Head::BEGINNING, &noted());
        let changes: [fn(&mut Noted); 17] = [
            |entry| entry.id = 2,
            |entry| entry.at = 1_000_001,
            |entry| entry.who_kind = "token".into(),
            |entry| entry.who = Some("bela".into()),
            |entry| entry.who = None,
            |entry| entry.tenant = Some(String::new()),
            |entry| entry.act = "see".into(),
            |entry| entry.object_kind = Some("account".into()),
            |entry| entry.object = Some("x".into()),
            |entry| entry.filter = Some("age ge 8".into()),
            |entry| entry.persons = Some(1),
            |entry| entry.persons = None,
            |entry| entry.export = Some("a.csv".into()),
            |entry| entry.reason = Some("why".into()),
            |entry| entry.outcome = "refused".into(),
            |entry| entry.of = Some(1),
            // A text moved from one field to the next.
            |entry| (entry.tenant, entry.who) = (entry.who.take(), None),
        ];
        for (at, change) in changes.iter().enumerate() {
            let mut changed = noted();
            change(&mut changed);
            assert_ne!(hash(&Head::BEGINNING, &changed), own, "change {at}");
        }
        assert_ne!(hash(&Head([1; 32]), &noted()), own);
    }

    #[test]
    fn the_canonical_form_stays_as_it_is() {
        // Whatever changes this breaks every chain there is.
        let own = hash(&Head::BEGINNING, &noted()).to_string();
        insta::assert_snapshot!("canonical", own);
    }
}
