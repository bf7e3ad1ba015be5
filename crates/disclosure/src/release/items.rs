//! A chunk read as it comes, item by item, so that nobody needs all of its bytes at once.

use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::{ChunkRef, InvalidRelease};

/// Takes the bytes of a chunk part by part and gives its items (shapes, cells or details). What it gave counts only once
/// [`Self::finish`] has compared length and checksum.
pub struct Items<T> {
    chunk: ChunkRef,
    what: String,
    hasher: Sha256,
    taken: u64,
    /// The beginning of an item whose end has not come.
    rest: Vec<u8>,
    /// Items to come; none before the list has said how many it has.
    left: Option<usize>,
    given: usize,
    item: PhantomData<T>,
}

impl<T: DeserializeOwned> Items<T> {
    pub(super) fn new(chunk: &ChunkRef, what: String) -> Self {
        Self {
            chunk: *chunk,
            what,
            hasher: Sha256::new(),
            taken: 0,
            rest: Vec::new(),
            left: None,
            given: 0,
            item: PhantomData,
        }
    }

    /// Takes the next bytes and calls for each item that they complete, with the number of items that the chunk says it
    /// has (a promise, not more).
    pub fn take(
        &mut self,
        bytes: &[u8],
        mut each: impl FnMut(T, usize),
    ) -> Result<(), InvalidRelease> {
        self.taken += bytes.len() as u64;
        if self.taken > self.chunk.length {
            return Err(self.damaged());
        }
        self.hasher.update(bytes);
        if self.rest.is_empty() {
            let used = self.give(bytes, &mut each)?;
            self.rest.extend_from_slice(&bytes[used..]);
        } else {
            let mut all = std::mem::take(&mut self.rest);
            all.extend_from_slice(bytes);
            let used = self.give(&all, &mut each)?;
            all.drain(..used);
            self.rest = all;
        }
        Ok(())
    }

    /// Says how many items there were, where everything came and is what was published.
    pub fn finish(self) -> Result<usize, InvalidRelease> {
        let whole = self.taken == self.chunk.length && self.left == Some(0);
        let same = <[u8; 32]>::from(self.hasher.clone().finalize()) == self.chunk.checksum;
        if !whole || !same {
            return Err(self.damaged());
        }
        Ok(self.given)
    }

    /// Gives what is complete in these bytes, and says how many were used.
    fn give(
        &mut self,
        bytes: &[u8],
        each: &mut impl FnMut(T, usize),
    ) -> Result<usize, InvalidRelease> {
        let mut rest = bytes;
        if self.left.is_none() {
            let Some((count, after)) = self.next::<usize>(rest)? else {
                return Ok(0);
            };
            (self.left, rest) = (Some(count), after);
        }
        while self.left.is_some_and(|left| left > 0)
            && let Some((item, after)) = self.next::<T>(rest)?
        {
            let left = self.left.unwrap_or_default();
            each(item, left + self.given);
            (self.given, self.left) = (self.given + 1, Some(left - 1));
            rest = after;
        }
        Ok(bytes.len() - rest.len())
    }

    fn next<'b, V: DeserializeOwned>(
        &self,
        bytes: &'b [u8],
    ) -> Result<Option<(V, &'b [u8])>, InvalidRelease> {
        match postcard::take_from_bytes(bytes) {
            Ok(found) => Ok(Some(found)),
            Err(postcard::Error::DeserializeUnexpectedEnd) => Ok(None),
            Err(source) => Err(InvalidRelease::Format {
                what: self.what.clone(),
                source,
            }),
        }
    }

    fn damaged(&self) -> InvalidRelease {
        InvalidRelease::Checksum {
            what: self.what.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::checksum;

    type Item = (u32, String);

    fn read(bytes: &[u8], chunk: &ChunkRef, part: usize) -> Result<Vec<Item>, InvalidRelease> {
        let mut items = Items::<Item>::new(chunk, "items".to_owned());
        let mut found = Vec::new();
        for part in bytes.chunks(part) {
            items.take(part, |item, count| {
                assert_eq!(count, 500);
                found.push(item);
            })?;
        }
        items.finish()?;
        Ok(found)
    }

    #[test]
    fn items_are_the_same_however_the_bytes_are_parted() {
        let items: Vec<Item> = (0..500)
            .map(|nth| (nth * 7919, "x".repeat(nth as usize % 90)))
            .collect();
        let bytes = postcard::to_stdvec(&items).unwrap();
        let chunk = ChunkRef {
            checksum: checksum(&bytes),
            length: bytes.len() as u64,
        };
        for part in [1, 2, 63, 1000, bytes.len()] {
            assert_eq!(read(&bytes, &chunk, part).unwrap(), items, "{part}");
        }
    }

    #[test]
    fn what_is_short_long_or_changed_is_damaged() {
        let items: Vec<Item> = vec![(1, "one".to_owned()), (2, "two".to_owned())];
        let bytes = postcard::to_stdvec(&items).unwrap();
        let chunk = ChunkRef {
            checksum: checksum(&bytes),
            length: bytes.len() as u64,
        };
        let fails = |bytes: &[u8]| {
            let mut items = Items::<Item>::new(&chunk, "items".to_owned());
            items
                .take(bytes, |_, _| ())
                .and_then(|()| items.finish())
                .is_err()
        };
        assert!(!fails(&bytes));
        assert!(fails(&bytes[..bytes.len() - 1]) && fails(&[]));
        assert!(fails(&[bytes.as_slice(), &[0]].concat()));
        let mut changed = bytes.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert!(fails(&changed));
    }
}
