//! XML as styles need it: elements one inside another, indented, with texts escaped.

/// A document that is being written.
#[derive(Default)]
pub(super) struct Xml {
    out: String,
    open: Vec<&'static str>,
}

/// A text as XML and HTML have it, also between quotes; characters that XML 1.0 cannot have are left out.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' | ' '.. => out.push(c),
            _ => {}
        }
    }
    out
}

impl Xml {
    /// Begins with a line that is not escaped.
    pub(super) fn headed(line: &str) -> Self {
        Self {
            out: format!("{line}\n"),
            open: Vec::new(),
        }
    }

    fn put(&mut self, parts: &[&str]) {
        self.out.extend(parts.iter().copied());
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let indent = self.open.len();
        self.out.extend(std::iter::repeat_n(' ', indent));
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.put(&[" ", name, "=\"", &escaped(value), "\""]);
        }
    }

    /// An element with others inside, until [`Self::up`].
    pub(super) fn down(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.out.push_str(">\n");
        self.open.push(name);
    }

    /// Ends the element that was begun last.
    pub(super) fn up(&mut self) {
        if let Some(name) = self.open.pop() {
            let indent = self.open.len();
            self.out.extend(std::iter::repeat_n(' ', indent));
            self.put(&["</", name, ">\n"]);
        }
    }

    /// An element with nothing inside.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.out.push_str("/>\n");
    }

    /// An element with a text inside.
    pub(super) fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.start(name, attributes);
        self.put(&[">", &escaped(text), "</", name, ">\n"]);
    }

    /// The document, with everything ended.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.up();
        }
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped_and_elements_are_ended() {
        let mut xml = Xml::headed("<?xml version=\"1.0\"?>");
        xml.down("a", &[("b", "\"<\u{1}&")]);
        xml.text("c", &[], "1 < 2");
        xml.down("d", &[]);
        xml.empty("e", &[]);
        let wanted = "<?xml version=\"1.0\"?>\n<a b=\"&quot;&lt;&amp;\">\n <c>1 &lt; 2</c>\n <d>\n  <e/>\n </d>\n</a>\n";
        assert_eq!(xml.finish(), wanted);
    }
}
