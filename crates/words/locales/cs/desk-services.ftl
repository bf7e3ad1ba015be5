# Stav služeb: co je volné, co dlouho nikdo nepotvrdil, kterou místnost chtějí dvě služby najednou.

desk-services = Stav služeb
desk-services-print = Vytisknout
desk-services-as-of = { $tenant } ({ $day }): počet služeb { $count }.
desk-services-stale = Služby dlouho nepotvrzené
desk-services-stale-count = { $count ->
    [0] Každou službu někdo za posledních { $days } dní potvrdil.
    [one] Jednu službu nikdo nepotvrdil déle než { $days } dní. Projděte, co je v jejím záznamu, a pokud vše platí, potvrďte ji.
    [few] { $count } služby nikdo nepotvrdil déle než { $days } dní. Projděte, co je v jejich záznamech, a pokud vše platí, potvrďte je.
   *[other] { $count } služeb nikdo nepotvrdil déle než { $days } dní. Projděte, co je v jejich záznamech, a pokud vše platí, potvrďte je.
}
desk-services-name = Služba
desk-services-nth = Služba { $id }
desk-services-confirmed-on = Naposledy potvrzeno
desk-services-confirmed-by = Kdo potvrdil
desk-services-never = nikdy
desk-services-ago = { $count ->
    [one] { $day } (před jedním dnem)
   *[other] { $day } (před { $count } dny)
}
desk-services-do = Co udělat
desk-services-confirm = Potvrdit
desk-services-confirm-named = Potvrdit: { $name }
desk-services-confirm-hint = Říkáte tím, že vše v záznamu služby dnes ({ $day }) platí. Bude u toho Vaše jméno.
desk-services-confirmed = Potvrzeno: { $name }.
desk-services-rooms = Souběhy v místnostech
desk-services-rooms-count = { $count ->
    [0] Žádnou místnost nechtějí dvě služby najednou.
   *[other] Tolikrát chtějí dvě služby jednu místnost najednou: { $count }.
}
desk-services-when = Kdy
desk-services-time = { $day }, { $from }–{ $to }
desk-services-room = Místnost
desk-services-room-nth = místnost { $id }
desk-services-site-nth = místo { $id }
desk-services-both = Které služby
desk-services-slot-nth = termín { $id }
desk-services-clash = Pozor: v téže místnosti je v tu dobu i něco jiného. { $when }: { $name }.
desk-services-capacity = Volná kapacita
desk-services-capacity-hint = Vše ve své jednotce; místa služeb různého druhu nesčítáme. Úvazky jsou přepočtené na plné.
desk-services-by-kind = Volná místa a úvazky podle druhu služby
desk-services-each = Jednotlivé služby
desk-services-kind = Druh
desk-services-number = Služby
desk-services-places = Volná místa
desk-services-posts = Neobsazené úvazky
desk-services-other = Jiná kapacita
desk-services-waiting = Čekající
desk-services-provider = Poskytovatel
desk-services-of = { $free } z { $all }
desk-services-all = celkem { $all }, kolik je obsazeno, není známo
desk-services-unknown = { $count ->
    [one] u jedné služby není známo
   *[other] u { $count } služeb není známo
}
desk-services-unit-clients-per-day = klientů za den: { $count }
desk-services-unit-hours-per-week = hodin týdně: { $count }
desk-services-only-free = Jen kde je volné místo nebo neobsazený úvazek
desk-services-count = Počet služeb v seznamu: { $count }.
