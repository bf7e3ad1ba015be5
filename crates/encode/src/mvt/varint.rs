//! Numbers of protocol buffers: seven bits a byte, the lowest first; those of one and two bytes are written without a
//! branch, since which of them a number is cannot be foretold.

/// Room that a number may take, also while it is written.
pub(super) const ROOM: usize = 10;

/// Writes a number where there is room for [`ROOM`] bytes, and says where it ends.
pub(super) fn put(out: &mut [u8], at: usize, mut number: u64) -> usize {
    if number < 0x4000 {
        let is_two = u64::from(number >= 0x80);
        let both = number & 0x7F | is_two << 7 | number >> 7 << 8;
        out[at..at + 2].copy_from_slice(&(both as u16).to_le_bytes());
        return at + 1 + is_two as usize;
    }
    let mut end = at;
    while number >= 0x80 {
        out[end] = number as u8 | 0x80;
        number >>= 7;
        end += 1;
    }
    out[end] = number as u8;
    end + 1
}

/// Writes a number behind what is there.
pub(super) fn push(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// How many bytes a number takes.
pub(super) const fn length(number: u64) -> usize {
    let bits = 64 - (number | 1).leading_zeros() as usize;
    bits.div_ceil(7)
}

/// What a field of so many bytes takes with its tag and length.
pub(super) const fn field_length(bytes: usize) -> usize {
    1 + length(bytes as u64) + bytes
}

/// Writes a field.
pub(super) fn push_field(out: &mut Vec<u8>, tag: u8, bytes: &[u8]) {
    out.push(tag);
    push(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_alike_wherever_it_is_put_and_as_long_as_is_said() {
        let edges = (0..64).flat_map(|bit| [(1_u64 << bit) - 1, 1 << bit, (1 << bit) + 1]);
        for number in edges.chain(0..20_000).chain([u64::MAX]) {
            let (mut room, mut pushed) = ([0xFF; 2 * ROOM], Vec::new());
            let end = put(&mut room, 3, number);
            push(&mut pushed, number);
            assert_eq!(room[3..end], pushed, "{number}");
            assert_eq!(length(number), pushed.len(), "{number}");
            let bits = |(nth, byte): (usize, &u8)| u64::from(byte & 0x7F) << (7 * nth);
            let read: u64 = pushed.iter().enumerate().map(bits).sum();
            assert_eq!(read, number);
        }
    }
}
