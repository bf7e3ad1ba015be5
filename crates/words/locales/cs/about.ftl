# Co na stránce říká „O těchto datech“: jak lidi chráníme, na co ochrana nestačí a co stojí.

about-method-title = Jak lidi chráníme
about-blocks = { $known ->
    [no] Čísla uvádíme jen za bloky. Blok je jeden šestiúhelník nebo několik spojených a v každém žije tolik domácností a lidí, aby nikdo nevyčníval.
   *[yes] Čísla uvádíme jen za bloky. Blok je jeden šestiúhelník nebo několik spojených a v každém žije nejméně { $k } domácností a nejméně { $k } lidí, ke každému zobrazenému dni.
}
about-filter = { $known ->
    [no] Týká-li se číslo nějaké skupiny (třeba lidí, kteří žijí sami), pak do ní v bloku nepatří nikdo, nebo do ní patří dost lidí a dost jich do ní nepatří.
   *[yes] Týká-li se číslo nějaké skupiny (třeba lidí, kteří žijí sami), pak do ní v bloku nepatří nikdo, nebo jich do ní nejméně { $k } patří a nejméně { $k } nepatří.
}
about-sums = Všechno ostatní je součet týchž bloků: větší šestiúhelníky, městské části, celé obce, tabulka i soubor ke stažení. Odečtením jednoho čísla od druhého se proto nic nového nezjistí.
about-noise = { $noise ->
    [yes] Každé číslo jsme náhodně posunuli nahoru nebo dolů, nejvýše o { $bound }, tak aby součty souhlasily. Nula zůstává nulou.
    [no] V tomto vydání čísla náhodně neposouváme: jsou to přesné součty bloků.
   *[unknown] Vydání může čísla o málo náhodně posunout nahoru nebo dolů. Nula zůstává nulou.
}
about-held = Kde by ani to nebylo bezpečné, číslo neukazujeme. Neříkáme ani, které pravidlo bylo důvodem.
about-frozen = Co bylo zveřejněno, zůstává, jak bylo. Pozdější vydání používá tytéž bloky, takže ani porovnání obou nikoho neprozradí.

about-bounds-title = Před čím to nechrání
about-bounds-other = Zveřejní-li někdo jiný přesná čísla o týchž lidech, dá se z obojího dohromady zjistit více.
about-bounds-insider = Kdo už v bloku zná téměř všechny, může si o tom posledním leccos odvodit.
about-bounds-zero = Nuly ukazujeme. Kde stojí 0, lze vyčíst, že tam do skupiny nikdo nepatří, nebo to nikdo neuvedl.
about-bounds-keys = Bloky a náhodné posuny vycházejí z tajných klíčů; kdo by je ukradl, mohl by část ochrany zrušit.
about-bounds-time = Mnoho vydání za mnoho let: náhoda zastře, co se mezitím stalo několika lidem, ale mez navždy neslibujeme.
about-bounds-copies = Co jednou bylo veřejné, si mohli uložit jiní, i když to odsud stáhneme.

about-loss-title = Co ochrana stojí
about-loss-lead = Měřeno na smyšlených městech, u nichž známe pravdu. Uvádíme nejhorší výsledek (počet měst: { $seeds }), nebo průměr, kde to píšeme.
about-loss-measure = Co měříme
about-loss-wanted = Cíl
about-loss-demo = Město
about-loss-dispersed = Samoty
about-loss-least = ≥ { $value }
about-loss-most = ≤ { $value }
about-loss-in-block = Domácnosti v bloku, jehož čísla jsou vidět
about-loss-own-9 = Domácnosti v šestiúhelníku s vlastním číslem (H3 9)
about-loss-own-8 = Totéž u větších šestiúhelníků (H3 8)
about-loss-need-8 = Totéž u ukazatele domácností v nouzi (H3 8)
about-loss-need-block = Domácnosti v prostředním bloku ukazatele nouze
about-loss-totals = O kolik se liší součet za obec
about-loss-agreement = Lidé, jejichž místo je horké, nebo není, stejně jako bez ochrany
about-loss-jaccard = Překryv horkých míst s ochranou a bez ní (Jaccard, průměr)
