# Mapa pracoviště a stránky opatření, a co patří k záznamu.

## Mapa

desk-map-name = Mapa. Všechno, co je na ní, je v seznamech vedle ní a v tabulce pod ní.
desk-map-shown = Co mapa ukazuje
desk-map-layer = Údaje
desk-map-by = Barvy podle
desk-map-by-share = podílu
desk-map-by-class = ohnisek a chladných míst
desk-map-period = Den
desk-map-now = nyní ({ $day })
desk-map-resolution = Velikost šestiúhelníků
desk-map-resolution-of = šířka { $width } (H3 { $resolution })
desk-map-show-spots = Ohniska
desk-map-show-signals = Podněty
desk-map-show-service = Služby
desk-map-show-measure = Opatření
desk-map-show-site = Místa
desk-map-free-only = jen s volnými místy
desk-map-kind = Druh podnětu
desk-map-from = Podněty od
desk-map-to = Podněty do
desk-map-together = všechny dohromady
desk-map-no-figures = Údaje vaše role nevidí, nebo zde nejsou; podněty, služby a opatření, které vidět smíte, zde jsou.
desk-map-hex = V tomto šestiúhelníku: { $figure }
desk-map-hex-none = Tady není nikdo započten.
desk-map-closer = Přiblížit
desk-map-farther = Oddálit
desk-map-all = Ukázat vše
desk-map-titled = { $title } ({ $count })
desk-map-counted = { $name }: { $count }
desk-legend-none = nikdo tam nebydlí
desk-legend-from = { $from } a více
desk-legend-between = { $from } – méně než { $to }
desk-legend-hexes = { $count ->
    [one] 1 šestiúhelník
    [few] { $count } šestiúhelníky
   *[other] { $count } šestiúhelníků
}
desk-legend-whole = V celé obci, { $cases }: { $figure }
desk-legend-unplaced = { $count ->
    [one] Navíc je započtena 1 jednotka, jejíž místo není známo tak přesně, aby patřila do šestiúhelníku.
    [few] Navíc jsou započteny { $count } jednotky, jejichž místo není známo tak přesně, aby patřily do šestiúhelníku.
   *[other] Navíc je započteno { $count } jednotek, jejichž místo není známo tak přesně, aby patřily do šestiúhelníku.
}
desk-hot-hot99 = ohnisko, jistota 99 %
desk-hot-hot95 = ohnisko, jistota 95 %
desk-hot-hot90 = ohnisko, jistota 90 %
desk-hot-ns = bez zřetelného rozdílu
desk-hot-cold90 = chladné místo, jistota 90 %
desk-hot-cold95 = chladné místo, jistota 95 %
desk-hot-cold99 = chladné místo, jistota 99 %
desk-hex-table = Šestiúhelníky jako tabulka ({ $count })
desk-hex-index = Šestiúhelník
desk-hex-cases = Kolik
desk-hex-population = Z kolika
desk-hex-share = Podíl
desk-hex-range = Pravděpodobné rozmezí
desk-hex-class = Ohnisko nebo chladné místo
desk-hex-more = Ukázat další (zbývá { $count })

## Údaje slovy; skutečné počty, jen pro pracovníky

desk-figure = { $cases } z { $population }: { $share } (pravděpodobně { $low }–{ $high }).
desk-figure-share = { $cases } z { $population }: { $share }.
desk-figure-counts = { $cases } z { $population }.
desk-figure-nobody = Z této skupiny tu není nikdo.
desk-figure-few = málo lidí: podíl vypovídá málo
desk-figure-range = { $low }–{ $high }

## Kam se podívat

desk-choose-title = Podívat se na místo
desk-choose-name = Ohnisko nebo území podle názvu
desk-choose-spots = Ohniska
desk-choose-spots-other = Ohniska jiných údajů
desk-choose-around = Kruh kolem
desk-choose-middle = středu mapy
desk-choose-clicked = místa, kam na mapě kliknu
desk-choose-click-now = Teď klikněte na mapu.
desk-choose-metres = Poloměr
desk-choose-metres-of = { $metres } m
desk-draw-begin = Nakreslit tvar
desk-draw-how = Klikněte na mapě postupně na rohy. Klávesnicí: přejděte na mapu, posouvejte ji šipkami a umístěte roh na křížek.
desk-draw-count = { $count ->
    [0] Zatím žádný roh.
    [one] Zatím 1 roh.
    [few] Zatím { $count } rohy.
   *[other] Zatím { $count } rohů.
}
desk-draw-here = Roh na křížek
desk-draw-back = Vzít poslední zpět
desk-draw-done = Podívat se na tento tvar
desk-draw-crossed = Strany se kříží, nebo rohy netvoří plochu. Vezměte některé zpět.
desk-hotspot-name = Ohnisko: { $layer }, { $day }
desk-hotspot-name-nth = Ohnisko { $nth }: { $layer }, { $day }
desk-hotspot-line = { $name } ({ $cases } z { $population }, šestiúhelníků: { $hexes })
desk-spot-nth = Ohnisko { $nth }: { $cases } z { $population }
desk-spot-named = Ohnisko { $nth }
desk-spot-others = Jinde: { $share }.
desk-spot-hexes = { $count ->
    [one] 1 šestiúhelník
    [few] { $count } šestiúhelníky
   *[other] { $count } šestiúhelníků
}
desk-spots-none = V těchto údajích toho dne žádné ohnisko není.
desk-signals-unplaced = { $count ->
    [one] 1 podnět nemá místo.
    [few] { $count } podněty nemají místo.
   *[other] { $count } podnětů nemá místo.
}
desk-signals-spots = Ohniska podnětů
desk-signals-spot = Ohnisko podnětů { $nth }
desk-signals-rate = podnětů: { $cases }, obyvatel: { $population }
desk-signals-hexes = Kde je podnětů nejvíc
desk-signals-in = { $count ->
    [one] 1 podnět:
    [few] { $count } podněty:
   *[other] { $count } podnětů:
}
desk-area-set-municipalities = Obce
desk-area-set-districts = Části města
desk-room-of = { $unit }: { $amount }
desk-room-unit-places = místa
desk-room-unit-clients_per_day = klienti za den
desk-room-unit-hours_per_week = hodiny za týden
desk-room-unit-posts = úvazky
desk-room-free = { $count ->
    [one] 1 volné místo
    [few] { $count } volná místa
   *[other] { $count } volných míst
}
desk-room-none = žádné volné místo
desk-room-vacant = neobsazené úvazky: { $posts }
desk-room-waiting = { $count ->
    [one] 1 člověk čeká
    [few] { $count } lidé čekají
   *[other] { $count } lidí čeká
}

## Co tam je

desk-look-do = Podívat se
desk-look-named = Podívat se: { $name }
desk-look-close = Zavřít
desk-look-shape = Vyznačené místo
desk-look-size = { $hexes ->
    [one] 1 šestiúhelník, { $area } km²
    [few] { $hexes } šestiúhelníky, { $area } km²
   *[other] { $hexes } šestiúhelníků, { $area } km²
}
desk-look-figures = Údaje o místě
desk-look-inside = Zde
desk-look-whole = Celá obec
desk-look-series = Jak se to vyvíjelo
desk-look-services = Služby
desk-look-services-none = Žádná služba tu nemá místo.
desk-look-measures = Opatření
desk-look-measures-none = Žádné opatření tu neprobíhá ani není v plánu.
desk-look-sites = Místa
desk-look-sites-none = Není tu žádné místo služeb.
desk-look-organisations = Organizace
desk-look-organisations-none = Žádná organizace tu nemá místo.
desk-look-signals = Podněty
desk-look-signals-count = { $count ->
    [one] 1 podnět, otevřených: { $open }
    [few] { $count } podněty, otevřených: { $open }
   *[other] { $count } podnětů, otevřených: { $open }
}
desk-make-do = Navrhnout zde opatření
desk-make-place = Místo opatření: { $place }
desk-make-where = Kde má opatření být?
desk-make-where-hint = Místem opatření je ohnisko, území nebo bod, nakreslený obrys být nemůže. Vyberte, co se hodí.
desk-make-middle = střed místa ({ $place })
desk-place-named = Území nebo ohnisko

## V čase

desk-series-none = Údaje z dřívějších dnů nejsou.
desk-series-period = Den
desk-series-start = zahájení
desk-series-told = { $title }: { $first } – { $last }; na konci uvnitř { $inside }, vně { $outside }. Všechny údaje jsou v tabulce níže.

## Opatření

desk-measure-nth = Opatření { $id }
desk-measure-entry = Všechny odpovědi, kroky a historie
desk-measure-path = Čeho je součástí
desk-measure-nowhere = Zatím nemá místo.
desk-line-nth = Rozpočtová položka { $id }
desk-plan-year = Rok
desk-plan-years-all = všechny roky
desk-plan-file = Rozpočtové položky (CSV)
desk-plan-print = Vytisknout
desk-plan-count = { $count ->
    [one] V plánu je 1 záznam.
    [few] V plánu jsou { $count } záznamy.
   *[other] V plánu je { $count } záznamů.
}
desk-plan-count-year = { $count ->
    [one] V plánu je 1 záznam; peníze z roku { $year }.
    [few] V plánu jsou { $count } záznamy; peníze z roku { $year }.
   *[other] V plánu je { $count } záznamů; peníze z roku { $year }.
}
desk-plan-tree = Priority, opatření a aktivity
desk-plan-title = Název
desk-plan-depth = úroveň { $depth }
desk-plan-level = Úroveň
desk-plan-time = Plánovaná doba
desk-plan-time-actual = Skutečná doba
desk-plan-between = { $from } – { $to }
desk-plan-from = od { $from }
desk-plan-to = do { $to }
desk-plan-responsible = Odpovídá
desk-plan-money = Peníze
desk-plan-warnings = Co nesouhlasí
desk-plan-lists = Co na někoho čeká
desk-plan-list-without-priority = Mimo priority
desk-plan-list-overdue = Po termínu
desk-plan-list-unfunded = Bez peněz
desk-plan-list-without-source = Rozpočtové položky bez zdroje
desk-plan-list-hotspots = Ohniska bez opatření
desk-plan-spot = { $layer }, ohnisko { $nth }: { $cases } z { $population } ({ $share })
desk-plan-status = Opatření a aktivity v jednotlivých letech podle stavu
desk-budget-title = Rozpočet
desk-budget-totals = Součty podle jistoty peněz
desk-budget-parts = Součet částí
desk-budget-cells = Podle zdroje a roku
desk-budget-none = Zatím tu není žádná rozpočtová položka.
desk-budget-currency = Měna
desk-budget-amount = Částka
desk-budget-spent = Vyčerpáno
desk-budget-source = Zdroj
desk-budget-no-source = bez zdroje
desk-sum-part = { $name }: { $amount }
desk-sum-spent = vyčerpáno: { $amount }
desk-indicator-all = Jak daleko to je
desk-indicator-name = Ukazatel
desk-indicator-baseline = Výchozí hodnota
desk-indicator-target = Cílová hodnota
desk-indicator-actual = Skutečná hodnota
desk-indicator-done = Uražená cesta
desk-indicator-on = { $value } ({ $day })
desk-indicator-more = čím víc, tím lépe
desk-indicator-less = čím méně, tím lépe
desk-indicator-fed = z mapy
desk-indicator-way = Uraženo { $share } cesty.
desk-indicator-way-back = Jde to opačným směrem, o { $share } cesty.
desk-indicator-way-unknown = Neví se, jak daleko to je.
desk-indicator-reached = Cíl je splněn.
desk-indicator-late = Termín cíle uplynul.
desk-effect-title = Předtím a potom
desk-effect-none = Není co porovnat: je třeba ukazatel, který jmenuje údaje mapy, a místo opatření.
desk-effect-comparison = S čím se porovnává
desk-effect-rest = zbytek obce
desk-effect-inside = Kde je opatření
desk-effect-started = Zahájeno: { $day }.
desk-effect-starts = Plánované zahájení: { $day }.
desk-effect-change = { $before } – { $after }: podíl se v místě opatření změnil o { $inside } procentního bodu, v místě porovnání o { $outside }.
desk-effect-change-here = { $before } – { $after }: podíl se v místě opatření změnil o { $inside } procentního bodu.
desk-effect-difference = Rozdíl obou změn je { $value } procentního bodu (pravděpodobně { $low } až { $high }).
desk-effect-difference-chance = Rozdíl obou změn je { $value } procentního bodu (pravděpodobně { $low } až { $high }): může to být i náhoda.
desk-effect-earlier = Před zahájením ({ $from } – { $to }) byl tentýž rozdíl { $value } procentního bodu (pravděpodobně { $low } až { $high }).

## Co patří k záznamu

desk-child-add = Přidat: { $register }
desk-child-way = { $step }: { $id }
desk-child-of = Součást
desk-child-linked = Co na to odkazuje
