# Az asztal: ahol a bejelentkezett munkatársak dolgoznak. Jelzések, bejegyzések, határidők, napló.

## Az oldal

desk-title = Asztal
desk-skip = Ugrás a tartalomhoz
desk-language = Nyelv
desk-ways = Az asztal oldalai
desk-opening = Betöltés…
desk-map-title = Térkép
desk-measures-title = Intézkedések
desk-again = Frissítés
desk-cancel = Mégse
desk-yes = igen
desk-no = nem
desk-number-unit = { $number } { $unit }

## Belépés és kilépés

desk-sign-in = Bejelentkezés
desk-name = Felhasználónév
desk-password = Jelszó
desk-code = Kód
desk-code-hint = A hitelesítő program hatjegyű kódja, vagy egy helyreállító kód.
desk-sign-out = Kijelentkezés
desk-signed-out = Kijelentkezett.
desk-session-ended = A munkamenet lejárt, jelentkezzen be újra. Amit begépelt, megmaradt; a lezárt válaszok nem.
desk-leaving = Maradjanak a piszkozatok ezen az eszközön?
desk-leaving-drafts = Elküldetlen piszkozat: { $registers }. Aki ehhez az eszközhöz hozzáfér, elolvashatja.
desk-leaving-keep = Maradjanak meg
desk-leaving-throw = Törlés és kilépés

## Ami nem sikerült

desk-error-wrong = A név, a jelszó vagy a kód nem jó.
desk-error-code-wanted = Ehhez a fiókhoz kód is kell.
desk-error-wait = { $seconds ->
    [one] Túl sok sikertelen próbálkozás. 1 másodperc múlva próbálja újra.
   *[other] Túl sok sikertelen próbálkozás. { $seconds } másodperc múlva próbálja újra.
}
desk-error-wait-minutes = { $minutes ->
    [one] Túl sok sikertelen próbálkozás. 1 perc múlva próbálja újra.
   *[other] Túl sok sikertelen próbálkozás. { $minutes } perc múlva próbálja újra.
}
desk-error-no-session = Jelentkezzen be újra.
desk-error-no-token = Ez az oldal már nem érvényes. Jelentkezzen be újra.
desk-error-foreign = A kérés nem ennek az asztalnak a címéről jött. Nyissa meg az asztalt a saját címén.
desk-error-not-found = Nincs ilyen, vagy nem az Ön szervezetéé.
desk-error-method = Az oldal és a program nem egy változat. Töltse be újra az oldalt.
desk-error-too-large = Ez túl hosszú. Rövidítsen a szövegein.
desk-error-malformed = A program nem érti a kérést. Töltse be újra az oldalt, és próbálja meg még egyszer.
desk-error-no-reason = Írja le egy sorban, miért nyitja fel: 3–500 karakter.
desk-error-no-organisation = Válassza ki, melyik szervezeté legyen.
desk-error-missing = Ezek még hiányoznak:
desk-error-unfit = Ezek nem jók így:
desk-error-flags = Ez a lépés addig nem tehető meg, amíg ez fennáll:
desk-error-state = Ez a lépés ebből az állapotból nem tehető meg. Frissítse az oldalt.
desk-error-part = Erre a lépésre Ön nem jogosult.
desk-error-conflict = Valaki más közben módosította. Frissítse az oldalt.
desk-error-offline = Nincs kapcsolat. Próbálja újra, ha helyreállt.
desk-error-failed = Nem sikerült. Próbálja újra később; ha így marad, szóljon az üzemeltetőnek.

## Postaláda és táblázatok

desk-inbox = Teendők
desk-inbox-empty = Most semmi sem vár Önre.
desk-inbox-count = { $count ->
    [one] 1 bejegyzés vár; ebből lejárt: { $overdue }.
   *[other] { $count } bejegyzés vár; ebből lejárt: { $overdue }.
}
desk-column-number = Bejegyzés
desk-column-brief = Miről szól
desk-column-state = Állapot
desk-column-due = Határidő
desk-column-flags = Figyelmeztetés
desk-column-organisation = Szervezet
desk-column-opened = Beérkezett
desk-overdue = LEJÁRT
desk-due-none = nincs határideje
desk-due-today = ma
desk-due-tomorrow = holnap
desk-due-days = { $count } nap múlva
desk-due-hours = { $count } óra múlva
desk-due-minutes = { $count } perc múlva
desk-late-days = { $count } napja lejárt
desk-late-hours = { $count } órája lejárt
desk-late-minutes = { $count } perce lejárt
desk-filters = Szűrés
desk-filter-any = bármelyik
desk-filter-open = csak a nyitottak
desk-list-empty = Nincs ilyen bejegyzés.
desk-list-count = { $count } bejegyzés, ebből látható: { $from }–{ $to }.
desk-pages = Lapozás
desk-page-before = Előző
desk-page-next = Következő

## Űrlapok

desk-new = Új: { $register }
desk-send = Küldés
desk-sending = Küldés…
desk-send-now = Próbálja most
desk-sent = Elküldve: { $register } { $id }.
desk-show = Megnyitás
desk-repeats = { $count ->
    [one] Ez talán ezt ismétli:
   *[other] Ez talán ezeket ismétli:
}
desk-waiting = Nincs kapcsolat. Elküldjük, amint helyreáll.
desk-waiting-once = Akkor is csak egyszer kerül be, ha többször megy el. Amíg nem derül ki, megérkezett-e, nem módosítható.
desk-waiting-news = Nincs kapcsolat; később újra elküldjük.
desk-waiting-draft = Küldésre vár: { $register }
desk-unsent-draft = Elküldetlen piszkozat: { $register }
desk-waiting-lost = Nem küldhető el így. Gépelje be újra, mert a lezárt válaszokat az eszköz nem őrzi meg: { $fields }.
desk-draft-kept = Amit begépel, ezen az eszközön marad, amíg el nem küldi.
desk-draft-kept-sealed = Amit begépel, ezen az eszközön marad, amíg el nem küldi. A lezárt válaszok nem: azok elvesznek, ha az oldalt bezárja vagy a munkamenet lejár.
desk-draft-throw = Piszkozat törlése
desk-to = Címzett: { $organisation } ({ $tenant })
desk-tenant = Település
desk-organisation-hint = A szervezet kódja, ahogyan a nyilvántartásban szerepel.
desk-form-more = További kérdések: { $count }, kitöltve { $filled }
desk-field-required = (kötelező)
desk-field-choose = Válasszon…
desk-field-empty = nincs megadva
desk-field-answered = a válasz fent van
desk-field-none = Ha nincs válasz
desk-field-range = { $least }–{ $most } { $unit }
desk-field-sealed = Lezárt: csak az ügy kezelője nyithatja fel, indoklással.
desk-field-lost = A korábban begépelt válasz nem maradt meg; gépelje be újra.
desk-field-replaces = Már van lezárt válasz; amit ide ír, a helyébe lép.
desk-field-missing = Ezt ki kell tölteni.
desk-field-unfit = Ez így nem válasz erre a kérdésre. Nézze meg az értéket és a határait.
desk-place = Hely
desk-place-hint = Csak ha szükséges. Az eszköz helyét az oldal csak erre a gombra kérdezi le.
desk-place-here = Ahol most vagyok
desk-place-looking = Helymeghatározás…
desk-place-found = Megvan.
desk-place-unknown = Az eszköz nem adta meg a helyét.
desk-place-lat = Szélesség (°)
desk-place-lon = Hosszúság (°)
desk-place-none = Hely törlése
desk-link-number = Szám szerint
desk-link-add = Hozzáadás
desk-link-without = Elvétel
desk-link-remove = Elvétel: { $name }
desk-link-gone = már nincs meg

## Egy bejegyzés

desk-answers = Válaszok
desk-steps = Lehetséges lépések
desk-no-steps = Ezzel Önnek most nincs teendője.
desk-step-to = A lépés után ez lesz az állapota: { $state }.
desk-step-plain = Ehhez nem kell kitölteni semmit. A lépés után ez lesz az állapota: { $state }.
desk-stepped = Megtörtént. Az új állapot: { $state }.
desk-amend = Módosítás
desk-amended = A módosítás mentve.
desk-amended-short = Módosítva
desk-save = Mentés
desk-opened = Megnyitva
desk-flag-until = { $flag } – ezzel szűnik meg: { $field }
desk-history = Előzmények
desk-history-line = { $by }, { $at } → { $state }
desk-history-change = { $field }: { $before } → { $after }
desk-sealed = lezárva
desk-sealed-open = Felnyitás
desk-sealed-open-named = Felnyitás: { $name }
desk-sealed-close = Elrejtés
desk-sealed-hint = A felnyitás az indoklással együtt a naplóba kerül. A válasz addig látszik, amíg ezt az oldalt el nem hagyja.
desk-sealed-reason = Miért nyitja fel?
desk-conflict = Valaki más közben módosította
desk-conflict-hint = Semmi sem íródott felül. Az Ön változata és a mostani egymás mellett:
desk-conflict-field = Mi tér el
desk-conflict-mine = Az Öné
desk-conflict-theirs = Ami most érvényes
desk-conflict-go-on = Folytatom a mostanin, a saját válaszaimmal
desk-conflict-leave = A mostani maradjon

## Napló

desk-audit = Napló
desk-audit-hint = Ki, mikor, mit tett és miért. Személyes adat nincs benne.
desk-audit-at = Mikor
desk-audit-who = Ki
desk-audit-act = Mit
desk-audit-object = Min
desk-audit-tenant = Település
desk-audit-persons = Fő
desk-audit-reason = Miért
desk-audit-outcome = Eredmény
desk-audit-head = A lánc feje:
desk-object-account = fiók
desk-object-register = nyilvántartás

desk-counted-in-persons = { $count ->
    *[other] fő
}
desk-counted-in-clients-per-day = { $count ->
    *[other] ellátott naponta
}
desk-counted-in-hours-per-week = { $count ->
    *[other] óra hetente
}
desk-counted-in-places = { $count ->
    *[other] férőhely
}
desk-counted-in-posts = { $count ->
    *[other] álláshely
}
desk-counted-in-min = perc
desk-counted-in-years = { $count ->
    *[other] év
}
desk-counted-in-months = { $count ->
    *[other] hónap
}
desk-counted-in-rooms = { $count ->
    *[other] szoba
}
