//! A register under another one: rooms of a site, lines of a measure's budget. Each of its entries belongs to one of the parent's.

use super::{Link, WhenGone};
use crate::codebook::Codebook;

/// The link from an entry of a child register to the entry that it belongs to.
pub const PARENT: &str = "parent";

/// The child register with its link to the parent, which carries the parent's name; the parent must not go before its children.
/// A codebook without a life, or with a link of that name, stays as it is.
#[must_use]
pub fn under(mut child: Codebook, parent: &Codebook) -> Codebook {
    if let Some(life) = child.life.as_mut()
        && life.link(PARENT).is_none()
    {
        let link = Link {
            code: PARENT.to_owned(),
            label: parent.label.clone(),
            to: parent.id.clone(),
            many: false,
            when_gone: WhenGone::Forbid,
        };
        life.links.insert(0, link);
    }
    child
}
