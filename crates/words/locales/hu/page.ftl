# Minden, amit a weboldal mutat.

## Fejléc és választások

app-name = Gócpont
app-tagline = Szociális szükségletek térképe
skip-to-controls = A térkép átugrása
language-label = Nyelv
search-label = Keresés: városrész, utca, cím
share-open = Megosztás
print-open = Nyomtatás vagy mentés képként
download-open = A réteg letöltése
embed-open = A teljes térkép megnyitása
who-helps = Ki segít?
choices-label = Mit mutat a térkép
loading = A térkép betöltése…
indicator-label = Téma
topics-search = Téma keresése
topics-group = { $theme } – { $group }
topics-found = { $count ->
    [0] Nincs ilyen téma.
   *[other] { $count } téma felel meg.
}
period-label = Időpont
period-earlier = Korábbi időpont
period-later = Későbbi időpont
view-label = Nézet
view-hotspots = Forró és hideg pontok
view-share = Arány
view-emerging = Hogyan alakultak ki
view-trend = Nő vagy csökken
period-all = Minden időpont
time-play = Az időpontok lejátszása
time-pause = Szünet
compare-title = Összehasonlítás
view-count = Szám
view-certainty = Mennyire biztos
drawing-title = Hogyan rajzoljuk
resolution-label = A hatszögek mérete
resolution-auto = a nagyításhoz igazodik
resolution-fixed = { $resolution ->
    [9] a legkisebb (kb. 0,1 km²)
    [8] közepes (kb. 0,7 km²)
    [7] nagy (kb. 5 km²)
   *[other] a legnagyobb (kb. 36 km²)
}
breaks-label = Csoportok
breaks-quantile = Egyforma létszámú csoportok
breaks-quantile-explained = Minden csoportban nagyjából ugyanannyi terület van. Könnyű összehasonlítani, de közeli értékek is külön színt kaphatnak.
breaks-equal = Egyforma lépések
breaks-equal-explained = A legkisebb és a legnagyobb érték közét egyforma lépésekre osztjuk. Jól mutatja a kiugró helyeket, de egy-egy csoport üres is lehet.
breaks-jenks = Természetes határok
breaks-jenks-explained = A határok ott vannak, ahol az értékek között rés van, így az egymáshoz közeliek egy színt kapnak.
breaks-deviation = Az átlagtól mért távolság
breaks-deviation-explained = A csoportok az átlagtól fél és másfél szórásnyira kezdődnek: jól látszik, mi átlagos és mi szokatlan.
palette-label = Színek
palette-rdbu = Vörös és kék
palette-puor = Narancs és lila
palette-grey = Szürke, nyomtatáshoz
theme-label = Az oldal háttere
theme-auto = mint a készüléké
theme-light = Világos
theme-dark = Sötét
opacity-label = Mennyire fedik a számok az alaptérképet: { $percent }
unit-label = Felosztás
unit-hex = Hatszögek
unit-blocks = Közzétett területek
synthetic-mark = Szintetikus adatok
synthetic-explained = Kitalált adatok, bemutatásra: egyetlen szám mögött sincs valódi ember.

## A réteg összefoglalása

summary-hotspots = { $hot ->
    [0] { $cold ->
        [0] { $place }: egyetlen helyen sem látszik, hogy az átlagból következőnél több vagy kevesebb volna belőlük: { $what }.
       *[other] { $place }: { $cold } helyen jóval kevesebb van belőlük, mint az átlagból következne, olyan hely pedig nincs, ahol jóval több: { $what }.
    }
   *[other] { $cold ->
        [0] { $place }: { $hot } helyen jóval több van belőlük, mint az átlagból következne: { $what }.
       *[other] { $place }: { $hot } helyen jóval több, { $cold } helyen jóval kevesebb van belőlük, mint az átlagból következne: { $what }.
    }
}
summary-town = { $place } egészében: { $share }.
summary-no-hotspots = Itt túl kevés terület hasonlítható össze ahhoz, hogy forró és hideg pontokat számoljunk, ezért az arányokat mutatjuk.
summary-nothing = Erre az időpontra itt egyetlen hely számait sem mutatjuk: nincs adat, vagy az embereket védjük vele.
summary-certainty = { $all } helyből { $unsure } helyen az arány 10 százalékponttal vagy többel is eltérhet a valóditól: ott kevesen élnek, akikről tudunk.
summary-emerging = { $spot ->
    [cold] Hideg területek
   *[hot] Forró területek
}: { $list }.
summary-family = { $count } { $family }
summary-none = nincs
summary-trend = Az arány { $up } területen nő, { $down } területen csökken, { $none } területen nem mutatható ki irány.

## Jelmagyarázat

legend-title = Jelmagyarázat
legend-hot = Forró pont: több, mint máshol
legend-cold = Hideg pont: kevesebb, mint máshol
legend-sure-99 = nagyon biztos
legend-sure-95 = biztos
legend-sure-90 = valószínű
legend-chance = véletlenül
legend-tries = { $tries } közül 1
legend-other = A többi hely
legend-states = A térképen még
legend-ns = nincs kimutatható különbség
legend-merged = összevonva a szomszédokkal, az emberek védelmében
legend-suppressed = nem mutatjuk, az emberek védelmében
legend-nodata = nincs adat
legend-share = { $method ->
    [equal] Arányok, egyforma lépésekben
    [jenks] Arányok, a közeliek egy csoportban
    [deviation] Arányok, az átlagtól mért távolságuk szerint
   *[quantile] Arányok, nagyjából azonos számú területet tartalmazó csoportokban
}
legend-count = { $method ->
    [equal] Szám, egyforma lépésekben
    [jenks] Szám, a közeliek egy csoportban
    [deviation] Szám, az átlagtól mért távolság szerint
   *[quantile] Szám, nagyjából azonos számú területet tartalmazó csoportokban
}
legend-range = { $from } – { $to }
legend-town-mark = { $place } egészében: { $share }
legend-untested = túl kevesen élnek ott a vizsgálathoz
legend-zero = senki: itt nulla, és ez is szám
legend-certainty = Mennyire pontos az arány
legend-certainty-within = legfeljebb { $points } százalékponttal térhet el
legend-certainty-over = { $points } százalékpontnál többel is eltérhet
legend-too-few-periods = túl kevés az időpont hozzá
legend-trend = Az arány időpontról időpontra

## Osztályok és állapotok rövid neve, a táblázathoz és a jelölőhöz

class-hot99 = forró pont, nagyon biztos
class-hot95 = forró pont, biztos
class-hot90 = forró pont, valószínű
class-ns = nincs kimutatható különbség
class-cold90 = hideg pont, valószínű
class-cold95 = hideg pont, biztos
class-cold99 = hideg pont, nagyon biztos
class-none = nincs kiszámítva
status-own = önálló
status-merged = összevont
status-suppressed = nem mutatjuk
status-nodata = nincs adat

## Egy hely leírása

card-title-hex = Hatszög
card-title-merged = Összevont terület
card-title-area = Terület
card-empty = Kattintson egy hatszögre, és elolvashatja, mit jelent.
card-empty-area = Kattintson egy területre, és elolvashatja, mit jelent.
card-close = Bezárás
sentence-population = { $shape ->
    [hex] Ez a hatszög
    [merged] Ez az összevont terület
   *[area] Ez a terület
} { $unit ->
    [households] { $population } háztartást
   *[persons] { $population } embert
} foglal magában ({ $who }).
sentence-cases = { $cases ->
    [0] Közülük egy sem ({ $share }) tartozik ebbe a csoportba: { $what }.
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
sentence-reference = { $place } egészében ez { $share }.
sentence-hot99 = Forró pont, nagyon biztos. A szomszédaival együtt ez erős sűrűsödés: ha csak a véletlenen múlna, ki hol él, 100 próbából legfeljebb 1-szer adódna itt ekkora.
sentence-hot95 = Forró pont, biztos. A szomszédaival együtt ez egyértelmű sűrűsödés: ha csak a véletlenen múlna, ki hol él, 20 próbából legfeljebb 1-szer adódna itt ekkora.
sentence-hot90 = Forró pont, valószínű. A szomszédaival együtt ez valószínűleg sűrűsödés: ha csak a véletlenen múlna, ki hol él, 10 próbából legfeljebb 1-szer adódna itt ekkora.
sentence-hot-neighbours = Magában ez a hely nincs az átlag fölött: a szomszédai miatt tartozik a forró ponthoz.
sentence-ns = Nincs kimutatható különbség a többi helyhez képest: ami itt látszik, véletlen is lehet. Ez nem azt jelenti, hogy itt senki sem szorul segítségre.
sentence-cold90 = Hideg pont, valószínű. A szomszédaival együtt itt valószínűleg kevesebb van, mint máshol: ha csak a véletlenen múlna, ki hol él, 10 próbából legfeljebb 1-szer adódna itt ilyen kevés. Ez nem azt jelenti, hogy itt senki sem szorul segítségre.
sentence-cold95 = Hideg pont, biztos. A szomszédaival együtt itt egyértelműen kevés van: ha csak a véletlenen múlna, ki hol él, 20 próbából legfeljebb 1-szer adódna itt ilyen kevés. Ez nem azt jelenti, hogy itt senki sem szorul segítségre.
sentence-cold99 = Hideg pont, nagyon biztos. A szomszédaival együtt itt feltűnően kevés van: ha csak a véletlenen múlna, ki hol él, 100 próbából legfeljebb 1-szer adódna itt ilyen kevés. Ez nem azt jelenti, hogy itt senki sem szorul segítségre.
sentence-cold-neighbours = Magában ez a hely nincs az átlag alatt: a szomszédai miatt tartozik a hideg ponthoz.
sentence-interval = A véletlen is számít: a valódi arány nagyjából { $low } és { $high } között lehet.
sentence-merged = Hogy senkit ne lehessen felismerni, itt több hatszöget összevontunk: a számok az egész körülhatárolt területre vonatkoznak.
sentence-suppressed = Ennek a helynek a számait nem mutatjuk, hogy senkit ne lehessen felismerni. Ez nem azt jelenti, hogy itt nulla.
sentence-nodata = Erről a helyről nincs adat.
sentence-mixed = Itt egymástól különböző helyek vannak együtt; a szín azé, ahol a legtöbben élnek.
sentence-too-few = Túl kevés terület hasonlítható össze, ezért itt nem számolunk forró pontokat.
sentence-best-fit = A terület a hozzá legjobban illő közzétett területekből áll össze, ezért a határa közelítő.
sentence-no-population = Itt nem él olyan ember, akiről ez a téma szól.
sentence-periods = Ezt { $periods } időpontból látjuk.
sentence-cold-need = Ez nem azt jelenti, hogy itt senki sem szorul segítségre.
sentence-trend = { $direction ->
    [up] Nő: { $periods } időpont alatt az arány jobban emelkedett, mint ahogy a véletlen hozná.
    [down] Csökken: { $periods } időpont alatt az arány jobban csökkent, mint ahogy a véletlen hozná.
   *[none] Nem mutatható ki irány: ami { $periods } időpont alatt változott, véletlen is lehet. Ez nem azt jelenti, hogy semmi sem változik.
}
sentence-trend-pace = { $direction ->
    [down] Évente körülbelül { $points } százalékponttal csökken.
   *[up] Évente körülbelül { $points } százalékponttal nő.
}
sentence-trend-slow = A változás évente kisebb egy tized százalékpontnál.
sentence-as-of = A számok időpontja: { $date }
sentence-robust-all = Akárhogyan jelöljük ki a szomszédokat ({ $all }-féleképpen néztük), { $spot ->
    [cold] hideg
   *[hot] forró
} pont marad.
sentence-robust = A szomszédokat { $all }-féleképpen jelöltük ki: { $count } esetben { $spot ->
    [cold] hideg
   *[hot] forró
} pont.
sentence-robust-share = A szomszédokat többféleképpen jelöltük ki; az esetek ekkora részében { $spot ->
    [cold] hideg
   *[hot] forró
} pont: { $share }.

## Egy hely részletei

details-title = Hogyan számoltuk
detail-date = Időpont
detail-area = Terület
detail-cases = A csoportban
detail-population = Ennyi közül
detail-share = Arány
detail-interval = Valószínű tartomány (95%-os Wilson-intervallum)
detail-reference = A teljes terület
detail-level = Megbízhatósági szint
detail-z = Getis–Ord-erősség (z)
detail-p = p-érték
detail-p-adjusted = p-érték, a sok összehasonlításra javítva
detail-robustness = Más szomszédsággal is ilyen
detail-periods = Időpontok száma
detail-slope = Változás egy év alatt, százalékpont (Sen)
detail-tau = Az irányzat Kendall-féle tau-b értéke
detail-trend-p = Az irányzat p-értéke (Mann–Kendall)
detail-trend-p-adjusted = Az irányzat p-értéke, a sok összehasonlításra javítva
detail-status = Számok
chart-label = Az arány itt { $share }, valószínűleg { $low } és { $high } között; a teljes területen { $reference }.

## Térkép

map-label = Térkép – { $place }: { $topic }
map-help = A nyílbillentyűk egyik területről a másikra lépnek, a Page Down és a Page Up a legmagasabb számtól lefelé és fölfelé halad, az Enter felolvassa a területet, a plusz és a mínusz nagyít és kicsinyít, a Shift és egy nyíl együtt a térképet mozgatja.
map-at = { $name }: { $summary }
map-zoom-in = Nagyítás
map-zoom-out = Kicsinyítés
map-home = A teljes terület mutatása
map-locate = Hol vagyok?
map-nothing-here = Itt nincsenek adatok. A ház gomb visszavisz az egész területhez.
map-credit = Saját alaptérkép, más kiszolgáló nélkül
map-credit-operator = Alaptérkép: { $credit }
map-outside = Az alaptérkép képei egy másik kiszolgálóról jönnek ({ $host }), amely így megtudja, milyen címről nézik ezt a térképet. A számok nem hagyják el ezt a kiszolgálót.

## Táblázat

table-open = Táblázat és ábra
table-caption = { $topic }, időpont: { $date }
table-caption-change = { $topic }, minden időpont: { $date }
table-category = Hogyan alakult ki
table-direction = Irány
table-slope = Évente (%-pont)
table-name = Hely
table-class = Forró vagy hideg
table-share = Arány
table-range = Valószínű tartomány
table-cases = A csoportban
table-population = Ennyi közül
table-status = Számok
table-show = Mutatás a térképen
table-sort = Rendezés: { $column }
table-number = { $number }. sz.

## Segítség és adatok

help-title = Hogyan olvassa ezt a térképet?
tour-again = Bemutató a térképhez, három lépésben
help-chance = Jobbra: ha csak a véletlenen múlna, ki hol él, legfeljebb ilyen gyakran adódna ilyen pont.
help-neighbourhood = A forró pont környéket jelent, nem egyetlen hatszöget: minden hatszöget a körülötte lévőkkel együtt vizsgálunk.
help-evidence = A sötétebb szín biztosabb jelet jelent, nem több embert.
help-cold = A hideg pont nem azt jelenti, hogy nincs rászorultság; a szürke nem azt, hogy nulla.
help-borders = A kis helyek számait a szomszédaikkal összevonjuk, ezért a határok nem pontosak.
help-emerging = Itt minden időpont számít, nem csak a legutóbbi: mióta és milyen gyakran forró vagy hideg egy hely.
help-trend = A szín azt mutatja, merre tart az arány, nem azt, hogy mekkora.
help-trend-none = Ahol nem mutatható ki irány, ott is változhat valami, csak nem különböztethető meg a véletlentől.
help-certainty = Minél mélyebb a szín, annál pontosabb az arány. Ahol halvány, ott óvatosan érdemes olvasni.
help-count = A számok a lakosságot is követik: ahol többen élnek, ott többen vannak ebben a csoportban is.
found-title = Hogyan állapítottuk meg
found-loading = Betöltés…
about-open = Az adatokról
about-close = Bezárás
data-title = Adatok
data-release = { $number }. kiadás, megjelent: { $date }
data-pace = { $days ->
    [0] A kiadások között nincs kötelező szünet (0 nap); ez csak szintetikus adatoknál megengedett.
   *[other] Két kiadás között legalább { $days } nap telik el.
}
data-api = Felület más programoknak

## Értesítések

notice-release = Új adatok jelentek meg ({ $number }. kiadás); a térkép már ezeket mutatja.
notice-offline = Nincs kapcsolat a kiszolgálóval. A térkép a legutóbbi, { $number }. kiadást mutatja ({ $date }), és magától frissül majd.
notice-failed = Az adatokat nem sikerült betölteni. Kérjük, próbálja újra.
notice-retry = Újra
notice-empty = Még nincsenek közzétett adatok.
notice-link = A hivatkozás egy része nem értelmezhető, ezért kihagytuk: { $parts }
notice-close = Az értesítés bezárása

## Hogyan lett forró vagy hideg, és merre tart

category-hot_new = új forró pont
category-hot_consecutive = kialakuló forró pont
category-hot_intensifying = erősödő forró pont
category-hot_persistent = állandó forró pont
category-hot_diminishing = gyengülő forró pont
category-hot_sporadic = szórványos forró pont
category-hot_oscillating = ingadozó forró pont
category-hot_historical = egykori forró pont
category-cold_new = új hideg pont
category-cold_consecutive = kialakuló hideg pont
category-cold_intensifying = erősödő hideg pont
category-cold_persistent = állandó hideg pont
category-cold_diminishing = gyengülő hideg pont
category-cold_sporadic = szórványos hideg pont
category-cold_oscillating = ingadozó hideg pont
category-cold_historical = egykori hideg pont
category-none = nincs mintázat
family-fresh = új vagy kialakuló
family-lasting = tartós
family-onoff = időnkénti
family-past = egykori
sentence-category-new = { $spot ->
    [cold] Új hideg pont: a legutóbbi időpontban hideg először.
   *[hot] Új forró pont: a legutóbbi időpontban forró először.
}
sentence-category-consecutive = { $spot ->
    [cold] Kialakuló hideg pont: a legutóbbi időpontokban egymás után hideg, előtte soha nem volt az.
   *[hot] Kialakuló forró pont: a legutóbbi időpontokban egymás után forró, előtte soha nem volt az.
}
sentence-category-intensifying = { $spot ->
    [cold] Erősödő hideg pont: szinte mindig hideg volt, és egyre erősebb.
   *[hot] Erősödő forró pont: szinte mindig forró volt, és egyre erősebb.
}
sentence-category-persistent = { $spot ->
    [cold] Állandó hideg pont: szinte mindig hideg volt, és nem mutatható ki, hogy változna.
   *[hot] Állandó forró pont: szinte mindig forró volt, és nem mutatható ki, hogy változna.
}
sentence-category-diminishing = { $spot ->
    [cold] Gyengülő hideg pont: szinte mindig hideg volt, de egyre gyengébb.
   *[hot] Gyengülő forró pont: szinte mindig forró volt, de egyre gyengébb.
}
sentence-category-sporadic = { $spot ->
    [cold] Szórványos hideg pont: hol hideg, hol nem; a legutóbbi időpontban az.
   *[hot] Szórványos forró pont: hol forró, hol nem; a legutóbbi időpontban az.
}
sentence-category-oscillating = { $spot ->
    [cold] Ingadozó hideg pont: most hideg, de volt már forró is.
   *[hot] Ingadozó forró pont: most forró, de volt már hideg is.
}
sentence-category-historical = { $spot ->
    [cold] Egykori hideg pont: szinte mindig hideg volt, de a legutóbbi időpontban már nem az.
   *[hot] Egykori forró pont: szinte mindig forró volt, de a legutóbbi időpontban már nem az.
}
sentence-category-none = Nincs mintázat: ami itt időpontról időpontra látszik, abból nem rajzolódik ki ilyen.
direction-up = nő
direction-down = csökken
direction-none = nem mutatható ki irány
sentence-below-minimum = Itt túl kevesen élnek abból a csoportból, amelyről szó van, ezért ezt a helyet magában nem vizsgáljuk; a szomszédainál beleszámít.
sentence-too-few-periods = Itt túl kevés időpontról van szám ahhoz, hogy változást lehessen kimutatni.
sentence-island = Ennek a helynek nincs olyan szomszédja, amely részt vesz a vizsgálatban.
