# Amit az oldal a szolgáltatásokról mond: ki segít, hol, mikor; ezzel a résszel együtt töltődik be.

## Mire van szükség

services-close = Bezárás
services-back = Vissza az elejére
services-lead = Válassza ki, mire van szükség, vagy hogy kinek.
services-danger = Ha valaki közvetlen veszélyben van, hívja a segélyhívót:
services-made-up = Kitalált szolgáltatások, bemutatásra. Ezeken a számokon senki sem segít.
services-loading = A szolgáltatások betöltése…
services-failed = A szolgáltatásokat nem sikerült betölteni.
services-need-title = Mire van szükség?
services-for-title = Kinek?
services-kind-title = A szolgáltatások fajtái
services-every = Minden szolgáltatás
services-need-crisis = Nagy baj, bántalmazás, krízis
services-need-home = Segítség otthon
services-need-food = Meleg étel
services-need-children = Gyerek, család
services-need-company = Hely napközben, társaság
services-need-bed = Fedél éjszakára, szállás
services-need-care = Otthon, ahol gondoznak
services-need-advice = Tanács, ügyintézés
services-need-addiction = Szenvedélybetegség
services-need-travel = Utazás, kísérés
services-need-health = Orvos, védőnő
services-need-other = Más segítség
services-for-seniors = Idős embernek
services-for-families = Gyermekes családnak
services-for-children = Gyermeknek
services-for-youth_risk = Nehéz helyzetű fiatalnak
services-for-disabled = Fogyatékos{"\u00AD"}sággal élőnek
services-for-carers = Aki a hozzátartozóját gondozza
services-for-mental = Lelki beteg embernek
services-for-addiction = Szenvedélybetegnek
services-for-homeless = Akinek nincs hol laknia
services-for-deep_poverty = Akinek nem jut a legszükségesebbre
services-for-victims = Akit bántottak
services-for-crisis = Aki nem tudja, mitévő legyen
services-for-women = Nőknek
services-for-jobseekers = Aki munkát keres
services-for-excluded = Akit kirekesztenek
services-for-minorities = Nemzetiséghez tartozónak
services-for-public_workers = Aki közszolgálatban dolgozik
services-for-employers = Munkáltatónak

## Honnan

services-place-title = Honnan nézve?
services-place-here = Ahol vagyok
services-place-map = A térképről
services-place-search = Vagy cím, utca, városrész
services-place-none = Nincs ilyen hely. Próbálja rövidebben.
services-place-found = { $count } hely felel meg.
services-place-click = Kattintson a térképre oda, ahonnan nézzük. Billentyűzettel: mozgassa a térképet, majd válassza a közepét.
services-place-middle = A térkép közepe
services-place-cancel = Mégse
services-place-is = Innen nézve: { $place }
services-place-is-here = ahol Ön van
services-place-is-map = a térképen megmutatott hely
services-place-forget = Másik hely
services-place-kept = Ezt a helyet csak ez az oldal tudja; nem küldjük el és nem tároljuk.

## A lista

services-filters = Szűrés
services-filter-open = Most nyitva
services-filter-step = Lépcső nélkül
services-filter-free = Van hely
services-search = Keresés a listában
services-counted = { $count ->
    [0] Nincs ilyen szolgáltatás. Vegyen el a szűrésből, vagy menjen vissza az elejére.
   *[other] { $order ->
        [near] { $count } szolgáltatás, a legközelebbi elöl
       *[name] { $count } szolgáltatás, név szerint
    }
}
services-more = Mind a { $count } mutatása
services-print = Nyomtatás
services-link = Hivatkozás erre a listára
services-link-told = A hivatkozásban nincs benne, hogy hol van.
services-distance-km = { $number } km légvonalban
services-distance-m = { $number } m légvonalban
services-show = Mutasd a térképen
services-details = Részletek
services-less = Kevesebb
services-phone = Telefon
services-mail = E-mail
services-web = Weboldal
services-hours = Nyitvatartás
services-entry = Bejutás
services-step-yes = Lépcső nélkül megközelíthető
services-step-no = Lépcsővel közelíthető meg
services-fee = Térítés
services-fee-highest = legfeljebb { $amount }
services-fee-highest-per = legfeljebb { $amount } ({ $per })
services-who = Ki veheti igénybe
services-ages = Életkor
services-ages-from = { $from } éves kortól
services-ages-to = { $to } éves korig
services-ages-range = { $from } és { $to } éves kor között
services-targets = Kinek
services-form = Hogyan
services-areas = Hol segítenek
services-capacity = Férőhely, szabad hely
services-vacant = { $unit ->
    [clients_per_day] { $vacant ->
        [0] Most nincs szabad hely
       *[other] Naponta még { $vacant } embernek jut hely
    }
    [hours_per_week] { $vacant ->
        [0] Most nincs szabad óra
       *[other] Hetente még { $vacant } szabad óra
    }
    [posts] { $vacant ->
        [0] Most nincs betöltetlen állás
       *[other] { $vacant } betöltetlen állás
    }
   *[places] { $vacant ->
        [0] Most nincs szabad hely
       *[other] { $vacant } szabad hely
    }
}
services-in-all = { $unit ->
    [clients_per_day] összesen naponta { $capacity } ember
    [hours_per_week] összesen hetente { $capacity } óra
    [posts] összesen { $capacity } munkatárs
   *[places] összesen { $capacity } férőhely
}
services-waiting = { $waiting } ember vár rá
services-confirmed = Megerősítve: { $date }
services-confirmed-by = Megerősítette: { $by }, { $date }
services-stale = Régi adat
services-stale-told = Több mint { $days } napja senki sem erősítette meg. Telefonáljon, mielőtt elindul.
services-unconfirmed = Nem tudni, mikor erősítették meg. Telefonáljon, mielőtt elindul.

## Nyitvatartás

services-open-always = Mindig nyitva
services-open-until = Most nyitva, zárás: { $when }
services-shut = Most zárva
services-shut-until = Most zárva, nyitás: { $when }
services-when-today = ma { $time }
services-when-tomorrow = holnap { $time }
services-when-day = { $day } { $time }
services-every-day = minden nap
services-midnight = éjfél
services-day-and-night = éjjel-nappal
services-days-range = { $from }–{ $to }
services-times = { $from }–{ $to }
services-hours-line = { $days }: { $times }
services-holidays-unknown = Ünnepnapokon eltérhet.
services-holidays-shut = Ünnepnapokon zárva.
services-holidays-own = Ünnepnapokon: { $times }

## A térképen

services-card-close = A kártya bezárása

## Papíron

services-sheet-title = Ki segít? – { $place }
services-sheet-all = minden szolgáltatás
services-sheet-open = nyitva ekkor: { $when }
services-sheet-step = lépcső nélkül megközelíthető
services-sheet-free = van szabad hely
services-sheet-text = ezekkel a szavakkal: „{ $text }”
services-sheet-part = { $all } szolgáltatásból az első { $count }
services-sheet-source = Forrás: Gócpont · { $number }. kiadás, { $published } · { $address } · Nyomtatva: { $printed }
services-sheet-call = A nyitvatartás és a szabad helyek változhatnak: telefonáljon, mielőtt elindul.
