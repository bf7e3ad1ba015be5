//! What a column of an export is: its question's name and groups, or the exporter's own.

use super::Format;

/// A column of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The header as it stands in the file; empty where there is none.
    pub name: String,
    /// The question's path in the form, groups parted by `/`, where the file says it. ODK parts groups by a hyphen, which a
    /// name may have too: it is read as a part.
    pub path: Option<String>,
    /// The last part of the name: the question's own name, or its label.
    pub leaf: String,
    /// What stands before it; empty for none.
    pub group: String,
    /// Whether the exporter or the phone wrote it, and nobody answered it.
    pub is_metadata: bool,
    /// Whether it is not in the file, and was made from another column.
    pub is_derived: bool,
}

/// What the phone adds to a form, and the exporters to a table.
const METADATA: &[&str] = &[
    "start",
    "end",
    "today",
    "deviceid",
    "simserial",
    "simid",
    "subscriberid",
    "username",
    "phonenumber",
    "audit",
    "_id",
    "_uuid",
    "_submission_time",
    "_validation_status",
    "_notes",
    "_status",
    "_submitted_by",
    "__version__",
    "_version_",
    "_version__001",
    "_tags",
    "_index",
    "_parent_index",
    "_parent_table_name",
    "_xform_id_string",
    "_xform_id",
    "_attachments",
    "_geolocation",
    "_bamboo_dataset_id",
    "_duration",
    "_deleted_at",
    "_supplementalDetails",
    "formhub/uuid",
    "instanceID",
    "instanceName",
];
const ODK: &[&str] = &[
    "KEY",
    "PARENT_KEY",
    "SubmissionDate",
    "SubmitterID",
    "SubmitterName",
    "AttachmentsPresent",
    "AttachmentsExpected",
    "Status",
    "ReviewState",
    "DeviceID",
    "Edits",
    "FormVersion",
    "isValidated",
];

/// Whether a column is the exporter's or the phone's.
pub fn is_metadata(name: &str, format: Format) -> bool {
    let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| name.starts_with(prefix));
    METADATA.contains(&name)
        || starts(&["meta/", "_submission_"])
        || (format.is_odk() && (ODK.contains(&name) || starts(&["SET-OF-", "meta-", "meta:"])))
}

impl Column {
    /// A column of the file.
    pub(super) fn of_file(name: &str, table: &str, format: Format) -> Self {
        let separator = if format.is_odk() { '-' } else { '/' };
        let (group, leaf) = name.rsplit_once(separator).unwrap_or(("", name));
        Self {
            name: name.to_owned(),
            path: path(name, table, format),
            leaf: leaf.to_owned(),
            group: group.to_owned(),
            is_metadata: is_metadata(name, format),
            is_derived: false,
        }
    }

    /// A column made from another.
    pub(super) fn derived(name: &str, of: &Self) -> Self {
        Self {
            name: name.to_owned(),
            is_derived: true,
            leaf: name.to_owned(),
            path: None,
            ..of.clone()
        }
    }
}

fn path(name: &str, table: &str, format: Format) -> Option<String> {
    if !format.is_odk() {
        let groups = name.contains('/') && name.split('/').all(is_xml);
        return groups.then(|| name.to_owned());
    }
    if is_metadata(name, format) && !name.starts_with("meta") {
        return None;
    }
    let path = name.replace('-', "/");
    Some(if table.is_empty() {
        path
    } else {
        format!("{table}/{path}")
    })
}

/// Whether a text can be the name of a question.
pub fn is_xml(text: &str) -> bool {
    let starts = text.starts_with(|c: char| c.is_alphabetic() || c == '_');
    starts
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | ':'))
}
