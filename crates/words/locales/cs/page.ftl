# Vše, co ukazuje webová stránka.

## Záhlaví a volby

app-name = Gócpont
app-tagline = Mapa sociálních potřeb
skip-to-controls = Přeskočit mapu
language-name = Čeština
language-label = Jazyk
choices-label = Co mapa ukazuje
loading = Mapa se načítá…
indicator-label = Téma
period-label = Ke dni
view-label = Zobrazit
view-hotspots = Horká a chladná místa
view-share = Podíl
view-count = Počet
unit-label = Členění
unit-hex = Šestiúhelníky
unit-blocks = Oblasti, jak byly sčítány
synthetic-mark = Syntetická data
synthetic-explained = Smyšlená data pro ukázku: za žádným číslem není skutečný člověk.

## Shrnutí vrstvy

summary-hotspots = Na této mapě { $hot ->
    [0] není žádné horké místo
    [one] je 1 horké místo
    [few] jsou { $hot } horká místa
    [many] je { $hot } horkého místa
   *[other] je { $hot } horkých míst
} a { $cold ->
    [0] žádné chladné místo.
    [one] 1 chladné místo.
    [few] { $cold } chladná místa.
    [many] { $cold } chladného místa.
   *[other] { $cold } chladných míst.
}
summary-town = V celém městě: { $share }.
summary-no-hotspots = Pro tuto vrstvu nelze horká místa spočítat: je příliš málo oblastí k porovnání.

## Legenda

legend-title = Legenda
legend-hot = Horké místo: více než jinde ve městě
legend-cold = Chladné místo: méně než jinde ve městě
legend-sure-99 = téměř jistě to není náhoda (99 %)
legend-sure-95 = velmi pravděpodobně to není náhoda (95 %)
legend-sure-90 = pravděpodobně to není náhoda (90 %)
legend-other = Ani jedno
legend-states = Dále na mapě
legend-ns = rozdíl nelze prokázat
legend-merged = sloučeno se sousedy kvůli ochraně soukromí
legend-suppressed = neukazujeme kvůli ochraně soukromí
legend-nodata = bez dat
legend-share = Podíl, ve skupinách s přibližně stejným počtem oblastí
legend-count = Počet, ve skupinách s přibližně stejným počtem oblastí
legend-range = { $from } – { $to }
legend-town-mark = celé město: { $share }

## Krátké názvy tříd a stavů, pro tabulku a ukazatel

class-hot99 = horké místo (99 %)
class-hot95 = horké místo (95 %)
class-hot90 = horké místo (90 %)
class-ns = rozdíl nelze prokázat
class-cold90 = chladné místo (90 %)
class-cold95 = chladné místo (95 %)
class-cold99 = chladné místo (99 %)
class-none = nepočítáno
status-own = samostatné
status-merged = sloučené
status-suppressed = neukazujeme
status-nodata = bez dat

## Popis jednoho místa

card-title-hex = Vybraný šestiúhelník
card-title-area = Vybraná oblast
card-empty = Klikněte na šestiúhelník a přečtete si, co znamená. Po přiblížení jsou jemnější.
card-empty-area = Klikněte na oblast a přečtete si, co znamená.
card-close = Zavřít
sentence-population = { $shape ->
    [hex] Tento šestiúhelník představuje
   *[area] Tato oblast představuje
} { $unit ->
    [households] { $population ->
        [one] 1 domácnost
        [few] { $population } domácnosti
        [many] { $population } domácnosti
       *[other] { $population } domácností
    }
   *[persons] { $population ->
        [one] 1 člověka
        [few] { $population } lidi
        [many] { $population } člověka
       *[other] { $population } lidí
    }
} ({ $who }).
sentence-population-merged = V této sloučené oblasti { $unit ->
    [households] { $population ->
        [one] žije 1 domácnost
        [few] žijí { $population } domácnosti
        [many] žije { $population } domácnosti
       *[other] žije { $population } domácností
    }
   *[persons] { $population ->
        [one] žije 1 člověk
        [few] žijí { $population } lidé
        [many] žije { $population } člověka
       *[other] žije { $population } lidí
    }
} ({ $who }).
sentence-cases = { $cases ->
    [0] Do této skupiny z nich nepatří nikdo ({ $share }): { $what }.
    [one] Do této skupiny z nich patří 1 ({ $share }): { $what }.
    [few] Do této skupiny z nich patří { $cases } ({ $share }): { $what }.
    [many] Do této skupiny z nich patří { $cases } ({ $share }): { $what }.
   *[other] Do této skupiny z nich patří { $cases } ({ $share }): { $what }.
}
sentence-share = Podíl této skupiny je zde { $share }: { $what }.
sentence-count = { $unit ->
    [households] { $cases ->
        [0] Nepatří sem žádná domácnost z této skupiny
        [one] Patří sem 1 domácnost z této skupiny
        [few] Patří sem { $cases } domácnosti z této skupiny
        [many] Patří sem { $cases } domácnosti z této skupiny
       *[other] Patří sem { $cases } domácností z této skupiny
    }
   *[persons] { $cases ->
        [0] Nepatří sem nikdo z této skupiny
        [one] Patří sem 1 člověk z této skupiny
        [few] Patří sem { $cases } lidé z této skupiny
        [many] Patří sem { $cases } člověka z této skupiny
       *[other] Patří sem { $cases } lidí z této skupiny
    }
}: { $what }.
sentence-reference = V celém městě je to { $share }.
sentence-hot99 = Horké místo: zde a v okolí je jich více než ve zbytku města a rozdíl téměř jistě není náhodný (99 %).
sentence-hot95 = Horké místo: zde a v okolí je jich více než ve zbytku města a rozdíl velmi pravděpodobně není náhodný (95 %).
sentence-hot90 = Horké místo: zde a v okolí je jich více než ve zbytku města a rozdíl pravděpodobně není náhodný (90 %).
sentence-ns = Rozdíl proti zbytku města nelze prokázat: to, co zde vidíme, může být i náhoda.
sentence-cold90 = Chladné místo: zde a v okolí je jich méně než ve zbytku města a rozdíl pravděpodobně není náhodný (90 %). Neznamená to, že zde nikdo nepotřebuje pomoc.
sentence-cold95 = Chladné místo: zde a v okolí je jich méně než ve zbytku města a rozdíl velmi pravděpodobně není náhodný (95 %). Neznamená to, že zde nikdo nepotřebuje pomoc.
sentence-cold99 = Chladné místo: zde a v okolí je jich méně než ve zbytku města a rozdíl téměř jistě není náhodný (99 %). Neznamená to, že zde nikdo nepotřebuje pomoc.
sentence-interval = Projevuje se i náhoda: skutečný podíl leží zhruba mezi { $low } a { $high }.
sentence-merged = Tato oblast je sloučena z několika šestiúhelníků, aby nikoho nebylo možné poznat; čísla platí pro celou ohraničenou oblast.
sentence-suppressed = Čísla tohoto místa neukazujeme, aby nikoho nebylo možné poznat.
sentence-nodata = Pro toto místo nejsou data.
sentence-mixed = Šestiúhelník zahrnuje místa, která se liší; má barvu toho, kde žije nejvíce lidí.
sentence-too-few = K porovnání je příliš málo oblastí, proto zde horká místa nepočítáme.
sentence-best-fit = Oblast je složena ze sčítacích oblastí, které jí nejlépe odpovídají, proto je její hranice přibližná.
sentence-no-population = Nežije zde nikdo, koho se toto téma týká.

## Podrobnosti o jednom místě

details-title = Jak jsme to spočítali
detail-date = Ke dni
detail-area = Oblast
detail-cases = Ve skupině
detail-population = Z počtu
detail-share = Podíl
detail-interval = Pravděpodobné rozmezí (95% Wilsonův interval)
detail-reference = Celé město
detail-z = Getis–Ord Gi* (z)
detail-p = hodnota p
detail-p-adjusted = hodnota p opravená o počet porovnání
detail-band = Velikost skupiny
detail-status = Čísla
chart-label = Podíl zde { $share }, pravděpodobně mezi { $low } a { $high }; celé město { $reference }.

## Mapa

map-label = Mapa – { $place }: { $topic }
map-help = Šipky přecházejí z jedné oblasti na druhou, Enter ji přečte, plus a minus přibližují a oddalují, Shift se šipkou posouvá mapu.
map-at = { $name }: { $summary }
map-zoom-in = Přiblížit
map-zoom-out = Oddálit
map-home = Ukázat celé území
map-credit = Vlastní podkladová mapa, bez třetích stran
map-scale = Měřítko

## Tabulka

table-open = Ukázat jako tabulku
table-close = Zpět na mapu
table-caption = { $topic }, ke dni { $date }
table-name = Oblast
table-class = Horké či chladné
table-share = Podíl
table-range = Pravděpodobné rozmezí
table-cases = Ve skupině
table-population = Z počtu
table-status = Čísla
table-show = Ukázat na mapě
table-sort = Seřadit: { $column }
table-cut = Zobrazeno je jen prvních { $count } řádků; stažený soubor obsahuje všechny.
table-number = č. { $number }

## Nápověda a data

help-title = Jak mapu číst
help-neighbourhood = Horké místo znamená okolí, nikoli jediný šestiúhelník: každý šestiúhelník posuzujeme spolu s okolními.
help-evidence = Sytější barva znamená silnější důkaz, nikoli více lidí.
help-cold = Chladné místo neznamená, že zde nikdo pomoc nepotřebuje; šedá neznamená nulu.
help-borders = Čísla malých míst slučujeme se sousedy, proto hranice nejsou přesné.
data-title = Data
data-release = Vydání č. { $number }, zveřejněno { $date }.
data-pace = { $days ->
    [one] Nová data vycházejí nejvýše jednou denně.
    [few] Nová data vycházejí nejvýše jednou za { $days } dny.
    [many] Nová data vycházejí nejvýše jednou za { $days } dne.
   *[other] Nová data vycházejí nejvýše jednou za { $days } dní.
}
data-download = Stáhnout tuto vrstvu (GeoJSON)
data-api = Rozhraní pro jiné programy

## Oznámení

notice-release = Vyšla nová data (vydání č. { $number }); mapa je aktuální.
notice-offline = Spojení se serverem se přerušilo. Mapa zůstává a obnoví se sama.
notice-failed = Data se nepodařilo načíst. Zkuste to prosím znovu.
notice-retry = Zkusit znovu
notice-empty = Zatím nejsou zveřejněna žádná data.
notice-close = Zavřít oznámení
