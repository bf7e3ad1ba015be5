# Pracovní stůl: stránka na tomto počítači, na kterou se přetáhne soubor; zkontroluje ho, načte a vezme zpět.

## Stránka

workbench-title = Načtení dat
workbench-lead = Přetáhněte sem soubor šetření, podívejte se, co v něm je a co je v něm špatně, a teprve potom ho načtěte. Nic neopustí tento počítač.
workbench-language = Jazyk
workbench-skip = Přejít k obsahu
workbench-steps = Kroky
workbench-step-file = 1. Soubor
workbench-step-check = 2. Kontrola
workbench-step-import = 3. Načteno
workbench-no-session = Tato stránka se otevírá odkazem, který vypsal program. Nový odkaz dostanete klávesou Enter v jeho okně.
workbench-ended = Pracovní stůl neodpovídá. Byl zavřen, nebo otevřen v jiném okně. Spusťte ho znovu, nebo stiskněte Enter v jeho okně a dostanete nový odkaz.
workbench-broke-off = Program se u tohoto souboru přerušil. Nic z něj nebylo uloženo.

## Soubor

workbench-drop = Přetáhněte sem soubor
workbench-or = nebo
workbench-choose = Vyberte soubor…
workbench-formats = CSV, XLSX, ODS, GeoJSON, GeoPackage, FlatGeobuf a exporty z KoboToolboxu a ODK. Nejvýše { $size }.
workbench-sending = Přebírá se { $name }: { $percent }
workbench-file = { $name }, { $size }
workbench-another = Jiný soubor
workbench-too-many = Jen jeden soubor najednou: převzat byl { $name }.

## Práce a průběh

workbench-checking = Kontroluje se { $name }
workbench-importing = Načítá se { $name }
workbench-opening = Soubor se otevírá a zjišťuje se, jak je zapsán.
workbench-progress = { $rows ->
    [one] Přečten 1 řádek
    [few] Přečteny { $rows } řádky
    [many] Přečteno { $rows } řádku
   *[other] Přečteno { $rows } řádků
}, { $percent } z { $size }
workbench-stop = Zastavit
workbench-stopping = Zastavuje se…
workbench-stopped = Zastaveno. Nic nebylo uloženo.

## Co se zjistilo

workbench-refused = Z tohoto souboru nelze v této podobě nic načíst
workbench-refused-hint = Změňte níže to, na co se program ptá, a zkontrolujte znovu, nebo opravte soubor.
workbench-fine = { $rows ->
    [one] Načíst lze 1 řádek
    [few] Načíst lze { $rows } řádky
    [many] Načíst lze { $rows } řádku
   *[other] Načíst lze { $rows } řádků
}
workbench-fine-none = Nelze načíst žádný řádek
workbench-bad = { $rows ->
    [one] 1 řádek je odmítnut
    [few] { $rows } řádky jsou odmítnuty
    [many] { $rows } řádku je odmítnuto
   *[other] { $rows } řádků je odmítnuto
}
workbench-bad-none = žádný řádek není odmítnut
workbench-verdict = { $fine }; { $bad }.
workbench-count-taken = Nové
workbench-count-changed = Změněné
workbench-count-unchanged = Beze změny
workbench-count-ended = Ukončené
workbench-count-rejected = Odmítnuté
workbench-count-duplicates = Možná dvakrát
workbench-import = { $rows ->
    [one] Načíst 1 řádek
    [few] Načíst { $rows } řádky
    [many] Načíst { $rows } řádku
   *[other] Načíst { $rows } řádků
}
workbench-import-hint = Odmítnuté řádky lze načíst později. Vše lze vzít zpět.
workbench-again = Zkontrolovat znovu
workbench-stale = Níže se něco změnilo: před načtením zkontrolujte znovu.
workbench-register = Registr: { $register }
workbench-table = Tabulka „{ $table }“
workbench-detected = Jak je soubor zapsán
workbench-head = První řádky
workbench-line = Řádek
workbench-head-label = První řádky souboru tak, jak v něm jsou

## Sloupce

workbench-columns = Sloupce
workbench-columns-asked = { $count ->
    [one] Jeden sloupec může být více proměnnými. Rozhodněte prosím.
    [few] { $count } sloupce mohou být více proměnnými. Rozhodněte prosím.
    [many] { $count } sloupce může být více proměnnými. Rozhodněte prosím.
   *[other] { $count } sloupců může být více proměnnými. Rozhodněte prosím.
}
workbench-columns-fine = Každý čtený sloupec je jistě známý.
workbench-missing = Povinné, ale v žádném sloupci: { $variables }.
workbench-column = Sloupec
workbench-variable = Čte se jako
workbench-state = Odkud se to ví
workbench-example = Příklad
workbench-state-sure = podle názvu
workbench-state-renamed = podle jiného názvu
workbench-state-asked = rozhodněte prosím
workbench-state-decided = rozhodli jste vy
workbench-state-unread = nečte se
workbench-not-read = – nečte se –
workbench-near = Podobné
workbench-all-variables = Všechny proměnné
workbench-variable-of = Jako co se čte sloupec „{ $column }“
workbench-answers = Odpovědi, které proměnná „{ $variable }“ nezná
workbench-answer-of = Co znamená „{ $answer }“
workbench-answer-open = – nechat, jak je –
workbench-answer-count = { $count ->
    [one] jednou
   *[other] { $count }krát
}

## Volby

workbench-choices = Pokud se něco zjistilo špatně
workbench-choices-hint = Co necháte otevřené, zjistí program. V závorce je přepínač, o kterém mluví hlášení.
workbench-choice-register = Registr
workbench-choice-open = Zjistí program
workbench-choice-crs = Souřadnicový systém (--crs)
workbench-crs-none = Zjistí program, nebo stupně (WGS 84)
workbench-choice-axes = Sloupce souřadnic (--axes)
workbench-axes-as-named = podle názvu
workbench-axes-swapped = prohozené
workbench-axes-south-west = západ a jih (obě znaménka obrácená)
workbench-axes-south-west-swapped = jih a západ (prohozené, obě znaménka obrácená)
workbench-choice-valid-from = Platí od (--valid-from)
workbench-choice-precision = Nejméně přesná přijatá adresa (--accept-precision)
workbench-precision-house = dům
workbench-precision-house-similar = jediný dům, který může být míněn
workbench-precision-street = ulice
workbench-precision-settlement = obec
workbench-choice-encoding = Kódování (--encoding)
workbench-choice-delimiter = Sloupce odděluje (--delimiter)
workbench-delimiter-comma = čárka
workbench-delimiter-semicolon = středník
workbench-delimiter-tab = tabulátor
workbench-delimiter-pipe = svislá čára
workbench-choice-decimal = Desetinný znak (--decimal)
workbench-decimal-comma = čárka
workbench-decimal-point = tečka
workbench-choice-sheet = List nebo vrstva (--sheet)
workbench-choice-header = Řádek záhlaví (--header-row)

## Odmítnuté řádky

workbench-rejections = Odmítnuté řádky
workbench-rejections-lead = Opravte je v souboru a přetáhněte ho znovu: co už bylo načteno, zůstane, jak je.
workbench-reason-filter = Důvod
workbench-reason-all = Všechny důvody ({ $count })
workbench-reason-count = { $reason } ({ $count })
workbench-table-name = Tabulka
workbench-value = Hodnota
workbench-why = Co je špatně
workbench-remedy = Co s tím
workbench-more = Zobrazit další
workbench-shown = Zobrazeno { $shown } z { $count }
workbench-download = Uložit všechny jako CSV
workbench-download-hint = Soubor obsahuje odpovědi lidí: nechte si ho pro sebe, a až nebude potřeba, smažte ho.
workbench-kept = Zde je jen prvních { $kept }.

## Možná dvakrát

workbench-duplicates = Řádky, které jsou možná o téže osobě nebo domácnosti
workbench-duplicates-lead = Nic se neslučuje. Podívejte se na oba řádky, a jsou-li o témž, jeden vynechte.
workbench-first = Řádek
workbench-second = a řádek
workbench-alike = V čem se shodují
workbench-alike-same = jméno a datum narození
workbench-alike-name = datum narození; jméno téměř
workbench-alike-birth-date = jméno; datum narození téměř
workbench-alike-both = jméno i datum narození téměř
workbench-alike-place = jméno a místo

## Místa

workbench-places = Kde by záznamy ležely
workbench-places-taken = Kde záznamy leží
workbench-placed = { $count ->
    [one] 1 záznam má svůj šestiúhelník
    [few] { $count } záznamy mají svůj šestiúhelník
    [many] { $count } záznamu má svůj šestiúhelník
   *[other] { $count } záznamů má svůj šestiúhelník
}.
workbench-imprecise = { $count ->
    [one] U 1 záznamu je známa jen ulice nebo obec, a nepočítá se v žádném šestiúhelníku.
    [few] U { $count } záznamů je známa jen ulice nebo obec, a nepočítají se v žádném šestiúhelníku.
    [many] U { $count } záznamu je známa jen ulice nebo obec, a nepočítá se v žádném šestiúhelníku.
   *[other] U { $count } záznamů je známa jen ulice nebo obec, a nepočítají se v žádném šestiúhelníku.
}
workbench-places-none = Žádný záznam tohoto souboru nemá vlastní místo.
workbench-map = Mapa šestiúhelníků s počtem záznamů v každém z nich
workbench-map-hint = Záznamy po šestiúhelnících, nikdy body. Šipky posouvají mapu, plus a minus ji přibližují a oddalují.
workbench-hex = { $count ->
    [one] 1 záznam
    [few] { $count } záznamy
    [many] { $count } záznamu
   *[other] { $count } záznamů
}
workbench-zoom-in = Přiblížit
workbench-zoom-out = Oddálit
workbench-zoom-all = Ukázat všechny šestiúhelníky
workbench-legend = Záznamů v šestiúhelníku
workbench-resolution = Šestiúhelníky rozlišení { $resolution }
workbench-no-ground = V úložišti zatím nejsou hranice, šestiúhelníky proto stojí samy.
workbench-areas = Záznamy podle území
workbench-area = Území
workbench-area-set = Členění
workbench-records = Záznamy

## Načteno

workbench-imported = Načteno: { $name }
workbench-imported-nothing = { $name }: nic nového, každý řádek byl už znám.
workbench-batches = { $count ->
    [one] Dávka { $batches } v úložišti.
   *[other] Dávky { $batches } v úložišti.
}
workbench-undo = Vzít zpět
workbench-undo-ask = Vzít { $name } zpět? Úložiště pak říká to, co předtím.
workbench-undo-yes = Ano, vzít zpět
workbench-undo-no = Ne
workbench-undone = { $name }: vzato zpět, už se nepočítá.
workbench-history = Načteno od spuštění pracovního stolu
workbench-history-undone = vzato zpět
workbench-history-counts = { $taken } nových, { $changed } změněných, { $rejected } odmítnutých

## Co se může pokazit

workbench-error-foreign = Požadavek nepřišel z této stránky.
workbench-error-no-session = Relace stránky skončila. Nový odkaz dostanete klávesou Enter v okně programu.
workbench-error-no-token = Tento odkaz už byl použit. Nový dostanete klávesou Enter v okně programu.
workbench-error-not-found = To už tu není. Přetáhněte soubor znovu.
workbench-error-method = Stránka a program k sobě nepatří. Načtěte stránku znovu.
workbench-error-busy = Něco už běží. Počkejte, nebo to zastavte.
workbench-error-no-file = Není tu žádný soubor. Nejprve nějaký přetáhněte.
workbench-error-too-large = Soubor je příliš velký. Nejvýše { $size }; rozdělte ho, nebo ho načtěte příkazem gocpont import.
workbench-error-malformed = Program stránce nerozuměl. Načtěte ji znovu.
workbench-error-broken = Soubor nedorazil celý. Přetáhněte ho znovu.
workbench-error-full = Soubor nelze pro kontrolu uložit: na disku není místo.

## V terminálu

workbench-open = Pracovní stůl je na { $url }
workbench-open-hint = Odkaz platí jednou. Enter vypíše nový, Ctrl+C pracovní stůl ukončí.
workbench-not-loopback = { $address } je dostupná z jiných počítačů. Pracovní stůl ukazuje odpovědi lidí, a proto je dostupný jen na tomto počítači: --listen 127.0.0.1:8081.

## Co s řádkem

remedy-field-count = Řádek má mít { $expected } polí. Je neúplný, nebo text s oddělovačem není v uvozovkách.
remedy-not-utf8 = Uložte soubor znovu v kódování UTF-8.
remedy-required = Doplňte ji, nebo uveďte, proč odpověď chybí.
remedy-unknown-category = Použijte jednu z možností: { $expected }.
remedy-not-boolean = Použijte jednu z možností: { $expected }.
remedy-not-integer = Zaokrouhlete je a pište jen číslice; chybí-li odpověď, napište proč (například dk: neví).
remedy-not-number = Pište číslice s nejvýše jednou desetinnou čárkou.
remedy-ambiguous-number = Napište je bez oddělovače tisíců, nebo určete desetinný znak ve volbách.
remedy-other-notation = Zapište je stejně jako ostatní ve sloupci, například { $expected }.
remedy-not-finite = Napište číslo samotné.
remedy-no-such-date = Pište rok-měsíc-den, například 2024-09-30.
remedy-date-range = Zkontrolujte rok: data leží v rozsahu { $expected }.
remedy-out-of-range = Zkontrolujte hodnotu v dotazníku: má ležet v rozsahu { $expected }.
remedy-text-too-long = Zkraťte jej: nejvýše { $expected }.
remedy-no-answer-not-allowed = Tam lze použít: { $expected }.
remedy-missing-id = Doplňte identifikátor: bez něj řádek nikomu nepatří.
remedy-missing-parent = Doplňte identifikátor domácnosti nebo osoby, ke které řádek patří.
remedy-parent-unknown = Nejprve načtěte soubor domácností nebo osob, nebo opravte identifikátor.
remedy-missing-date = Doplňte datum, nebo ve volbách určete, odkdy odpovědi platí.
remedy-missing-coordinates = Doplňte souřadnice nebo adresu.
remedy-coordinate-outside = Zkontrolujte souřadnice a souřadnicový systém souboru. Očekává se: { $expected }.
remedy-swapped-axes = Prohoďte oba sloupce, nebo to určete ve volbách.
remedy-duplicate-id = Týž identifikátor má řádek { $expected }. Ponechte jeden z obou řádků.
remedy-address-unknown = Zkontrolujte zápis adresy, nebo doplňte její registr příkazem gocpont import-addresses.
remedy-address-ambiguous = Doplňte, co domy odlišuje: PSČ, část obce nebo souřadnice.
remedy-address-imprecise = Doplňte číslo domu, nebo ve volbách přijměte ulici či obec.
remedy-register-no-coordinates = Zeptejte se vydavatele registru, nebo zadejte souřadnice v šetření.
remedy-register-no-number = Doplňte číslo domu.
