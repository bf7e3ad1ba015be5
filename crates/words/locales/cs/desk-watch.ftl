# Pravidla sledování a upozornění: co pravidlo dělá, proč se ozvalo a co vykonal jeden běh.

watch-says-cusum = { $every ->
    [month] Porovnává měsíční počet s obvyklým. Nejdříve si všimne, když je počet trvale { $shift } × obvyklý. Pouhou náhodou se ozve asi jednou za { $count } měsíců.
   *[week] Porovnává týdenní počet s obvyklým. Nejdříve si všimne, když je počet trvale { $shift } × obvyklý. Pouhou náhodou se ozve asi jednou za { $count } týdnů.
}
watch-says-ewma = { $every ->
    [month] Porovnává průměr posledních měsíců s obvyklým. Pouhou náhodou se ozve asi jednou za { $count } měsíců.
   *[week] Porovnává průměr posledních týdnů s obvyklým. Pouhou náhodou se ozve asi jednou za { $count } týdnů.
}
watch-says-farrington = { $every ->
    [month] Porovnává měsíční počet se stejným obdobím dřívějších let. Pouhou náhodou se ozve asi jednou za { $count } měsíců.
   *[week] Porovnává týdenní počet se stejným obdobím dřívějších let. Pouhou náhodou se ozve asi jednou za { $count } týdnů.
}
watch-says-cluster = { $every ->
    [month] Hledá místa, kde se za posledních { $periods } měsíců hromadí případy. Pouhou náhodou se ozve asi jednou za { $count } měsíců.
   *[week] Hledá místa, kde se za posledních { $periods } týdnů hromadí případy. Pouhou náhodou se ozve asi jednou za { $count } týdnů.
}
watch-says-hotspot = Upozorní na nová a sílící ohniska v údajích pro pracovníky.
watch-says-person = Upozorní na lidi, kteří splňují podmínku.
watch-says-person-no-service = Upozorní na lidi, kteří splňují podmínku a nemají takovou službu do { $metres } metrů.
watch-says-deadline = Upozorní na záznamy, které jsou po lhůtě nejméně { $days } dní.
watch-says-age = Upozorní na údaje starší než { $months } měsíců.

watch-why-above = Od { $from } jich bylo { $observed }, ačkoli se čekalo { $expected }.
watch-why-below = Od { $from } jich bylo jen { $observed }, ačkoli se čekalo { $expected }.
watch-why-cluster = Od { $from } se na jednom místě hromadí případy: { $observed }, ačkoli by se čekalo { $expected }.
watch-why-hotspot-new = Nové ohnisko: počet případů { $observed }, ačkoli by se čekalo { $expected }.
watch-why-hotspot-consecutive = Nové ohnisko, které trvá: počet případů { $observed }, ačkoli by se čekalo { $expected }.
watch-why-hotspot-intensifying = Sílící ohnisko: počet případů { $observed }, ačkoli by se čekalo { $expected }.
watch-why-person = Někdo splňuje pravidlo; jeho odpovědi jsou z tohoto dne: { $from }.
watch-why-person-no-service = Někdo splňuje pravidlo a nejbližší taková služba je { $observed } metrů daleko; mez je { $bound }.
watch-why-persons = Pravidlo najednou splňuje tolik lidí: { $observed }. Nejstarší odpovědi jsou z { $from }.
watch-why-persons-no-service = Pravidlo najednou splňuje tolik lidí, kteří nemají takovou službu do { $bound } metrů: { $observed }.
watch-why-overdue = Záznam číslo { $number } měl lhůtu { $from }; v době upozornění byl po lhůtě, počet dní: { $observed }.
watch-why-old = Záznamy, které nikdo neaktualizoval { $bound } měsíců: { $observed }. Nejstarší byl naposledy upraven { $from }.
watch-why-old-records = Nejnovější odpovědi jsou z tohoto dne: { $from }; mez je { $bound } měsíců.

watch-idle-no-register = Toto pracoviště takovou evidenci nemá.
watch-idle-no-plan = Sleduje čísla z mapy, ale pracoviště bylo spuštěno bez plánu, podle kterého by se počítala (--plan).
watch-idle-no-indicator = Plán tento ukazatel nepočítá.
watch-idle-no-area = Mezi územími plánu není žádná ze zdejších obcí, nebo v něm není takové územní členění.
watch-idle-few-periods = Nové odpovědi má méně než dvě období, takže zatím není co porovnávat.
watch-idle-no-people = Odsud nejsou vidět evidence lidí.
watch-idle-no-places = Není známo místo žádné takové služby, takže o nikom není známo, že k ní má daleko.
watch-idle-failed = Nemohlo se podívat: úložiště selhává.

watch-fault-rule = Toto pravidlo se nemohlo podívat: { $rule }.
watch-fault-nobody = Není koho upozornit na to, co našlo pravidlo { $rule }: v obci nevyhovuje žádná organizace.
watch-fault-no-alerts = Není kam upozornění zapsat: chybí evidence upozornění.

watch-ran = Nová upozornění: { $raised }. Zaznamenáno jako pominulé: { $over }. Neuzavřeno: { $open }.
watch-rule = { $label } ({ $id })
watch-alert = { $number }. { $label }, { $tenant }, { $state }
watch-alert-series = { $number }. { $label }: { $series }, { $tenant }, { $state }
watch-sound = { $file }: { $count ->
    [one] jedno pravidlo
    [few] { $count } pravidla
   *[other] { $count } pravidel
}
watch-off = Pravidlo { $rule } je vypnuté: chybí mu prahová hodnota { $parameter }.
watch-detail = { $detail }
