# Co program říká na příkazové řádce.

## Načtení

import-taken = { $file }: { $count ->
    [one] 1 záznam přijat.
    [few] { $count } záznamy přijaty.
    [many] { $count } záznamu přijato.
   *[other] { $count } záznamů přijato.
}
import-changed = { $count ->
    [one] 1 záznam se od posledního načtení změnil; dřívější odpovědi zůstávají.
    [few] { $count } záznamy se od posledního načtení změnily; dřívější odpovědi zůstávají.
    [many] { $count } záznamu se od posledního načtení změnilo; dřívější odpovědi zůstávají.
   *[other] { $count } záznamů se od posledního načtení změnilo; dřívější odpovědi zůstávají.
}
import-unchanged = { $count ->
    [one] 1 záznam je stejný jako dříve.
    [few] { $count } záznamy jsou stejné jako dříve.
    [many] { $count } záznamu je stejných jako dříve.
   *[other] { $count } záznamů je stejných jako dříve.
}
import-rejected = { $count ->
    [one] 1 řádek nebyl přijat.
    [few] { $count } řádky nebyly přijaty.
    [many] { $count } řádku nebylo přijato.
   *[other] { $count } řádků nebylo přijato.
}
import-rejected-reason = { $count ->
    [one] 1 řádek
    [few] { $count } řádky
    [many] { $count } řádku
   *[other] { $count } řádků
}: { $reason }
import-rejections-written = Nepřijaté řádky jsou v souboru { $file }, každý i s důvodem. Opravte je v souboru šetření a načtěte ho znovu: co už bylo přijato, zůstane, jak je.

## Proč řádek nebyl přijat

rejection-field-count = { $file }, řádek { $row }: počet polí je { $value } místo { $expected }. Řádek je neúplný, nebo text s oddělovačem není v uvozovkách.
rejection-not-utf8 = { $file }, řádek { $row }: sloupec „{ $column }“ obsahuje nečitelné znaky („{ $value }“). Uložte soubor znovu v kódování UTF-8.
rejection-required = { $file }, řádek { $row }: sloupec „{ $column }“ je prázdný, ale odpověď je povinná. Doplňte ji, nebo uveďte, proč chybí.
rejection-unknown-category = { $file }, řádek { $row }: „{ $value }“ není odpovědí ve sloupci „{ $column }“. Použijte jednu z možností: { $expected }.
rejection-not-boolean = { $file }, řádek { $row }: „{ $value }“ ve sloupci „{ $column }“ není ano ani ne. Použijte jednu z možností: { $expected }.
rejection-not-integer = { $file }, řádek { $row }: „{ $value }“ ve sloupci „{ $column }“ není celé číslo. Zaokrouhlete je a pište jen číslice; chybí-li odpověď, napište proč (například dk: neví).
rejection-not-number = { $file }, řádek { $row }: „{ $value }“ ve sloupci „{ $column }“ není číslo. Pište číslice s nejvýše jednou desetinnou čárkou.
rejection-not-finite = { $file }, řádek { $row }: „{ $value }“ ve sloupci „{ $column }“ není použitelné číslo. Napište číslo samotné.
rejection-no-such-date = { $file }, řádek { $row }: „{ $value }“ ve sloupci „{ $column }“ není existující datum. Pište rok-měsíc-den, například 2024-09-30.
rejection-date-range = { $file }, řádek { $row }: datum „{ $value }“ ve sloupci „{ $column }“ leží mimo rozsah { $expected }. Zkontrolujte rok.
rejection-out-of-range = { $file }, řádek { $row }: „{ $value }“ ve sloupci „{ $column }“ leží mimo rozsah { $expected }. Zkontrolujte hodnotu v dotazníku.
rejection-text-too-long = { $file }, řádek { $row }: text ve sloupci „{ $column }“ je delší než { $expected } („{ $value }“). Zkraťte jej.
rejection-no-answer-not-allowed = { $file }, řádek { $row }: „{ $value }“ nemůže být ve sloupci „{ $column }“. Povoleno je: { $expected }.
rejection-missing-id = { $file }, řádek { $row }: sloupec „{ $column }“ je prázdný, takže řádek nikomu nepatří. Doplňte identifikátor.
rejection-missing-parent = { $file }, řádek { $row }: sloupec „{ $column }“ je prázdný, takže není známo, ke komu řádek patří. Doplňte identifikátor.
rejection-parent-unknown = { $file }, řádek { $row }: „{ $value }“ ve sloupci „{ $column }“ není znám. Nejprve načtěte jeho soubor, nebo opravte identifikátor.
rejection-missing-date = { $file }, řádek { $row }: sloupec „{ $column }“ je prázdný, takže není známo, odkdy odpovědi platí. Doplňte datum.
rejection-missing-coordinates = { $file }, řádek { $row }: není známo, kde domácnost je („{ $column }“). Doplňte souřadnice nebo adresu.
rejection-coordinate-outside = { $file }, řádek { $row }: „{ $value }“ ve sloupci „{ $column }“ leží mimo { $expected }. Zkontrolujte souřadnice a souřadnicový systém souboru.
rejection-swapped-axes = { $file }, řádek { $row }: „{ $value }“ ve sloupci „{ $column }“: obě souřadnice jsou prohozené. Prohoďte sloupce.
rejection-duplicate-id = { $file }, řádek { $row }: identifikátor „{ $value }“ ve sloupci „{ $column }“ je už na dřívějším řádku. Ponechte jeden z obou řádků.

## Tytéž důvody v souhrnu

reason-field-count = neúplný řádek
reason-not-utf8 = nečitelné znaky
reason-required = chybí povinná odpověď
reason-unknown-category = odpověď, kterou kódová kniha nezná
reason-not-boolean = ani ano, ani ne
reason-not-integer = není celé číslo
reason-not-number = není číslo
reason-not-finite = nepoužitelné číslo
reason-no-such-date = neexistující datum
reason-date-range = datum z jiného století
reason-out-of-range = hodnota mimo rozsah
reason-text-too-long = příliš dlouhý text
reason-no-answer-not-allowed = nepovolený druh chybějící odpovědi
reason-missing-id = chybí identifikátor
reason-missing-parent = chybí identifikátor domácnosti nebo osoby
reason-parent-unknown = neznámá domácnost nebo osoba
reason-missing-date = chybí datum
reason-missing-coordinates = chybí souřadnice
reason-coordinate-outside = souřadnice mimo území
reason-swapped-axes = prohozené souřadnice
reason-duplicate-id = opakovaný identifikátor

## Proč soubor nebyl přijat

file-unreadable = { $file } nelze přečíst: { $details }.
file-unwritable = { $file } nelze zapsat: { $details }.
file-empty = { $file } neobsahuje žádné řádky. Uložte jej znovu.
file-not-text = { $file } není textová tabulka. Uložte ji jako CSV v UTF-8.
file-mixed-encoding = { $file }, řádek { $row }: text míchá dvě kódování. Uložte celý soubor v UTF-8.
file-row-too-long = { $file }, řádek { $row } je delší než { $details } bajtů. Možná chybí uvozovka.
file-no-known-column = { $file }: žádný sloupec není v kódové knize ({ $details }). Zkontrolujte oddělovač, záhlaví a kódovou knihu. Mají-li sloupce jiné názvy: gocpont map { $file } --codebook …
file-missing-column = { $file }: chybí sloupec „{ $column }“. Nalezeno: { $details }. Mají-li sloupce jiné názvy: gocpont map { $file } --codebook …
file-duplicate-column = { $file }: sloupec „{ $column }“ je tam dvakrát. Jeden odstraňte nebo přejmenujte.
file-no-date = { $file }: není známo, odkdy odpovědi platí. Přidejte sloupec s datem, nebo zadejte --valid-from.
file-no-coordinates = { $file }: chybí sloupce souřadnic ({ $details }).
file-no-crs = { $file }: souřadnice jsou v metrech. Zadejte souřadnicový systém, například --crs EPSG:5514.
file-not-toml = { $file } nelze přečíst jako TOML: { $details }.
file-not-toml-row = { $file }, řádek { $row }: nelze přečíst jako TOML: { $details }.
file-setting = { $file }: „{ $value }“ nemůže být u „{ $column }“ ({ $details }).
file-setting-row = { $file }, řádek { $row }: „{ $value }“ nemůže být u „{ $column }“ ({ $details }).
file-sealed = { $file }: „{ $column }“ tu nemůže být šifrováno: šifrovaně se ukládá jen text ({ $details }).
file-not-geojson = { $file } není GeoJSON: { $details }.
file-feature = { $file }, prvek { $row }: chybí nebo je chybné: { $details } ({ $column }).
file-invalid-area = { $file }: území nelze použít: { $details }.
file-not-number = { $file }, řádek { $row }, sloupec { $column }: „{ $value }“ není číslo; patří sem { $details }.
file-not-hex = { $file }, řádek { $row }, sloupec { $column }: „{ $value }“ není index buňky H3 (například 891e0c5a8bbffff).
file-twice = { $file }, řádek { $row }, sloupec { $column }: „{ $value }“ je tu dvakrát, poprvé v řádku { $details }.
file-no-such-unit = { $file }, řádek { $row }, sloupec { $column }: „{ $value }“: taková jednotka v tabulce není ({ $details }).
file-self-pair = { $file }, řádek { $row }, sloupec { $column }: „{ $value }“: dvojice spojuje jednotku se sebou samou; vynechte ji, Gi* s jednotkou počítá samo.

## Zveřejnění a server

publish-done = Vydání č. { $number } je zveřejněno.
publish-addresses = Zveřejněné adresy: { $count }, sídel: { $settlements }. Mimo obce plánu, a proto vynecháno: { $left }, sídel: { $others }.
publish-without-addresses = Plán zveřejňuje i registr adres, ale toto úložiště smyšlených lidí žádný nemá: na mapě nelze hledat podle adresy. Chcete-li ho mít, načtěte jej a zveřejněte znovu: gocpont import-addresses CESTA
publish-contents = { $indicators ->
    [one] 1 téma
    [few] { $indicators } témata
    [many] { $indicators } tématu
   *[other] { $indicators } témat
}, { $periods ->
    [one] 1 datum
    [few] { $periods } data
    [many] { $periods } data
   *[other] { $periods } dat
}.
serve-open = Otevřete tuto adresu v prohlížeči: { $url }
serve-stop = Zastavíte stisknutím Ctrl+C.
serve-new-release = Nyní se zobrazuje vydání č. { $number }; otevřené stránky se obnoví samy.

## Území, vydání a ukázka

import-batch = Toto je dávka { $batch }; import --undo { $batch } ji vezme zpět.
import-undone = Dávka { $batch } se už nepočítá.
areas-taken = { $file }: { $count } prvků přijato jako { $set }.
areas-unchanged = { $file }: { $set } je beze změny ({ $count } prvků).
publish-other-releases = Poslední vydání tohoto úložiště má číslo { $number }, ale soubor vydání ho neobsahuje. Vraťte soubor vydání, který k úložišti patří; nic nebylo zveřejněno.
publish-too-soon = Poslední vydání je z { $last }. Plán chce mezi dvěma vydáními { $days } dní: zbývá { $left }.
publish-ring-alone = Plán říká ring = { $ring }, ale ne pro jaké okolí. Dosud se ring nepoužíval. Připište k němu neighbourhood = "touching", nebo napište 1; nic nebylo zveřejněno.
publish-indicator-off = { $indicator } je vynechán: pro toto datum není parametr { $parameter }.
release-rebuilt = Vydání č. { $number } bylo znovu vytvořeno, bajt po bajtu.
release-differs = Vydání č. { $number } nelze vytvořit znovu: jeho kontrolní součet byl { $before } a nyní by byl { $now }.
release-erased-since = Vydání č. { $number } nelze vytvořit znovu: od té doby byly vymazány osoby. Co bylo zveřejněno, zůstává beze změny.
release-erasure = { $moment }: z registru { $register } bylo vymazáno revizí: { $count }.
release-retired = Vydání č. { $number } se odsud už nenabízí, a to je vše: kopie v prohlížečích a mezipamětech, stažené soubory a zkopírované stránky zůstávají. Kontrola počítá s jeho čísly dál jako s čísly, která všichni znají.
export-done = { $count } prvků zapsáno do { $file }.
demo-making = Vytváří se ukázkové město: smyšlení lidé, ilustrativní hranice.
demo-written = Soubory šetření jsou zde: { $dir }
demo-imported = Načtené soubory: { $count }; chybné řádky jsou vedle nich v souborech *.rejections.csv.
demo-reused = Ukázkové město už existuje a použije se znovu.
layer-blocks = zveřejněná území
layer-hexes = šestiúhelníky
layer-hotspots = horká a studená místa
layer-trend = trend
layer-emerging = vývoj horkých a chladných míst
reference-municipalities = Obce
reference-districts = Městské části
reference-basemap = Podkladová mapa
reference-source = Nakresleno pro ukázku; čáry jsou ilustrativní.
reference-addresses = Adresy
reference-addresses-source = Z veřejného registru adres; nic v nich nepochází z šetření.
release-method = Počty jsou přesné součty za bloky alespoň uvedené velikosti, jednou zvolené tajným klíčem; menší skupiny se nikdy nezobrazí. Intervaly: Wilson, 95 %. Horká a studená místa: Gi* podílu za blok a dotýkající se bloky, oboustranné přesné hypergeometrické p, Benjamini–Hochberg přes všechny bloky.

## Výmaz, záloha, obnova

forget-question = Registr { $register }, počet identifikátorů { $count }: vymazat natrvalo vše, co k nim patří? (ano/ne)
forget-question-yes = ano
forget-unasked = Není se koho zeptat. S --yes se maže bez dotazu; nic nebylo vymazáno.
forget-nothing = Nic nebylo vymazáno.
forget-no-ids = Nebyl zadán žádný identifikátor; nic nebylo vymazáno.
forget-done = { $count ->
    [0] Nikdo z nich v registru { $register } nebyl.
   *[other] Z registru { $register } bylo vymazáno jednotek: { $count }.
}
forget-revisions = { $register }: vymazané záznamy: { $count }.
forget-unknown = Identifikátory, které v tomto registru nejsou: { $count }.
forget-not-clean = Záznamy jsou vymazány, ale úložiště má otevřené jiný program, takže v souboru po nich zůstaly stopy. Ukončete ho a spusťte stejný příkaz znovu.
forget-remains = Výmaz v úložišti nedosáhne na následující; projděte to sami:
forget-remains-rejections = - Řádky, které import nepřijal: { $file }
forget-remains-backup = - Záloha z { $made }: { $file }
forget-remains-backup-moved = - Záloha z { $made }, která už zde není: { $file }; možná byla přesunuta
forget-remains-truth = - Nechráněné počty: { $file }
forget-remains-surveys = - Samotné soubory šetření a jejich kopie: { $files }. Novým importem se všichni, kdo v nich jsou, vrátí.
forget-remains-copies = - Zálohy pořízené jinak a snímky disku. Po obnově je třeba vymazat znovu.
forget-remains-releases = - Co bylo zveřejněno, až po vydání č. { $count }: ukazuje jen skupiny, zůstává beze změny a může být v mezipamětech a kopiích jiných. Nové vydání kvůli tomu nevznikne.
backup-done = Záloha je v souboru { $file }, čitelná jen pro vlastníka. Obsahuje odpovědi lidí: ať to tak zůstane.
backup-without-keys = Záloha neobsahuje klíče { $file } (otisky { $keys } a { $noise }). Bez nich je bezcenná: uschovejte i je, na jiném místě.
backup-exists = { $file } už existuje a nepřepisuje se. Zvolte jiný soubor.
restore-done = Úložiště { $file } je obnoveno; jeho klíče souhlasí.
restore-forget-again = Kdo byl vymazán po pořízení této zálohy, je v úložišti znovu: vymažte ho znovu.
restore-exists = { $file } už existuje a nepřepisuje se. Nejprve ho přesuňte.
restore-no-file = { $file } neexistuje.
private-beside-public = { $file } by ležel tam, kde jsou věci pro všechny ({ $found }). Zvolte jinou složku; nic nebylo zapsáno.
truth-not-allowed = Jsou to skutečné počty jednotlivých šestiúhelníků: kdo je má, ví, kdo kde bydlí. Pokud je smíte mít, zadejte --i-am-allowed; nic nebylo zapsáno.
truth-written = Zapsáno skutečných počtů: { $rows }, do { $file }, jen pro vlastníka.
tables-written = Zapsáno tabulek: { $tables }, do { $folder }.
audit-refused = Kontrola našla kombinace zveřejněných čísel, které by někoho prozradily: { $count }; nic nebylo zveřejněno. První z nich:
publish-pace = Plán chce mezi dvěma vydáními jen { $days } dnů. U skutečných lidí je to nejméně 28 dnů, pokud plán neuvádí důvod (protection.sooner_because); nic nebylo zveřejněno.
audit-lacks = V souboru { $file } chybí vydání č. { $number }, které bylo zveřejněno. Bez něj nelze nic zkontrolovat a nic nebylo zveřejněno: vraťte soubor zpět.
audit-foreign = Vydání č. { $number } v souboru { $file } nepochází z tohoto úložiště; nic nebylo zveřejněno.
tables-not-empty = Složka { $folder } není prázdná.
demo-desk-filled = Na ukázkové pracoviště přibylo záznamů: { $count }.
demo-desk-accounts = Smyšlení pracovníci, všichni se hlásí tímto heslem: { $password }
    { $names }
demo-desk-refused = { $file }: některé řádky ukázky program nepřijal, je to naše chyba.
