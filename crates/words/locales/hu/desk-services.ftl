# A szolgáltatások állapota: mi szabad, mit nem erősített meg senki régóta, melyik helyiségben ütközik két szolgáltatás.

desk-services = Szolgáltatások állapota
desk-services-print = Nyomtatás
desk-services-as-of = { $tenant } ({ $day }): { $count } szolgáltatás.
desk-services-stale = Régen megerősített szolgáltatások
desk-services-stale-count = { $count ->
    [0] Minden szolgáltatást megerősített valaki az utóbbi { $days } napban.
   *[other] { $count } szolgáltatást { $days } napja nem erősített meg senki. Nézze át, ami a bejegyzésében áll, és ha minden így van, erősítse meg.
}
desk-services-name = Szolgáltatás
desk-services-nth = { $id }. szolgáltatás
desk-services-confirmed-on = Utolsó megerősítés
desk-services-confirmed-by = Ki erősítette meg
desk-services-never = soha
desk-services-ago = { $day } ({ $count } napja)
desk-services-do = Teendő
desk-services-confirm = Megerősítem
desk-services-confirm-named = Megerősítem: { $name }
desk-services-confirm-hint = Ezzel azt mondja, hogy a szolgáltatás bejegyzésében ma ({ $day }) minden úgy áll, ahogy van. Az Ön neve kerül mellé.
desk-services-confirmed = Megerősítve: { $name }.
desk-services-rooms = Ütköző helyiségfoglalások
desk-services-rooms-count = { $count ->
    [0] Nincs olyan helyiség, amelyet egyszerre két szolgáltatás használna.
   *[other] Ennyiszer van egy helyiségben egyszerre két szolgáltatás: { $count }.
}
desk-services-when = Mikor
desk-services-time = { $day }, { $from }–{ $to }
desk-services-room = Helyiség
desk-services-room-nth = { $id }. helyiség
desk-services-site-nth = { $id }. helyszín
desk-services-both = Mely szolgáltatások
desk-services-slot-nth = { $id }. időpont
desk-services-clash = Figyelem: ugyanebben a helyiségben ekkor más is van. { $when }: { $name }.
desk-services-capacity = Szabad kapacitás
desk-services-capacity-hint = Minden a maga egységében; különböző fajtájú szolgáltatások helyeit nem adjuk össze. Az álláshelyek teljes munkaidőben értendők.
desk-services-by-kind = Szabad helyek és álláshelyek a szolgáltatások fajtája szerint
desk-services-each = Szolgáltatásonként
desk-services-kind = Fajta
desk-services-number = Szolgáltatások
desk-services-places = Szabad férőhely
desk-services-posts = Betöltetlen álláshely
desk-services-other = Más kapacitás
desk-services-waiting = Várakozók
desk-services-provider = Szolgáltató
desk-services-of = { $free } / { $all }
desk-services-all = összesen { $all }, hogy mennyi foglalt, nem ismert
desk-services-unknown = { $count } szolgáltatásnál nem ismert
desk-services-unit-clients-per-day = napi { $count } ügyfél
desk-services-unit-hours-per-week = heti { $count } óra
desk-services-only-free = Csak ahol van szabad férőhely vagy betöltetlen álláshely
desk-services-count = Szolgáltatások a listában: { $count }.
