# Amit a program a parancssorban mond.

## Betöltés

import-taken = { $file }: { $count ->
    [one] 1 rekord bekerült.
   *[other] { $count } rekord bekerült.
}
import-changed = { $count ->
    [one] 1 rekord megváltozott az előző betöltés óta; a korábbi válaszok megmaradnak.
   *[other] { $count } rekord megváltozott az előző betöltés óta; a korábbi válaszok megmaradnak.
}
import-unchanged = { $count ->
    [one] 1 rekord ugyanaz, mint korábban.
   *[other] { $count } rekord ugyanaz, mint korábban.
}
import-rejected = { $count ->
    [one] 1 sor nem került be.
   *[other] { $count } sor nem került be.
}
import-rejected-reason = { $count ->
    [one] 1 sor
   *[other] { $count } sor
}: { $reason }
import-rejections-written = A kimaradt sorok itt vannak, mindegyik mellett az okkal: { $file }. Javítsa ki őket a felmérés fájljában, és töltse be újra: ami már bekerült, az marad, ahogy van.

## Miért maradt ki egy sor

rejection-field-count = { $file }, { $row }. sor: { $value } mező van benne { $expected } helyett. A sor csonka, vagy egy elválasztójelet tartalmazó szöveg nincs idézőjelben.
rejection-not-utf8 = { $file }, { $row }. sor: a(z) „{ $column }” oszlopban olvashatatlan betűk vannak („{ $value }”). Mentse el a fájlt újra UTF-8 kódolással.
rejection-required = { $file }, { $row }. sor: a(z) „{ $column }” oszlop üres, pedig kötelező. Töltse ki, vagy írja be, miért nincs válasz.
rejection-unknown-category = { $file }, { $row }. sor: „{ $value }” nem szerepel a(z) „{ $column }” oszlop válaszai között. Lehetséges válaszok: { $expected }.
rejection-not-boolean = { $file }, { $row }. sor: „{ $value }” a(z) „{ $column }” oszlopban se nem igen, se nem nem. Lehetséges válaszok: { $expected }.
rejection-not-integer = { $file }, { $row }. sor: „{ $value }” a(z) „{ $column }” oszlopban nem egész szám. Kerekítse, és csak számjegyeket írjon; ha nincs válasz, azt, hogy miért (például dk: nem tudja).
rejection-not-number = { $file }, { $row }. sor: „{ $value }” a(z) „{ $column }” oszlopban nem szám. Számjegyeket írjon, legfeljebb egy tizedesjellel.
rejection-not-finite = { $file }, { $row }. sor: „{ $value }” a(z) „{ $column }” oszlopban nem használható szám. Magát a számot írja be.
rejection-no-such-date = { $file }, { $row }. sor: „{ $value }” a(z) „{ $column }” oszlopban nem létező dátum. Írja év-hónap-nap alakban, például 2024-09-30.
rejection-date-range = { $file }, { $row }. sor: a(z) „{ $column }” oszlop dátuma („{ $value }”) kívül esik ezen: { $expected }. Ellenőrizze az évet.
rejection-out-of-range = { $file }, { $row }. sor: „{ $value }” a(z) „{ $column }” oszlopban kívül esik ezen: { $expected }. Nézze meg az értéket a kérdőíven.
rejection-text-too-long = { $file }, { $row }. sor: a(z) „{ $column }” oszlop szövege hosszabb ennél: { $expected } („{ $value }”). Rövidítse le.
rejection-no-answer-not-allowed = { $file }, { $row }. sor: „{ $value }” nem állhat a(z) „{ $column }” oszlopban. Ott lehetséges: { $expected }.
rejection-missing-id = { $file }, { $row }. sor: a(z) „{ $column }” oszlop üres, így nem tudni, kié a sor. Írja be az azonosítót.
rejection-missing-parent = { $file }, { $row }. sor: a(z) „{ $column }” oszlop üres, így nem tudni, kihez tartozik a sor. Írja be az azonosítót.
rejection-parent-unknown = { $file }, { $row }. sor: „{ $value }” a(z) „{ $column }” oszlopban ismeretlen. Előbb annak a fájlját töltse be, vagy javítsa az azonosítót.
rejection-missing-date = { $file }, { $row }. sor: a(z) „{ $column }” oszlop üres, így nem tudni, mikortól érvényesek a válaszok. Írja be a dátumot.
rejection-missing-coordinates = { $file }, { $row }. sor: nem tudni, hol van a háztartás („{ $column }”). Írja be a koordinátákat vagy a címet.
rejection-coordinate-outside = { $file }, { $row }. sor: „{ $value }” a(z) „{ $column }” oszlopban kívül esik ezen: { $expected }. Ellenőrizze a koordinátákat és a fájl vetületi rendszerét.
rejection-swapped-axes = { $file }, { $row }. sor: „{ $value }” a(z) „{ $column }” oszlopban: a két koordináta fel van cserélve. Cserélje meg az oszlopokat.
rejection-duplicate-id = { $file }, { $row }. sor: a(z) „{ $column }” oszlop azonosítója („{ $value }”) egy korábbi sorban is szerepel. A két sorból egyet tartson meg.

## Ugyanezek az okok az összegzésben

reason-field-count = csonka sor
reason-not-utf8 = olvashatatlan betűk
reason-required = hiányzó kötelező válasz
reason-unknown-category = a kódkönyvben nem szereplő válasz
reason-not-boolean = se nem igen, se nem nem
reason-not-integer = nem egész szám
reason-not-number = nem szám
reason-not-finite = nem használható szám
reason-no-such-date = nem létező dátum
reason-date-range = más évszázad dátuma
reason-out-of-range = tartományon kívüli érték
reason-text-too-long = túl hosszú szöveg
reason-no-answer-not-allowed = ott nem megengedett válaszhiány
reason-missing-id = hiányzó azonosító
reason-missing-parent = hiányzó háztartás- vagy személyazonosító
reason-parent-unknown = ismeretlen háztartás vagy személy
reason-missing-date = hiányzó dátum
reason-missing-coordinates = hiányzó koordináták
reason-coordinate-outside = területen kívüli koordináták
reason-swapped-axes = felcserélt koordináták
reason-duplicate-id = kétszer szereplő azonosító

## Miért nem került be egy fájl

file-unreadable = { $file } nem olvasható: { $details }.
file-unwritable = { $file } nem írható: { $details }.
file-empty = { $file } egyetlen sort sem tartalmaz. Mentse el újra.
file-not-text = { $file } nem szöveges táblázat. Mentse el CSV-ként, UTF-8 kódolással.
file-mixed-encoding = { $file }, { $row }. sor: a szövegben két kódolás keveredik. Mentse el az egész fájlt UTF-8 kódolással.
file-row-too-long = { $file }, { $row }. sor hosszabb, mint { $details } bájt. Talán hiányzik egy idézőjel.
file-no-known-column = { $file }: egyetlen oszlopa sincs a kódkönyvben ({ $details }). Ellenőrizze az elválasztójelet, a fejlécet és a kódkönyvet. Ha az oszlopoknak más a nevük: gocpont map { $file } --codebook …
file-missing-column = { $file }: hiányzik a(z) „{ $column }” oszlop. Meglévők: { $details }. Ha az oszlopoknak más a nevük: gocpont map { $file } --codebook …
file-duplicate-column = { $file }: a(z) „{ $column }” oszlop kétszer szerepel. Az egyiket törölje vagy nevezze át.
file-no-date = { $file }: nem tudni, mikortól érvényesek a válaszok. Vegye fel a dátum oszlopát, vagy adja meg a --valid-from kapcsolót.
file-no-coordinates = { $file }: nincsenek koordinátaoszlopok ({ $details }).
file-no-crs = { $file }: a koordináták méterben vannak. Adja meg a vetületet, például --crs EPSG:23700.
file-not-toml = { $file } nem olvasható TOML-ként: { $details }.
file-not-toml-row = { $file }, { $row }. sor: nem olvasható TOML-ként: { $details }.
file-setting = { $file }: „{ $value }” nem állhat itt: „{ $column }” ({ $details }).
file-setting-row = { $file }, { $row }. sor: „{ $value }” nem állhat itt: „{ $column }” ({ $details }).
file-sealed = { $file }: a(z) „{ $column }” itt nem lehet titkosított: csak szöveget lehet titkosítva tárolni ({ $details }).
file-not-geojson = { $file } nem GeoJSON: { $details }.
file-feature = { $file }, { $row }. elem: hiányzik vagy hibás: { $details } ({ $column }).
file-invalid-area = { $file }: egy terület nem használható: { $details }.
file-not-number = { $file }, { $row }. sor, { $column } oszlop: „{ $value }” nem szám; ide { $details } kell.
file-not-hex = { $file }, { $row }. sor, { $column } oszlop: „{ $value }” nem H3-cella indexe (ilyen: 891e0c5a8bbffff).
file-twice = { $file }, { $row }. sor, { $column } oszlop: „{ $value }” kétszer szerepel, először a(z) { $details }. sorban.
file-no-such-unit = { $file }, { $row }. sor, { $column } oszlop: „{ $value }”: nincs ilyen egység ({ $details }).
file-self-pair = { $file }, { $row }. sor, { $column } oszlop: „{ $value }”: a pár önmagával köti össze az egységet; hagyja ki, a Gi* magától számol vele.

## Közzététel és kiszolgálás

publish-done = Megjelent: { $number }. kiadás.
publish-addresses = Közzétett címek: { $count }, { $settlements } településről. A terv településein kívül esik, ezért kimaradt: { $left }, { $others } településről.
publish-without-addresses = A terv a címnyilvántartást is közzéteszi, de a kitalált emberek e tárában nincs ilyen: a térképen nem lehet címre keresni. Ha szeretné, töltsön be egyet, és tegye közzé újra: gocpont import-addresses ÚTVONAL
publish-contents = { $indicators ->
    [one] 1 téma
   *[other] { $indicators } téma
}, { $periods ->
    [one] 1 időpont
   *[other] { $periods } időpont
}.
serve-open = Nyissa meg ezt a címet egy böngészőben: { $url }
serve-stop = Leállítás: Ctrl+C.
serve-new-release = Mostantól ez látszik: { $number }. kiadás; a megnyitott oldalak maguktól frissülnek.

## Területek, közzétételek és a mintaváros

import-batch = Ez a(z) { $batch }. betöltés; az import --undo { $batch } visszavonja.
import-undone = A(z) { $batch }. betöltés már nem számít.
areas-taken = { $file }: { $count } elem bekerült ide: { $set }.
areas-unchanged = { $file }: { $set } változatlan ({ $count } elem).
publish-other-releases = A tár utolsó kiadása a(z) { $number }., de ebben a kiadásfájlban nem az áll. Tegye vissza a hozzá tartozó kiadásfájlt; semmi sem jelent meg.
publish-too-soon = Az utolsó közzététel napja { $last }. A terv szerint két közzététel között { $days } napnak kell eltelnie: még { $left } nap van hátra.
publish-ring-alone = A terv azt mondja: ring = { $ring }, de azt nem, hogy milyen szomszédságra. A ring ezelőtt nem számított. Írja mellé: neighbourhood = "touching", vagy írjon 1-et; semmi sem jelent meg.
publish-indicator-off = { $indicator } kimarad: erre a napra nincs { $parameter } paraméter.
release-rebuilt = A(z) { $number }. kiadás bájtról bájtra újra elkészült.
release-differs = A(z) { $number }. kiadás nem készíthető el újra: az ellenőrző összege { $before } volt, most { $now } lenne.
release-erased-since = A(z) { $number }. kiadás nem készíthető el újra: azóta személyeket töröltek. Ami megjelent, változatlan marad.
release-erasure = { $moment }: { $count } változat törölve a(z) { $register } nyilvántartásból.
release-retired = A(z) { $number }. kiadás már nem érhető el innen, és ennyi történt: a böngészők és köztes tárolók példányai, a letöltött fájlok és a lemásolt oldalak megmaradnak. A közzétett számokat az ellenőrzés továbbra is mindenki számára ismertnek veszi.
export-done = { $count } elem kiírva ide: { $file }.
demo-making = Készül a mintaváros: kitalált emberek, szemléltető határok.
demo-written = A felmérések fájljai itt vannak: { $dir }
demo-imported = { $count } fájl betöltve; a hibás sorok a fájlok mellett, *.rejections.csv néven állnak.
demo-reused = A mintaváros már megvan, újra felhasználjuk.
layer-blocks = közzétett területek
layer-hexes = hatszögek
layer-hotspots = forró és hideg pontok
layer-trend = irányzat
layer-emerging = forró és hideg pontok alakulása
reference-municipalities = Települések
reference-districts = Városrészek
reference-basemap = Alaptérkép
reference-source = A mintához rajzolva; a vonalak szemléltetők.
reference-addresses = Címek
reference-addresses-source = Nyilvános címnyilvántartásból; semmi sincs benne, ami a felmérésből származna.
release-method = Az adatok legalább a megadott méretű blokkok pontos összegei; a blokkokat egy titkos kulcs választotta ki egyszer, kisebb csoport soha nem látszik. Intervallum: Wilson, 95 %. Forró és hideg pontok: az arány Gi* értéke a blokkra és az érintkező blokkokra, kétoldali egzakt hipergeometrikus p, Benjamini–Hochberg az összes blokkra.

## Törlés, mentés, visszaállítás

forget-question = A(z) { $register } nyilvántartásból { $count } azonosító: véglegesen töröljünk mindent, ami hozzájuk tartozik? (igen/nem)
forget-question-yes = igen
forget-unasked = Nincs, akit megkérdezhetnénk. A --yes kérdés nélkül töröl; semmi sem törlődött.
forget-nothing = Semmi sem törlődött.
forget-no-ids = Nem volt megadva azonosító; semmi sem törlődött.
forget-done = { $count ->
    [0] Egyikük sem volt a(z) { $register } nyilvántartásban.
   *[other] A(z) { $register } nyilvántartásból { $count } egység törlődött.
}
forget-revisions = { $register }: { $count } bejegyzés törlődött.
forget-unknown = { $count } azonosító nem szerepel ebben a nyilvántartásban.
forget-not-clean = A bejegyzések törlődtek, de egy másik program nyitva tartja a tárat, ezért a fájlban még maradt nyomuk. Zárja be azt a programot, és futtassa újra ugyanezt a parancsot.
forget-remains = A tárban végzett törlés ezekre nem terjed ki, ezeket Önnek kell átnéznie:
forget-remains-rejections = - A betöltéskor elutasított sorok: { $file }
forget-remains-backup = - { $made } időpontban készült mentés: { $file }
forget-remains-backup-moved = - { $made } időpontban készült mentés, amely már nincs itt: { $file }; lehet, hogy áthelyezték
forget-remains-truth = - Védelem nélküli adatok: { $file }
forget-remains-surveys = - Maguk a felmérési fájlok és másolataik: { $files }. Ha újra betöltik őket, mindenki visszakerül, aki bennük van.
forget-remains-copies = - Más módon készült mentések és a lemez pillanatképei. Visszaállítás után a törlést meg kell ismételni.
forget-remains-releases = - Ami a(z) { $count }. kiadásig megjelent: csak csoportokat mutat, változatlan marad, és mások gyorsítótáraiban, másolataiban is megmaradhat. Emiatt nem készül új közzététel.
backup-done = A mentés elkészült: { $file }. Csak a tulajdonosa olvashatja; emberek válaszai vannak benne, maradjon is így.
backup-without-keys = A mentésben nincsenek benne a(z) { $file } kulcsai (ujjlenyomatuk { $keys } és { $noise }). Nélkülük a mentés semmit sem ér: őrizze meg a kulcsokat is, máshol.
backup-exists = { $file } már létezik, és nem írjuk felül. Adjon meg másik fájlt.
restore-done = A tár visszaállt: { $file }; a kulcsai hozzá tartoznak.
restore-forget-again = Akit a mentés után töröltek, az most újra benne van a tárban: törölje újra.
restore-exists = { $file } már létezik, és nem írjuk felül. Előbb helyezze át.
restore-no-file = { $file } nem létezik.
private-beside-public = { $file } olyan helyre kerülne, ahol mindenkinek szánt fájlok vannak ({ $found }). Válasszon másik mappát; semmi sem íródott ki.
truth-not-allowed = Ezek egyes hatszögek valódi számai: aki ismeri őket, tudja, ki hol lakik. Ha jogosult rá, adja meg: --i-am-allowed; semmi sem íródott ki.
truth-written = { $rows } valódi szám kiírva ide: { $file }; csak a tulajdonosa olvashatja.
tables-written = { $tables } táblázat kiírva ide: { $folder }.
audit-refused = Az ellenőrzés { $count } olyan összefüggést talált a közzétett számok között, amely valakit elárulna; semmi sem jelent meg. Az elsők:
publish-pace = A terv csak { $days } napot kíván két közzététel között. Valódi emberek adatainál legalább 28 nap telik el, hacsak a terv nem indokolja (protection.sooner_because); semmi sem jelent meg.
audit-lacks = A(z) { $file } fájlból hiányzik a(z) { $number }. közzététel, pedig megjelent. Nélküle semmi sem ellenőrizhető, és semmi sem jelent meg: állítsa vissza a fájlt.
audit-foreign = A(z) { $file } { $number }. közzététele nem ebből az adattárból való; semmi sem jelent meg.
tables-not-empty = A(z) { $folder } mappa nem üres.
demo-desk-filled = A mintaasztalra { $count } bejegyzés került.
demo-desk-accounts = Kitalált munkatársak, mind ezzel a jelszóval lépnek be: { $password }
    { $names }
demo-desk-refused = { $file }: a minta egyes sorait a program nem vette át, ez a mi hibánk.
