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

file-not-json = { $file } nem JSON: { $details }.
file-not-hsds = { $file }: nincs benne a Human Services Data Specification szerinti szolgáltatás.

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

remedy-link-unknown = Előbb olvassa be ezt a nyilvántartást: { $expected }, vagy javítsa az azonosítót.
remedy-link-one = Hagyjon meg egyet közülük.
remedy-bad-code = Csak a–z betűt, számjegyet, -, _ és . jelet használjon.
remedy-no-organisation = Töltse ki a szervezetet.
remedy-area-unknown = Írja be a készletet és az azonosítót, például így: { $expected }.
remedy-no-such-point = Szélességet és hosszúságot írjon, például így: { $expected }.
remedy-no-such-moment = Így írja: { $expected }.
remedy-state-lacks = Töltse ki: { $expected }.
remedy-state-flagged = Előbb zárja le, ami nyitott: { $expected }.
remedy-state-other = Válasszon másik állapotot.
remedy-unfit = Javítsa: { $expected }.

cli-command-entries = A munkaasztal nyilvántartásainak bejegyzései (szolgáltatások, helyszínek, szervezetek, jelzések …) fájlból és fájlba, a gép üzemeltetőjének
cli-command-entries-import = Bejegyzések beolvasása: az újak megnyílnak, a változottak új változatot kapnak, ugyanaz a fájl semmit sem változtat
cli-command-entries-export = Egy nyilvántartás bejegyzései táblázatban, lepecsételt válaszok nélkül; csak a tulajdonosé
cli-command-entries-template = Üres táblázat egy nyilvántartás oszlopaival, kitöltésre
cli-option-entries = A bejegyzések fájlja; ha nincs megadva, a nyilvántartások tárolója mellett town.desk.db
cli-option-calendar = Ünnepnapok és áthelyezett munkanapok (TOML), amelynek órája szerint az időpontok értendők; ha nincs megadva, Magyarországéi
cli-option-entries-codebook = A nyilvántartások kódkönyvei (TOML fájlok vagy nevek); ha nincs megadva, a program sajátjai
cli-option-entries-import-codebook = A nyilvántartások kódkönyvei (TOML fájlok vagy nevek); ha nincs megadva, a program sajátjai
cli-option-entries-import-file = Táblázat (CSV, XLSX, ODS): oszlopok kód vagy felirat szerint, saját azonosítók, a kapcsolatoknál másokéi
cli-option-entries-import-register = A nyilvántartás, például organisation, site, room, service, service_slot, signal vagy measure; services: egyszerű táblázat szolgáltatásonként egy sorral, hsds: Human Services Data Specification, mpsv: a szociális szolgáltatások cseh jegyzéke
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

## Szolgáltatások mindenkinek

publish-services = Közzétett szolgáltatások: { $count }, { $offers } helyen, ebből { $placed } van a térképen.
publish-without-services = A terv szolgáltatásokat is közzétesz, de ebben a kitalált emberekről szóló tárolóban nincsenek a munkaasztalnak bejegyzései: a térképen senki sem talál szolgáltatást. Olvasson be néhányat, és tegye közzé újra: gocpont entries import.
plan-no-services = A(z) { $plan } terv szolgáltatásokat is közzétesz, de a tároló mellett nincs bejegyzésfájl. Előbb olvassa be a szolgáltatásokat: gocpont entries import.
services-people = A(z) { $register } nyilvántartás emberekről szól, vagy hozzájuk kapcsolódik: semmi sem lesz belőle nyilvános szolgáltatás.
reference-services = Szolgáltatások
reference-services-source = A szervezetek, helyszínek és szolgáltatások nyilvántartásából, amelyet a település munkatársai vezetnek; semmi sem származik benne a felmérésből.

hsds-written = { $count } szolgáltatás a Human Services Data Specification 3.0 szerint itt: { $file }. Csak ami nyilvános.
hsds-lost = Nincs benne mezője a helyiségeknek, az érkezés percének, a betöltött álláshelyeknek, a várakozóknak, a szervezet fajtájának és a helyszín üzemeltetőjének: ezek kimaradnak. A fajta, a nyújtás módja, a célcsoport és a kapacitás saját fogalmainkként szerepel.
hsds-folder = { $folder } nem üres: a táblázatoknak új vagy üres mappa kell.
listing-lost = Nem őriztük meg, mert egyik nyilvántartásban sincs helye: { $what } ({ $count }).
listing-ended = Kimaradt, mert már nem nyújtják: { $count } szolgáltatás.
cli-command-export-services = A munkaasztal szolgáltatásainak nyilvános része más programoknak
cli-option-export-services-format = hsds: a Human Services Data Specification 3.0 JSON-ja; hsds-csv: a táblázatai datapackage.json fájllal
cli-option-export-services-country = A címek országa két betűvel
cli-option-export-services-output = Hová írja: fájl, táblázatoknál új vagy üres mappa
cli-value-hsds = A Human Services Data Specification 3.0 JSON-ja
cli-value-hsds-csv = A táblázatai datapackage.json fájllal
plan-no-reports = A mutatók a munkapult bejegyzéseit is számolják, de nincs ilyen fájl: { $file }. Nyissa meg előbb a munkapultot (gocpont desk), vagy adja meg a fájlt: --entries.
plan-reports-population = { $plan }: a(z) { $indicator } mutató a sokaságában kérdezi ezt: { $name }. Akiről bejegyzés érkezett, az eset: tegye a cases közé, hogy az esetek küszöbe védje.
plan-reports-unknown = { $plan }: a(z) { $indicator } mutató ezt kérdezi: { $name }. A(z) { $register } nyilvántartás bejegyzéseiből csak az számolható, hogy van-e ilyen ({ $register }), egy kategória ({ $register }.KÉRDÉS.KÓD) vagy egy igen-nem válasz ({ $register }.KÉRDÉS), ha a kérdés egyik állapotban sem zárt.
plan-reports-loose = { $plan }: a(z) { $indicator } mutató előbb kérdezi ezt: { $name }, mint hogy van-e egyáltalán ilyen bejegyzés. Tegye elé külön feltételként: var = "{ $first }", is = true. Csak így védett a kettő különbsége.
plan-reports-exact = { $plan }: a(z) { $indicator } mutató azt számolja, kiről érkezett bejegyzés, ezért nem tehető közzé pontos számokkal. Vegye ki a protection.exact listából.
publish-reports = { $register }: { $tied } bejegyzés szól nyilvántartott háztartásról vagy személyről, ezek háztartásonként, illetve személyenként egyszer számítanak. { $loose } bejegyzés nem kapcsolódik senkihez, egyetlen rétegben sincs benne. Ez csak Önnek szól, nem lesz nyilvános.
cli-option-publish-codebook = A munkapult nyilvántartásainak kódkönyvei (TOML-fájlok vagy nevek); ha nincs megadva, a program sajátjai
