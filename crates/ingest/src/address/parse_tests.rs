//! Lines and cells as surveys of both countries have them.

use super::*;

fn shown(address: &Address) -> String {
    let number = address.number.map_or(String::new(), |n| n.to_string());
    let postcode = address.postcode.map_or(String::new(), |p| p.to_string());
    let street = address.street.words.clone() + "+" + address.street.kind.word();
    [
        street,
        number,
        address.part.clone(),
        address.settlement.clone(),
        postcode,
    ]
    .join("|")
}

#[test]
fn lines_of_both_countries_are_taken_apart() {
    for (text, expected) in [
        (
            "2890 Tata, Ady Endre u. 9. II/3",
            "ady endre+utca|9||tata|2890",
        ),
        ("Ady Endre u. 9., 2890 Tata", "ady endre+utca|9||tata|2890"),
        (
            "Tata, Ady Endre utca 9/A fszt. 2.",
            "ady endre+utca|9/A||tata|",
        ),
        ("Tata, Ady Endre utca, 9/A", "ady endre+utca|9/A||tata|"),
        ("Tata, Május 1. utca 5", "majus 1+utca|5||tata|"),
        (
            "1082 Budapest, Üllői út 12-14. 3. em. 4.",
            "ulloi+ut|12-14|kerulet 8|budapest|1082",
        ),
        (
            "Budapest VIII. kerület, Fő u. 1",
            "fo+utca|1|kerulet 8|budapest|",
        ),
        (
            "Budapest XIV. kerület, Fő u. 1",
            "fo+utca|1|kerulet 14|budapest|",
        ),
        ("Šímova 510, 256 01 Benešov", "simova+|510||benesov|25601"),
        ("256 01 Benešov, Šímova 510", "simova+|510||benesov|25601"),
        (
            "Šímova č.p. 510, 25601 Benešov",
            "simova+|č.p. 510||benesov|25601",
        ),
        (
            "Palackého 123/4a, Dědice, 682 01 Vyškov",
            "palackeho+|123/4a|dedice|vyskov|68201",
        ),
        (
            "68201 Vyškov, Dědice, Palackého 123/4a",
            "palackeho+|123/4a|dedice|vyskov|68201",
        ),
        (
            "Větrov č.ev. 5, 257 44 Vysoký Újezd",
            "vetrov+|č.ev. 5||vysoky ujezd|25744",
        ),
        ("Větrov 5, Vysoký Újezd", "vetrov+|5||vysoky ujezd|"),
        ("č.p. 5, 25744 Vysoký Újezd", "+|č.p. 5||vysoky ujezd|25744"),
        ("17. listopadu 8, Vyškov", "17 listopadu+|8||vyskov|"),
        (
            "nám. 14. října 8/2, Praha 5",
            "14 rijna+namesti|8/2||praha 5|",
        ),
        ("Šímova 510 Benešov", "simova+|510||benesov|"),
        ("Fő utca, Tata", "fo+utca|||tata|"),
        ("", "+||||"),
        (",,,", "+||||"),
    ] {
        assert_eq!(shown(&line(text)), expected, "{text}");
    }
}

#[test]
fn cells_may_be_blank_and_the_street_may_hold_the_number() {
    let apart = parts("Tata", "", "Ady Endre u.", "9/a", "2890");
    let joined = parts("2890 Tata", "", "Ady Endre u. 9/A", "", "");
    assert_eq!(shown(&apart), "ady endre+utca|9/A||tata|2890");
    assert_eq!(shown(&joined), shown(&apart));
    let twice = parts("Tata", "", "Ady Endre u. 9/A", "9/A", "2890");
    assert_eq!(shown(&twice), shown(&apart));
    let cottage = parts("Vysoký Újezd", "Větrov", "", "č.ev. 5", "257 44");
    assert_eq!(shown(&cottage), "+|č.ev. 5|vetrov|vysoky ujezd|25744");
}

#[test]
fn no_text_makes_it_stumble() {
    let long = "12/".repeat(5_000);
    for text in [
        &long,
        "((((",
        "))",
        "/-/-/",
        "u u u u 5 u 5 u",
        "\u{fffd}?\u{0}",
        "99999999999999999999",
        "č.",
        "5 5 5",
    ] {
        let found = line(text);
        assert!(found.settlement.len() + found.part.len() <= 700);
        let found = parts(text, text, text, text, text);
        assert!(found.settlement.len() + found.part.len() <= 700);
    }
}
