# A munkapad: ezen a gépen futó oldal, amelyre egy fájlt dobunk; az oldal ellenőrzi, betölti és visszavonja.

## Az oldal

workbench-title = Adatok betöltése
workbench-lead = Dobjon ide egy felmérési fájlt, nézze meg, mi van benne és mi hibás rajta, és csak azután töltse be. Semmi sem hagyja el ezt a gépet.
workbench-language = Nyelv
workbench-skip = Ugrás a tartalomhoz
workbench-steps = Lépések
workbench-step-file = 1. Fájl
workbench-step-check = 2. Ellenőrzés
workbench-step-import = 3. Betöltve
workbench-no-session = Ez az oldal azzal a hivatkozással nyílik meg, amelyet a program kiírt. Új hivatkozásért nyomjon Entert a program ablakában.
workbench-ended = A munkapad nem válaszol. Bezárták, vagy másik ablakban nyitották meg. Indítsa el újra, vagy nyomjon Entert az ablakában új hivatkozásért.
workbench-broke-off = A program megszakadt ennél a fájlnál. Semmi sem maradt meg belőle.

## A fájl

workbench-drop = Dobjon ide egy fájlt
workbench-or = vagy
workbench-choose = Fájl kiválasztása…
workbench-formats = CSV, XLSX, ODS, GeoJSON, GeoPackage, FlatGeobuf, valamint a KoboToolbox és az ODK exportja. Legfeljebb { $size }.
workbench-sending = { $name } beolvasása: { $percent }
workbench-file = { $name }, { $size }
workbench-another = Másik fájl
workbench-too-many = Egyszerre egy fájl: a program ezt vette át: { $name }.

## Munka és haladás

workbench-checking = { $name } ellenőrzése
workbench-importing = { $name } betöltése
workbench-opening = A program megnyitja a fájlt, és megállapítja, hogyan van írva.
workbench-progress = { $rows ->
    [one] 1 sor
   *[other] { $rows } sor
} beolvasva, { $percent } ebből: { $size }
workbench-stop = Leállítás
workbench-stopping = Leállítás…
workbench-stopped = Leállítva. Semmi sem maradt meg.

## Ami kiderült

workbench-refused = Ebből a fájlból így semmi sem tölthető be
workbench-refused-hint = Módosítsa lent, amire a program rákérdez, és ellenőrizze újra, vagy javítsa a fájlt.
workbench-fine = { $rows ->
    [one] 1 sor betölthető
   *[other] { $rows } sor betölthető
}
workbench-fine-none = Egyetlen sor sem tölthető be
workbench-bad = { $rows ->
    [one] 1 sor kimarad
   *[other] { $rows } sor kimarad
}
workbench-bad-none = egy sor sem marad ki
workbench-verdict = { $fine }; { $bad }.
workbench-count-taken = Új
workbench-count-changed = Megváltozott
workbench-count-unchanged = Változatlan
workbench-count-ended = Megszűnt
workbench-count-rejected = Kimaradt
workbench-count-duplicates = Talán kétszer
workbench-import = { $rows ->
    [one] 1 sor betöltése
   *[other] { $rows } sor betöltése
}
workbench-import-hint = A kimaradó sorok később is betölthetők. Minden visszavonható.
workbench-again = Újraellenőrzés
workbench-stale = Lent megváltozott valami: betöltés előtt ellenőrizze újra.
workbench-register = Nyilvántartás: { $register }
workbench-table = „{ $table }” tábla
workbench-detected = Hogyan van írva a fájl
workbench-head = Az első sorok
workbench-line = Sor
workbench-head-label = A fájl első sorai úgy, ahogy benne állnak

## Oszlopok

workbench-columns = Oszlopok
workbench-columns-asked = { $count ->
    [one] Egy oszlop többféle változó is lehet. Kérjük, döntse el.
   *[other] { $count } oszlop többféle változó is lehet. Kérjük, döntse el.
}
workbench-columns-fine = Minden beolvasott oszlop biztosan ismert.
workbench-missing = Kötelező, de egyik oszlopban sincs: { $variables }.
workbench-column = Oszlop
workbench-variable = Mint mi kerül be
workbench-state = Honnan tudjuk
workbench-example = Példa
workbench-state-sure = a nevéről
workbench-state-renamed = egy másik nevéről
workbench-state-asked = kérjük, döntse el
workbench-state-decided = Ön döntött így
workbench-state-unread = nem kerül be
workbench-not-read = – nem kerül be –
workbench-near = Hasonló
workbench-all-variables = Minden változó
workbench-variable-of = Mint mi kerül be a(z) „{ $column }” oszlop
workbench-answers = Válaszok, amelyeket a(z) „{ $variable }” változó nem ismer
workbench-answer-of = Mit jelent: „{ $answer }”
workbench-answer-open = – marad, ahogy van –
workbench-answer-count = { $count ->
    [one] egyszer
   *[other] { $count } alkalommal
}

## Beállítások

workbench-choices = Ha a program valamit rosszul állapított meg
workbench-choices-hint = Amit nyitva hagy, azt a program állapítja meg. Zárójelben az a kapcsoló, amelyre az üzenetek hivatkoznak.
workbench-choice-register = Nyilvántartás
workbench-choice-open = A program állapítja meg
workbench-choice-crs = Vetületi rendszer (--crs)
workbench-crs-none = A program állapítja meg, vagy fok (WGS 84)
workbench-choice-axes = Koordinátaoszlopok (--axes)
workbench-axes-as-named = a nevük szerint
workbench-axes-swapped = felcserélve
workbench-axes-south-west = nyugat és dél (mindkét előjel megfordítva)
workbench-axes-south-west-swapped = dél és nyugat (felcserélve, mindkét előjel megfordítva)
workbench-choice-valid-from = Érvényesség kezdete (--valid-from)
workbench-choice-precision = A legkevésbé pontos elfogadott cím (--accept-precision)
workbench-precision-house = a ház
workbench-precision-house-similar = az egyetlen ház, amely szóba jön
workbench-precision-street = az utca
workbench-precision-settlement = a település
workbench-choice-encoding = Karakterkódolás (--encoding)
workbench-choice-delimiter = Az oszlopokat elválasztja (--delimiter)
workbench-delimiter-comma = vessző
workbench-delimiter-semicolon = pontosvessző
workbench-delimiter-tab = tabulátor
workbench-delimiter-pipe = függőleges vonal
workbench-choice-decimal = Tizedesjel (--decimal)
workbench-decimal-comma = vessző
workbench-decimal-point = pont
workbench-choice-sheet = Munkalap vagy réteg (--sheet)
workbench-choice-header = A fejléc sora (--header-row)

## Kimaradt sorok

workbench-rejections = Kimaradó sorok
workbench-rejections-lead = Javítsa ki őket a fájlban, és dobja ide újra: ami már bekerült, az marad, ahogy van.
workbench-reason-filter = Ok
workbench-reason-all = Minden ok ({ $count })
workbench-reason-count = { $reason } ({ $count })
workbench-table-name = Tábla
workbench-value = Érték
workbench-why = Mi a baj
workbench-remedy = Mit tegyen
workbench-more = További sorok
workbench-shown = { $shown } látszik ebből: { $count }
workbench-download = Mind mentése CSV-fájlba
workbench-download-hint = A fájlban emberek válaszai vannak: ne adja tovább, és törölje, ha már nem kell.
workbench-kept = Itt csak az első { $kept } van meg.

## Talán kétszer

workbench-duplicates = Sorok, amelyek talán ugyanarról a személyről vagy háztartásról szólnak
workbench-duplicates-lead = A program semmit sem von össze. Nézze meg mindkét sort, és ha ugyanarról szólnak, az egyiket hagyja ki.
workbench-first = Sor
workbench-second = és sor
workbench-alike = Miben egyeznek
workbench-alike-same = név és születési dátum
workbench-alike-name = születési dátum; a név majdnem
workbench-alike-birth-date = név; a születési dátum majdnem
workbench-alike-both = név és születési dátum, mindkettő majdnem
workbench-alike-place = név és hely

## Helyek

workbench-places = Hová kerülnének a rekordok
workbench-places-taken = Hová kerültek a rekordok
workbench-placed = { $count ->
    [one] 1 rekordnak ismert a hatszöge
   *[other] { $count } rekordnak ismert a hatszöge
}.
workbench-imprecise = { $count ->
    [one] 1 rekordnak csak az utcája vagy a települése ismert, így egyik hatszögben sem számít.
   *[other] { $count } rekordnak csak az utcája vagy a települése ismert, így egyik hatszögben sem számít.
}
workbench-places-none = E fájl egyetlen rekordjának sincs saját helye.
workbench-map = A hatszögek térképe a bennük lévő rekordok számával
workbench-map-hint = Rekordok hatszögenként, sohasem pontok. A nyílbillentyűk mozgatják a térképet, a plusz és a mínusz nagyít és kicsinyít.
workbench-hex = { $count ->
    [one] 1 rekord
   *[other] { $count } rekord
}
workbench-zoom-in = Nagyítás
workbench-zoom-out = Kicsinyítés
workbench-zoom-all = Minden hatszög mutatása
workbench-legend = Rekordok hatszögenként
workbench-resolution = { $resolution }-es felbontású hatszögek
workbench-no-ground = A tárban még nincsenek határok, ezért a hatszögek magukban állnak.
workbench-areas = Rekordok területenként
workbench-area = Terület
workbench-area-set = Felosztás
workbench-records = Rekordok

## Betöltve

workbench-imported = Betöltve: { $name }
workbench-imported-nothing = { $name }: nincs benne új, minden sora ismert volt.
workbench-batches = { $count ->
    [one] A tárban a betöltés száma: { $batches }.
   *[other] A tárban a betöltések száma: { $batches }.
}
workbench-undo = Visszavonás
workbench-undo-ask = Visszavonja ezt: { $name }? Utána a tár azt mondja, amit előtte.
workbench-undo-yes = Igen, visszavonom
workbench-undo-no = Nem
workbench-undone = { $name } visszavonva: többé nem számít.
workbench-history = A munkapad indítása óta betöltve
workbench-history-undone = visszavonva
workbench-history-counts = { $taken } új, { $changed } megváltozott, { $rejected } kimaradt

## Ami elromolhat

workbench-error-foreign = A kérés nem erről az oldalról jött.
workbench-error-no-session = Az oldal munkamenete véget ért. Új hivatkozásért nyomjon Entert a program ablakában.
workbench-error-no-token = Ezt a hivatkozást már felhasználták. Újért nyomjon Entert a program ablakában.
workbench-error-not-found = Ez már nincs meg. Dobja ide újra a fájlt.
workbench-error-method = Az oldal és a program nem illik össze. Töltse be újra az oldalt.
workbench-error-busy = Már fut valami. Várja meg, vagy állítsa le.
workbench-error-no-file = Nincs fájl. Előbb dobjon ide egyet.
workbench-error-too-large = A fájl túl nagy. Legfeljebb { $size } lehet; darabolja fel, vagy töltse be a gocpont import paranccsal.
workbench-error-malformed = A program nem értette az oldalt. Töltse be újra.
workbench-error-broken = A fájl nem érkezett meg egészben. Dobja ide újra.
workbench-error-full = A fájl nem tehető el az ellenőrzéshez: nincs hely a lemezen.

## A terminálban

workbench-open = A munkapad itt van: { $url }
workbench-open-hint = A hivatkozás egyszer használható. Az Enter újat ír ki, a Ctrl+C leállítja a munkapadot.
workbench-not-loopback = { $address } más gépekről is elérhető. A munkapad emberek válaszait mutatja, ezért csak ezen a gépen érhető el: --listen 127.0.0.1:8081.

## Mit tegyen egy sorral

remedy-field-count = A sorban { $expected } mezőnek kell lennie. Csonka, vagy egy elválasztójelet tartalmazó szöveg nincs idézőjelben.
remedy-not-utf8 = Mentse el a fájlt újra UTF-8 kódolással.
remedy-required = Töltse ki, vagy írja be, miért nincs válasz.
remedy-unknown-category = Lehetséges válaszok: { $expected }.
remedy-not-boolean = Lehetséges válaszok: { $expected }.
remedy-not-integer = Kerekítse, és csak számjegyeket írjon; ha nincs válasz, azt, hogy miért (például dk: nem tudja).
remedy-not-number = Számjegyeket írjon, legfeljebb egy tizedesjellel.
remedy-ambiguous-number = Írja ezreselválasztó nélkül, vagy adja meg a tizedesjelet a beállítások között.
remedy-other-notation = Írja az oszlop többi számához hasonlóan, például: { $expected }.
remedy-not-finite = Magát a számot írja be.
remedy-no-such-date = Írja év-hónap-nap alakban, például 2024-09-30.
remedy-date-range = Ellenőrizze az évet: a dátumok itt lehetnek: { $expected }.
remedy-out-of-range = Nézze meg az értéket a kérdőíven: itt lehet: { $expected }.
remedy-text-too-long = Rövidítse le: legfeljebb { $expected }.
remedy-no-answer-not-allowed = Ott lehetséges: { $expected }.
remedy-missing-id = Írja be az azonosítót: nélküle a sor senkié.
remedy-missing-parent = Írja be annak a háztartásnak vagy személynek az azonosítóját, amelyhez a sor tartozik.
remedy-parent-unknown = Előbb a háztartások vagy személyek fájlját töltse be, vagy javítsa az azonosítót.
remedy-missing-date = Írja be a dátumot, vagy a beállítások között adja meg, mikortól érvényesek a válaszok.
remedy-missing-coordinates = Írja be a koordinátákat vagy a címet.
remedy-coordinate-outside = Ellenőrizze a koordinátákat és a fájl vetületi rendszerét. Várt terület: { $expected }.
remedy-swapped-axes = Cserélje meg a két oszlopot, vagy adja meg ezt a beállítások között.
remedy-duplicate-id = Ugyanez az azonosító áll itt is: { $expected }. sor. A két sorból egyet tartson meg.
remedy-address-unknown = Ellenőrizze a cím írását, vagy vegye fel a címjegyzékét a gocpont import-addresses paranccsal.
remedy-address-ambiguous = Írja be, ami megkülönbözteti a házakat: irányítószám, településrész vagy koordináták.
remedy-address-imprecise = Írja be a házszámot, vagy a beállítások között fogadja el az utcát vagy a települést.
remedy-register-no-coordinates = Kérdezze meg a jegyzék kiadóját, vagy a felmérésben adjon meg koordinátákat.
remedy-register-no-number = Írja be a házszámot.
