//! Exports made for the tests: three households, their members and the services that members get, as each program
//! would export them. All people are made up.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::{Export, open};

pub type Table = (&'static str, &'static str);

/// The survey as `KoboToolbox` has it; the tables part their cells by `|`.
pub const KOBO: [Table; 3] = [
    (
        "Felmérés a háztartásokról, t...",
        "street|needs|needs/food|needs/care|place|_id|_uuid|_submission_time|__version__|_index\n\
         Minta utca 1|food care|1|1|47.50000 19.05000 0 4.5|11|u-1|2024-05-01T10:11:12|v2|1\n\
         Próba utca 2||||47.51000 19.06000 0 5|12|u-2|2024-05-02T10:11:12|v1|2\n\
         Teszt utca 3|care|0|1||13|u-3|2024-05-03T10:11:12|v2|3",
    ),
    (
        "member",
        "name|age|_index|_parent_table_name|_parent_index|_submission__id|_submission__uuid\n\
         Minta Ilona|71|1|Felmérés a háztartásokról, tagokról és szolgáltatásokról|1|11|u-1\n\
         Minta Béla|73|2|Felmérés a háztartásokról, tagokról és szolgáltatásokról|1|11|u-1\n\
         Teszt Árpád|40|3|Felmérés a háztartásokról, tagokról és szolgáltatásokról|3|13|u-3",
    ),
    (
        "service",
        "kind|_index|_parent_table_name|_parent_index|_submission__id|_submission__uuid\n\
         meals|1|member|1|11|u-1\n\
         nurse|2|member|1|11|u-1\n\
         meals|3|member|3|13|u-3",
    ),
];

/// The same of ODK Central.
pub const CENTRAL: [Table; 3] = [
    (
        "town.csv",
        "SubmissionDate,street,needs,needs/care,needs/food,place-Latitude,place-Longitude,place-Altitude,place-Accuracy,\
         meta-instanceID,KEY,SubmitterID,FormVersion\n\
         2024-05-01T10:11:12.345Z,Minta utca 1,food care,1,1,47.5,19.05,0,4.5,uuid:1,uuid:1,7,v2\n\
         2024-05-02T10:11:12.345Z,Próba utca 2,,,,47.51,19.06,0,5,uuid:2,uuid:2,7,v1\n\
         2024-05-03T10:11:12.345Z,Teszt utca 3,care,1,0,,,,,uuid:3,uuid:3,7,v2\n",
    ),
    (
        "town-member.csv",
        "name,age,PARENT_KEY,KEY\n\
         Minta Ilona,71,uuid:1,uuid:1/member[1]\n\
         Minta Béla,73,uuid:1,uuid:1/member[2]\n\
         Teszt Árpád,40,uuid:3,uuid:3/member[1]\n",
    ),
    (
        "town-service.csv",
        "kind,PARENT_KEY,KEY\n\
         meals,uuid:1/member[1],uuid:1/member[1]/service[1]\n\
         nurse,uuid:1/member[1],uuid:1/member[1]/service[2]\n\
         meals,uuid:3/member[1],uuid:3/member[1]/service[1]\n",
    ),
];

/// The same of Briefcase.
pub const BRIEFCASE: [Table; 3] = [
    (
        "town.csv",
        "SubmissionDate,street,needs,place-Latitude,place-Longitude,place-Altitude,place-Accuracy,SET-OF-member,KEY\n\
         \"May 1, 2024 10:11:12 AM\",Minta utca 1,food care,47.5,19.05,0,4.5,uuid:1/member,uuid:1\n\
         \"May 2, 2024 1:11:12 PM\",Próba utca 2,,47.51,19.06,0,5,,uuid:2\n\
         \"May 3, 2024 12:11:12 AM\",Teszt utca 3,care,,,,,uuid:3/member,uuid:3\n",
    ),
    (
        "town-member.csv",
        "name,age,SET-OF-service,PARENT_KEY,KEY,SET-OF-member\n\
         Minta Ilona,71,uuid:1/member[1]/service,uuid:1,uuid:1/member[1],uuid:1/member\n\
         Minta Béla,73,,uuid:1,uuid:1/member[2],uuid:1/member\n\
         Teszt Árpád,40,uuid:3/member[1]/service,uuid:3,uuid:3/member[1],uuid:3/member\n",
    ),
    (
        "town-service.csv",
        "kind,PARENT_KEY,KEY,SET-OF-service\n\
         meals,uuid:1/member[1],uuid:1/member[1]/service[1],uuid:1/member[1]/service\n\
         nurse,uuid:1/member[1],uuid:1/member[1]/service[2],uuid:1/member[1]/service\n\
         meals,uuid:3/member[1],uuid:3/member[1]/service[1],uuid:3/member[1]/service\n",
    ),
];

/// The same of the old exporter of `KoboToolbox`, in one table.
pub const FLAT: &str = "street,needs/food,needs/care,place,member[1]/name,member[1]/age,member[2]/name,member[2]/age,\
     member[1]/service[1]/kind,member[1]/service[2]/kind,member[2]/service[1]/kind,_uuid,_submission_time,\
     _validation_status\n\
     Minta utca 1,True,True,47.5 19.05 0 4.5,Minta Ilona,71,Minta Béla,73,meals,nurse,n/a,u-1,2013-02-18T15:54:01,{}\n\
     Próba utca 2,n/a,n/a,47.51 19.06 0 5,n/a,n/a,n/a,n/a,n/a,n/a,n/a,u-2,2013-02-18T15:54:01,{}\n\
     Teszt utca 3,False,True,n/a,Teszt Árpád,40,n/a,n/a,meals,n/a,n/a,u-3,2013-02-18T15:54:01,{}\n";

/// The same of the old exporter, a file for each table.
pub const SET: [Table; 3] = [
    (
        "town.csv",
        "street,needs,needs/food,needs/care,place,_uuid,_index,_parent_table_name,_parent_index\n\
         Minta utca 1,food care,True,True,47.5 19.05 0 4.5,u-1,1,,-1\n\
         Próba utca 2,,,,47.51 19.06 0 5,u-2,2,,-1\n\
         Teszt utca 3,care,False,True,,u-3,3,,-1\n",
    ),
    (
        "member.csv",
        "member/name,member/age,_uuid,_index,_parent_table_name,_parent_index\n\
         Minta Ilona,71,,1,town,1\n\
         Minta Béla,73,,2,town,1\n\
         Teszt Árpád,40,,3,town,3\n",
    ),
    (
        "member_service.csv",
        "member/service/kind,_uuid,_index,_parent_table_name,_parent_index\n\
         meals,,1,member,1\n\
         nurse,,2,member,1\n\
         meals,,3,member,3\n",
    ),
];

/// A workbook of these tables; whole numbers are numbers.
pub fn workbook(folder: &Path, tables: &[(&str, &str)]) -> PathBuf {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, text) in tables {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (row, line) in (0..).zip(text.lines()) {
            for (column, cell) in (0..).zip(line.split('|')) {
                match cell.parse::<i32>() {
                    Ok(number) => sheet.write(row, column, number).unwrap(),
                    Err(_) if cell.is_empty() => continue,
                    Err(_) => sheet.write(row, column, cell).unwrap(),
                };
            }
        }
    }
    let path = folder.join("export.xlsx");
    book.save(&path).unwrap();
    path
}

/// A zip of these files.
pub fn archive(folder: &Path, files: &[(&str, &[u8])]) -> PathBuf {
    let path = folder.join("export.zip");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    for (name, bytes) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
    path
}

/// These files in a folder; the path of the first.
pub fn files(folder: &Path, files: &[(&str, &str)]) -> PathBuf {
    for (name, text) in files {
        std::fs::write(folder.join(name), text).unwrap();
    }
    folder.join(files[0].0)
}

pub fn texts(tables: &[Table]) -> Vec<(&'static str, &'static [u8])> {
    tables
        .iter()
        .map(|(name, text)| (*name, text.as_bytes()))
        .collect()
}

/// The export at a path.
pub fn read(path: &Path) -> Export {
    open(path).unwrap().expect("an export")
}

/// The export that one file of this name is.
pub fn one(name: &str, text: &str) -> Export {
    let folder = tempfile::tempdir().unwrap();
    read(&files(folder.path(), &[(name, text)]))
}

/// The export that a workbook of these tables is.
pub fn sheets(tables: &[(&str, &str)]) -> Export {
    let folder = tempfile::tempdir().unwrap();
    read(&workbook(folder.path(), tables))
}
