//! EPSG codes in what files call their system: URNs and short names, and the well-known text of a `.prj`, by its authority or
//! by the names that common programs give to the systems in use here.

/// The code in `EPSG:5514`, `urn:ogc:def:crs:EPSG::5514`, an OGC address, or CRS 84 (WGS 84 with longitude first).
pub(super) fn code_of_name(name: &str) -> Option<u32> {
    let upper = name.trim().to_uppercase();
    if upper.ends_with("CRS84") {
        return Some(4326);
    }
    let (_, after) = upper.split_once("EPSG")?;
    let code = after.rsplit([':', '/', '#']).next()?;
    code.trim().parse().ok().filter(|code| *code > 0)
}

/// The code of a well-known text: that of its outermost authority, else by its name.
pub(super) fn code_of_text(text: &str) -> Option<u32> {
    outermost_authority(text).or_else(|| by_name(text))
}

/// `AUTHORITY["EPSG","5514"]` or `ID["EPSG",5514]` directly inside the outermost bracket.
fn outermost_authority(text: &str) -> Option<u32> {
    let (mut depth, mut is_quoted, mut found) = (0_usize, false, None);
    for (at, letter) in text.char_indices() {
        match letter {
            '"' => is_quoted = !is_quoted,
            '[' | '(' if !is_quoted => {
                let word = text.get(..at).unwrap_or_default().trim_end();
                if depth == 1 && (word.ends_with("AUTHORITY") || word.ends_with("ID")) {
                    found = text.get(at..).and_then(authority).or(found);
                }
                depth += 1;
            }
            ']' | ')' if !is_quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    found
}

fn authority(text: &str) -> Option<u32> {
    let inside = text.get(1..)?.split([']', ')']).next()?;
    let (organisation, code) = inside.split_once(',')?;
    let plain = |part: &str| part.trim().trim_matches('"').to_owned();
    if !plain(organisation).eq_ignore_ascii_case("EPSG") {
        return None;
    }
    plain(code.split(',').next()?).parse().ok()
}

/// Names as ESRI's and other programs write them, folded: letters and digits alone.
const NAMES: [(&str, u32); 20] = [
    ("hd1972egysegesorszagosvetuleti", 23700),
    ("hungarian1972egysegesorszagosvetuleti", 23700),
    ("hd72eov", 23700),
    ("eov", 23700),
    ("sjtskkrovakeastnorth", 5514),
    ("gcswgs1984", 4326),
    ("wgs1984", 4326),
    ("wgs84", 4326),
    ("etrs1989laea", 3035),
    ("etrs89laeaeurope", 3035),
    ("etrs89extendedlaeaeurope", 3035),
    ("wgs1984utmzone33n", 32633),
    ("wgs84utmzone33n", 32633),
    ("wgs1984utmzone34n", 32634),
    ("wgs84utmzone34n", 32634),
    ("etrs1989utmzone33n", 25833),
    ("etrs1989utmzone34n", 25834),
    ("gcsetrs1989", 4258),
    ("etrs89", 4258),
    ("wgs1984webmercatorauxiliarysphere", 3857),
];

fn by_name(text: &str) -> Option<u32> {
    let name = text.split('"').nth(1)?.to_lowercase();
    let folded: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let found = NAMES.iter().find(|(known, _)| *known == folded);
    found.map(|(_, code)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_are_known_by_their_urn_address_or_short_name() {
        for (name, code) in [
            ("EPSG:5514", Some(5514)),
            ("urn:ogc:def:crs:EPSG::23700", Some(23700)),
            ("urn:ogc:def:crs:EPSG:6.9:3035", Some(3035)),
            ("http://www.opengis.net/def/crs/EPSG/0/4326", Some(4326)),
            ("urn:ogc:def:crs:OGC:1.3:CRS84", Some(4326)),
            ("ESRI:102067", None),
            ("EPSG::", None),
        ] {
            assert_eq!(code_of_name(name), code, "{name}");
        }
    }

    #[test]
    fn the_outermost_authority_counts_and_not_that_of_the_datum() {
        let text = r#"PROJCS["HD72 / EOV",GEOGCS["HD72",AUTHORITY["EPSG","4237"]],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AUTHORITY["EPSG","23700"]]"#;
        assert_eq!(code_of_text(text), Some(23700));
        let newer = r#"PROJCRS["x",BASEGEOGCRS["y",ID["EPSG",4156]],ID["EPSG",5514]]"#;
        assert_eq!(code_of_text(newer), Some(5514));
        let inner = r#"PROJCS["Mine",GEOGCS["HD72",AUTHORITY["EPSG","4237"]]]"#;
        assert_eq!(code_of_text(inner), None);
    }

    #[test]
    fn a_text_without_authority_is_known_by_its_name() {
        let text = r#"PROJCS["HD_1972_Egyseges_Orszagos_Vetuleti",GEOGCS["GCS_HD_1972"]]"#;
        assert_eq!(code_of_text(text), Some(23700));
        let krovak = r#"PROJCS["S-JTSK_Krovak_East_North",GEOGCS["GCS_S_JTSK"]]"#;
        assert_eq!(code_of_text(krovak), Some(5514));
        // Its axes point south and west: which numbers stand in the file has to be asked.
        assert_eq!(code_of_text(r#"PROJCS["S-JTSK_Krovak"]"#), None);
        assert_eq!(code_of_text("no text at all"), None);
    }
}
