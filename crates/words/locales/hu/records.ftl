# Rekordok az időben: távozás, összevonás, kettőzések, állapot, ellenőrzés.

## Távozás

leave-done = { $count ->
    [0] Senki sem került ki a nyilvántartásból.
    [one] 1 egység { $day } napjától már nincs a nyilvántartásban. Semmi nem törlődött.
   *[other] { $count } egység { $day } napjától már nincs a nyilvántartásban. Semmi nem törlődött.
}
leave-unchanged = { $count ->
    [one] 1 egység akkor már nem volt a nyilvántartásban.
   *[other] { $count } egység akkor már nem volt a nyilvántartásban.
}
leave-unknown = { $count ->
    [one] Az azonosítók közül 1 ismeretlen a nyilvántartásban.
   *[other] Az azonosítók közül { $count } ismeretlen a nyilvántartásban.
}
import-ended = { $count ->
    [one] 1 rekord már nem érvényes; a tárban megmarad.
   *[other] { $count } rekord már nem érvényes; a tárban megmaradnak.
}
import-complete-one = A --complete kapcsolóval egyetlen fájl a teljes nyilvántartás: csak azt az egyet adja meg.
import-rejections-shown = fent, a képernyőn
import-complete-lacking = { $count ->
    [one] 1 sor kimaradt. Lehet, hogy olyasvalakiről szól, aki még ott él, ezért semmi nem került be, és senki nem szűnt meg. A sor itt van: { $file }. Javítsa ki, és töltse be újra a fájlt, vagy hagyja el a --complete kapcsolót.
   *[other] { $count } sor kimaradt. Lehet, hogy olyanokról szólnak, akik még ott élnek, ezért semmi nem került be, és senki nem szűnt meg. A sorok itt vannak: { $file }. Javítsa ki őket, és töltse be újra a fájlt, vagy hagyja el a --complete kapcsolót.
}
records-ends-many = { $valid ->
    [one] A(z) { $register } nyilvántartás egyetlen egysége nem szerepel a fájlban. Semmi nem került be. Ha ez így helyes, adja meg a --yes kapcsolót; ha a fájl csak egy rész, hagyja el a --complete kapcsolót.
   *[other] A(z) { $register } nyilvántartás { $valid } egységéből { $ends } nem szerepel a fájlban: mind megszűnnének. Semmi nem került be. Ha ez így helyes, adja meg a --yes kapcsolót; ha a fájl csak egy rész, hagyja el a --complete kapcsolót.
}

## Összevonás és kettőzések

merge-done = A kettő mostantól egynek számít. Mindkettő előélete megmarad; a korábbi kiadások nem változnak.
records-no-unit = A(z) { $register } nyilvántartásban nincs { $unit }.
records-many-units = { $unit } több egységet is jelent: adjon meg többet a számjegyeiből.
records-same-unit = A kettő már egy.
records-merged-already = { $unit } már össze van vonva egy másik egységgel. Azt vonja össze, vagy előbb vonja vissza a korábbi összevonást.
duplicates-found = { $count ->
    [0] Egyetlen pár sem tűnik ugyanannak a személynek vagy háztartásnak.
    [one] 1 pár lehet ugyanaz a személy vagy háztartás.
   *[other] { $count } pár lehet ugyanaz a személy vagy háztartás.
}
duplicates-crowded = { $count ->
    [one] 1 helyen túl sok egység van ahhoz, hogy össze lehessen hasonlítani őket.
   *[other] { $count } helyen túl sok egység van ahhoz, hogy össze lehessen hasonlítani őket.
}
duplicates-written = A lista itt van, csak az Ön számára: { $file }. Döntsön minden párról; az utolsó oszlopban az a parancs áll, amely összevonja. Összevonás nem történt.
forget-remains-duplicates = { $file } egységek párjait sorolja fel a kulcsukkal: törölje, ha már nem kell.

## Korábbi tudás

records-no-moment = „{ $moment }” idején a tár még semmit nem tudott, vagy ez nem időpont. Írjon dátumot (2024-09-30), időpontot (2024-09-30T12:00:00Z) vagy egy betöltés számát.
publish-known-at = A kiadás a { $batch }. betöltés utáni tudásból készül; a terv, a kódkönyvek és a területek a mostaniak.

## Állapot

status-store = { $file }: { $batches ->
    [one] 1 betöltés
   *[other] { $batches } betöltés
}, { $areas ->
    [one] 1 területkészlet
   *[other] { $areas } területkészlet
}, { $releases ->
    [one] 1 kiadás
   *[other] { $releases } kiadás
}. Csak munkatársaknak: a táblázat embereket számol.
status-register = nyilvántartás
status-area = terület
status-units = egység
status-asked = megkérdezve
status-answered = válaszolt
status-share = arány
status-oldest = legrégebbi
status-median = középső
status-newest = legújabb
status-stale = { $count ->
    [one] 1 sorban a válaszok legalább fele { $days } napnál régebbi.
   *[other] { $count } sorban a válaszok legalább fele { $days } napnál régebbi.
}
status-old = elavult
status-layer = { $count ->
    [one] 1 terület került ide, csak munkatársaknak: { $file }.
   *[other] { $count } terület került ide, csak munkatársaknak: { $file }.
}

## Ellenőrzés

check-done = { $count ->
    [0] Minden rendben van.
    [one] 1 hiba található.
   *[other] { $count } hiba található.
}
check-sound = { $what }, { $name }: rendben
check-fault = { $what }, { $name }: HIBA: { $fault }
check-store = tár
check-version = a tár fajtája és változata
check-database = adatbázis
check-batches = minden betöltés rekordjai
check-keys = kulcsok
check-codebook = kódkönyv
check-releases = a kiadások fájlja
check-release = kiadás
import-suspects = { $count ->
    [one] 1 sorpár talán ugyanarról szól, két azonosítóval. Semmi sem lett összevonva.
   *[other] { $count } sorpár talán ugyanarról szól, két azonosítóval. Semmi sem lett összevonva.
}
import-suspects-left-out = { $count } sor már nem lett összehasonlítva: ekkora fájlban nem fér el mind a memóriában.
import-suspects-written = A sorpárok itt vannak: { $file }. Nézze meg őket; ha kettő valóban egy, így vonhatja össze: gocpont merge --register NYILVÁNTARTÁS MARADÓ MÁSIK
import-undone-orphans = A(z) { $register } nyilvántartásban { $count } rekord fölérendelt egysége már nem számít: megmaradnak, de sehol sem számítanak bele. Ha azok sem kellenek, vonja vissza az ő betöltésüket is.
leave-early = { $count ->
    [one] 1 egység első adata későbbi ennél a napnál
   *[other] { $count } egység első adata későbbi ennél a napnál
}: talán elírás az év. Ha az, vonja vissza.
leave-unknown-line = { $line }. sor: „{ $id }”
leave-unknown-more = … és még { $count }.
leave-stay = A(z) { $register } nyilvántartásban { $count } rekord hozzájuk tartozik, és ott marad: a távozott egység nélkül azonban a kiadásokban nem számítanak. Ha ők is elmentek, rájuk is adja ki a leave parancsot.
