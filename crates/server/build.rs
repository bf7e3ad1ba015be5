//! The page is embedded: a new build of it is a new build of this crate. Where it was not built, the server says so.

fn main() {
    let page = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/dist");
    println!("cargo::rerun-if-changed={}", page.display());
}
