# What the page says in finding, sharing, printing and downloading, and in its first tour; fetched with that part.

## Keresés

search-kind-municipality = település
search-kind-district = városrész
search-kind-place = helynév
search-kind-street = út, utca
search-kind-water = víz
search-kind-landmark = nevezetes hely
search-kind-address = cím
search-count = { $count ->
    [0] Nincs találat.
   *[other] { $count } találat. A fel és le nyíllal választhat, az Enter odaviszi a térképet.
}
search-count-coming = { $count ->
    [0] Még nincs találat; a címjegyzék betöltése folyamatban van.
   *[other] Eddig { $count } találat; a címjegyzék betöltése folyamatban van.
}
search-none = Nincs találat. Próbálja rövidebben vagy más írásmóddal.
search-coming = A címjegyzék betöltése…
search-nothing-there = Itt nincs közzétett szám: { $name }.

## Hol vagyok

locate-asking = A böngésző megkérdezi, megadja-e a helyét. A helyet nem tároljuk és nem küldjük el senkinek.
locate-refused = A böngésző nem árulta el, hol van. Ha mégis szeretné, engedélyezze a helymeghatározást a böngésző beállításaiban.
locate-unknown = A böngésző nem tudja megállapítani, hol van.
locate-late = A helymeghatározás túl sokáig tartott. Kérjük, próbálja újra.
locate-outside = Ön a térkép területén kívül van.
locate-nothing = Ahol most van, ott nincs közzétett szám.

## Megosztás

share-title = Megosztás
share-link = Hivatkozás erre a térképre
share-restores = Aki megnyitja, ugyanezt látja:
share-has-topic = Téma: { $text }
share-has-date = Időpont: { $text }
share-has-view = Nézet: { $text }
share-has-unit = Felosztás: { $text }
share-has-language = Nyelv: { $text }
share-has-position = A térképnek ugyanez a részlete
share-personal = A hivatkozásban nincs semmi személyes: sem az, amit keresett, sem az, hogy Ön hol van.
share-embed-title = Beágyazás egy másik weboldalba
share-embed = Ez a kód a térképet teszi egy másik oldalba, címmel és jelmagyarázattal, a választások nélkül.
share-width = Szélesség
share-height = Magasság
share-code = Beágyazókód
copy-act = Másolás
copy-done = A vágólapra másoltuk.
copy-by-hand = Kijelöltük; a Ctrl+C másolja.

## Nyomtatás és kép

print-title = Nyomtatás vagy mentés képként
print-side = A lap állása (A4)
print-portrait = Álló
print-landscape = Fekvő
print-png = Mentés képként (PNG)
print-pdf = Mentés PDF-ként
print-now = Nyomtatás…
print-making = Készül…
print-saved = Elkészült: { $name }
print-failed = Nem sikerült elkészíteni. Kérjük, próbálja újra.
print-grey = Fekete-fehérben is olvasható: a hideg pontokat csíkozás jelöli. A „Szürke, nyomtatáshoz” színkészlet még jobban elválik.
print-preview = A lap előnézete: cím, térkép, jelmagyarázat, lépték, észak és forrás
print-source = Forrás: Gócpont · { $number }. kiadás · { $date } · saját alaptérkép · { $address }
print-north = É
print-side-by-side = Két téma egymás mellett

## Letöltés

download-title = A réteg letöltése
download-what = { $topic }, { $date }
download-reach = Mekkora területről
download-whole = a teljes réteg
download-window = csak ami a térképen most látszik
download-json = GeoJSON
download-json-use = Térképes programokhoz és webes térképekhez.
download-csv = CSV
download-csv-use = Táblázatkezelőhöz, egy ponttal minden helyhez.
download-gpkg = GeoPackage
download-gpkg-use = QGIS-hez: a módszer és a leírás benne van a fájlban.
download-method-kept = A GeoPackage magában hordja, hogyan készültek a számok; a GeoJSON és a CSV mellé töltse le ezt is:
download-method-files = Hogyan készültek a számok:
download-method = a réteg módszere és leírása (JSON)

## QGIS

qgis-title = Megnyitás QGIS-ben
qgis-link = A felület címe (OGC API – Features)
qgis-menu = A QGIS-ben válassza ezt: Réteg → Réteg hozzáadása → WFS / OGC API - Features réteg hozzáadása… (vagy nyomja meg a Ctrl+L billentyűket, és válassza a „WFS / OGC API - Features” lapot).
qgis-new = Az „Új” gombbal adjon nevet a kapcsolatnak, illessze be a fenti címet, és verziónak az „OGC API - Features” elemet válassza.
qgis-connect = Kattintson a „Kapcsolódás” gombra, válassza ki ezt a réteget: { $title }, majd kattintson a „Hozzáadás” gombra.

## Bemutató

tour-label = Bemutató
tour-step = { $step }. lépés a { $steps } közül
tour-text-1 = A kiemelt mondat elmondja, mit mutat a térkép.
tour-text-2 = Kattintson a térkép egy helyére, vagy lépjen oda a nyílbillentyűkkel és nyomja meg az Entert: elolvashatja, mit jelent.
tour-text-3 = Itt választhat más témát, időpontot és nézetet; fent városrészt, utcát, címet kereshet.
tour-skip = Kihagyom
tour-next = Tovább
tour-end = Kezdjük
