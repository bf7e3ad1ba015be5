//! Numbers and words as bytes, alike in every text format.

use gocpont_disclosure::release::Vertex;
use serde::Serialize;

use crate::table::Property;

/// How large a chunk of a stream grows before it is handed on.
pub(crate) const CHUNK_BYTES: usize = 64 * 1024;

/// A value as JSON.
pub(crate) fn push_json(out: &mut Vec<u8>, value: &(impl Serialize + ?Sized)) {
    serde_json::to_writer(out, value).expect("a Vec takes every byte, and the value is plain");
}

/// Words as a JSON text.
pub(crate) fn push_words(out: &mut Vec<u8>, words: &str) {
    if words
        .bytes()
        .all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\')
    {
        out.push(b'"');
        out.extend_from_slice(words.as_bytes());
        out.push(b'"');
    } else {
        push_json(out, words);
    }
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
    let (mut digits, mut start) = ([0; 20], 20);
    loop {
        start -= 1;
        digits[start] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[start..]);
}

/// A number in hexadecimal digits.
pub(crate) fn push_hex(out: &mut Vec<u8>, number: u64) {
    let (digits, first) = hex_digits(number);
    out.extend_from_slice(&digits[first..]);
}

/// All sixteen hexadecimal digits of a number, and which is the first that is written.
pub(crate) fn hex_digits(number: u64) -> ([u8; 16], usize) {
    let halves = [number >> 32, number & 0xFFFF_FFFF].map(eight_digits);
    let mut digits = [0; 16];
    digits[..8].copy_from_slice(&halves[0]);
    digits[8..].copy_from_slice(&halves[1]);
    (digits, ((number | 1).leading_zeros() / 4) as usize)
}

/// The digits of half a number, all at once: each four bits get a byte, and those above nine become letters.
fn eight_digits(half: u64) -> [u8; 8] {
    let pairs = (half | half << 16) & 0x0000_FFFF_0000_FFFF;
    let bytes = (pairs | pairs << 8) & 0x00FF_00FF_00FF_00FF;
    let fours = (bytes | bytes << 4) & 0x0F0F_0F0F_0F0F_0F0F;
    let letters = (fours + 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101;
    (fours + 0x3030_3030_3030_3030 + letters * u64::from(b'a' - b'0' - 10)).to_be_bytes()
}

/// Millionths of a degree as degrees, without trailing zeros.
pub(crate) fn push_degrees(out: &mut Vec<u8>, millionths: i32) {
    let mut text = [0; DEGREES];
    let length = degrees(&mut text, millionths);
    out.extend_from_slice(&text[..length]);
}

/// Room for the longest degrees: a sign, four digits, the point and six more.
const DEGREES: usize = 12;

/// Writes degrees from the start of their room and says how long they are.
fn degrees(text: &mut [u8; DEGREES], millionths: i32) -> usize {
    let all = millionths.unsigned_abs();
    let (whole, rest) = (all / 1_000_000, all % 1_000_000);
    let mut length = 0;
    if millionths < 0 {
        text[0] = b'-';
        length = 1;
    }
    let places = match whole {
        0..10 => 1,
        10..100 => 2,
        100..1000 => 3,
        _ => 4,
    };
    let mut left = whole;
    for digit in text[length..length + places].iter_mut().rev() {
        *digit = b'0' + (left % 10) as u8;
        left /= 10;
    }
    length += places;
    if rest == 0 {
        return length;
    }
    text[length] = b'.';
    let mut left = rest;
    for digit in text[length + 1..length + 7].iter_mut().rev() {
        *digit = b'0' + (left % 10) as u8;
        left /= 10;
    }
    length += 7;
    while text[length - 1] == b'0' {
        length -= 1;
    }
    length
}

/// A number with so many digits behind the point at most, without trailing zeros; null where it is not finite.
pub(crate) fn push_decimal(out: &mut Vec<u8>, number: f64, digits: u8) {
    if !number.is_finite() || number.abs() > 1e12 {
        out.extend_from_slice(b"null");
        return;
    }
    let scale = 10_u64.pow(u32::from(digits));
    let scaled = (number.abs() * scale as f64).round() as u64;
    if number < 0.0 && scaled > 0 {
        out.push(b'-');
    }
    push_integer(out, scaled / scale);
    let rest = scaled % scale;
    if rest > 0 {
        let text = format!(".{rest:0width$}", width = usize::from(digits));
        out.extend_from_slice(text.trim_end_matches('0').as_bytes());
    }
}

/// `[longitude,latitude]`.
pub(crate) fn push_position(out: &mut Vec<u8>, (x, y): Vertex) {
    let mut text = [0; 2 * DEGREES + 3];
    let mut end = 1;
    text[0] = b'[';
    for (degree, after) in [(x, b','), (y, b']')] {
        let mut own = [0; DEGREES];
        let length = degrees(&mut own, degree);
        // The whole room is copied, which is one step, and what lies behind the number is written over.
        text[end..end + DEGREES].copy_from_slice(&own);
        text[end + length] = after;
        end += length + 1;
    }
    out.extend_from_slice(&text[..end]);
}

/// A property as words: nothing for null, an H3 index as hexadecimal digits, several words with commas between them.
pub(crate) fn push_plain(out: &mut Vec<u8>, value: Property<'_>) {
    match value {
        Property::Text(words) => out.extend_from_slice(words.as_bytes()),
        Property::Hex(hex) => push_hex(out, hex),
        Property::Integer(number) => push_integer(out, number),
        Property::Number(number) => push_number(out, number),
        Property::List(words) => {
            for (nth, word) in words.iter().enumerate() {
                if nth > 0 {
                    out.push(b',');
                }
                out.extend_from_slice(word.as_bytes());
            }
        }
        Property::Null => {}
    }
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
        assert_eq!(
            text(|out| push_position(out, (i32::MIN, 5))),
            "[-2147.483648,0.000005]"
        );
        assert_eq!(
            text(|out| push_position(out, (18_300_000, -1_000_000))),
            "[18.3,-1]"
        );
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
    fn decimals_are_rounded_and_have_no_trailing_zeros() {
        let decimal = |number, digits| text(|out| push_decimal(out, number, digits));
        assert_eq!(decimal(593_082.120_51, 3), "593082.121");
        assert_eq!(decimal(-1.5, 3), "-1.5");
        assert_eq!(decimal(-0.000_1, 3), "0");
        assert_eq!(decimal(47.652_500_4, 6), "47.6525");
        assert_eq!(decimal(12.007, 3), "12.007");
        assert_eq!(decimal(f64::NAN, 3), "null");
    }

    #[test]
    fn words_are_json_however_they_are_written() {
        for words in ["", "plain", "árvíztűrő", "a\"b", "a\\b", "a\nb", "\u{7f}"] {
            let written = text(|out| push_words(out, words));
            assert_eq!(written, serde_json::to_string(words).unwrap());
        }
    }

    #[test]
    fn integers_are_plain() {
        for number in [0, 7, 10, 4_294_967_296, u64::MAX] {
            assert_eq!(text(|out| push_integer(out, number)), number.to_string());
        }
    }
}
