//! The note that lies beside the files.

use crate::Options;

/// Its first line, by which a folder of the demo town is known.
pub const FIRST_LINE: &str = "Gócpont – bemutatóváros · ukázkové město · demo town";

/// What is added to the note of the dispersed variant.
const DISPERSED: &str = "hu  Szórt változat: kitalált kisváros, falvak és tanyák; ilyen hely nincs.\n\
cs  Rozptýlená varianta: smyšlené městečko, vesnice a samoty; takové místo není.\n\
en  Dispersed variant: an invented small town, villages and farms; there is no such place.\n\n";

/// The note.
pub fn text(options: &Options) -> String {
    let Options {
        households, seed, ..
    } = options;
    let (variant, addresses) = if options.is_dispersed {
        (DISPERSED, "")
    } else {
        ("", "; addresses.csv, an invented register")
    };
    format!(
        "{FIRST_LINE}\n\
         \n\
         hu  Minden ember, név, cím és válasz kitalált. A határok, a tavak, utak és városrészek rajza illusztratív,\n\
         \x20   nem hivatalos. A fókuszpontokat mi ültettük el; Tata valódi lakóiról ezek az adatok semmit sem mondanak.\n\
         cs  Všichni lidé, jména, adresy a odpovědi jsou smyšlené. Hranice, jezera, silnice a části města jsou\n\
         \x20   ilustrativní, nikoli úřední. Ohniska jsme vložili sami; o skutečných obyvatelích Taty data nic neříkají.\n\
         en  All people, names, addresses and answers are invented. Borders, lakes, roads and parts of the town are\n\
         \x20   illustrative, not official. The clusters were planted by us; nothing here is about the real people of Tata.\n\
         \n\
         {variant}households {households}, seed {seed}\n\
         areas/   municipalities, districts, basemap (GeoJSON, WGS 84){addresses}\n\
         waves/   YEAR-HALF.csv households, .person.csv people, .elder_care.csv care forms (CSV, UTF-8);\n\
         \x20        2023-2.csv has EOV coordinates (EPSG:23700), semicolons and decimal commas\n"
    )
}
