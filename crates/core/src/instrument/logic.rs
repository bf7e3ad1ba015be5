//! Yes, no and unknown together (Kleene): what is certain whichever way the unknown answers turn out.

use super::Item;

/// Yes if one is, no if all are no, unknown otherwise; no for none at all.
pub(super) fn any(answers: impl IntoIterator<Item = Item<bool>>) -> Item<bool> {
    let mut found = Item::Known(false);
    for answer in answers {
        match answer {
            Item::Known(true) => return Item::Known(true),
            Item::Known(false) => {}
            Item::Missing => found = Item::Missing,
        }
    }
    found
}

/// No if one is, yes if all are yes, unknown otherwise; yes for none at all.
pub(super) fn all(answers: impl IntoIterator<Item = Item<bool>>) -> Item<bool> {
    not(any(answers.into_iter().map(not)))
}

/// The opposite; unknown stays unknown.
pub(super) fn not(answer: Item<bool>) -> Item<bool> {
    answer.known().map(|yes| !yes).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Item::{Known, Missing};

    #[test]
    fn one_certain_answer_decides_and_an_unknown_one_leaves_it_open() {
        assert_eq!(any([Missing, Known(true)]), Known(true));
        assert_eq!(any([Missing, Known(false)]), Missing);
        assert_eq!(any([Known(false)]), Known(false));
        assert_eq!(all([Missing, Known(false)]), Known(false));
        assert_eq!(all([Missing, Known(true)]), Missing);
        assert_eq!(all([Known(true)]), Known(true));
    }
}
