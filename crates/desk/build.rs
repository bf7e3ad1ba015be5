//! The pages of the workbench and of the desk are embedded: a new build of one is a new build of this crate. Where it was not built,
//! that is said.

fn main() {
    let web = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web");
    for page in ["dist-workbench", "dist-desk"] {
        println!("cargo::rerun-if-changed={}", web.join(page).display());
    }
}
