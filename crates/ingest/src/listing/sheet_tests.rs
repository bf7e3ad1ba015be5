//! A plain sheet of services, as a town would fill it in.

use csv::ByteRecord;
use jiff::civil::date;

use super::*;
use crate::entry_file::EntryForm;
use crate::parameter::Thresholds;

fn service() -> Codebook {
    let text = include_str!("../../../../data/codebooks/service.toml");
    crate::codebook::parse("service.toml", text, &Thresholds::default())
        .unwrap()
        .codebook
}

fn read(text: &str) -> Read {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    std::fs::write(&path, text).unwrap();
    let sheet = Sheet::of(&service());
    sheet
        .read(&path, &Overrides::default(), date(2026, 1, 1))
        .unwrap()
}

fn cells(read: &Read, at: usize) -> Vec<BTreeMapOf> {
    let Some(part) = read.listing.part(at) else {
        return Vec::new();
    };
    let (mut source, _) = part.source();
    let header = source.columns().to_vec();
    let (mut record, mut all) = (ByteRecord::new(), Vec::new());
    while source.read(&mut record).unwrap().is_some() {
        let text = |cell: &[u8]| String::from_utf8(cell.to_vec()).unwrap();
        let row = header.iter().cloned().zip(record.iter().map(text));
        all.push(row.filter(|(_, cell)| !cell.is_empty()).collect());
    }
    all
}

type BTreeMapOf = std::collections::BTreeMap<String, String>;

#[test]
fn a_row_becomes_provider_site_service_and_times() {
    let read = read(
        "Név;A szolgáltatás fajtája;Szolgáltató;Cím;Szélesség;Hosszúság;Nyitvatartás;Célcsoportok;Kapacitás;Telefonszám;Lépcső nélkül elérhető\n\
         Minta étkeztetés;étkeztetés;Minta Szolgálat;Fő u. 1.;47,65;18,32;H-P 8-14;idősek, gyermekes családok;40;+36 34 000 000;igen\n\
         Minta gondozás;házi segítségnyújtás;Minta Szolgálat;;;;egyeztetés szerint;idősek;;;\n",
    );
    assert_eq!(read.rejections, []);
    let organisations = cells(&read, 0);
    assert_eq!(organisations.len(), 1, "one provider of both");
    assert_eq!(organisations[0]["organisation"], "minta-szolgalat");
    let sites = cells(&read, 1);
    assert_eq!((sites.len(), sites[0]["step_free"].as_str()), (1, "true"));
    let services = cells(&read, 2);
    assert_eq!(services[0]["code"], "meals");
    assert_eq!(services[0]["form"], "visited");
    assert_eq!(services[0]["state"], "offered");
    assert_eq!(services[0]["capacity_places"], "40");
    assert_eq!(
        (
            services[0]["for_seniors"].as_str(),
            services[0]["for_families"].as_str()
        ),
        ("true", "true")
    );
    assert_eq!(
        (services[1]["form"].as_str(), services[1]["state"].as_str()),
        ("field", "offered")
    );
    assert_eq!(services[1]["opening"], "egyeztetés szerint");
    assert_eq!(cells(&read, 3).len(), 5);
    assert_eq!(
        read.listing.lost["Nyitvatartás"], 1,
        "hours in words alone are told"
    );
    // Every column of the rows is one of its register.
    let form = EntryForm::new(&service()).unwrap();
    for row in services {
        for code in row.keys() {
            assert!(form.form().variable(code).is_some(), "{code}");
        }
    }
}

#[test]
fn the_sheet_is_read_in_every_language_and_an_unknown_group_is_refused() {
    let czech = read(
        "Název,Druh služby,Poskytovatel,Cílové skupiny\nPečovatelka,pečovatelská služba,Minta z. s.,senioři\n",
    );
    assert_eq!(cells(&czech, 2)[0]["code"], "home_help");
    let english =
        read("Name,Kind of service,Provider,Target groups\nA,meals,B,seniors;astronauts\n");
    assert_eq!(english.rejections.len(), 1);
    assert_eq!(english.rejections[0].value, "astronauts");
    assert_eq!(english.rejections[0].column, "Target groups");
}

#[test]
fn every_target_group_of_the_register_has_its_variable() {
    let sheet = Sheet::of(&service());
    for (group, _) in sheet.groups() {
        assert_eq!(
            super::super::target(group),
            Some(format!("for_{group}").as_str())
        );
    }
}
