//! Encodings told apart, and read as UTF-8.

use super::*;

fn file(bytes: &[u8]) -> tempfile::NamedTempFile {
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), bytes).expect("written");
    file
}

fn read(bytes: &[u8]) -> Result<(Encoding, String), InvalidFile> {
    let file = file(bytes);
    let encoding = detect(file.path())?;
    let progress = Arc::new(Progress::default());
    let mut text = Text::open(file.path(), encoding, progress).expect("it opens");
    let mut all = String::new();
    text.read_to_string(&mut all).expect("it is read");
    Ok((encoding, all))
}

#[test]
fn each_encoding_gives_the_same_text() {
    let text = "id;név\n1;Őrült árvíztűrő\n";
    let (windows, _, _) = WINDOWS_1250.encode(text);
    let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(bytes).collect()
    };
    for (bytes, encoding) in [
        (text.as_bytes().to_vec(), Encoding::Utf8),
        ([BOM, text.as_bytes()].concat(), Encoding::Utf8),
        (windows.to_vec(), Encoding::Windows1250),
        (utf16(u16::to_le_bytes), Encoding::Utf16Le),
        (utf16(u16::to_be_bytes), Encoding::Utf16Be),
    ] {
        assert_eq!(
            read(&bytes),
            Ok((encoding, text.to_owned())),
            "{encoding:?}"
        );
    }
}

#[test]
fn a_long_file_is_one_encoding_wherever_its_chunks_end() {
    let text = "őű,".repeat(CHUNK / 2);
    assert_eq!(read(text.as_bytes()), Ok((Encoding::Utf8, text.clone())));
    let (windows, _, _) = WINDOWS_1250.encode(&text);
    let file = file(&windows);
    assert_eq!(detect(file.path()), Ok(Encoding::Windows1250));
}

#[test]
fn czech_letters_tell_windows_from_iso_and_hungarian_ones_read_the_same_as_either() {
    let found = |bytes: &[u8]| detect_with(file(bytes).path()).expect("a text");
    let czech = "obec;ulice\nBenešov;Žižkova\nPlzeň;Na síti, Nová Pať\n";
    let (windows, _, _) = WINDOWS_1250.encode(czech);
    assert_eq!(found(&windows), Found::given(Encoding::Windows1250));
    let (iso, _, _) = ISO_8859_2.encode(czech);
    assert_eq!(found(&iso), Found::given(Encoding::Iso8859Part2));
    assert_eq!(read(&iso), Ok((Encoding::Iso8859Part2, czech.to_owned())));
    let hungarian = "név\nŐrült árvíztűrő tükör\n";
    let (windows, _, _) = WINDOWS_1250.encode(hungarian);
    let either = Found {
        encoding: Encoding::Windows1250,
        sure: Sure::Either,
    };
    assert_eq!(found(&windows), either);
    let (iso, _, _) = ISO_8859_2.encode("név\nŐrült árvíztűrő\n");
    assert_eq!(found(&iso), either);
    let (quoted, _, _) = WINDOWS_1250.encode("név\n»Őrült« tükör ± 1\n");
    assert_eq!(found(&quoted).sure, Sure::Likely);
    assert_eq!(found("Ő".as_bytes()), Found::given(Encoding::Utf8));
}

#[test]
fn an_encoding_is_named_as_people_name_it() {
    for (name, encoding) in [
        ("UTF-8", Encoding::Utf8),
        ("cp1250", Encoding::Windows1250),
        ("Windows-1250", Encoding::Windows1250),
        ("ISO 8859-2", Encoding::Iso8859Part2),
        ("latin2", Encoding::Iso8859Part2),
        ("utf-16be", Encoding::Utf16Be),
    ] {
        assert_eq!(Encoding::named(name), Some(encoding), "{name}");
    }
    assert_eq!(Encoding::named("klingon"), None);
}

#[test]
fn a_letter_cut_off_at_the_end_does_not_change_the_encoding() {
    let cut = file("id,név\n1,ő".as_bytes().split_last().expect("not empty").1);
    assert_eq!(detect(cut.path()), Ok(Encoding::Utf8));
}

#[test]
fn what_is_no_text_is_refused_with_its_row() {
    let error = read(b"id\n1\nPK\x03\x04").expect_err("an archive");
    assert_eq!((error.row, error.problem.id()), (Some(3), "not-text"));
    let error = read(b"id\n\x81\x83\xe1").expect_err("neither");
    assert_eq!((error.row, error.problem.id()), (Some(2), "not-text"));
    let mixed = ["név\nőőő\n".as_bytes(), b"\xf5\n"].concat();
    let error = read(&mixed).expect_err("mixed");
    assert_eq!((error.row, error.problem.id()), (Some(3), "mixed-encoding"));
    assert_eq!(read(b"").expect_err("empty").problem.id(), "empty");
}

#[test]
fn a_row_without_end_fails_before_it_fills_the_memory() {
    let file = file(&vec![b'x'; 4 << 20]);
    let progress = Arc::new(Progress::default());
    let mut text = Text::open(file.path(), Encoding::Utf8, progress).expect("it opens");
    let error = text.read_to_end(&mut Vec::new()).expect_err("too long");
    let fault = error.get_ref().and_then(|fault| fault.downcast_ref());
    assert!(matches!(fault, Some(Fault::TooLong)));
}
