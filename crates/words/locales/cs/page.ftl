# Vše, co ukazuje webová stránka.

## Záhlaví a volby

app-name = Gócpont
app-tagline = Mapa sociálních potřeb
skip-to-controls = Přeskočit mapu
language-label = Jazyk
search-label = Hledat městskou část, ulici nebo adresu
share-open = Sdílet
print-open = Vytisknout nebo uložit jako obrázek
download-open = Stáhnout tuto vrstvu
embed-open = Otevřít celou mapu
who-helps = Kdo pomůže?
choices-label = Co mapa ukazuje
loading = Mapa se načítá…
indicator-label = Téma
topics-search = Hledat téma
topics-group = { $theme } – { $group }
topics-found = { $count ->
    [0] Takové téma tu není.
    [one] Vyhovuje 1 téma.
    [few] Vyhovují { $count } témata.
   *[other] Vyhovuje { $count } témat.
}
period-label = Ke dni
period-earlier = Dřívější datum
period-later = Pozdější datum
view-label = Zobrazit
view-hotspots = Horká a chladná místa
view-share = Podíl
view-emerging = Jak vznikala
view-trend = Roste, nebo klesá
period-all = Všechny dny
time-play = Přehrát dny
time-pause = Pozastavit
compare-title = Porovnání
view-count = Počet
view-certainty = Jak je to jisté
drawing-title = Jak se kreslí
resolution-label = Velikost šestiúhelníků
resolution-auto = podle přiblížení
resolution-fixed = { $resolution ->
    [9] nejmenší (asi 0,1 km²)
    [8] střední (asi 0,7 km²)
    [7] velké (asi 5 km²)
   *[other] největší (asi 36 km²)
}
breaks-label = Skupiny
breaks-quantile = Stejně početné skupiny
breaks-quantile-explained = V každé skupině je přibližně stejný počet oblastí. Dobře se porovnávají, ale i blízké hodnoty mohou mít různou barvu.
breaks-equal = Stejné kroky
breaks-equal-explained = Rozpětí od nejmenší po největší hodnotu je rozděleno na stejné kroky. Dobře ukáže výjimečná místa, některá skupina ale může být prázdná.
breaks-jenks = Přirozené meze
breaks-jenks-explained = Meze jsou tam, kde je mezi hodnotami mezera, takže blízké hodnoty mají stejnou barvu.
breaks-deviation = Vzdálenost od průměru
breaks-deviation-explained = Skupiny začínají půl a půldruhé směrodatné odchylky od průměru: je vidět, co je průměrné a co neobvyklé.
palette-label = Barvy
palette-rdbu = Červená a modrá
palette-puor = Oranžová a fialová
palette-grey = Šedá, pro tisk
theme-label = Pozadí stránky
theme-auto = podle zařízení
theme-light = Světlé
theme-dark = Tmavé
opacity-label = Jak moc údaje zakrývají podklad: { $percent }
unit-label = Členění
unit-hex = Šestiúhelníky
unit-blocks = Zveřejněné oblasti
synthetic-mark = Syntetická data
synthetic-explained = Smyšlená data pro ukázku: za žádným číslem není skutečný člověk.

## Shrnutí vrstvy

summary-hotspots = { $hot ->
    [0] { $cold ->
        [0] { $place }: na žádném místě se neukazuje, že by jich bylo více nebo méně, než by odpovídalo průměru: { $what }.
        [one] { $place }: na 1 místě je jich výrazně méně, než by odpovídalo průměru, a nikde výrazně více: { $what }.
       *[other] { $place }: na { $cold } místech je jich výrazně méně, než by odpovídalo průměru, a nikde výrazně více: { $what }.
    }
    [one] { $cold ->
        [0] { $place }: na 1 místě je jich výrazně více, než by odpovídalo průměru: { $what }.
        [one] { $place }: na 1 místě je jich výrazně více a na 1 místě výrazně méně, než by odpovídalo průměru: { $what }.
       *[other] { $place }: na 1 místě je jich výrazně více a na { $cold } místech výrazně méně, než by odpovídalo průměru: { $what }.
    }
   *[other] { $cold ->
        [0] { $place }: na { $hot } místech je jich výrazně více, než by odpovídalo průměru: { $what }.
        [one] { $place }: na { $hot } místech je jich výrazně více a na 1 místě výrazně méně, než by odpovídalo průměru: { $what }.
       *[other] { $place }: na { $hot } místech je jich výrazně více a na { $cold } místech výrazně méně, než by odpovídalo průměru: { $what }.
    }
}
summary-town = { $place } celkem: { $share }.
summary-no-hotspots = K výpočtu horkých a chladných míst je zde příliš málo oblastí, proto ukazujeme podíly.
summary-nothing = K tomuto datu zde neukazujeme čísla žádného místa: buď nejsou data, nebo tím chráníme lidi.
summary-certainty = Na { $unsure } z { $all } míst se podíl může od skutečného lišit o 10 procentních bodů nebo více: žije tam málo lidí, o nichž víme.
summary-emerging = { $spot ->
    [cold] Chladné oblasti
   *[hot] Horké oblasti
} – { $list }.
summary-family = { $family }: { $count }
summary-none = žádné
summary-trend = Počet oblastí: { $up } s rostoucím podílem, { $down } s klesajícím, { $none } bez prokazatelného směru.

## Legenda

legend-title = Legenda
legend-hot = Horké místo: více než jinde
legend-cold = Chladné místo: méně než jinde
legend-sure-99 = velmi jisté
legend-sure-95 = jisté
legend-sure-90 = pravděpodobné
legend-chance = náhodou
legend-tries = 1 × na { $tries }
legend-other = Ostatní místa
legend-states = Dále na mapě
legend-ns = rozdíl nelze prokázat
legend-merged = sloučeno se sousedy kvůli ochraně lidí
legend-suppressed = neukazujeme kvůli ochraně lidí
legend-nodata = bez dat
legend-share = { $method ->
    [equal] Podíl, ve stejných krocích
    [jenks] Podíl, blízké hodnoty pohromadě
    [deviation] Podíl, podle vzdálenosti od průměru
   *[quantile] Podíl, ve skupinách s přibližně stejným počtem oblastí
}
legend-count = { $method ->
    [equal] Počet, ve stejných krocích
    [jenks] Počet, blízké hodnoty pohromadě
    [deviation] Počet, podle vzdálenosti od průměru
   *[quantile] Počet, ve skupinách s přibližně stejným počtem oblastí
}
legend-range = { $from } – { $to }
legend-town-mark = { $place } celkem: { $share }
legend-untested = žije tam příliš málo lidí na testování
legend-zero = nikdo: zde je to nula, a i to je údaj
legend-certainty = Jak přesný je podíl
legend-certainty-within = může se lišit nejvýše o { $points } { $points ->
    [one] procentní bod
    [few] procentní body
    [many] procentního bodu
   *[other] procentních bodů
}
legend-certainty-over = může se lišit o více než { $points } { $points ->
    [many] procentního bodu
   *[other] procentních bodů
}
legend-too-few-periods = na to je příliš málo dnů
legend-trend = Podíl ode dne ke dni

## Krátké názvy tříd a stavů, pro tabulku a ukazatel

class-hot99 = horké místo, velmi jisté
class-hot95 = horké místo, jisté
class-hot90 = horké místo, pravděpodobné
class-ns = rozdíl nelze prokázat
class-cold90 = chladné místo, pravděpodobné
class-cold95 = chladné místo, jisté
class-cold99 = chladné místo, velmi jisté
class-none = nepočítáno
status-own = samostatné
status-merged = sloučené
status-suppressed = neukazujeme
status-nodata = bez dat

## Popis jednoho místa

card-title-hex = Šestiúhelník
card-title-merged = Sloučená oblast
card-title-area = Oblast
card-empty = Klikněte na šestiúhelník a přečtete si, co znamená.
card-empty-area = Klikněte na oblast a přečtete si, co znamená.
card-close = Zavřít
sentence-population = { $shape ->
    [hex] Tento šestiúhelník zahrnuje
    [merged] Tato sloučená oblast zahrnuje
   *[area] Tato oblast zahrnuje
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
sentence-cases = { $cases ->
    [0] Do této skupiny z nich nepatří žádný případ ({ $share }): { $what }.
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
sentence-reference = { $place } celkem: { $share }.
sentence-hot99 = Horké místo, velmi jisté. Spolu s okolím je to silné soustředění: kdyby o tom, kdo kde žije, rozhodovala jen náhoda, vyšlo by zde takové nejvýše v 1 ze 100 pokusů.
sentence-hot95 = Horké místo, jisté. Spolu s okolím je to zřetelné soustředění: kdyby o tom, kdo kde žije, rozhodovala jen náhoda, vyšlo by zde takové nejvýše v 1 z 20 pokusů.
sentence-hot90 = Horké místo, pravděpodobné. Spolu s okolím jde pravděpodobně o soustředění: kdyby o tom, kdo kde žije, rozhodovala jen náhoda, vyšlo by zde takové nejvýše v 1 z 10 pokusů.
sentence-hot-neighbours = Samo toto místo nad průměrem není: k horkému místu patří kvůli svému okolí.
sentence-ns = Rozdíl proti ostatním místům nelze prokázat: to, co zde vidíme, může být i náhoda. Neznamená to, že zde nikdo nepotřebuje pomoc.
sentence-cold90 = Chladné místo, pravděpodobné. Spolu s okolím je jich zde pravděpodobně méně než jinde: kdyby o tom, kdo kde žije, rozhodovala jen náhoda, vyšlo by jich zde tak málo nejvýše v 1 z 10 pokusů. Neznamená to, že zde nikdo nepotřebuje pomoc.
sentence-cold95 = Chladné místo, jisté. Spolu s okolím je jich zde zřetelně málo: kdyby o tom, kdo kde žije, rozhodovala jen náhoda, vyšlo by jich zde tak málo nejvýše v 1 z 20 pokusů. Neznamená to, že zde nikdo nepotřebuje pomoc.
sentence-cold99 = Chladné místo, velmi jisté. Spolu s okolím je jich zde nápadně málo: kdyby o tom, kdo kde žije, rozhodovala jen náhoda, vyšlo by jich zde tak málo nejvýše v 1 ze 100 pokusů. Neznamená to, že zde nikdo nepotřebuje pomoc.
sentence-cold-neighbours = Samo toto místo pod průměrem není: k chladnému místu patří kvůli svému okolí.
sentence-interval = Projevuje se i náhoda: skutečný podíl leží zhruba mezi { $low } a { $high }.
sentence-merged = Aby nikoho nebylo možné poznat, je zde sloučeno několik šestiúhelníků: čísla platí pro celou ohraničenou oblast.
sentence-suppressed = Čísla tohoto místa neukazujeme, aby nikoho nebylo možné poznat. Neznamená to, že je zde nula.
sentence-nodata = Pro toto místo nejsou data.
sentence-mixed = Jsou zde pohromadě místa, která se liší; barva je podle toho, kde žije nejvíce lidí.
sentence-too-few = K porovnání je příliš málo oblastí, proto zde horká místa nepočítáme.
sentence-best-fit = Oblast je složena ze zveřejněných oblastí, které jí nejlépe odpovídají, proto je její hranice přibližná.
sentence-no-population = Nežije zde nikdo, koho se toto téma týká.
sentence-periods = Počet dnů, z nichž to vidíme: { $periods }.
sentence-cold-need = Neznamená to, že zde nikdo nepotřebuje pomoc.
sentence-trend = { $direction ->
    [up] Roste: podíl stoupal více, než by přinesla náhoda (počet dnů: { $periods }).
    [down] Klesá: podíl klesal více, než by přinesla náhoda (počet dnů: { $periods }).
   *[none] Směr nelze prokázat: to, co se změnilo, může být i náhoda (počet dnů: { $periods }). Neznamená to, že se nic nemění.
}
sentence-trend-pace = { $direction ->
    [down] Za rok klesá přibližně o { $points } procentního bodu.
   *[up] Za rok roste přibližně o { $points } procentního bodu.
}
sentence-trend-slow = Změna je menší než desetina procentního bodu za rok.
sentence-as-of = Čísla jsou ke dni { $date }.
sentence-robust-all = Ať sousedy určíme jakkoli (počet způsobů: { $all }), { $spot ->
    [cold] chladným
   *[hot] horkým
} místem zůstává.
sentence-robust = Sousedy jsme určili různými způsoby (celkem { $all }); { $spot ->
    [cold] chladným
   *[hot] horkým
} místem je toto místo při { $count } z nich.
sentence-robust-share = Sousedy jsme určili různými způsoby; { $spot ->
    [cold] chladným
   *[hot] horkým
} místem je toto místo při { $share } z nich.

## Podrobnosti o jednom místě

details-title = Jak jsme to spočítali
detail-date = Ke dni
detail-area = Oblast
detail-cases = Ve skupině
detail-population = Z počtu
detail-share = Podíl
detail-interval = Pravděpodobné rozmezí (95% Wilsonův interval)
detail-reference = Celé území
detail-level = Hladina spolehlivosti
detail-z = Getisova–Ordova síla (z)
detail-p = hodnota p
detail-p-adjusted = hodnota p opravená o počet porovnání
detail-robustness = Platí i s jiným okolím
detail-periods = Počet dnů
detail-slope = Změna za rok v procentních bodech (Sen)
detail-tau = Kendallovo tau-b trendu
detail-trend-p = hodnota p trendu (Mann–Kendall)
detail-trend-p-adjusted = hodnota p trendu opravená o počet porovnání
detail-status = Čísla
chart-label = Podíl zde { $share }, pravděpodobně mezi { $low } a { $high }; v celém území { $reference }.

## Mapa

map-label = Mapa – { $place }: { $topic }
map-help = Šipky přecházejí z jedné oblasti na druhou, Page Down a Page Up postupují od nejvyššího čísla dolů a nahoru, Enter oblast přečte, plus a minus přibližují a oddalují, Shift se šipkou posouvá mapu.
map-at = { $name }: { $summary }
map-zoom-in = Přiblížit
map-zoom-out = Oddálit
map-home = Ukázat celé území
map-locate = Kde jsem?
map-nothing-here = Tady žádné údaje nejsou. Tlačítko s domečkem vás vrátí na celé území.
map-credit = Vlastní podkladová mapa, bez třetích stran
map-credit-operator = Podklad: { $credit }
map-outside = Obrázky podkladu přicházejí z jiného serveru ({ $host }), který se tak dozví, z jaké adresy se na mapu díváte. Údaje tento server neopouštějí.

## Tabulka

table-open = Tabulka a graf
table-caption = { $topic }, ke dni { $date }
table-caption-change = { $topic }, všechny dny: { $date }
table-category = Jak vzniklo
table-direction = Směr
table-slope = Za rok (proc. body)
table-name = Místo
table-class = Horké či chladné
table-share = Podíl
table-range = Pravděpodobné rozmezí
table-cases = Ve skupině
table-population = Z počtu
table-status = Čísla
table-show = Ukázat na mapě
table-sort = Seřadit: { $column }
table-number = č. { $number }

## Nápověda a data

help-title = Jak mapu číst
tour-again = Průvodce mapou ve třech krocích
help-chance = Vpravo: kdyby o tom, kdo kde žije, rozhodovala jen náhoda, vyšlo by takové místo nejvýše takto často.
help-neighbourhood = Horké místo znamená okolí, nikoli jediný šestiúhelník: každý šestiúhelník posuzujeme spolu s okolními.
help-evidence = Tmavší barva znamená jistější zjištění, nikoli více lidí.
help-cold = Chladné místo neznamená, že zde nikdo pomoc nepotřebuje; šedá neznamená nulu.
help-borders = Čísla malých míst slučujeme se sousedy, proto hranice nejsou přesné.
help-emerging = Zde se počítá každý den, nejen poslední: odkdy je místo horké nebo chladné a jak často.
help-trend = Barva říká, kam podíl směřuje, nikoli jak je vysoký.
help-trend-none = I tam, kde směr nelze prokázat, se něco může měnit, jen to nelze odlišit od náhody.
help-certainty = Čím sytější barva, tím přesnější podíl. Kde je bledá, je na místě opatrnost.
help-count = Počty sledují i počet obyvatel: kde žije více lidí, je jich více i v této skupině.
found-title = Jak jsme to zjistili
found-loading = Načítá se…
about-open = O těchto datech
about-close = Zavřít
data-title = Data
data-release = Vydání č. { $number }, zveřejněno { $date }.
data-pace = { $days ->
    [0] Mezi vydáními není povinná přestávka (0 dní); to je dovoleno jen u syntetických dat.
    [one] Mezi dvěma vydáními uplyne nejméně 1 den.
    [few] Mezi dvěma vydáními uplynou nejméně { $days } dny.
   *[other] Mezi dvěma vydáními uplyne nejméně { $days } dní.
}
data-api = Rozhraní pro jiné programy

## Oznámení

notice-release = Vyšla nová data (vydání č. { $number }); mapa už je ukazuje.
notice-offline = Spojení se serverem se přerušilo. Mapa ukazuje poslední vydání č. { $number } ({ $date }) a sama se zase obnoví.
notice-failed = Data se nepodařilo načíst. Zkuste to prosím znovu.
notice-retry = Zkusit znovu
notice-empty = Zatím nejsou zveřejněna žádná data.
notice-link = Část odkazu není srozumitelná, proto byla vynechána: { $parts }
notice-close = Zavřít oznámení

## Jak se místo stalo horkým nebo chladným a kam směřuje

category-hot_new = nové horké místo
category-hot_consecutive = utvářející se horké místo
category-hot_intensifying = sílící horké místo
category-hot_persistent = trvalé horké místo
category-hot_diminishing = slábnoucí horké místo
category-hot_sporadic = občasné horké místo
category-hot_oscillating = kolísavé horké místo
category-hot_historical = bývalé horké místo
category-cold_new = nové chladné místo
category-cold_consecutive = utvářející se chladné místo
category-cold_intensifying = sílící chladné místo
category-cold_persistent = trvalé chladné místo
category-cold_diminishing = slábnoucí chladné místo
category-cold_sporadic = občasné chladné místo
category-cold_oscillating = kolísavé chladné místo
category-cold_historical = bývalé chladné místo
category-none = bez vzorce
family-fresh = nové nebo utvářející se
family-lasting = trvalé
family-onoff = občasné
family-past = bývalé
sentence-category-new = { $spot ->
    [cold] Nové chladné místo: poslední den je chladné poprvé.
   *[hot] Nové horké místo: poslední den je horké poprvé.
}
sentence-category-consecutive = { $spot ->
    [cold] Utvářející se chladné místo: poslední dny po sobě je chladné, předtím nikdy nebylo.
   *[hot] Utvářející se horké místo: poslední dny po sobě je horké, předtím nikdy nebylo.
}
sentence-category-intensifying = { $spot ->
    [cold] Sílící chladné místo: téměř vždy bylo chladné a je stále výraznější.
   *[hot] Sílící horké místo: téměř vždy bylo horké a je stále výraznější.
}
sentence-category-persistent = { $spot ->
    [cold] Trvalé chladné místo: téměř vždy bylo chladné a změnu nelze prokázat.
   *[hot] Trvalé horké místo: téměř vždy bylo horké a změnu nelze prokázat.
}
sentence-category-diminishing = { $spot ->
    [cold] Slábnoucí chladné místo: téměř vždy bylo chladné, ale je stále slabší.
   *[hot] Slábnoucí horké místo: téměř vždy bylo horké, ale je stále slabší.
}
sentence-category-sporadic = { $spot ->
    [cold] Občasné chladné místo: někdy je chladné, jindy ne; poslední den je.
   *[hot] Občasné horké místo: někdy je horké, jindy ne; poslední den je.
}
sentence-category-oscillating = { $spot ->
    [cold] Kolísavé chladné místo: teď je chladné, ale už bylo i horké.
   *[hot] Kolísavé horké místo: teď je horké, ale už bylo i chladné.
}
sentence-category-historical = { $spot ->
    [cold] Bývalé chladné místo: téměř vždy bylo chladné, ale poslední den už není.
   *[hot] Bývalé horké místo: téměř vždy bylo horké, ale poslední den už není.
}
sentence-category-none = Bez vzorce: z toho, co je zde ode dne ke dni vidět, se žádný neskládá.
direction-up = roste
direction-down = klesá
direction-none = směr nelze prokázat
sentence-below-minimum = Žije zde příliš málo lidí, kterých se téma týká, proto toto místo samo netestujeme; u svých sousedů se započítá.
sentence-too-few-periods = Zde jsou čísla z příliš málo dnů na to, aby se dala prokázat změna.
sentence-island = Toto místo nemá souseda, který by se porovnání účastnil.
