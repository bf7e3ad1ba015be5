//! Numbers as bytes: varints, zigzag, bits, and the bytes of floating-point numbers side by side.

/// Seven bits a byte, the lowest first; the highest bit of a byte says that more follow (LEB128).
pub(super) fn push_varint(out: &mut Vec<u8>, mut number: u64) {
    while number > 0x7F {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// A signed number as a varint: 0, -1, 1, -2 … are 0, 1, 2, 3 ….
pub(super) fn push_signed(out: &mut Vec<u8>, number: i64) {
    push_varint(out, ((number << 1) ^ (number >> 63)) as u64);
}

/// Bits, the lowest of a byte first.
pub(super) fn bits(all: impl Iterator<Item = bool>) -> Vec<u8> {
    let mut out = Vec::new();
    for (nth, bit) in all.enumerate() {
        if nth % 8 == 0 {
            out.push(0);
        }
        if let Some(last) = out.last_mut() {
            *last |= u8::from(bit) << (nth % 8);
        }
    }
    out
}

/// IEEE 754 double-precision numbers: the highest byte of all of them, then the next, to the lowest.
pub(super) fn planes(numbers: &[f64]) -> Vec<u8> {
    let highest_first = (0..8).rev();
    let plane = |byte: u32| {
        numbers
            .iter()
            .map(move |n| (n.to_bits() >> (8 * byte)) as u8)
    };
    highest_first.flat_map(plane).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_short_as_they_are_small() {
        let mut out = Vec::new();
        for number in [0, 1, -1, 63, -64, 64] {
            push_signed(&mut out, number);
        }
        assert_eq!(out, [0, 2, 1, 126, 127, 128, 1]);
        out.clear();
        push_signed(&mut out, i64::MIN);
        assert_eq!(out, [255, 255, 255, 255, 255, 255, 255, 255, 255, 1]);
        assert_eq!(bits([true, false, true].into_iter()), [5]);
        assert_eq!(bits([false; 9].into_iter()), [0, 0]);
        let one = 1.0_f64.to_be_bytes();
        assert_eq!(planes(&[1.0]), one);
        let two = planes(&[1.0, -2.5]);
        assert_eq!((two[0], two[1]), (one[0], (-2.5_f64).to_be_bytes()[0]));
    }
}
