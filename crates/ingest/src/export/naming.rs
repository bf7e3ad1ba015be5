//! What tables of `KoboToolbox` are called: in full by their children, cut to 31 characters by a workbook, with their groups
//! by their headers.

use super::Format;
use super::column;
use super::raw::Raw;

/// What the rows of a table call their parents' table.
pub fn wanted(raw: &Raw) -> Option<&str> {
    let column = raw.find("_parent_table_name")?;
    raw.values(Some(column)).find(|name| !name.is_empty())
}

/// How well a table fits a name: as it stands, but for signs that a sheet's name cannot have, or as far as it was not cut.
pub fn rank(raw: &Raw, wanted: &str) -> u8 {
    if wanted.is_empty() {
        return 0;
    }
    if raw.name == wanted {
        return 4;
    }
    let (name, whole) = (plain(&raw.name), plain(wanted));
    let path = prefix(raw).join("/");
    let paths = path.match_indices('/').map(|(end, _)| &path[..end]);
    let mut paths = paths.chain(std::iter::once(path.as_str()));
    if wanted.contains('/') && paths.any(|path| path == wanted && names(raw, path)) {
        return 3;
    }
    if name == whole {
        return 2;
    }
    u8::from(cut(&raw.name).is_some_and(|start| whole.starts_with(&plain(start))))
}

/// Letters and digits in lower case.
fn plain(text: &str) -> String {
    let kept = text.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

/// What is left of a name that a sheet's 31 characters cut.
fn cut(name: &str) -> Option<&str> {
    let number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let without = name
        .strip_suffix(')')
        .and_then(|name| name.rsplit_once(" ("));
    let name = without
        .filter(|(_, n)| number(n))
        .map_or(name, |(start, _)| start);
    let dots = name.strip_suffix("...").or_else(|| name.strip_suffix('…'));
    let long =
        (name.chars().count() >= 28).then(|| name.trim_end_matches(|c: char| c.is_ascii_digit()));
    dots.or(long).filter(|start| !start.is_empty())
}

/// The groups that all questions of a table have in front.
fn prefix(raw: &Raw) -> Vec<&str> {
    let is_own = |name: &&String| !name.is_empty() && !column::is_metadata(name, Format::KoboXlsx);
    let mut names = raw.header.iter().filter(is_own);
    let Some(first) = names.next() else {
        return Vec::new();
    };
    let mut shared: Vec<&str> = first.split('/').take(64).collect();
    shared.pop();
    for name in names {
        let mut parts: Vec<&str> = name.split('/').take(64).collect();
        parts.pop();
        let same = shared
            .iter()
            .zip(&parts)
            .take_while(|(a, b)| a == b)
            .count();
        shared.truncate(same);
    }
    shared
}

/// Whether a table's name is that of this path: the last group or all of them.
fn names(raw: &Raw, path: &str) -> bool {
    let last = path.rsplit('/').next().unwrap_or(path);
    let own = plain(&raw.name);
    let start = cut(&raw.name).map(plain);
    let fits = |text: &str| {
        let text = plain(text);
        own == text
            || own.ends_with(&text)
            || start.as_ref().is_some_and(|s| text.starts_with(s.as_str()))
    };
    !last.is_empty() && (fits(last) || fits(path))
}

/// The path of each table: its groups where all its headers have them, else its name under that of its parent.
pub fn paths(tables: &[Raw], parents: &[Option<usize>], root: usize) -> Vec<String> {
    let mut known: Vec<String> = tables.iter().map(|raw| raw.name.clone()).collect();
    for (at, parent) in parents.iter().enumerate() {
        if let (Some(parent), Some(name)) = (parent, wanted(&tables[at])) {
            name.rsplit('/')
                .next()
                .unwrap_or(name)
                .clone_into(&mut known[*parent]);
        }
    }
    let own = |at: usize| {
        let groups = prefix(&tables[at]);
        let all = (1..=groups.len()).rev().map(|n| groups[..n].join("/"));
        all.into_iter().find(|path| names(&tables[at], path))
    };
    let path = |at: usize| {
        let (mut parts, mut here) = (Vec::new(), at);
        for _ in 0..tables.len() {
            if here == root {
                break;
            }
            if let Some(path) = own(here) {
                parts.push(path);
                break;
            }
            parts.push(known[here].clone());
            match parents[here] {
                Some(parent) => here = parent,
                None => break,
            }
        }
        parts.reverse();
        parts.join("/")
    };
    (0..tables.len()).map(path).collect()
}
