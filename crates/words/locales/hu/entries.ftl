# A munkaasztal nyilvántartásainak bejegyzései: beolvasás fájlból, kiírás fájlba.

entries-no-register = Nincs { $name } nevű, bejegyzésekből álló nyilvántartás. Ezek vannak: { $known }.
entries-taken = { $file }: { $opened } bejegyzés új, { $changed } megváltozott, { $unchanged } olyan, mint volt.
entries-checked = { $file }: { $opened } bejegyzés lenne új, { $changed } változna, { $unchanged } olyan, mint volt. Semmit sem írtunk le.
entries-reason = Ezek a bejegyzések emberekről szólnak: a --reason kapcsolóval írja meg, miért kerülnek fájlba. Ez a naplóba kerül.
entries-reason-things = Az üzemeltető írta fájlba: nem emberekről szóló nyilvántartás
entries-written = { $count } bejegyzés van ebben: { $file }.
entries-template = { $file }: kitölthető. Minden sor egy bejegyzés, saját, soha nem változó azonosítóval. Beolvasása: entries import.

rejection-link-unknown = { $file }, { $row }. sor: a(z) „{ $column }” oszlop ezt nevezi meg: „{ $value }”, de ilyen nincs a(z) { $expected } nyilvántartásban. Először azt olvassa be, vagy javítsa az azonosítót.
rejection-link-one = { $file }, { $row }. sor: a(z) „{ $column }” oszlop többet nevez meg („{ $value }”), pedig csak egy lehet.
rejection-bad-code = { $file }, { $row }. sor: a(z) „{ $column }” oszlopban „{ $value }” nem szervezetkód: csak a–z betű, számjegy, -, _ és . lehet benne.
rejection-no-organisation = { $file }, { $row }. sor: semmi sem mondja meg, melyik szervezeté a bejegyzés. Töltse ki az organisation oszlopot, vagy adja meg az --organisation kapcsolóval.
rejection-area-unknown = { $file }, { $row }. sor: a(z) „{ $column }” oszlopban „{ $value }” nem ismert terület. Írja be a készletet és az azonosítót, például így: { $expected }, és előbb olvassa be a készletet.
rejection-no-such-point = { $file }, { $row }. sor: a(z) „{ $column }” oszlopban „{ $value }” nem pontok felsorolása. Szélességet és hosszúságot írjon, például így: { $expected }.
rejection-no-such-moment = { $file }, { $row }. sor: a(z) „{ $column }” oszlopban „{ $value }” sem nap, sem időpont. Így írja: { $expected }.
rejection-state-lacks = { $file }, { $row }. sor: ez még kitöltendő (állapot: { $value }): { $expected }.
rejection-state-flagged = { $file }, { $row }. sor: valami még nyitott, ezért nem lehet „{ $value }” állapotban: { $expected }.
rejection-state-other = { $file }, { $row }. sor: ilyen bejegyzés nem kerülhet „{ $value }” állapotba ({ $expected }).
rejection-unfit = { $file }, { $row }. sor: ezt a választ a nyilvántartás nem engedi: { $expected }. Javítsa a(z) „{ $column }” oszlopot.

reason-link-unknown = kapcsolat olyanhoz, ami nincs meg
reason-link-one = egy helyett több kapcsolat
reason-bad-code = nem szervezetkód
reason-no-organisation = nincs szervezet
reason-area-unknown = nem ismert terület
reason-no-such-point = nem pontok felsorolása
reason-no-such-moment = sem nap, sem időpont
reason-state-lacks = valami még kitöltendő
reason-state-flagged = valami nyitott, ezért nem lehet ebben az állapotban
reason-state-other = más bejegyzések állapota
reason-unfit = a nyilvántartás nem engedi ezt a választ

cli-command-entries = A munkaasztal nyilvántartásainak bejegyzései (szolgáltatások, helyszínek, szervezetek, jelzések …) fájlból és fájlba, a gép üzemeltetőjének
cli-command-entries-import = Bejegyzések beolvasása: az újak megnyílnak, a változottak új változatot kapnak, ugyanaz a fájl semmit sem változtat
cli-command-entries-export = Egy nyilvántartás bejegyzései táblázatban, lepecsételt válaszok nélkül; csak a tulajdonosé
cli-command-entries-template = Üres táblázat egy nyilvántartás oszlopaival, kitöltésre
cli-option-entries = A bejegyzések fájlja; ha nincs megadva, a nyilvántartások tárolója mellett town.desk.db
cli-option-calendar = Ünnepnapok és áthelyezett munkanapok (TOML), amelynek órája szerint az időpontok értendők; ha nincs megadva, Magyarországéi
cli-option-entries-codebook = A nyilvántartások kódkönyvei (TOML fájlok vagy nevek); ha nincs megadva, a program sajátjai
cli-option-entries-import-codebook = A nyilvántartások kódkönyvei (TOML fájlok vagy nevek); ha nincs megadva, a program sajátjai
cli-option-entries-import-file = Táblázat (CSV, XLSX, ODS): oszlopok kód vagy felirat szerint, saját azonosítók, a kapcsolatoknál másokéi
cli-option-entries-import-register = A nyilvántartás, például organisation, site, room, service, service_slot, signal vagy measure
cli-option-entries-import-tenant = A település kódja, amelyé a bejegyzések
cli-option-entries-import-organisation = A szervezet kódja, amelyé a bejegyzések, ha oszlop nem mondja meg
cli-option-entries-import-check = Mindent megmond, semmit sem ír
cli-option-entries-import-crs = Az east és north oszlop vetülete, például EPSG:23700
cli-option-entries-import-axes = Hogyan állnak a koordinátaoszlopok: as-named, swapped, south-west vagy south-west-swapped
cli-option-entries-import-rejections = Ide kerülnek a be nem olvasott sorok; ha nincs megadva, a fájl mellé
cli-option-entries-export-codebook = A nyilvántartások kódkönyvei (TOML fájlok vagy nevek); ha nincs megadva, a program sajátjai
cli-option-entries-export-register = A nyilvántartás
cli-option-entries-export-tenant = Csak ennek a településnek a bejegyzései
cli-option-entries-export-output = Hová írja: CSV, vagy ha a neve úgy végződik, XLSX
cli-option-entries-export-reason = Miért: a naplóba kerül; emberekről szóló nyilvántartásnál kötelező
cli-option-entries-template-codebook = A nyilvántartások kódkönyvei (TOML fájlok vagy nevek); ha nincs megadva, a program sajátjai
cli-option-entries-template-register = A nyilvántartás
cli-option-entries-template-output = Hová írja: CSV, vagy ha a neve úgy végződik, XLSX
