# Az asztal oldalai: értesítések, ami egy bejegyzés körül tudható, jelentések, figyelés.

## Értesítések

desk-notices = Értesítések
desk-ways-new = { $count } új
desk-notices-none = Nincs értesítése.
desk-notices-unread = { $count ->
    [0] Mindet látta.
   *[other] { $count } értesítést nem látott még.
}
desk-notices-see-all = Mind láttam
desk-notices-seen = Megjelölve látottként.
desk-notices-older = Régebbiek
desk-notice-new = ÚJ
desk-notice-see = Láttam
desk-notice-see-named = Láttam: { $notice }
desk-notice-opened = { $entry }: új bejegyzés itt: { $organisation }. Állapota: { $state }.
desk-notice-step = { $entry } ({ $organisation }): megtörtént lépés: { $step }. Állapota most: { $state }.
desk-notice-overdue = { $entry } ({ $organisation }): lejárt a határideje: { $since }. Állapota: { $state }.
desk-notice-why-sender = azért kapja, mert Önök jelezték
desk-notice-why-handler = azért kapja, mert Önök foglalkoznak vele
desk-notice-why-coordinator = azért kapja, mert Ön koordinál
desk-notice-why-publisher = azért kapja, mert Ön közzétevő
desk-notice-why-organisation = azért kapja, mert az Önök szervezetéé a bejegyzés
desk-notice-why-partners = azért kapja, mert megosztották Önökkel
desk-notices-ways = Értesítések máshol
desk-feed-hint = Hírolvasóval követheti, mi történt. A cím titkos: aki ismeri, az Ön értesítéseit olvassa, ezért ne adja tovább. Személyes adat nincs benne.
desk-feed-address = A hírfolyam címe
desk-feed-none = Még nincs hírfolyama.
desk-feed-since = Van hírfolyama, ekkortól: { $day }. A címét nem mutatjuk újra; ha elveszett, kérjen másikat.
desk-feed-make = Hírfolyam kérése
desk-feed-renew = Másik cím kérése
desk-feed-end = Hírfolyam megszüntetése
desk-mail-wanted = Levélben is kérem
desk-mail-impossible = Levélben most nem jönnek: ez az asztal nem küld levelet, vagy a fiókjában nincs levélcím.

## Amit egy bejegyzés körül tudunk

desk-around = Amit körülötte tudunk
desk-around-hint = Ugyanennek a háztartásnak vagy személynek a többi bejegyzése, a felmérésben adott válaszai, ha ezekhez joga van, és a lehetséges ismétlődések. Hogy megnézte, az a naplóba kerül.
desk-around-look = Megnézem
desk-around-no-unit = Ehhez a bejegyzéshez nincs háztartás vagy személy kapcsolva.
desk-around-entries = { $count } más bejegyzés.
desk-around-entries-of = Más bejegyzések: { $name }
desk-around-no-records = Felmérésből származó válasz nincs, vagy Ön nem láthatja.
desk-around-records = Felmérés, { $day }: { $count } válasz
desk-around-ended = Megszűnt: { $day }
desk-around-older = { $count } korábbi változat
desk-around-repeats = Talán ugyanaz még egyszer
desk-around-repeats-count = { $count ->
    [0] Nincs hasonló bejegyzés a közelmúltból.
   *[other] { $count } hasonló bejegyzés.
}
desk-repeats-link = Összekapcsolás { $count } bejegyzéssel
desk-repeats-linked = Összekapcsolva.
desk-unit-number = A felmérésben adott száma vagy a riasztásban álló jele
desk-unit-find = Keresés
desk-unit-found = Megvan, hozzáadva.
desk-unit-none = Ezzel a számmal ebben a településben nincs ilyen.
desk-unit-hint = Háztartást és személyt a felmérésben kapott száma alapján lehet kapcsolni; listát nem mutatunk róluk.
desk-search = Keresés
desk-search-named = Keresés: { $name }
desk-search-hint = Gépeljen egy szót: { $count } bejegyzés között keres.
desk-search-found = { $count } találat.
desk-search-add = Hozzáadás: { $name }
desk-search-more = Több is van: írjon be még egy szót.
desk-inbox-mine = csak az enyéim
desk-inbox-none-such = Ilyen most nem vár Önre.

## Jelentések

desk-together = Összetartozó oldalak
desk-none = nincs válasz
desk-report = Heti jelentés
desk-report-register = Nyilvántartás
desk-report-service = Szolgálat
desk-report-which-week = Hét
desk-report-week = { $week }. hét: { $from } – { $to }
desk-report-before = Előző hét
desk-report-after = Következő hét
desk-report-print = Nyomtatás
desk-report-of = { $register }, { $tenant }, { $from } – { $to }
desk-report-total = A héten { $count } bejegyzés volt nyitva legalább egy ideig.
desk-report-opened = Érkezett
desk-report-closed = Lezárult
desk-report-open = A hét végén nyitott
desk-report-overdue = Ebből lejárt
desk-report-states = Állapot a hét végén
desk-report-steps = A hét lépései
desk-report-step = Lépés
desk-report-no-steps = A héten nem történt lépés.
desk-report-entries = A hét bejegyzései
desk-report-mark = A héten
desk-report-is-new = új
desk-report-is-closed = lezárult
desk-statistics = Statisztika
desk-statistics-by = Mi szerint
desk-statistics-from = Ettől a naptól
desk-statistics-to = Eddig a napig
desk-statistics-month = Hónap
desk-statistics-area = Terület: { $set }
desk-statistics-nowhere = nincs helye ezeken a területeken
desk-statistics-total = { $register }, { $tenant }, { $from } – { $to }: összesen { $count } bejegyzés.
desk-statistics-whole = A település minden bejegyzése benne van. Ezek valódi számok: ne tegye közzé őket.
desk-statistics-part = Csak azok vannak benne, amelyeket Ön láthat. Ezek valódi számok: ne tegye közzé őket.
desk-statistics-caption = Bejegyzések száma: { $by }
desk-bars-count = Darab
desk-bars-share = Arány
desk-bars-percent = { $share }%
desk-bars-total = Összesen
desk-download = Letöltés táblázatként (CSV)
desk-download-hint = A letöltés és az oka a naplóba kerül. A fájlban valódi számok és bejegyzések vannak: vigyázzon rá.
desk-download-reason = Mire kell?
desk-download-no-reason = Írja le egy sorban, mire kell: 3–500 karakter.
desk-download-take = Letöltés
desk-download-done = Letöltve: { $name }

## Figyelés

desk-watch = Figyelés
desk-watch-hint = A program figyeli, ha valami kilép a megszokottból, és egyszer szól érte. Minden riasztást intézkedéssel vagy indokkal kell lezárni.
desk-watch-run = Ellenőrzés most
desk-watch-running = Ellenőrzés…
desk-watch-ran = Kész. { $raised } új riasztás.
desk-watch-never = Indítás óta még nem futott.
desk-watch-last = Utoljára: { $at }. Új riasztás: { $raised }, nyitott: { $open }.
desk-watch-fault = Egy szabály nem futott le.
desk-watch-alerts = Nyitott riasztások
desk-watch-alerts-count = { $count ->
    [0] Nincs nyitott riasztás.
   *[other] { $count } nyitott riasztás.
}
desk-watch-alert-of = { $rule } · { $tenant } · { $organisation } · { $at }
desk-watch-do = Teendő
desk-watch-do-named = Teendő: { $id }. riasztás
desk-watch-all-alerts = Minden riasztás, a lezártak is
desk-watch-about = Amiről szól: { $entry }
desk-watch-rules = Szabályok
desk-watch-idle = Ez a szabály most nem fut.
desk-watch-false-weeks = Egy-egy sornál nagyjából { $count } hetente egy téves riasztás várható.
desk-watch-false-all-weeks = Mind a { $series } sort együtt nézve nagyjából { $count } hetente egy téves riasztás várható.
desk-watch-false-months = Egy-egy sornál nagyjából { $count } hónaponként egy téves riasztás várható.
desk-watch-false-all-months = Mind a { $series } sort együtt nézve nagyjából { $count } hónaponként egy téves riasztás várható.
desk-watch-false-years = Egy-egy sornál nagyjából { $count } évente egy téves riasztás várható.
desk-watch-false-all-years = Mind a { $series } sort együtt nézve nagyjából { $count } évente egy téves riasztás várható.
desk-watch-series = { $name } – { $tenant }
desk-watch-state-inside = a megszokott sávban
desk-watch-state-outside = kívül a sávon, ettől: { $day }
desk-watch-state-learning = még tanulja, mi a megszokott; hátralévő időszak: { $count }
desk-watch-state-missing = nincs friss adat
desk-watch-no-points = Még nincs adat.
desk-watch-picture = { $name }: { $count } időszak. Az utolsó érték { $value }, a várható { $expected }. Riasztást adó időszakok: { $alarms }.
desk-watch-picture-learning = { $name }: { $count } időszak. Az utolsó érték { $value }; a várható még nem ismert.
desk-watch-value = érték
desk-watch-expected = várható
desk-watch-band = megszokott sáv
desk-watch-alarm = riasztás
desk-watch-break = törés
desk-watch-from = Időszak kezdete
desk-watch-said = Megjegyzés
desk-watch-limits = { $low } – { $high }
desk-watch-of = { $value } / { $population }
desk-watch-table = Táblázat: { $count } időszak
desk-watch-annotate = Törés feljegyzése
desk-watch-breaks = Feljegyzett törések
desk-watch-breaks-hint = Ha egy sor ettől kezdve mást mér (új kérdőív, más terület, új jogszabály), jegyezze fel: onnan újra tanulja, mi a megszokott, és nem riaszt miatta.
desk-watch-no-breaks = Nincs feljegyzett törés.
desk-watch-break-line = { $about }, { $tenant }: { $day }, { $why }
