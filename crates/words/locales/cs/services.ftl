# Co stránka říká o službách: kdo pomůže, kde a kdy; načte se s touto částí.

## Co je potřeba

services-close = Zavřít
services-back = Zpět na začátek
services-lead = Vyberte, co je potřeba, nebo pro koho.
services-danger = Je-li někdo v bezprostředním nebezpečí, volejte tísňovou linku:
services-made-up = Vymyšlené služby, jen pro ukázku. Na těchto číslech nikdo nepomůže.
services-loading = Načítání služeb…
services-failed = Služby se nepodařilo načíst.
services-need-title = Co je potřeba?
services-for-title = Pro koho?
services-kind-title = Druhy služeb
services-every = Všechny služby
services-need-crisis = Velké potíže, násilí, krize
services-need-home = Pomoc doma
services-need-food = Teplé jídlo
services-need-children = Děti, rodina
services-need-company = Místo na den, společnost
services-need-bed = Střecha nad hlavou, nocleh
services-need-care = Domov s péčí
services-need-advice = Rada, vyřízení na úřadech
services-need-addiction = Závislost
services-need-travel = Doprava, doprovod
services-need-health = Lékař, sestra
services-need-other = Jiná pomoc
services-for-seniors = Pro staršího člověka
services-for-families = Pro rodinu s dětmi
services-for-children = Pro dítě
services-for-youth_risk = Pro mladé v nesnázích
services-for-disabled = Pro člověka s postižením
services-for-carers = Pro toho, kdo pečuje o blízkého
services-for-mental = Pro člověka s duševním onemocněním
services-for-addiction = Pro člověka se závislostí
services-for-homeless = Pro toho, kdo nemá kde bydlet
services-for-deep_poverty = Pro toho, komu nestačí na to nejnutnější
services-for-victims = Pro toho, komu bylo ublíženo
services-for-crisis = Pro toho, kdo neví, co dál
services-for-women = Pro ženy
services-for-jobseekers = Pro toho, kdo hledá práci
services-for-excluded = Pro toho, kdo je na okraji
services-for-minorities = Pro příslušníky menšin
services-for-public_workers = Pro pracovníky veřejných služeb
services-for-employers = Pro zaměstnavatele

## Odkud

services-place-title = Odkud?
services-place-here = Kde jsem
services-place-map = Z mapy
services-place-search = Nebo adresa, ulice, část města
services-place-none = Takové místo tu není. Zkuste to kratší.
services-place-found = { $count ->
    [one] Odpovídá { $count } místo.
    [few] Odpovídají { $count } místa.
   *[other] Odpovídá { $count } míst.
}
services-place-click = Klikněte na mapě tam, odkud se máme dívat. Klávesnicí: posuňte mapu a zvolte její střed.
services-place-middle = Střed mapy
services-place-cancel = Zrušit
services-place-is = Odsud: { $place }
services-place-is-here = kde právě jste
services-place-is-map = místo ukázané na mapě
services-place-forget = Jiné místo
services-place-kept = Toto místo zná jen tato stránka; nikam se neposílá ani se neukládá.

## Seznam

services-filters = Výběr
services-filter-open = Teď otevřeno
services-filter-step = Bez schodů
services-filter-free = Volná místa
services-search = Hledat v seznamu
services-counted = { $count ->
    [0] Taková služba tu není. Uberte z výběru, nebo se vraťte na začátek.
    [one] { $order ->
        [near] { $count } služba
       *[name] { $count } služba
    }
    [few] { $order ->
        [near] { $count } služby, nejbližší první
       *[name] { $count } služby, podle názvu
    }
   *[other] { $order ->
        [near] { $count } služeb, nejbližší první
       *[name] { $count } služeb, podle názvu
    }
}
services-more = Ukázat všech { $count }
services-print = Tisk
services-link = Odkaz na tento seznam
services-link-told = V odkazu není, kde jste.
services-distance-km = { $number } km vzdušnou čarou
services-distance-m = { $number } m vzdušnou čarou
services-show = Ukázat na mapě
services-details = Podrobnosti
services-less = Méně
services-phone = Telefon
services-mail = E-mail
services-web = Web
services-hours = Otevírací doba
services-entry = Jak se dostat dovnitř
services-step-yes = Přístup bez schodů
services-step-no = U vchodu jsou schody
services-fee = Úhrada
services-fee-highest = nejvýše { $amount }
services-fee-highest-per = nejvýše { $amount } ({ $per })
services-who = Kdo ji může využít
services-ages = Věk
services-ages-from = od { $from } let
services-ages-to = do { $to } let
services-ages-range = od { $from } do { $to } let
services-targets = Pro koho
services-form = Jak
services-areas = Kde pomáhají
services-capacity = Kapacita, volná místa
services-vacant = { $unit ->
    [clients_per_day] { $vacant ->
        [0] Teď není volno
        [one] Denně je místo ještě pro { $vacant } člověka
        [few] Denně je místo ještě pro { $vacant } lidi
       *[other] Denně je místo ještě pro { $vacant } lidí
    }
    [hours_per_week] { $vacant ->
        [0] Teď nejsou volné hodiny
        [one] Týdně ještě { $vacant } volná hodina
        [few] Týdně ještě { $vacant } volné hodiny
       *[other] Týdně ještě { $vacant } volných hodin
    }
    [posts] { $vacant ->
        [0] Teď není volné pracovní místo
        [one] { $vacant } volné pracovní místo
        [few] { $vacant } volná pracovní místa
       *[other] { $vacant } volných pracovních míst
    }
   *[places] { $vacant ->
        [0] Teď není volné místo
        [one] { $vacant } volné místo
        [few] { $vacant } volná místa
       *[other] { $vacant } volných míst
    }
}
services-in-all = { $unit ->
    [clients_per_day] celkem lidí za den: { $capacity }
    [hours_per_week] celkem hodin týdně: { $capacity }
    [posts] celkem pracovních míst: { $capacity }
   *[places] celkem míst: { $capacity }
}
services-waiting = Čekajících: { $waiting }
services-confirmed = Potvrzeno: { $date }
services-confirmed-by = Potvrzeno: { $by }, { $date }
services-stale = Starý údaj
services-stale-told = Déle než { $days } dní to nikdo nepotvrdil. Než vyrazíte, zavolejte.
services-unconfirmed = Neví se, kdy to bylo potvrzeno. Než vyrazíte, zavolejte.

## Otevírací doba

services-open-always = Otevřeno stále
services-open-until = Teď otevřeno, zavírá: { $when }
services-shut = Teď zavřeno
services-shut-until = Teď zavřeno, otevírá: { $when }
services-when-today = dnes { $time }
services-when-tomorrow = zítra { $time }
services-when-day = { $day } { $time }
services-every-day = každý den
services-midnight = 24:00
services-day-and-night = ve dne v noci
services-days-range = { $from }–{ $to }
services-times = { $from }–{ $to }
services-hours-line = { $days }: { $times }
services-holidays-unknown = O svátcích se může lišit.
services-holidays-shut = O svátcích zavřeno.
services-holidays-own = O svátcích: { $times }

## Na mapě

services-card-close = Zavřít kartu

## Na papíře

services-sheet-title = Kdo pomůže? – { $place }
services-sheet-all = všechny služby
services-sheet-open = otevřeno v tuto dobu: { $when }
services-sheet-step = přístup bez schodů
services-sheet-free = má volná místa
services-sheet-text = s těmito slovy: „{ $text }“
services-sheet-part = prvních { $count } ze služeb, kterých je celkem { $all }
services-sheet-source = Zdroj: Gócpont · vydání { $number }, { $published } · { $address } · Vytištěno: { $printed }
services-sheet-call = Otevírací doba a volná místa se mohou změnit: než vyrazíte, zavolejte.
