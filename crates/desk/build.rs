//! The workbench's page is embedded: a new build of it is a new build of this crate. Where it was not built, that is said.

fn main() {
    let page = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/dist-workbench");
    println!("cargo::rerun-if-changed={}", page.display());
}
