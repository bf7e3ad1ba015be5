//! Pieces of an HTML page: escaped text, elements, tables.

/// Text that stands for itself in HTML, in an attribute too.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c if c.is_control() && !c.is_whitespace() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

/// An element around HTML that is safe already.
pub fn element(name: &str, class: &str, inner: &str) -> String {
    if class.is_empty() {
        return format!("<{name}>{inner}</{name}>");
    }
    format!("<{name} class=\"{class}\">{inner}</{name}>")
}

/// A table of safe HTML cells; the first cell of a row is its heading.
pub fn table(class: &str, caption: &str, head: &[String], rows: &[Vec<String>]) -> String {
    let columns: String = head
        .iter()
        .map(|name| format!("<th scope=\"col\">{}</th>", escaped(name)))
        .collect();
    let rows: String = rows
        .iter()
        .map(|row| {
            let cells = row.iter().enumerate().map(|(at, cell)| match at {
                0 => format!("<th scope=\"row\">{cell}</th>"),
                _ => format!("<td>{cell}</td>"),
            });
            format!("<tr>{}</tr>\n", cells.collect::<String>())
        })
        .collect();
    format!(
        "<table class=\"{class}\"><caption>{}</caption><thead><tr>{columns}</tr></thead>\n<tbody>\n{rows}</tbody></table>\n",
        escaped(caption)
    )
}

/// The whole page; `body` is safe HTML.
pub fn page(language: &str, title: &str, body: &str) -> String {
    let title = escaped(title);
    let style = include_str!("doc.css");
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{style}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        let text = "<script>\"a\" & 'b'\u{1}</script>";
        let safe = escaped(text);
        assert_eq!(
            safe,
            "&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39; &lt;/script&gt;"
        );
        let table = table("x", "<c>", &["<h>".to_owned()], &[]);
        assert!(!table.contains("<c>") && !table.contains("<h>"), "{table}");
    }
}
