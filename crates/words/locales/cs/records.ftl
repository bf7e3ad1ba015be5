# Záznamy v čase: odchody, slučování, dvojí záznamy, stav, kontrola.

## Odchody

leave-done = { $count ->
    [0] Z evidence nikdo neubyl.
    [one] 1 jednotka už od { $day } v evidenci není. Nic se nesmazalo.
    [few] { $count } jednotky už od { $day } v evidenci nejsou. Nic se nesmazalo.
   *[other] { $count } jednotek už od { $day } v evidenci není. Nic se nesmazalo.
}
leave-unchanged = { $count ->
    [one] 1 jednotka tehdy v evidenci už nebyla.
    [few] { $count } jednotky tehdy v evidenci už nebyly.
   *[other] { $count } jednotek tehdy v evidenci už nebylo.
}
leave-unknown = { $count ->
    [one] 1 z identifikátorů evidence nezná.
    [few] { $count } z identifikátorů evidence nezná.
   *[other] { $count } z identifikátorů evidence nezná.
}
import-ended = { $count ->
    [one] 1 záznam už neplatí; v úložišti zůstává.
    [few] { $count } záznamy už neplatí; v úložišti zůstávají.
   *[other] { $count } záznamů už neplatí; v úložišti zůstávají.
}
import-complete-one = S volbou --complete je jeden soubor celou evidencí: uveďte jen ten.
import-rejections-shown = výše na obrazovce
import-complete-lacking = { $count ->
    [one] 1 řádek nebyl převzat. Může se týkat někoho, kdo tu stále je, proto se nic nenačetlo a nikdo nezanikl. Řádek je v souboru { $file }: opravte ho a načtěte soubor znovu, nebo vynechte --complete.
    [few] { $count } řádky nebyly převzaty. Mohou se týkat lidí, kteří tu stále jsou, proto se nic nenačetlo a nikdo nezanikl. Řádky jsou v souboru { $file }: opravte je a načtěte soubor znovu, nebo vynechte --complete.
   *[other] { $count } řádků nebylo převzato. Mohou se týkat lidí, kteří tu stále jsou, proto se nic nenačetlo a nikdo nezanikl. Řádky jsou v souboru { $file }: opravte je a načtěte soubor znovu, nebo vynechte --complete.
}
records-ends-many = { $valid ->
    [one] Soubor neuvádí jedinou jednotku evidence { $register }. Nic se nenačetlo. Je-li to správně, přidejte --yes; obsahuje-li soubor jen část, vynechte --complete.
   *[other] Soubor neuvádí { $ends } z { $valid } jednotek evidence { $register }: všechny by zanikly. Nic se nenačetlo. Je-li to správně, přidejte --yes; obsahuje-li soubor jen část, vynechte --complete.
}

## Slučování a dvojí záznamy

merge-done = Obě se od nynějška čtou jako jedna. Historie obou zůstává; dřívější vydání se nemění.
records-no-unit = V evidenci { $register } není { $unit }.
records-many-units = { $unit } označuje více jednotek: uveďte více číslic.
records-same-unit = Obě už jsou jedna.
records-merged-already = { $unit } už je sloučena s jinou jednotkou. Slučte tu, nebo nejdřív vezměte zpět dřívější sloučení.
duplicates-found = { $count ->
    [0] Žádná dvojice nevypadá jako jedna osoba či domácnost.
    [one] 1 dvojice může být jedna osoba či domácnost.
    [few] { $count } dvojice mohou být jedna osoba či domácnost.
   *[other] { $count } dvojic může být jedna osoba či domácnost.
}
duplicates-crowded = { $count ->
    [one] Na 1 místě je příliš mnoho jednotek, než aby se daly porovnat.
    [few] Na { $count } místech je příliš mnoho jednotek, než aby se daly porovnat.
   *[other] Na { $count } místech je příliš mnoho jednotek, než aby se daly porovnat.
}
duplicates-written = Seznam je v souboru { $file }, jen pro vás. Rozhodněte o každé dvojici; v posledním sloupci je příkaz, který ji sloučí. Nic se nesloučilo.
forget-remains-duplicates = { $file } uvádí dvojice jednotek podle jejich klíčů: smažte ho, není-li už potřeba.

## Dřívější stav poznání

records-no-moment = V čase „{ $moment }“ úložiště ještě nic nevědělo, nebo to není čas. Napište datum (2024-09-30), čas (2024-09-30T12:00:00Z) nebo číslo načtení.
publish-known-at = Vydání vzniká ze záznamů známých po načtení { $batch }; plán, kódové knihy a území jsou nynější.

## Stav

status-store = { $file }: { $batches ->
    [one] 1 načtení
    [few] { $batches } načtení
   *[other] { $batches } načtení
}, { $areas ->
    [one] 1 sada území
    [few] { $areas } sady území
   *[other] { $areas } sad území
}, { $releases ->
    [one] 1 vydání
    [few] { $releases } vydání
   *[other] { $releases } vydání
}. Jen pro pracovníky: tabulka počítá lidi.
status-register = evidence
status-area = území
status-units = jednotek
status-asked = dotázáno
status-answered = odpovědělo
status-share = podíl
status-oldest = nejstarší
status-median = střední
status-newest = nejnovější
status-stale = { $count ->
    [one] V 1 řádku je nejméně polovina odpovědí starší než { $days } dní.
    [few] Ve { $count } řádcích je nejméně polovina odpovědí starší než { $days } dní.
   *[other] V { $count } řádcích je nejméně polovina odpovědí starší než { $days } dní.
}
status-old = zastaralé
status-layer = { $count ->
    [one] 1 území zapsáno do { $file }, jen pro pracovníky.
    [few] { $count } území zapsána do { $file }, jen pro pracovníky.
   *[other] { $count } území zapsáno do { $file }, jen pro pracovníky.
}

## Kontrola

check-done = { $count ->
    [0] Vše je v pořádku.
    [one] Nalezena 1 závada.
    [few] Nalezeny { $count } závady.
   *[other] Nalezeno { $count } závad.
}
check-sound = { $what }, { $name }: v pořádku
check-fault = { $what }, { $name }: ZÁVADA: { $fault }
check-store = úložiště
check-version = druh a verze úložiště
check-database = databáze
check-batches = záznamy každého načtení
check-keys = klíče
check-codebook = kódová kniha
check-releases = soubor vydání
check-release = vydání
import-suspects = { $count ->
    [one] 1 dvojice řádků je možná o tomtéž, pod dvěma identifikátory. Nic se nesloučilo.
    [few] { $count } dvojice řádků jsou možná o tomtéž, pod dvěma identifikátory. Nic se nesloučilo.
   *[other] { $count } dvojic řádků je možná o tomtéž, pod dvěma identifikátory. Nic se nesloučilo.
}
import-suspects-left-out = Už neporovnaných řádků: { $count }; v tak velkém souboru se všechny do paměti nevejdou.
import-suspects-written = Dvojice jsou zde: { $file }. Projděte je; jsou-li dva opravdu jeden, sloučíte je takto: gocpont merge --register REGISTR PONECHANÝ DRUHÝ
import-undone-orphans = Registr { $register }: záznamů, jejichž nadřazená jednotka už neplatí: { $count }. Zůstávají, ale nikde se nepočítají. Nemají-li platit ani ony, vraťte i jejich načtení.
leave-early = U { $count ->
    [one] 1 jednotky je první údaj
   *[other] { $count } jednotek je první údaj
} až po tomto dni: snad je překlep v roce. Pokud ano, vraťte to zpět.
leave-unknown-line = řádek { $line }: „{ $id }“
leave-unknown-more = … a další: { $count }.
leave-stay = V registru { $register } k nim { $count ->
    [one] patří 1 záznam, který tam zůstává
    [few] patří { $count } záznamy, které tam zůstávají
   *[other] patří { $count } záznamů, které tam zůstávají
}: bez odešlé jednotky se však ve vydáních nepočítají. Pokud odešli také, zadejte příkaz leave i pro ně.
