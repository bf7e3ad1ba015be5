//! The values of a vector tile's layer: each column remembers which of its own stand already, so that equal ones stand
//! once, where that is found cheaply.

use super::varint;
use crate::table::Property;
use crate::text::hex_digits;

/// The key of a column and the position of a value, as a feature's tags have them: their bytes from the lowest on, and in
/// the highest how many there are; 0 for null, of which a tile says nothing.
pub(super) type Tag = u64;

/// How many bytes a tag has.
pub(super) const fn length(tag: Tag) -> usize {
    (tag >> 56) as usize
}

/// Values as they stand in a layer.
pub(super) struct Values {
    pub(super) bytes: Vec<u8>,
    count: u32,
}

/// What a column remembers.
pub(super) struct Column<'t> {
    key: u8,
    last: (Property<'t>, Tag),
    numbers: Vec<(u64, u32)>,
    words: Vec<Word>,
}

/// Words among the values.
#[derive(Clone, Copy, Default)]
struct Word {
    hash: u64,
    /// Where they start among the bytes of all values; there is none at 0.
    start: usize,
    length: usize,
    position: u32,
}

/// Values of a column that are remembered.
const KNOWN: usize = 256;
/// Half the digits of the golden ratio (Knuth, The Art of Computer Programming, volume 3, 6.4).
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

impl<'t> Column<'t> {
    /// The column with this key, of which there may be 128.
    pub(super) const fn new(key: u8) -> Self {
        Self {
            key: key & 0x7F,
            last: (Property::Null, 0),
            numbers: Vec::new(),
            words: Vec::new(),
        }
    }

    /// The tag of a value, which is put among the values where it does not stand there yet.
    #[inline]
    pub(super) fn tag(&mut self, value: Property<'t>, values: &mut Values) -> Tag {
        if is_same(value, self.last.0) {
            return self.last.1;
        }
        self.other_tag(value, values)
    }

    #[inline(never)]
    fn other_tag(&mut self, value: Property<'t>, values: &mut Values) -> Tag {
        let tag = match self.position(value, values) {
            Some(position) => tag(self.key, position),
            None => 0,
        };
        self.last = (value, tag);
        tag
    }

    fn position(&mut self, value: Property<'_>, values: &mut Values) -> Option<u32> {
        match value {
            Property::Null => None,
            Property::Text(words) => Some(self.words(words.as_bytes(), values)),
            Property::List(words) if words.is_empty() => None,
            Property::List(words) => Some(self.number(words.bits().into(), values, |out| {
                push_text(out, words.joined().as_bytes());
            })),
            Property::Hex(hex) => {
                let (digits, first) = hex_digits(hex);
                Some(values.push(|out| push_text(out, &digits[first..])))
            }
            Property::Integer(number) => Some(self.number(number, values, |out| {
                out.extend([0x22, 1 + varint::length(number) as u8, 0x28]);
                varint::push(out, number);
            })),
            Property::Number(number) => Some(self.number(number.to_bits(), values, |out| {
                let mut own = [0x22, 9, 0x19, 0, 0, 0, 0, 0, 0, 0, 0];
                own[3..].copy_from_slice(&number.to_le_bytes());
                out.extend_from_slice(&own);
            })),
        }
    }

    fn words(&mut self, words: &[u8], values: &mut Values) -> u32 {
        let hash = hash(words);
        self.words.resize(KNOWN, Word::default());
        let word = &mut self.words[(hash >> 56) as usize];
        if word.start > 0 && word.hash == hash {
            let own = values.bytes.get(word.start..word.start + word.length);
            if own == Some(words) {
                return word.position;
            }
        }
        let position = values.push(|out| push_text(out, words));
        *word = Word {
            hash,
            start: values.bytes.len() - words.len(),
            length: words.len(),
            position,
        };
        position
    }

    /// A value by bits that are those of no other value of its column.
    fn number(&mut self, bits: u64, values: &mut Values, write: impl Fn(&mut Vec<u8>)) -> u32 {
        self.numbers.resize(KNOWN, (0, u32::MAX));
        let known = &mut self.numbers[(bits.wrapping_mul(GOLDEN) >> 56) as usize];
        if *known == (bits, known.1) && known.1 != u32::MAX {
            return known.1;
        }
        *known = (bits, values.push(write));
        known.1
    }
}

impl Values {
    /// None yet, with this room for them.
    pub(super) const fn new(room: Vec<u8>) -> Self {
        Self {
            bytes: room,
            count: 0,
        }
    }

    /// Puts a value behind the others, and says its position.
    fn push(&mut self, write: impl Fn(&mut Vec<u8>)) -> u32 {
        write(&mut self.bytes);
        self.count += 1;
        self.count - 1
    }
}

/// A key of one byte, and a position of at most five.
fn tag(key: u8, position: u32) -> Tag {
    let mut bytes = [0; 8 + varint::ROOM];
    bytes[0] = key;
    let end = varint::put(&mut bytes, 1, position.into());
    let low: Tag = (0..end).map(|nth| Tag::from(bytes[nth]) << (8 * nth)).sum();
    low | (end as Tag) << 56
}

/// Whether two values are the same, as far as that is told at a glance: equal texts may stand in two places.
#[inline]
fn is_same(a: Property<'_>, b: Property<'_>) -> bool {
    match (a, b) {
        (Property::Text(a), Property::Text(b)) => std::ptr::eq(a, b),
        (Property::Number(a), Property::Number(b)) => a.to_bits() == b.to_bits(),
        (Property::Integer(a), Property::Integer(b)) => a == b,
        (Property::List(a), Property::List(b)) => a.bits() == b.bits(),
        (Property::Null, Property::Null) => true,
        _ => false,
    }
}

/// A hash of eight bytes at a time, the last eight or fewer by themselves; it decides nothing but what is looked at.
fn hash(words: &[u8]) -> u64 {
    let mix = |hash: u64, eight: u64| (hash.rotate_left(29) ^ eight).wrapping_mul(GOLDEN);
    let length = words.len() as u64;
    let Some(last) = words.last_chunk::<8>() else {
        let few = words
            .iter()
            .fold(0, |few, byte| few << 8 | u64::from(*byte));
        return mix(length, few);
    };
    let (eights, _) = words.as_chunks::<8>();
    let eights = eights.iter().map(|eight| u64::from_le_bytes(*eight));
    mix(eights.fold(length, mix), u64::from_le_bytes(*last))
}

/// A value that is a text.
fn push_text(out: &mut Vec<u8>, text: &[u8]) {
    out.push(0x22);
    varint::push(out, varint::field_length(text.len()) as u64);
    varint::push_field(out, 0x0A, text);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(tag: Tag) -> Vec<u8> {
        tag.to_le_bytes()[..length(tag)].to_vec()
    }

    #[test]
    fn a_tag_is_its_key_and_position_as_protocol_buffers_write_them() {
        for position in [0, 1, 127, 128, 16_383, 16_384, 2_097_152, u32::MAX] {
            let mut written = vec![17];
            varint::push(&mut written, position.into());
            assert_eq!(bytes(tag(17, position)), written, "{position}");
        }
    }

    #[test]
    fn equal_values_stand_once_and_null_nowhere() {
        let (mut values, mut column) = (Values::new(Vec::new()), Column::new(3));
        let own = String::from("hot99");
        let said = [
            (Property::Text("hot99"), Some(0)),
            (Property::Text("a text longer than eight bytes"), Some(1)),
            (Property::Null, None),
            (Property::Text(&own), Some(0)),
            (Property::Number(0.5), Some(2)),
            (Property::Number(0.0), Some(3)),
            (Property::Number(-0.0), Some(4)),
            (Property::Number(0.5), Some(2)),
            (Property::Hex(0x891e), Some(5)),
        ];
        for (value, position) in said {
            let wanted = position.map_or(0, |position| tag(3, position));
            assert_eq!(column.tag(value, &mut values), wanted, "{value:?}");
        }
        assert_eq!(values.count, 6);
        assert!(values.bytes.ends_with(b"\x22\x06\x0A\x04891e"));
    }

    #[test]
    fn texts_of_every_length_have_hashes_of_their_own() {
        let texts: Vec<String> = (0..60).map(|length| "a".repeat(length)).collect();
        let mut hashes: Vec<u64> = texts.iter().map(|text| hash(text.as_bytes())).collect();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), texts.len());
    }
}
