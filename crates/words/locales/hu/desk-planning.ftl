# Az asztal térképe és az intézkedések oldalai, és ami egy bejegyzéshez tartozik.

## A térkép

desk-map-name = Térkép. Minden, ami rajta van, megvan a mellette álló listákban és az alatta lévő táblázatban.
desk-map-shown = Mit mutat a térkép
desk-map-layer = Adatok
desk-map-by = Színezés
desk-map-by-share = arány szerint
desk-map-by-class = forró és hideg pontok szerint
desk-map-period = Nap
desk-map-now = most ({ $day })
desk-map-resolution = A hatszögek mérete
desk-map-resolution-of = { $width } széles (H3 { $resolution })
desk-map-show-spots = Gócpontok
desk-map-show-signals = Jelzések
desk-map-show-service = Szolgáltatások
desk-map-show-measure = Intézkedések
desk-map-show-site = Helyszínek
desk-map-free-only = csak ahol van szabad hely
desk-map-kind = A jelzés fajtája
desk-map-from = Jelzések ettől a naptól
desk-map-to = Jelzések eddig a napig
desk-map-together = mind együtt
desk-map-no-figures = Az adatok az Ön szerepkörében nem láthatók, vagy itt nincsenek; az Önre tartozó jelzések, szolgáltatások és intézkedések itt vannak.
desk-map-hex = Ebben a hatszögben: { $figure }
desk-map-hex-none = Itt senkit sem számoltak össze.
desk-map-closer = Közelebb
desk-map-farther = Távolabb
desk-map-all = Minden látsszon
desk-map-titled = { $title } ({ $count })
desk-map-counted = { $name }: { $count }
desk-legend-none = nem lakik ott senki
desk-legend-from = { $from } vagy több
desk-legend-between = { $from } – { $to } alatt
desk-legend-hexes = { $count ->
    [one] 1 hatszög
   *[other] { $count } hatszög
}
desk-legend-whole = Az egész településen, { $cases }: { $figure }
desk-legend-unplaced = { $count ->
    [one] Ezen felül 1 egység helye nem ismert annyira, hogy hatszögbe kerüljön.
   *[other] Ezen felül { $count } egység helye nem ismert annyira, hogy hatszögbe kerüljön.
}
desk-hot-hot99 = gócpont, 99% biztonsággal
desk-hot-hot95 = gócpont, 95% biztonsággal
desk-hot-hot90 = gócpont, 90% biztonsággal
desk-hot-ns = nincs egyértelmű eltérés
desk-hot-cold90 = hideg pont, 90% biztonsággal
desk-hot-cold95 = hideg pont, 95% biztonsággal
desk-hot-cold99 = hideg pont, 99% biztonsággal
desk-hex-table = Hatszögek táblázatban ({ $count })
desk-hex-index = Hatszög
desk-hex-cases = Hányan
desk-hex-population = Hány közül
desk-hex-share = Arány
desk-hex-range = Valószínű sáv
desk-hex-class = Forró vagy hideg
desk-hex-more = Mutasson többet (még { $count } van)

## Adatok szavakban; valódi számok, csak a munkatársaknak

desk-figure = { $cases } / { $population }: { $share } (valószínűleg { $low }–{ $high }).
desk-figure-share = { $cases } / { $population }: { $share }.
desk-figure-counts = { $cases } / { $population }.
desk-figure-nobody = Ebből a csoportból nincs senki.
desk-figure-few = kevés ember: az arány keveset mond
desk-figure-range = { $low }–{ $high }

## Hová nézzünk

desk-choose-title = Egy hely megnézése
desk-choose-name = Gócpont vagy terület, név szerint
desk-choose-spots = Gócpontok
desk-choose-spots-other = Más adatok gócpontjai
desk-choose-around = Kör e köré
desk-choose-middle = a térkép közepe
desk-choose-clicked = ahová a térképen kattintok
desk-choose-click-now = Most kattintson a térképre.
desk-choose-metres = Sugár
desk-choose-metres-of = { $metres } m
desk-draw-begin = Alakzat rajzolása
desk-draw-how = Kattintson egymás után a sarkokra a térképen. Billentyűzettel: lépjen a térképre, mozgassa a nyilakkal, és tegyen sarkot a kereszthez.
desk-draw-count = { $count ->
    [0] Még nincs sarok.
    [one] Eddig 1 sarok van.
   *[other] Eddig { $count } sarok van.
}
desk-draw-here = Sarok a kereszthez
desk-draw-back = Az utolsó visszavonása
desk-draw-done = Ennek az alakzatnak a megnézése
desk-draw-crossed = Az oldalak keresztezik egymást, vagy a sarkok nem adnak ki területet. Vonjon vissza néhányat.
desk-hotspot-name = Gócpont: { $layer }, { $day }
desk-hotspot-name-nth = { $nth }. gócpont: { $layer }, { $day }
desk-hotspot-line = { $name } ({ $cases } / { $population }, hatszögek: { $hexes })
desk-spot-nth = { $nth }. gócpont: { $cases } / { $population }
desk-spot-named = { $nth }. gócpont
desk-spot-others = Máshol: { $share }.
desk-spot-hexes = { $count ->
    [one] 1 hatszög
   *[other] { $count } hatszög
}
desk-spots-none = Ezekben az adatokban ezen a napon nincs gócpont.
desk-signals-unplaced = { $count ->
    [one] 1 jelzésnek nincs helye.
   *[other] { $count } jelzésnek nincs helye.
}
desk-signals-spots = A jelzések gócpontjai
desk-signals-spot = A jelzések { $nth }. gócpontja
desk-signals-rate = { $cases } jelzés { $population } lakosra
desk-signals-hexes = Ahol a legtöbb jelzés van
desk-signals-in = { $count ->
    [one] 1 jelzés:
   *[other] { $count } jelzés:
}
desk-area-set-municipalities = Települések
desk-area-set-districts = Városrészek
desk-room-of = { $unit }: { $amount }
desk-room-unit-places = férőhely
desk-room-unit-clients_per_day = ügyfél naponta
desk-room-unit-hours_per_week = óra hetente
desk-room-unit-posts = álláshely
desk-room-free = { $count ->
    [one] 1 szabad hely
   *[other] { $count } szabad hely
}
desk-room-none = nincs szabad hely
desk-room-vacant = betöltetlen álláshely: { $posts }
desk-room-waiting = { $count ->
    [one] 1 ember vár
   *[other] { $count } ember vár
}

## Mi van ott

desk-look-do = Megnézem
desk-look-named = Megnézem: { $name }
desk-look-close = Bezárás
desk-look-shape = A kijelölt hely
desk-look-size = { $hexes ->
    [one] 1 hatszög, { $area } km²
   *[other] { $hexes } hatszög, { $area } km²
}
desk-look-figures = A hely adatai
desk-look-inside = Itt
desk-look-whole = Az egész településen
desk-look-series = Hogyan alakult
desk-look-services = Szolgáltatások
desk-look-services-none = Egy szolgáltatás helye sem esik ide.
desk-look-measures = Intézkedések
desk-look-measures-none = Itt nem folyik és nincs is tervben intézkedés.
desk-look-sites = Helyszínek
desk-look-sites-none = Itt nincs helyszín.
desk-look-organisations = Szervezetek
desk-look-organisations-none = Egy szervezet helye sem esik ide.
desk-look-signals = Jelzések
desk-look-signals-count = { $count ->
    [one] 1 jelzés, ebből nyitott: { $open }
   *[other] { $count } jelzés, ebből nyitott: { $open }
}
desk-make-do = Intézkedés ide
desk-make-place = Az intézkedés helye: { $place }
desk-make-where = Hol legyen az intézkedés?
desk-make-where-hint = Az intézkedés helye gócpont, terület vagy pont, rajzolt körvonal nem lehet. Válassza ki, ami illik hozzá.
desk-make-middle = a hely közepe ({ $place })
desk-place-named = Terület vagy gócpont

## Időben

desk-series-none = Korábbi napokról nincsenek adatok.
desk-series-period = Nap
desk-series-start = kezdet
desk-series-told = { $title }: { $first } – { $last }; a végén belül { $inside }, kívül { $outside }. Az alatta lévő táblázatban minden adat megvan.

## Intézkedések

desk-measure-nth = { $id }. intézkedés
desk-measure-entry = Minden válasz, lépés és előzmény
desk-measure-path = Mi alá tartozik
desk-measure-nowhere = Még nincs helye.
desk-line-nth = { $id }. költségvetési sor
desk-plan-year = Év
desk-plan-years-all = minden év
desk-plan-file = Költségvetési sorok (CSV)
desk-plan-print = Nyomtatás
desk-plan-count = { $count ->
    [one] 1 bejegyzés van a tervben.
   *[other] { $count } bejegyzés van a tervben.
}
desk-plan-count-year = { $count ->
    [one] 1 bejegyzés van a tervben; a pénz ebből az évből: { $year }.
   *[other] { $count } bejegyzés van a tervben; a pénz ebből az évből: { $year }.
}
desk-plan-tree = Prioritások, intézkedések és tevékenységek
desk-plan-title = Cím
desk-plan-depth = { $depth }. szint
desk-plan-level = Szint
desk-plan-time = Tervezett idő
desk-plan-time-actual = Tényleges idő
desk-plan-between = { $from } – { $to }
desk-plan-from = kezdete: { $from }
desk-plan-to = vége: { $to }
desk-plan-responsible = Felelős
desk-plan-money = Pénz
desk-plan-warnings = Ami nem jön ki
desk-plan-lists = Ami valakire vár
desk-plan-list-without-priority = Nem tartozik prioritás alá
desk-plan-list-overdue = Lejárt
desk-plan-list-unfunded = Nincs rá pénz
desk-plan-list-without-source = Költségvetési sorok forrás nélkül
desk-plan-list-hotspots = Gócpontok intézkedés nélkül
desk-plan-spot = { $layer }, { $nth }. gócpont: { $cases } / { $population } ({ $share })
desk-plan-status = Az egyes évek intézkedései és tevékenységei állapot szerint
desk-budget-title = Költségvetés
desk-budget-totals = Összegek aszerint, mennyire biztos a pénz
desk-budget-parts = Amit a részei kiadnak
desk-budget-cells = Forrás és év szerint
desk-budget-none = Még nincs költségvetési sor.
desk-budget-currency = Pénznem
desk-budget-amount = Összeg
desk-budget-spent = Elköltött
desk-budget-source = Forrás
desk-budget-no-source = forrás nélkül
desk-sum-part = { $name }: { $amount }
desk-sum-spent = elköltött: { $amount }
desk-indicator-all = Hol tart
desk-indicator-name = Mutató
desk-indicator-baseline = Kiinduló érték
desk-indicator-target = Célérték
desk-indicator-actual = Tényérték
desk-indicator-done = Megtett út
desk-indicator-on = { $value } ({ $day })
desk-indicator-more = annál jobb, minél több
desk-indicator-less = annál jobb, minél kevesebb
desk-indicator-fed = a térképről
desk-indicator-way = Megtett út: { $share }.
desk-indicator-way-back = Ellenkező irányba ment; ennyivel: { $share }.
desk-indicator-way-unknown = Nem tudni, hol tart.
desk-indicator-reached = Elérte a célt.
desk-indicator-late = A cél határideje elmúlt.
desk-effect-title = Előtte és utána
desk-effect-none = Nincs mit összehasonlítani: ehhez a térkép adatait megnevező mutató és az intézkedés helye kell.
desk-effect-comparison = Mihez hasonlítva
desk-effect-rest = a település többi része
desk-effect-inside = Ahol az intézkedés van
desk-effect-started = Kezdete: { $day }
desk-effect-starts = Tervezett kezdete: { $day }
desk-effect-change = { $before } – { $after }: az arány az intézkedés helyén { $inside }, az összehasonlítás helyén { $outside } százalékponttal változott.
desk-effect-change-here = { $before } – { $after }: az arány az intézkedés helyén { $inside } százalékponttal változott.
desk-effect-difference = A két változás különbsége { $value } százalékpont (valószínűleg { $low } és { $high } között).
desk-effect-difference-chance = A két változás különbsége { $value } százalékpont (valószínűleg { $low } és { $high } között): lehet véletlen is.
desk-effect-earlier = A kezdet előtt ({ $from } – { $to }) ugyanez a különbség { $value } százalékpont volt (valószínűleg { $low } és { $high } között).

## Ami egy bejegyzéshez tartozik

desk-child-add = Új sor: { $register }
desk-child-way = { $step }: { $id }
desk-child-of = Mi alá tartozik
desk-child-linked = Ami erre hivatkozik
