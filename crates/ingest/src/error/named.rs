//! The stable names of problems, under which people read them in their language, and what their sentences say besides.

use super::Problem;

impl Problem {
    /// The stable name under which people read it in their language.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "unreadable",
            Self::Unwritable(_) => "unwritable",
            Self::Empty => "empty",
            Self::NotText(_) => "not-text",
            Self::MixedEncoding => "mixed-encoding",
            Self::RowTooLong(_) => "row-too-long",
            Self::NoKnownColumn { .. } => "no-known-column",
            Self::MissingColumn { .. } => "missing-column",
            Self::DuplicateColumn => "duplicate-column",
            Self::NoDate => "no-date",
            Self::NoCoordinates(_) => "no-coordinates",
            Self::NoCrs => "no-crs",
            Self::NotToml(_) => "not-toml",
            Self::Setting { .. } => "setting",
            Self::Sealed(_) => "sealed",
            Self::NotGeoJson(_) => "not-geojson",
            Self::NotJson(_) => "not-json",
            Self::NotHsds => "not-hsds",
            Self::Feature(_) => "feature",
            Self::NotFeatures(_) => "not-features",
            Self::GeoFile(_) => "geo-file",
            Self::GeoTooLarge(_) => "geo-too-large",
            Self::SeveralLayers(_) => "several-layers",
            Self::NoLayer(_) => "no-layer",
            Self::NoField(_) => "no-field",
            Self::TextEncoding(_) => "text-encoding",
            Self::UnknownCrs(_) => "unknown-crs",
            Self::LooksLike(_) => "looks-like",
            Self::StrangeCoordinates => "strange-coordinates",
            Self::NotAPoint => "not-a-point",
            Self::AreaTwice(_) => "area-twice",
            Self::Tangled(_) => "tangled",
            Self::InvalidArea(_) => "invalid-area",
            Self::NoGazetteer => "no-gazetteer",
            Self::MappingAsks(_) => "mapping-asks",
            Self::MappingAsksAnswer => "mapping-asks-answer",
            Self::MappedTwice(_) => "mapped-twice",
            Self::MappingUnknown(_) => "mapping-unknown",
            Self::NotNumber(_) => "not-number",
            Self::NotHex => "not-hex",
            Self::Twice(_) => "twice",
            Self::NoSuchUnit(_) => "no-such-unit",
            Self::SelfPair => "self-pair",
            Self::ExportColumns(_) => "export-columns",
            Self::ExportCells(_) => "export-cells",
            Self::ExportBytes(_) => "export-bytes",
            Self::ExportTables(_) => "export-tables",
            Self::ExportRoot => "export-root",
            Self::SeveralExports(_) => "several-exports",
            Self::AmbiguousNumbers { .. } => "ambiguous-numbers",
            Self::MixedNumbers { .. } => "mixed-numbers",
            Self::HeaderElsewhere(_) => "header-elsewhere",
            Self::NoSuchSheet { .. } => "no-such-sheet",
            Self::NoSpreadsheet(_) => "no-spreadsheet",
            Self::BrokenSpreadsheet(_) => "broken-spreadsheet",
            Self::PasswordProtected => "password-protected",
            Self::ZipBomb(_) => "zip-bomb",
            Self::TooLarge(_) => "too-large",
            Self::XmlEntities(_) => "xml-entities",
            Self::Form(problem) => problem.id(),
        }
    }

    /// Every stable name, for those who translate them.
    pub const IDS: &'static [&'static str] = &[
        "unreadable",
        "unwritable",
        "empty",
        "not-text",
        "mixed-encoding",
        "row-too-long",
        "no-known-column",
        "missing-column",
        "duplicate-column",
        "no-date",
        "no-coordinates",
        "no-crs",
        "not-toml",
        "setting",
        "sealed",
        "not-geojson",
        "not-json",
        "not-hsds",
        "feature",
        "not-features",
        "geo-file",
        "geo-too-large",
        "several-layers",
        "no-layer",
        "no-field",
        "text-encoding",
        "unknown-crs",
        "looks-like",
        "strange-coordinates",
        "not-a-point",
        "area-twice",
        "tangled",
        "invalid-area",
        "no-gazetteer",
        "mapping-asks",
        "mapping-asks-answer",
        "mapped-twice",
        "mapping-unknown",
        "not-number",
        "not-hex",
        "twice",
        "no-such-unit",
        "self-pair",
        "export-columns",
        "export-cells",
        "export-bytes",
        "export-tables",
        "export-root",
        "several-exports",
        "ambiguous-numbers",
        "mixed-numbers",
        "header-elsewhere",
        "no-such-sheet",
        "no-spreadsheet",
        "broken-spreadsheet",
        "password-protected",
        "zip-bomb",
        "too-large",
        "xml-entities",
        "form-sheet",
        "form-column",
        "form-column-twice",
        "form-type",
        "form-list",
        "form-name",
        "form-nesting",
        "form-no-question",
        "form-too-large",
    ];

    /// What the translated sentence says besides file, row, column and value: what was found, wanted or allowed.
    #[must_use]
    pub fn details(&self) -> String {
        match self {
            Self::Unreadable(text)
            | Self::Unwritable(text)
            | Self::NotText(text)
            | Self::NoCoordinates(text)
            | Self::NotToml(text)
            | Self::Sealed(text)
            | Self::NotGeoJson(text)
            | Self::NotJson(text)
            | Self::MappingAsks(text)
            | Self::MappedTwice(text)
            | Self::MappingUnknown(text)
            | Self::NotNumber(text)
            | Self::NoSuchUnit(text)
            | Self::SeveralExports(text)
            | Self::HeaderElsewhere(text)
            | Self::NoSuchSheet { found: text }
            | Self::NoSpreadsheet(text)
            | Self::BrokenSpreadsheet(text)
            | Self::ZipBomb(text)
            | Self::TooLarge(text)
            | Self::XmlEntities(text)
            | Self::NotFeatures(text)
            | Self::GeoFile(text)
            | Self::GeoTooLarge(text)
            | Self::SeveralLayers(text)
            | Self::NoLayer(text)
            | Self::NoField(text)
            | Self::TextEncoding(text)
            | Self::UnknownCrs(text)
            | Self::LooksLike(text)
            | Self::Tangled(text)
            | Self::Feature(text) => text.clone(),
            Self::AmbiguousNumbers { first, second } | Self::MixedNumbers { first, second } => {
                format!("{first} / {second}")
            }
            Self::RowTooLong(number)
            | Self::Twice(number)
            | Self::AreaTwice(number)
            | Self::ExportColumns(number)
            | Self::ExportCells(number)
            | Self::ExportTables(number) => number.to_string(),
            Self::ExportBytes(number) => format!("{} MiB", number >> 20),
            Self::NoKnownColumn { found, wanted } => format!("{found} ≠ {wanted}"),
            Self::MissingColumn { found } => found.clone(),
            Self::Setting { table, allowed } => format!("{table}: {allowed}"),
            Self::InvalidArea(error) => error.to_string(),
            Self::Form(problem) => problem.details(),
            Self::Empty
            | Self::NotHsds
            | Self::MixedEncoding
            | Self::DuplicateColumn
            | Self::NoDate
            | Self::NotHex
            | Self::NoGazetteer
            | Self::MappingAsksAnswer
            | Self::SelfPair
            | Self::ExportRoot
            | Self::PasswordProtected
            | Self::StrangeCoordinates
            | Self::NotAPoint
            | Self::NoCrs => String::new(),
        }
    }
}
