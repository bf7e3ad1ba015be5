# Jak vznikla každá vrstva vydání: nejprve prostými slovy, potom slovy oboru.

method-numbers = Čísla jsou přesné součty za zveřejněné bloky; menší skupiny se nikdy nezobrazí.
method-count = Kolik jich je. Žádná statistika se z toho nepočítá.
method-rate = Podíl skupiny mezi všemi, kdo do ní mohou patřit, s 95% intervalem (Wilson).
method-hotspots = { $statistic ->
    [gi] Horké: mezi sousedy místa, bez místa samého, je více případů, než by přinesla náhoda; chladné: méně.
   *[gi-star] Horké: v místě a u jeho sousedů dohromady je více případů, než by přinesla náhoda; chladné: méně.
} Sousedé: { $near }. Náhoda znamená: případy se rozdělí mezi lidi náhodně, počet obyvatel každého bloku zůstává (přesné hypergeometrické p, obě strany). Síla: { $statistic ->
    [gi] Gi
   *[gi-star] Gi*
} podílu. Protože se testuje každý blok, p se opravuje: { $fdr ->
    [by] Benjamini–Yekutieli, což platí při jakékoli závislosti testů
   *[bh] Benjamini–Hochberg
}; třídy při opraveném p nejvýše 0,01, 0,05 a 0,10. { $blocks ->
    [one] Z 1 bloku
   *[other] Z { $blocks } bloků
} se účastní ty, kde k tomu dni žije někdo, kdo do skupiny může patřit.
method-too-few-blocks = Horká a chladná místa se nepočítají: ze zveřejněných bloků ({ $blocks }) se jich účastní méně než { $least }.
method-minimum = Bloky, kde žije méně než { $people } takových lidí nebo domácností, se netestují, ale počítají se jako sousedé.
method-robustness = Robustnost je podíl z { $count ->
    [one] 1 okolí
   *[other] { $count } okolí
} ({ $list }), v nichž je blok horký (nebo chladný) stejně jako zde, alespoň na 90 %.
method-united = Prvek z několika bloků ukazuje třídu, v níž žije nejvíce jeho lidí; jeho robustnost je průměr těchto bloků vážený lidmi.
method-only-significant = V této vrstvě jsou jen horké a chladné bloky.
method-trend = Roste, nebo klesá: jde podíl ode dne ke dni spíše nahoru, nebo dolů? Mannův–Kendallův test zveřejněného podílu každého bloku, nejméně { $periods } dny: přesné p, kde žádné dva podíly nejsou stejné, jinak normální přiblížení se shodami. Náhoda znamená: každé pořadí dnů je stejně pravděpodobné. Jak rychle: Senův sklon, změna za rok. p se opravuje o počet bloků: { $fdr ->
    [by] Benjamini–Yekutieli
   *[bh] Benjamini–Hochberg
}; roste nebo klesá při opraveném p nejvýše { $alpha }. Většinou se počítají znovu titíž lidé, proto se po sobě jdoucí dny podobají: pozvolný posun se prokáže snáze, než by připustila pouhá náhoda. Počet bloků: { $blocks }. Ostatní čísla jsou z posledního dne.
method-emerging = Jak se místo stalo horkým nebo chladným. Ke každému dni se zjistí, zda je blok horký nebo chladný alespoň na { $level } %, jako ve vrstvě horkých a chladných míst; zda sílí nebo slábne, říká Mannův–Kendallův trend jeho Gi* přes sousedy téhož dne a { $steps ->
    [0] žádného dne předtím
    [one] 1 dne předtím
   *[other] { $steps } dnů předtím
}, ve srovnání se všemi bloky ve všech dnech (p nejvýše { $alpha }, bez opravy). Trvalé je, co platí alespoň v { $share } % dnů. Nové: poslední den poprvé. Utvářející se: poslední dny po sobě, předtím nikdy, ještě ne trvale. Sílící, trvalé, slábnoucí: trvale, a sílí, ani jedno, nebo slábne. Občasné: někdy ano, někdy ne, poslední den ano. Kolísavé: totéž, ale někdy bylo i opačné. Bývalé: trvale, ale poslední den už ne. Vše ostatní: bez vzorce. Blok potřebuje nejméně { $periods } dny s třídou, mezi nimi poslední.
method-near-touching = { $steps ->
    [one] bloky, které se ho dotýkají
   *[other] bloky dosažitelné nejvýše { $steps } kroky od jednoho dotýkajícího se bloku k dalšímu
}
method-near-nearest = { $blocks ->
    [one] blok s nejbližším středem
   *[other] { $blocks } bloků s nejbližšími středy
}
method-release = Počty jsou přesné součty za bloky alespoň uvedené velikosti, jednou zvolené tajným klíčem; menší skupiny se nikdy nezobrazí. Intervaly: Wilson, 95 %. Jak byla nalezena horká místa, trendy a jejich vývoj, říká každá vrstva sama.
method-numbers-noise = Čísla jsou součty zveřejněných bloků, každé je posunuto o malou náhodnou odchylku nejvýše { $bound }, nula zůstává nulou; intervaly a p s tím počítají. Menší skupiny se nikdy neukazují.
method-release-noise = Počty jsou součty bloků nejméně uvedené velikosti, které jednou vybral tajný klíč; každý je posunut o malou náhodnou odchylku, o níž rozhodují sečtené osoby, nula zůstává nulou a větší území jsou součty týchž čísel. Menší skupiny se nikdy neukazují. Intervaly: Wilson, 95 %, rozšířené o odchylku. Jak se našla ohniska, trendy a jejich změny, je uvedeno u každé vrstvy.
method-sooner = Mezi vydáními může být méně než měsíc, protože:
