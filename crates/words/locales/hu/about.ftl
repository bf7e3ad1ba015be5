# Amit a weboldal „Az adatokról” címmel elmond: hogyan védjük az embereket, mire nem terjed ki a védelem, és mibe kerül.

about-method-title = Hogyan védjük az embereket
about-blocks = { $known ->
    [no] Számokat csak blokkokra adunk meg. Egy blokk egy hatszög, vagy több egymás mellettiből van összevonva, és mindegyikben elég háztartás és elég ember él ahhoz, hogy senki se váljon ki közülük.
   *[yes] Számokat csak blokkokra adunk meg. Egy blokk egy hatszög, vagy több egymás mellettiből van összevonva, és mindegyikben legalább { $k } háztartás és legalább { $k } ember él, minden bemutatott időpontban.
}
about-filter = { $known ->
    [no] Ha egy szám egy csoportról szól (például az egyedül élőkről), akkor a blokkban vagy senki sem tartozik a csoportba, vagy elegen tartoznak bele, és elegen nem.
   *[yes] Ha egy szám egy csoportról szól (például az egyedül élőkről), akkor a blokkban vagy senki sem tartozik a csoportba, vagy legalább { $k } beletartozik, és legalább { $k } nem.
}
about-sums = Minden más ugyanezeknek a blokkoknak az összege: a nagyobb hatszögek, a városrészek, a települések, a táblázat és a letölthető fájl. Ezért ha valaki két számot kivon egymásból, abból nem tud meg újat.
about-noise = { $noise ->
    [yes] Minden számot véletlenszerűen módosítottunk fölfelé vagy lefelé, legfeljebb { $bound } egységgel, úgy, hogy az összegek egyezzenek. A nulla nulla marad.
    [no] Ebben a kiadásban a számokat nem módosítottuk véletlenszerűen: a blokkok pontos összegei.
   *[unknown] Egy kiadás a számokat kissé, véletlenszerűen módosíthatja fölfelé vagy lefelé. A nulla nulla marad.
}
about-held = Ahol ez sem volna elég, ott a számot nem mutatjuk meg. Azt sem áruljuk el, melyik szabály miatt.
about-frozen = Ami megjelent, az úgy marad. Egy későbbi kiadás ugyanezekből a blokkokból áll, így a kettő összehasonlítása sem árul el senkit.

about-bounds-title = Mitől nem véd meg
about-bounds-other = Ha valaki más pontos számokat tesz közzé ugyanezekről az emberekről, a kettőből együtt több is kiszámítható.
about-bounds-insider = Aki egy blokkban már szinte mindenkit ismer, az utolsóról is kikövetkeztethet valamit.
about-bounds-zero = A nullát megmutatjuk. Ahol 0 áll, ott kiolvasható, hogy senki sem tartozik a csoportba, vagy senki sem mondta.
about-bounds-keys = A blokkok és a véletlen módosítások titkos kulcsokból erednek; ha ezeket ellopják, a védelem egy része visszafejthető.
about-bounds-time = Sok kiadás hosszú évek alatt: a véletlen elmossa, mi történt közben néhány emberrel, de örökre szóló határt nem ígérünk.
about-bounds-copies = Ami egyszer nyilvános volt, azt mások megőrizhették, akkor is, ha innen már levettük.

about-loss-title = Mibe kerül a védelem
about-loss-lead = Kitalált városokon mértük, ahol tudjuk az igazat: { $seeds } város közül a legrosszabb, vagy az átlaguk, ahol ezt írjuk.
about-loss-measure = Mit mérünk
about-loss-wanted = Cél
about-loss-demo = Város
about-loss-dispersed = Tanyák
about-loss-least = ≥ { $value }
about-loss-most = ≤ { $value }
about-loss-in-block = Háztartások olyan blokkban, amelynek látszanak a számai
about-loss-own-9 = Háztartások saját számmal mutatott hatszögben (H3 9)
about-loss-own-8 = Ugyanez nagyobb hatszögekkel (H3 8)
about-loss-need-8 = Ugyanez a nélkülöző háztartások mutatójára (H3 8)
about-loss-need-block = Háztartások száma a nélkülözés középső méretű blokkjában
about-loss-totals = Ennyivel tér el egy település összege
about-loss-agreement = Emberek, akiknek a helye ugyanúgy forró vagy nem forró, mint védelem nélkül
about-loss-jaccard = A forró pontok átfedése védelemmel és anélkül (Jaccard, átlag)
