//! Numbers and words as bytes, alike in every text format.

use gocpont_disclosure::release::Vertex;
use serde::Serialize;

/// How large a chunk of a stream grows before it is handed on.
pub(crate) const CHUNK_BYTES: usize = 64 * 1024;

/// A value as JSON.
pub(crate) fn push_json(out: &mut Vec<u8>, value: &(impl Serialize + ?Sized)) {
    serde_json::to_writer(out, value).expect("a Vec takes every byte, and the value is plain");
}

/// The shortest text that reads back as the same number; a whole number without a point.
pub(crate) fn push_number(out: &mut Vec<u8>, number: f64) {
    push_json(out, &number);
    if out.ends_with(b".0") {
        out.truncate(out.len() - 2);
    }
}

/// A whole number.
pub(crate) fn push_integer(out: &mut Vec<u8>, mut number: u64) {
    let start = out.len();
    loop {
        out.push(b'0' + (number % 10) as u8);
        number /= 10;
        if number == 0 {
            break;
        }
    }
    out[start..].reverse();
}

/// A number in hexadecimal digits.
pub(crate) fn push_hex(out: &mut Vec<u8>, number: u64) {
    let digits = (64 - number.leading_zeros()).div_ceil(4).max(1);
    for nth in (0..digits).rev() {
        let digit = (number >> (4 * nth) & 0xF) as u8;
        out.push(if digit < 10 {
            b'0' + digit
        } else {
            b'a' + digit - 10
        });
    }
}

/// Millionths of a degree as degrees, without trailing zeros.
pub(crate) fn push_degrees(out: &mut Vec<u8>, millionths: i32) {
    if millionths < 0 {
        out.push(b'-');
    }
    let all = millionths.unsigned_abs();
    push_integer(out, u64::from(all / 1_000_000));
    let mut rest = all % 1_000_000;
    if rest == 0 {
        return;
    }
    let mut digits = *b".000000";
    for digit in digits[1..].iter_mut().rev() {
        *digit = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    let zeros = digits.iter().rev().take_while(|digit| **digit == b'0');
    let kept = digits.len() - zeros.count();
    out.extend_from_slice(&digits[..kept]);
}

/// `longitude,latitude`.
pub(crate) fn push_vertex(out: &mut Vec<u8>, (x, y): Vertex) {
    push_degrees(out, x);
    out.push(b',');
    push_degrees(out, y);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(push: impl Fn(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        push(&mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn degrees_have_at_most_six_decimals_and_no_trailing_zero() {
        let degrees = |millionths| text(|out| push_degrees(out, millionths));
        assert_eq!(degrees(18_300_000), "18.3");
        assert_eq!(degrees(-1), "-0.000001");
        assert_eq!(degrees(-180_000_000), "-180");
        assert_eq!(degrees(47_650_001), "47.650001");
        assert_eq!(degrees(0), "0");
        assert_eq!(degrees(i32::MIN), "-2147.483648");
    }

    #[test]
    fn numbers_read_back_as_themselves() {
        for number in [0.1 + 0.2, 1e-300, -2.5, 1.0 / 3.0, 12_345.678, 5e-324] {
            let written = text(|out| push_number(out, number));
            assert_eq!(written.parse::<f64>().unwrap().to_bits(), number.to_bits());
        }
        assert_eq!(text(|out| push_number(out, 1.0)), "1");
        assert_eq!(text(|out| push_number(out, 0.25)), "0.25");
    }

    #[test]
    fn hexadecimal_digits_are_those_of_the_standard_library() {
        for number in [0, 9, 10, 0x10, 0x0892_8308_2803_ffff, u64::MAX] {
            assert_eq!(text(|out| push_hex(out, number)), format!("{number:x}"));
        }
    }

    #[test]
    fn integers_are_plain() {
        for number in [0, 7, 10, 4_294_967_296, u64::MAX] {
            assert_eq!(text(|out| push_integer(out, number)), number.to_string());
        }
    }
}
