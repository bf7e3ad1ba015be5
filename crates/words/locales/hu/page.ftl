# Minden, amit a weboldal mutat.

## Fejléc és választások

app-name = Gócpont
app-tagline = Szociális szükségletek térképe
skip-to-controls = A térkép átugrása
language-name = Magyar
language-label = Nyelv
choices-label = Mit mutat a térkép
loading = A térkép betöltése…
indicator-label = Téma
period-label = Időpont
view-label = Nézet
view-hotspots = Forró és hideg pontok
view-share = Arány
view-count = Szám
unit-label = Felosztás
unit-hex = Hatszögek
unit-blocks = Ahogyan a számlálás készült
synthetic-mark = Szintetikus adatok
synthetic-explained = Kitalált adatok, bemutatásra: egyetlen szám mögött sincs valódi ember.

## A réteg összefoglalása

summary-hotspots = Ezen a térképen { $hot ->
    [0] nincs forró pont,
    [one] 1 forró pont van,
   *[other] { $hot } forró pont van,
} { $cold ->
    [0] és nincs hideg pont.
    [one] és 1 hideg pont.
   *[other] és { $cold } hideg pont.
}
summary-town = A város egészében: { $share }.
summary-no-hotspots = Ehhez a réteghez nem számolható forró pont: túl kevés terület hasonlítható össze.

## Jelmagyarázat

legend-title = Jelmagyarázat
legend-hot = Forró pont: több, mint a városban máshol
legend-cold = Hideg pont: kevesebb, mint a városban máshol
legend-sure-99 = szinte biztosan nem véletlen (99%)
legend-sure-95 = nagyon valószínű, hogy nem véletlen (95%)
legend-sure-90 = valószínűleg nem véletlen (90%)
legend-other = Egyik sem
legend-states = A térképen még
legend-ns = nem mutatható ki különbség
legend-merged = szomszédokkal összevonva, az emberek védelmében
legend-suppressed = nem mutatjuk, az emberek védelmében
legend-nodata = nincs adat
legend-share = Arány, nagyjából azonos számú területet tartalmazó csoportokban
legend-count = Szám, nagyjából azonos számú területet tartalmazó csoportokban
legend-range = { $from } – { $to }
legend-town-mark = a város egésze: { $share }

## Osztályok és állapotok rövid neve, a táblázathoz és a jelölőhöz

class-hot99 = forró pont (99%)
class-hot95 = forró pont (95%)
class-hot90 = forró pont (90%)
class-ns = nem mutatható ki különbség
class-cold90 = hideg pont (90%)
class-cold95 = hideg pont (95%)
class-cold99 = hideg pont (99%)
class-none = nincs kiszámítva
status-own = önálló
status-merged = összevont
status-suppressed = nem mutatjuk
status-nodata = nincs adat

## Egy hely leírása

card-title-hex = A kiválasztott hatszög
card-title-area = A kiválasztott terület
card-empty = Kattintson egy hatszögre, és elolvashatja, mit jelent. Nagyítva finomabb hatszögeket lát.
card-empty-area = Kattintson egy területre, és itt elolvashatja, mit jelent.
card-close = Bezárás
sentence-population = { $shape ->
    [hex] Ez a hatszög
   *[area] Ez a terület
} { $unit ->
    [households] { $population ->
        [one] 1 háztartást jelent
       *[other] { $population } háztartást jelent
    }
   *[persons] { $population ->
        [one] 1 embert jelent
       *[other] { $population } embert jelent
    }
} ({ $who }).
sentence-population-merged = Ezen az összevont területen { $unit ->
    [households] { $population ->
        [one] 1 háztartás él
       *[other] { $population } háztartás él
    }
   *[persons] { $population ->
        [one] 1 ember él
       *[other] { $population } ember él
    }
} ({ $who }).
sentence-cases = { $cases ->
    [0] Közülük egy sem ({ $share }) tartozik ebbe a csoportba: { $what }.
    [one] Közülük 1 ({ $share }) tartozik ebbe a csoportba: { $what }.
   *[other] Közülük { $cases } ({ $share }) tartozik ebbe a csoportba: { $what }.
}
sentence-share = Az ebbe a csoportba tartozók aránya itt { $share }: { $what }.
sentence-count = { $unit ->
    [households] { $cases ->
        [0] Itt egy háztartás sem
        [one] Itt 1 háztartás
       *[other] Itt { $cases } háztartás
    }
   *[persons] { $cases ->
        [0] Itt egy ember sem
        [one] Itt 1 ember
       *[other] Itt { $cases } ember
    }
} tartozik ebbe a csoportba: { $what }.
sentence-reference = A városban ez { $share }.
sentence-hot99 = Forró pont: itt és a környéken több van, mint a város többi részén, és a különbség szinte biztosan nem véletlen (99%).
sentence-hot95 = Forró pont: itt és a környéken több van, mint a város többi részén, és a különbség nagyon valószínű, hogy nem véletlen (95%).
sentence-hot90 = Forró pont: itt és a környéken több van, mint a város többi részén, és a különbség valószínűleg nem véletlen (90%).
sentence-ns = Nem mutatható ki különbség a város többi részéhez képest: ami itt látszik, véletlen is lehet.
sentence-cold90 = Hideg pont: itt és a környéken kevesebb van, mint a város többi részén, és a különbség valószínűleg nem véletlen (90%). Ez nem azt jelenti, hogy itt senki sem szorul segítségre.
sentence-cold95 = Hideg pont: itt és a környéken kevesebb van, mint a város többi részén, és a különbség nagyon valószínű, hogy nem véletlen (95%). Ez nem azt jelenti, hogy itt senki sem szorul segítségre.
sentence-cold99 = Hideg pont: itt és a környéken kevesebb van, mint a város többi részén, és a különbség szinte biztosan nem véletlen (99%). Ez nem azt jelenti, hogy itt senki sem szorul segítségre.
sentence-interval = A véletlen is számít: a valódi arány nagyjából { $low } és { $high } között lehet.
sentence-merged = Ez a terület több hatszögből összevont, hogy senkit ne lehessen felismerni; a számok az egész körülhatárolt területre vonatkoznak.
sentence-suppressed = Ennek a helynek a számait nem mutatjuk, hogy senkit ne lehessen felismerni.
sentence-nodata = Erről a helyről nincs adat.
sentence-mixed = A hatszög egymástól különböző helyeket fed le; színe annak a helynek a színe, ahol a legtöbben élnek.
sentence-too-few = Túl kevés terület hasonlítható össze, ezért itt nem számolunk forró pontokat.
sentence-best-fit = A terület a hozzá legjobban illő számlálási területekből áll össze, ezért a határa közelítő.
sentence-no-population = Itt nem él olyan ember, akiről ez a téma szól.

## Egy hely részletei

details-title = Hogyan számoltuk
detail-date = Időpont
detail-area = Terület
detail-cases = A csoportban
detail-population = Ennyi közül
detail-share = Arány
detail-interval = Valószínű tartomány (95%-os Wilson-intervallum)
detail-reference = A város egésze
detail-z = Getis–Ord Gi* (z)
detail-p = p-érték
detail-p-adjusted = p-érték, a sok összehasonlításra javítva
detail-band = A csoport mérete
detail-status = Számok
chart-label = Az arány itt { $share }, valószínűleg { $low } és { $high } között; a város egészében { $reference }.

## Térkép

map-label = Térkép – { $place }: { $topic }
map-help = A nyílbillentyűk egyik területről a másikra lépnek, az Enter felolvassa, a plusz és a mínusz nagyít és kicsinyít, a Shift és egy nyíl együtt a térképet mozgatja.
map-at = { $name }: { $summary }
map-zoom-in = Nagyítás
map-zoom-out = Kicsinyítés
map-home = A teljes terület mutatása
map-credit = Saját alaptérkép, más kiszolgáló nélkül
map-scale = Lépték

## Táblázat

table-open = Táblázatként
table-close = Vissza a térképhez
table-caption = { $topic }, időpont: { $date }
table-name = Terület
table-class = Forró vagy hideg
table-share = Arány
table-range = Valószínű tartomány
table-cases = A csoportban
table-population = Ennyi közül
table-status = Számok
table-show = Mutatás a térképen
table-sort = Rendezés: { $column }
table-cut = Csak az első { $count } sor látszik; a letölthető fájlban mind benne van.
table-number = { $number }. sz.

## Segítség és adatok

help-title = Hogyan olvassa ezt a térképet?
help-neighbourhood = A forró pont környéket jelent, nem egyetlen hatszöget: mindegyik hatszöget a körülötte lévőkkel együtt vizsgáljuk.
help-evidence = A sötétebb szín erősebb bizonyítékot jelent, nem több embert.
help-cold = A hideg pont nem azt jelenti, hogy nincs rászorultság; a szürke nem azt, hogy nulla.
help-borders = A kis helyek számait a szomszédaikkal összevonjuk, ezért a határok nem pontosak.
data-title = Adatok
data-release = { $number }. kiadás, megjelent: { $date }
data-pace = { $days ->
    [one] Új adat legfeljebb naponta jelenik meg.
   *[other] Új adat legfeljebb { $days } naponként jelenik meg.
}
data-download = A réteg letöltése (GeoJSON)
data-api = Felület más programoknak

## Értesítések

notice-release = Új adatok jelentek meg ({ $number }. kiadás); a térkép friss.
notice-offline = Megszakadt a kapcsolat a kiszolgálóval. A térkép megmarad, és magától frissül majd.
notice-failed = Az adatokat nem sikerült betölteni. Kérjük, próbálja újra.
notice-retry = Újra
notice-empty = Még nincsenek közzétett adatok.
notice-close = Az értesítés bezárása
