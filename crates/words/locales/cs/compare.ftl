# Co stránka říká, když se porovnávají dva dny nebo dvě témata, a ve svých grafech; načítá se s touto částí.

## S čím se porovnává

compare-mode = S čím porovnat
compare-mode-none = s ničím
compare-mode-difference = s jiným dnem
compare-mode-swipe = s jiným tématem vedle sebe
compare-mode-bivariate = s jiným tématem v jedné mapě
compare-mode-multiples = se všemi dny najednou
compare-since = Druhý den
compare-other = Druhé téma
compare-difference-explained = Barva říká, o kolik se podíl na jednotlivých místech mezi oběma dny změnil. Kde může jít i o náhodu, změnu neukazujeme.
compare-swipe-explained = Obě témata na mapě odděluje posuvník: přetáhněte jej, nebo jím pohybujte šipkami.
compare-bivariate-explained = Každé téma je rozděleno do tří skupin s přibližně stejným počtem míst, takže barva ukazuje, kde jsou vysoká obě, kde jen jedno a kde žádné.
compare-multiples-explained = Stejná část mapy ke každému dni a ve stejných barvách. Kliknutím den vyberete.
compare-why-view = Toto zobrazení vypovídá o všech dnech najednou, proto je nelze porovnat s jiným. Zvolte výše horká a chladná místa nebo podíl.
compare-why-certainty = Změna a dvě témata v jedné mapě vypovídají o podílech, nikoli o tom, jak jsou jisté. Zvolte pro ně výše horká a chladná místa nebo podíl.
compare-why-count = Změna a dvě témata v jedné mapě vypovídají o podílech, nikoli o počtech, které sledují i počet obyvatel. Zvolte pro ně výše podíl nebo jiné téma.
compare-why-dates = Den je jen jeden, proto není s čím porovnávat.
compare-why-topics = Není jiné téma, se kterým by se toto dalo porovnat.

## Dva dny

compare-dates = { $since } → { $period }
compare-change-title = Změna podílu: { $since } → { $period }
compare-rise = Podíl vzrostl
compare-fall = Podíl klesl
compare-points = procentní body
compare-size-over = { $from } a více
compare-size-between = { $from } – { $to }
compare-size-under = méně než { $to }
compare-none = změnu nelze prokázat
compare-withheld = k jednomu ze dnů neukazujeme kvůli ochraně lidí
compare-nodata = k jednomu ze dnů bez dat
compare-town = { $place } celkem: { $since }, poté { $period }
compare-note = Změnu považujeme za prokázanou, pokud v jejím pravděpodobném rozmezí (95 %, Newcombe) neleží nula. Mezi mnoha místy se několik zdá změněných i jen náhodou.
compare-summary = Podíl od { $since } do { $period } { $up ->
    [0] na žádném místě prokazatelně nevzrostl
    [one] na 1 místě prokazatelně vzrostl
   *[other] na { $up } místech prokazatelně vzrostl
} a { $down ->
    [0] na žádném místě neklesl
    [one] na 1 místě klesl
   *[other] na { $down } místech klesl
}.
compare-summary-none = { $none ->
    [0] O ostatních místech je k tomu příliš málo údajů.
    [one] Na 1 místě změnu nelze prokázat.
   *[other] Na { $none } místech změnu nelze prokázat.
}
compare-summary-nothing = Není zde co porovnat: žádné místo nemá čísla na obou stranách.
compare-told = { $told ->
    [up] Od { $since } do { $period } podíl vzrostl o { $points } procentního bodu, z { $before } na { $after }; změna leží pravděpodobně mezi { $low } a { $high }.
    [down] Od { $since } do { $period } podíl klesl o { $points } procentního bodu, z { $before } na { $after }; změna leží pravděpodobně mezi { $low } a { $high }.
   *[none] Od { $since } do { $period } změnu nelze prokázat: podíl přešel z { $before } na { $after } a { $points } procentního bodu může být i náhoda; změna leží pravděpodobně mezi { $low } a { $high }. Neznamená to, že se nic nezměnilo.
}
compare-untold = { $why ->
    [withheld] { $when ->
        [both] Čísla tohoto místa neukazujeme k žádnému z obou dnů ({ $since }; { $period }), proto změnu nelze určit.
        [since] Čísla tohoto místa ke dni { $since } neukazujeme, proto změnu nelze určit.
       *[period] Čísla tohoto místa ke dni { $period } neukazujeme, proto změnu nelze určit.
    }
   *[nodata] { $when ->
        [both] Pro toto místo nejsou data k žádnému z obou dnů ({ $since }; { $period }), proto změnu nelze určit.
        [since] Pro toto místo nejsou data ke dni { $since }, proto změnu nelze určit.
       *[period] Pro toto místo nejsou data ke dni { $period }, proto změnu nelze určit.
    }
}
compare-brief = { $told ->
    [up] vzrostl: { $points } procentního bodu
    [down] klesl: { $points } procentního bodu
   *[none] změnu nelze prokázat ({ $points } procentního bodu)
}

## Dvě témata

compare-with = spolu s tématem: { $second } · { $date }
compare-across = První téma: { $name } ({ $low } – { $high })
compare-up = Druhé téma: { $name } ({ $low } – { $high })
compare-cell = První téma { $a ->
    [low] nízké
    [high] vysoké
   *[middle] střední
}, druhé { $b ->
    [low] nízké
    [high] vysoké
   *[middle] střední
}: { $count ->
    [one] 1 místo
    [few] { $count } místa
   *[other] { $count } míst
}
compare-corners = Rohy čtverce
compare-corner = { $kind ->
    [both-high] obě jsou vysoká
    [first] první je vysoké, druhé nízké
    [second] první je nízké, druhé vysoké
   *[both-low] obě jsou nízká
}
compare-withheld-topics = jedno z nich neukazujeme kvůli ochraně lidí
compare-nodata-topics = pro jedno z nich nejsou data
compare-pairs-note = Vysoké je nejvyšší a nízké nejnižší třetina míst. Když se dvě témata sejdou na jednom místě, neznamená to, že se týkají týchž lidí.
compare-pairs-summary = { $count ->
    [0] Na žádném místě (celkem { $all }) nepatří obě témata do nejvyšší třetiny: { $first }; { $second }.
    [one] Na 1 místě (celkem { $all }) patří obě témata do nejvyšší třetiny: { $first }; { $second }.
   *[other] Na { $count } místech (celkem { $all }) patří obě témata do nejvyšší třetiny: { $first }; { $second }.
}
compare-pairs-told = { $kind ->
    [both-high] Obě témata jsou zde vysoká
    [both-middle] Obě témata jsou zde střední
    [both-low] Obě témata jsou zde nízká
    [first] První téma je zde vysoké, druhé nízké
    [second] První téma je zde nízké, druhé vysoké
   *[between] Témata se zde liší
}: { $first } – { $one } ({ $a ->
    [low] nejnižší třetina
    [high] nejvyšší třetina
   *[middle] prostřední třetina
}); { $second } – { $two } ({ $b ->
    [low] nejnižší třetina
    [high] nejvyšší třetina
   *[middle] prostřední třetina
}).
compare-pairs-untold = { $why ->
    [withheld] Čísla jednoho z obou témat zde neukazujeme, proto je nelze porovnat: { $first }; { $second }.
   *[nodata] Pro jedno z obou témat zde nejsou data, proto je nelze porovnat: { $first }; { $second }.
}
compare-levels = první téma { $a ->
    [low] nízké
    [high] vysoké
   *[middle] střední
}, druhé { $b ->
    [low] nízké
    [high] vysoké
   *[middle] střední
}
compare-pairs-brief = první téma { $one }, druhé { $two }
compare-handle = Rozhraní obou témat: vlevo { $left }, vpravo { $right }
compare-handle-at = { $share } zleva
compare-loading = Načtené dny: { $done } z { $all }…

## Všechny dny

compare-all-dates = { $count ->
    [one] { $count } datum
    [few] { $count } data
   *[other] { $count } dat
}, { $from } – { $to }
compare-multiples-summary = { $place } celkem: od { $from } do { $to } se podíl změnil z { $first } na { $last }; nejnižší byl { $lowestAt } ({ $lowest }) a nejvyšší { $highestAt } ({ $highest }).
compare-multiples-same = Barva znamená ke každému dni totéž.

## Tabulka a graf

table-change = Změna
table-pair = Obě témata
linked-label = Místa v číslech
linked-close = Zavřít tabulku a graf
linked-table = Tabulka
linked-chart = Graf
chart-places = { $topic }: { $count ->
    [one] 1 místo
    [few] { $count } místa
   *[other] { $count } míst
} od nejvyššího k nejnižšímu
chart-place = { $ranged ->
    [yes] { $name }: { $number }, pravděpodobně { $range }
   *[no] { $name }: { $number }
}
chart-town = celkem: { $share }

## Místo ode dne ke dni

history-title = Ode dne ke dni
history-failed = Dřívější čísla se nepodařilo načíst.
history-label = Čísla tohoto místa, počet dnů: { $dates }; totéž je v tabulce níže
history-told = { $kind ->
    [count] Od { $from } do { $to } se počet změnil z { $first } na { $last }; nejnižší byl { $lowestAt } ({ $lowest }) a nejvyšší { $highestAt } ({ $highest }).
   *[share] Od { $from } do { $to } se podíl změnil z { $first } na { $last }; nejnižší byl { $lowestAt } ({ $lowest }) a nejvyšší { $highestAt } ({ $highest }).
}
history-withheld = { $count ->
    [one] K 1 dni (z { $all }) čísla neukazujeme (křížek v grafu).
    [few] Ke { $count } dnům (z { $all }) čísla neukazujeme (křížky v grafu).
   *[other] K { $count } dnům (z { $all }) čísla neukazujeme (křížky v grafu).
}
history-nodata = { $count ->
    [one] K 1 dni (z { $all }) nejsou data (kroužek v grafu).
    [few] Ke { $count } dnům (z { $all }) nejsou data (kroužky v grafu).
   *[other] K { $count } dnům (z { $all }) nejsou data (kroužky v grafu).
}
history-twin = Totéž v tabulce
