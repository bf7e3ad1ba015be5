//! The Czech register, under the names that we remember; made up, as no published file is at hand.

use super::*;
use crate::parameter::Thresholds;

fn service() -> Codebook {
    let text = include_str!("../../../../data/codebooks/service.toml");
    crate::codebook::parse("service.toml", text, &Thresholds::default())
        .unwrap()
        .codebook
}

fn read_text(name: &str, text: &str) -> Result<Read, InvalidFile> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    read(&path, &Overrides::default(), &service())
}

fn services(read: &Read) -> Vec<std::collections::BTreeMap<String, String>> {
    let part = read.listing.part(2).unwrap();
    let (mut source, _) = part.source();
    let header = source.columns().to_vec();
    let (mut record, mut all) = (ByteRecord::new(), Vec::new());
    while source.read(&mut record).unwrap().is_some() {
        let text = |cell: &[u8]| String::from_utf8(cell.to_vec()).unwrap();
        all.push(
            header
                .iter()
                .cloned()
                .zip(record.iter().map(text))
                .collect(),
        );
    }
    all
}

#[test]
fn kinds_come_by_paragraph_or_name_and_what_has_ended_is_left_out() {
    let read = read_text(
        "rpss.csv",
        "Identifikátor;Název poskytovatele;IČO;Druh služby;Forma poskytování;Cílová skupina;Kapacita;Poskytování do;Inspekce\n\
         1;Minta, z. s.;00000001;§ 40;terénní;senioři;12;;x\n\
         2;Minta, z. s.;00000001;azylové domy;pobytová;osoby bez přístřeší;20 lůžek;;x\n\
         3;Minta, z. s.;00000001;§ 46;ambulantní, terénní;osoby s mentálním postižením;;;x\n\
         4;Minta, z. s.;00000001;§ 40;terénní;senioři;12;2020-01-01;x\n\
         5;Minta, z. s.;00000001;kouzlení;terénní;senioři;12;;x\n",
    )
    .unwrap();
    assert_eq!(read.ended, 1);
    assert_eq!(read.unread, ["Inspekce"]);
    assert_eq!((read.rejections.len(), read.rejections[0].row), (1, 6));
    let services = services(&read);
    let codes: Vec<&str> = services.iter().map(|own| own["code"].as_str()).collect();
    assert_eq!(codes, ["home_help", "shelter", "day_disabled"]);
    assert_eq!(services[1]["capacity_places"], "20");
    assert_eq!(services[0]["capacity_clients_per_day"], "12");
    assert_eq!(services[2]["for_disabled"], "true");
    assert_eq!(
        services[1]["state"], "planned",
        "nobody knows yet where it is"
    );
    assert_eq!(read.listing.lost["další forma poskytování"], 1);
    assert!(read.listing.part(0).is_some());
}

#[test]
fn a_document_with_a_list_of_items_is_read_by_the_last_part_of_its_names() {
    let json = r#"{"polozky": [{"identifikator": "7", "poskytovatel": {"nazev poskytovatele": "Minta", "ico": "00000001"},
        "sluzba": {"druh sluzby": "§ 37", "forma poskytovani": ["ambulantní"]}, "cilova skupina": ["senioři", "rodiny s dítětem/dětmi"]}]}"#;
    let read = read_text("rpss.json", json).unwrap();
    let services = services(&read);
    assert_eq!(services[0]["code"], "counselling");
    assert_eq!(services[0]["for_families"], "true");
    let refused = read_text("rpss.json", "{").unwrap_err();
    assert_eq!(refused.problem.id(), "not-json");
    let refused = read_text("rpss.csv", "a;b\n1;2\n").unwrap_err();
    assert_eq!(refused.problem.id(), "missing-column");
}
