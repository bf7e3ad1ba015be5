# Hogyan készült egy kiadás minden egyes rétege: előbb egyszerű szavakkal, aztán a szakma szavaival.

method-numbers = A számok a közzétett blokkok pontos összegei; kisebb csoport soha nem látszik.
method-count = Hányan vannak. Statisztika nem készül belőle.
method-rate = A csoport aránya mindazok között, akik beletartozhatnak, 95 %-os intervallummal (Wilson).
method-hotspots = { $statistic ->
    [gi] Forró: a hely szomszédai között, magát a helyet nem számítva, több eset van, mint amennyit a véletlen hozna; hideg: kevesebb.
   *[gi-star] Forró: a helyen és a szomszédaiban együtt több eset van, mint amennyit a véletlen hozna; hideg: kevesebb.
} Szomszéd: { $near }. A véletlen azt jelenti: az eseteket véletlenszerűen osztjuk szét az emberek között, minden blokk népessége marad (egzakt hipergeometrikus p, mindkét oldal). Erősség: az arány { $statistic ->
    [gi] Gi
   *[gi-star] Gi*
} értéke. Mivel minden blokkot vizsgálunk, a p-t javítjuk: { $fdr ->
    [by] Benjamini–Yekutieli, amely a vizsgálatok bármilyen összefüggése mellett érvényes
   *[bh] Benjamini–Hochberg
}; osztályok a legfeljebb 0,01, 0,05 és 0,10 javított p-nél. { $blocks ->
    [one] 1 blokkból
   *[other] { $blocks } blokkból
} azok vesznek részt, ahol akkor él olyan, aki a csoportba tartozhat.
method-too-few-blocks = Forró és hideg pontok nem készülnek: a közzétett blokkok ({ $blocks }) közül kevesebb mint { $least } vesz részt.
method-minimum = Ahol kevesebb mint { $people } ilyen ember vagy háztartás él, azt a blokkot nem vizsgáljuk, de szomszédnak számít.
method-robustness = A robusztusság azt mondja meg, hogy { $count ->
    [one] 1 szomszédság
   *[other] { $count } szomszédság
} ({ $list }) mekkora részében ugyanígy forró (vagy hideg) a blokk, legalább 90 %-os szinten.
method-united = A több blokkból álló elem azt az osztályt mutatja, amelyben a legtöbb lakója él; robusztussága e blokkoké, lakosaikkal súlyozva átlagolva.
method-only-significant = Ebben a rétegben csak forró vagy hideg blokkok vannak.
method-trend = Nő vagy csökken: időpontról időpontra inkább fölfelé vagy inkább lefelé megy az arány? Mann–Kendall-próba a blokk közzétett arányaira, legalább { $periods } időponttal: egzakt p, ha nincs két egyforma arány, különben normális közelítés az egyezések figyelembevételével. A véletlen azt jelenti: az időpontok bármely sorrendje egyformán valószínű. Milyen gyorsan: Sen-meredekség, az egy év alatti változás. A p-t a blokkok számára javítjuk: { $fdr ->
    [by] Benjamini–Yekutieli
   *[bh] Benjamini–Hochberg
}; nő vagy csökken, ha a javított p legfeljebb { $alpha }. Többnyire ugyanazokat az embereket számoljuk meg újra, ezért az egymást követő időpontok hasonlítanak egymásra: a lassú elmozdulás könnyebben kimutatható, mint ahogy a puszta véletlen engedné. A blokkok száma: { $blocks }. A többi szám a legutóbbi időponté.
method-emerging = Hogyan lett egy hely forró vagy hideg. Minden időpontban megnézzük, forró vagy hideg-e a blokk legalább { $level } %-os szinten, ahogy a forró és hideg pontok rétegében; hogy erősödik vagy gyengül, azt a Gi* értékének Mann–Kendall-irányzata mondja meg, a szomszédokra ugyanabban az időpontban és { $steps ->
    [0] egyetlen korábbiban sem
    [one] 1 korábbiban
   *[other] { $steps } korábbiban
}, az összes blokk összes időpontjával összevetve (p legfeljebb { $alpha }, javítás nélkül). Tartós az, ami az időpontok legalább { $share } %-ában fennáll. Új: a legutóbbi időpontban először. Kialakuló: a legutóbbi időpontokban egymás után, előtte soha, és még nem tartós. Erősödő, állandó, gyengülő: tartós, és erősödik, egyik sem, vagy gyengül. Szórványos: hol van, hol nincs, és a legutóbbi időpontban van. Ingadozó: ugyanez, de valamikor az ellenkezője is volt. Egykori: tartós, de a legutóbbi időpontban már nincs. Minden más: nincs mintázat. Egy blokkhoz legalább { $periods } időpontban kell osztály, a legutóbbiban is.
method-near-touching = { $steps ->
    [one] a vele érintkező blokkok
   *[other] a legfeljebb { $steps } lépésben, érintkező blokkról érintkező blokkra elérhető blokkok
}
method-near-nearest = { $blocks ->
    [one] a legközelebbi középpontú blokk
   *[other] a { $blocks } legközelebbi középpontú blokk
}
method-release = Az adatok legalább a megadott méretű blokkok pontos összegei; a blokkokat egy titkos kulcs választotta ki egyszer, kisebb csoport soha nem látszik. Intervallum: Wilson, 95 %. Hogy a forró pontok, az irányzatok és a változásuk hogyan készült, azt minden réteg maga mondja meg.
method-numbers-noise = A számok a közzétett blokkok összegei, mindegyiket egy kis, legfeljebb { $bound } nagyságú véletlen eltérés módosítja, a nulla nulla marad; az intervallumok és a p-értékek ezt figyelembe veszik. Kisebb csoport soha nem látszik.
method-release-noise = A darabszámok legalább a megadott nagyságú blokkok összegei, amelyeket egy titkos kulcs egyszer választott ki; mindegyiket egy kis véletlen eltérés módosítja, amelyet a megszámolt személyek határoznak meg, a nulla nulla marad, és a nagyobb területek ugyanezeknek a számoknak az összegei. Ennél kisebb csoport soha nem látszik. Intervallumok: Wilson, 95 %, a véletlen eltéréssel bővítve. Hogy a forró és hideg pontok, a változások és ezek alakulása hogyan adódott, minden rétegnél olvasható.
method-sooner = Két közzététel között egy hónapnál kevesebb is lehet, mert:
