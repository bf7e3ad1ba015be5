//! The hexagons of the legend as pictures that need no script and no style, shaped as the page draws them
//! (`web/src/swatch.ts`).

use std::f64::consts::PI;
use std::fmt::Write;

use gocpont_encode::style::{Colour, Pattern};

use super::legend::Entry;

const WIDTH: f64 = 30.0;
const HEIGHT: f64 = 26.0;
/// The page's ink: of outlines, of edges that would be white on white, and of what lies over colours.
const OUTLINE: &str = "#1b2a33";
const ON_WHITE: &str = "#a3acb1";

/// The patterns that swatches refer to, of eight pixels as on the map; once in a page.
pub const PATTERNS: &str = "<svg width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>\
    <pattern id=\"first-stripes\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><path d=\"M-1 1L1-1M-1 9L9-1M7 9L9 7\" stroke=\"#1f5fa8\"/></pattern>\
    <pattern id=\"first-light\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><path d=\"M-1 1L1-1M-1 9L9-1M7 9L9 7\" stroke=\"#ffffff\" stroke-opacity=\"0.69\"/></pattern>\
    <pattern id=\"first-dots\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><circle cx=\"4\" cy=\"4\" r=\"1\" fill=\"#2a3942\" fill-opacity=\"0.6\"/></pattern>\
    <pattern id=\"first-crossed\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><path d=\"M-1-1L9 9M-1 9L9-1\" stroke=\"#97a2a9\"/></pattern>\
    </defs></svg>";

/// A hexagon drawn as an entry says; two that grew together where it is merged.
pub fn picture(entry: &Entry) -> String {
    let outline = path(&if entry.merged { pair() } else { hexagon() });
    let paint = &entry.paint;
    let fill = paint.fill.map_or_else(|| "none".to_owned(), Colour::hex);
    let opaque = paint.fill.map_or(1.0, Colour::opacity);
    let edge = if entry.merged {
        "#5b666e".to_owned()
    } else {
        paint.edge.hex()
    };
    let edge = if edge == "#ffffff" { ON_WHITE } else { &edge };
    let mut out = String::from("<svg class=\"swatch\" viewBox=\"0 0 30 26\" aria-hidden=\"true\">");
    let mut put = |attributes: &str| {
        let _infallible = write!(out, "<path d=\"{outline}\" {attributes}/>");
    };
    put(&format!("fill=\"{fill}\" fill-opacity=\"{opaque}\""));
    let over = [paint.pattern, entry.merged.then_some(Pattern::Dots)];
    for pattern in over.into_iter().flatten() {
        let name = match pattern {
            Pattern::Stripes if paint.fill.is_some_and(is_dark) => "light",
            Pattern::Stripes => "stripes",
            Pattern::Dots => "dots",
            Pattern::Crossed => "crossed",
        };
        put(&format!("fill=\"url(#first-{name})\""));
    }
    let dashes = if paint.dashed {
        " stroke-width=\"1.4\" stroke-dasharray=\"4 3\""
    } else {
        ""
    };
    let (ink, width) = if entry.outlined {
        (OUTLINE, " stroke-width=\"1.8\"")
    } else {
        (edge, dashes)
    };
    put(&format!("fill=\"none\" stroke=\"{ink}\"{width}"));
    out.push_str("</svg>");
    out
}

fn is_dark(Colour(red, green, blue, _): Colour) -> bool {
    let part = |weight: f64, of: u8| weight * f64::from(of);
    part(0.299, red) + part(0.587, green) + part(0.114, blue) < 130.0
}

fn path(corners: &[(f64, f64)]) -> String {
    let mut out = String::new();
    for (nth, (x, y)) in corners.iter().enumerate() {
        let sign = if nth == 0 { 'M' } else { 'L' };
        let _infallible = write!(out, "{sign}{x:.1} {y:.1}");
    }
    out.push('Z');
    out
}

fn hexagon() -> Vec<(f64, f64)> {
    corners(0..6, WIDTH / 2.0, 11.5)
}

/// Two hexagons without the edge between them.
fn pair() -> Vec<(f64, f64)> {
    let radius = 8.4;
    let half = radius * 3_f64.sqrt() / 2.0;
    let mut left = corners(0..6, WIDTH / 2.0 - half, radius);
    left.extend(corners(4..9, WIDTH / 2.0 + half, radius));
    left
}

/// Corners of a hexagon that is pointed at the top, counted clockwise from the lower right one.
fn corners(numbers: std::ops::Range<u32>, x: f64, radius: f64) -> Vec<(f64, f64)> {
    numbers
        .map(|number| {
            let angle = PI / 3.0 * f64::from(number) + PI / 6.0;
            (
                x + radius * angle.cos(),
                HEIGHT / 2.0 + radius * angle.sin(),
            )
        })
        .collect()
}
