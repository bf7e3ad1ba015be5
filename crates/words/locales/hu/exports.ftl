# Import: KoboToolbox and ODK exports.

export-opened = { $file }: { $format }.
export-format-kobo-xlsx = KoboToolbox, táblázat
export-format-kobo-csv = KoboToolbox, CSV
export-format-kobo-geojson = KoboToolbox, GeoJSON
export-format-kobo-legacy-set = KoboToolbox, régi export, ismétlődő csoportonként egy táblával
export-format-kobo-legacy-flat = KoboToolbox, régi export egyetlen táblában
export-format-central = ODK Central
export-format-briefcase = ODK Briefcase

export-note-members-missing = { $table }: ez az export nem tartalmaz ismétlődő csoportokat, ezért a háztartások tagjai hiányoznak belőle{ $count ->
        [0] .
       *[other] : { $details }.
    } Nem olvasható tagok nélküli háztartásokként. Exportálja újra a KoboToolboxból XLSX-ként, vagy az ODK-ból az összes ismétlődő csoporttal.
export-note-placeless-missing = { $table }: a KoboToolbox a GeoJSON-exportból kihagyja a hely nélküli kitöltéseket. A teljes felméréshez XLSX kell.
export-note-several-places = { $table }: { $count } további hely kimaradt; minden kitöltésnek az első helye számít.
export-note-no-submissions = { $table }: ehhez az űrlaphoz még nincs kitöltés.
export-note-hxl-row = { $table }: a fejléc alatti HXL-címkesor kimaradt.
export-note-duplicate-headers = { $table }: ezek a fejlécek többször szerepelnek: { $details }. Minden oszlop megmaradt; a kívántat a sorszámával lehet megnevezni, vagy az exportot XML-nevekkel kell elkészíteni.
export-note-unnamed-columns = { $table }: { $count } oszlopban fejléc nélkül állnak értékek. Jelentésük ismeretlen, ezért kimaradnak.
export-note-short-rows = { $table }: { $count } sorban kevesebb cella van, mint a fejlécben (az első a(z) { $details }. sor). A hiányzó cellák megválaszolatlannak számítanak; ellenőrizze, hogy a fájl teljes-e.
export-note-repeated-rows = { $table }: { $count } ismétlődő sor csak egyszer számít.
export-note-replaced-rows = { $table }: { $count } sor más értékekkel újra szerepel; a későbbi számít ({ $details }).
export-note-orphans = { $table }: { $count } sor szülője nincs meg az exportban (sorok: { $details }). Ezek a sorok kimaradnak.
export-note-uncertain-parents = { $table }: { $count } sor szülője nem egyértelmű (sorok: { $details }): a sorszám kétszer szerepel, vagy más kitöltéshez tartozik. Ezek a sorok kimaradnak.
export-note-left-out = { $details } nem része az exportnak, ezért kimaradt.
export-note-not-asked = { $table }: ezekben az oszlopokban az űrlap egyes változatainál nincs válasz, ott feltehetően nem kérdezték meg: { $details }. A cellák üresen maradnak.
export-note-select-differs = { $table }: { $count } sorban a(z) „{ $details }” kérdés választott válaszai ellentmondanak az egyes válaszok oszlopainak. Ami bármelyikben választott, az választottnak számít.

file-export-columns = { $file }, { $row }. sor: az egyik táblának több mint { $details } oszlopa van.
file-export-cells = { $file }, { $row }. sor: az exportban több mint { $details } cella van. Exportálja részekben, például évenként.
file-export-bytes = { $file } több mint { $details } memóriát foglalna, vagy kifejezetten a memória megtöltésére készült. A program nem olvasta be. Exportáljon egy részt, vagy hagyja ki a médiafájlokat.
file-export-tables = { $file } több mint { $details } táblát tartalmaz. Csak egy űrlapot exportáljon.
file-export-root = { $file } egy export ismétlődő csoportja; hiányzik a kitöltések táblája, amelyhez tartozik. Tegye azt ugyanabba a mappába, és azt adja meg.
file-several-exports = { $file } több űrlap exportját tartalmazza ({ $details }). Adja meg az egyiknek a főfájlját.
