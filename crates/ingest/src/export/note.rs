//! What a reader of an export should know: traps found in it, and what was done about them.

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// The export has no repeat groups: members must not be imported from it. Details: the groups, where they are known.
    MembersMissing,
    /// The features are only the submissions that have a place.
    PlacelessMissing,
    /// Several features of one submission were joined to one row. Count: the rows that have several places.
    SeveralPlaces,
    /// A form without submissions.
    NoSubmissions,
    /// A row of HXL tags under the header was left out.
    HxlRow,
    /// Headers that stand twice or more. Details: the headers.
    DuplicateHeaders,
    /// Columns without a header that have values. Count: the columns.
    UnnamedColumns,
    /// Rows with fewer cells than the header. Count: the rows. Details: the line of the first.
    ShortRows,
    /// Identical rows of one key, taken once. Count: the rows left out.
    RepeatedRows,
    /// Differing rows of one key, of which the last was taken. Count: the rows left out. Details: some keys.
    ReplacedRows,
    /// Rows whose parent is not in the file. Count: the rows. Details: some lines.
    Orphans,
    /// Rows whose parent is not certain, because two rows could be it or because it is part of another submission. Count:
    /// the rows. Details: some lines.
    UncertainParents,
    /// A sheet or file that is not part of the export. Details: its name.
    LeftOut,
    /// Columns without any answer in a version of the form while other versions have some: probably not asked. Details: the
    /// columns with their versions.
    NotAsked,
    /// A column of chosen codes and the columns of single choices contradict each other; what either says is chosen. Count:
    /// the rows. Details: the question.
    SelectDiffers,
}

impl NoteKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::MembersMissing,
        Self::PlacelessMissing,
        Self::SeveralPlaces,
        Self::NoSubmissions,
        Self::HxlRow,
        Self::DuplicateHeaders,
        Self::UnnamedColumns,
        Self::ShortRows,
        Self::RepeatedRows,
        Self::ReplacedRows,
        Self::Orphans,
        Self::UncertainParents,
        Self::LeftOut,
        Self::NotAsked,
        Self::SelectDiffers,
    ];

    /// The stable name under which people read it in their language (`export-note-ID`).
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::MembersMissing => "members-missing",
            Self::PlacelessMissing => "placeless-missing",
            Self::SeveralPlaces => "several-places",
            Self::NoSubmissions => "no-submissions",
            Self::HxlRow => "hxl-row",
            Self::DuplicateHeaders => "duplicate-headers",
            Self::UnnamedColumns => "unnamed-columns",
            Self::ShortRows => "short-rows",
            Self::RepeatedRows => "repeated-rows",
            Self::ReplacedRows => "replaced-rows",
            Self::Orphans => "orphans",
            Self::UncertainParents => "uncertain-parents",
            Self::LeftOut => "left-out",
            Self::NotAsked => "not-asked",
            Self::SelectDiffers => "select-differs",
        }
    }
}

/// Something that a reader of an export should know. Its sentence is `export-note-ID` with `$table`, `$count` and
/// `$details`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is about.
    pub kind: NoteKind,
    /// The sheet or file.
    pub table: String,
    /// How many rows or columns.
    pub count: u64,
    /// Names, lines or keys, as the kind says; bounded, and possibly empty.
    pub details: String,
}

impl Note {
    /// A note of a table.
    pub(super) fn new(kind: NoteKind, table: &str) -> Self {
        Self {
            kind,
            table: crate::error::bounded(table),
            count: 0,
            details: String::new(),
        }
    }

    /// The same note, with a number.
    pub(super) const fn count(mut self, count: usize) -> Self {
        self.count = count as u64;
        self
    }

    /// The same note, with some of these names.
    pub(super) fn names<'n>(mut self, names: impl Iterator<Item = &'n str>) -> Self {
        self.details = crate::error::some_of(names);
        self
    }
}
