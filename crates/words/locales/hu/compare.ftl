# Amit az oldal két időpont vagy két téma összehasonlításakor és az ábráin mond; ezzel a résszel együtt töltődik le.

## Mivel hasonlítjuk össze

compare-mode = Mivel hasonlítsuk össze?
compare-mode-none = semmivel
compare-mode-difference = másik időponttal
compare-mode-swipe = másik témával, egymás mellett
compare-mode-bivariate = másik témával, egy térképen
compare-mode-multiples = minden időponttal egyszerre
compare-since = A másik időpont
compare-other = A másik téma
compare-difference-explained = A szín azt mutatja, mennyit változott az arány az egyes helyeken a két időpont között. Ahol a változás véletlen is lehet, ott nem mutatunk változást.
compare-swipe-explained = A térképen a fogantyú választja el a két témát: húzza arrébb, vagy mozgassa a nyílbillentyűkkel.
compare-bivariate-explained = Mindkét témát három, nagyjából egyforma létszámú csoportra osztjuk, így a szín megmutatja, hol magas mindkettő, hol csak az egyik, és hol egyik sem.
compare-multiples-explained = A térkép ugyanazon része minden időpontban, ugyanazokkal a színekkel. Kattintson az egyikre, ha azt az időpontot választja.
compare-why-view = Ez a nézet egyszerre szól minden időpontról, ezért nem hasonlítható össze mással. Válassza fent a forró és hideg pontokat vagy az arányt.
compare-why-certainty = A változás és az egy térképen mutatott két téma az arányokról szól, nem arról, mennyire biztosak. Ezekhez válassza fent a forró és hideg pontokat vagy az arányt.
compare-why-count = A változás és az egy térképen mutatott két téma az arányokról szól, nem a létszámról, amely a lakosságot is követi. Ezekhez válassza fent az arányt vagy egy másik témát.
compare-why-dates = Csak egy időpont van, ezért nincs mivel összehasonlítani.
compare-why-topics = Nincs másik téma, amellyel ez összehasonlítható volna.

## Két időpont

compare-dates = { $since } → { $period }
compare-change-title = Az arány változása: { $since } → { $period }
compare-rise = Nőtt az arány
compare-fall = Csökkent az arány
compare-points = százalékpont
compare-size-over = legalább { $from }
compare-size-between = { $from } – { $to }
compare-size-under = kevesebb mint { $to }
compare-none = nincs kimutatható változás
compare-withheld = az egyik időpontban nem mutatjuk, az emberek védelmében
compare-nodata = az egyik időpontban nincs adat
compare-town = { $place } egészében: { $since }, majd { $period }
compare-note = Akkor tekintjük kimutathatónak a változást, ha a valószínű tartományából (95%, Newcombe) kimarad a nulla. Sok hely között néhány pusztán véletlenül is változónak látszik.
compare-summary = { $since } és { $period } között az arány { $up ->
    [0] egy helyen sem
   *[other] { $up } helyen
} nőtt kimutathatóan, és { $down ->
    [0] egy helyen sem
   *[other] { $down } helyen
} csökkent kimutathatóan.
compare-summary-none = { $none ->
    [0] A többi helyen ezt túl kevés számból kellene megítélni.
   *[other] { $none } helyen nem mutatható ki változás.
}
compare-summary-nothing = Itt nincs mit összehasonlítani: egyetlen helynek sincs mindkét oldalon száma.
compare-told = { $told ->
    [up] { $since } és { $period } között az arány { $points } százalékponttal nőtt (előtte { $before }, utána { $after }); a változás valószínűleg { $low } és { $high } között van.
    [down] { $since } és { $period } között az arány { $points } százalékponttal csökkent (előtte { $before }, utána { $after }); a változás valószínűleg { $low } és { $high } között van.
   *[none] { $since } és { $period } között nem mutatható ki változás (előtte { $before }, utána { $after }): { $points } százalékpont véletlen is lehet; a változás valószínűleg { $low } és { $high } között van. Ez nem azt jelenti, hogy semmi sem változott.
}
compare-untold = { $why ->
    [withheld] { $when ->
        [both] Ennek a helynek a számait egyik időpontban sem mutatjuk ({ $since }; { $period }), ezért a változás nem állapítható meg.
        [since] Ennek a helynek a számait az egyik időpontban nem mutatjuk ({ $since }), ezért a változás nem állapítható meg.
       *[period] Ennek a helynek a számait az egyik időpontban nem mutatjuk ({ $period }), ezért a változás nem állapítható meg.
    }
   *[nodata] { $when ->
        [both] Erről a helyről egyik időpontban sincs adat ({ $since }; { $period }), ezért a változás nem állapítható meg.
        [since] Erről a helyről az egyik időpontban nincs adat ({ $since }), ezért a változás nem állapítható meg.
       *[period] Erről a helyről az egyik időpontban nincs adat ({ $period }), ezért a változás nem állapítható meg.
    }
}
compare-brief = { $told ->
    [up] nőtt: { $points } százalékpont
    [down] csökkent: { $points } százalékpont
   *[none] nincs kimutatható változás ({ $points } százalékpont)
}

## Két téma

compare-with = ezzel együtt: { $second } · { $date }
compare-across = Első téma: { $name } ({ $low } – { $high })
compare-up = Második téma: { $name } ({ $low } – { $high })
compare-cell = Az első téma { $a ->
    [low] alacsony
    [high] magas
   *[middle] közepes
}, a második { $b ->
    [low] alacsony
    [high] magas
   *[middle] közepes
}: { $count } hely
compare-corners = A négyzet sarkai
compare-corner = { $kind ->
    [both-high] mindkettő magas
    [first] az első magas, a második alacsony
    [second] az első alacsony, a második magas
   *[both-low] mindkettő alacsony
}
compare-withheld-topics = az egyiket nem mutatjuk, az emberek védelmében
compare-nodata-topics = az egyikről nincs adat
compare-pairs-note = A magas a helyek legfelső, az alacsony a legalsó harmada. Ha két téma egy helyen találkozik, az nem jelenti, hogy ugyanazokat az embereket érinti.
compare-pairs-summary = { $count ->
    [0] { $all } hely közül egyetlen helyen sem tartozik mindkét téma a legfelső harmadba: { $first }; { $second }.
   *[other] { $all } hely közül { $count } helyen mindkét téma a legfelső harmadba tartozik: { $first }; { $second }.
}
compare-pairs-told = { $kind ->
    [both-high] Itt mindkét téma magas
    [both-middle] Itt mindkét téma közepes
    [both-low] Itt mindkét téma alacsony
    [first] Itt az első téma magas, a második alacsony
    [second] Itt az első téma alacsony, a második magas
   *[between] Itt a két téma eltér
}: { $first } – { $one } ({ $a ->
    [low] legalsó harmad
    [high] legfelső harmad
   *[middle] középső harmad
}); { $second } – { $two } ({ $b ->
    [low] legalsó harmad
    [high] legfelső harmad
   *[middle] középső harmad
}).
compare-pairs-untold = { $why ->
    [withheld] A két téma egyikének a számait itt nem mutatjuk, ezért nem hasonlíthatók össze: { $first }; { $second }.
   *[nodata] A két téma egyikéről itt nincs adat, ezért nem hasonlíthatók össze: { $first }; { $second }.
}
compare-levels = az első téma { $a ->
    [low] alacsony
    [high] magas
   *[middle] közepes
}, a második { $b ->
    [low] alacsony
    [high] magas
   *[middle] közepes
}
compare-pairs-brief = első téma: { $one }, második: { $two }
compare-handle = A két téma határa: balra { $left }, jobbra { $right }
compare-handle-at = balról { $share }
compare-loading = { $all } időpont közül { $done } töltődött be…

## Minden időpont

compare-all-dates = { $count } időpont, { $from } – { $to }
compare-multiples-summary = { $place } egészében { $from } és { $to } között így változott az arány: { $first }, majd { $last }. A legalacsonyabb { $lowest } volt ({ $lowestAt }), a legmagasabb { $highest } ({ $highestAt }).
compare-multiples-same = Egy szín minden időpontban ugyanazt jelenti.

## A táblázat és az ábra

table-change = Változás
table-pair = A két téma
linked-label = A helyek számokban
linked-close = A táblázat és az ábra bezárása
linked-table = Táblázat
linked-chart = Ábra
chart-places = { $topic }: { $count } hely, a legmagasabbtól a legalacsonyabbig
chart-place = { $ranged ->
    [yes] { $name }: { $number }, valószínűleg { $range }
   *[no] { $name }: { $number }
}
chart-town = egészében: { $share }

## Egy hely időpontról időpontra

history-title = Időpontról időpontra
history-failed = A korábbi számokat nem sikerült betölteni.
history-label = A hely számai { $dates } időpontban; az alatta lévő táblázat ugyanezt tartalmazza
history-told = { $kind ->
    [count] { $from } és { $to } között a szám így változott: { $first }, majd { $last }. A legalacsonyabb { $lowest } volt ({ $lowestAt }), a legmagasabb { $highest } ({ $highestAt }).
   *[share] { $from } és { $to } között az arány így változott: { $first }, majd { $last }. A legalacsonyabb { $lowest } volt ({ $lowestAt }), a legmagasabb { $highest } ({ $highestAt }).
}
history-withheld = { $all } időpont közül { $count } esetében nem mutatjuk a számait (az ábrán kereszt).
history-nodata = { $all } időpont közül { $count } esetében nincs róla adat (az ábrán karika).
history-twin = Ugyanez táblázatban
