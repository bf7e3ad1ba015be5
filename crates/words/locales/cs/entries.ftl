# Záznamy evidencí pracoviště: načtení ze souborů a zápis do souborů.

entries-no-register = Evidence záznamů { $name } není. Jsou tyto: { $known }.
entries-taken = { $file }: { $opened } nových záznamů, { $changed } změněných, { $unchanged } beze změny.
entries-checked = { $file }: { $opened } záznamů by bylo nových, { $changed } změněných, { $unchanged } beze změny. Nic nebylo zapsáno.
entries-reason = Tyto záznamy jsou o lidech: uveďte v --reason, proč se zapisují do souboru. Důvod se uloží do protokolu.
entries-reason-things = Do souboru zapsal provozovatel: evidence není o lidech
entries-written = { $count ->
    [one] V souboru { $file } je 1 záznam.
    [few] V souboru { $file } jsou { $count } záznamy.
   *[other] V souboru { $file } je { $count } záznamů.
}
entries-template = { $file } je připraven k vyplnění: řádek pro každý záznam, s vlastním identifikátorem, který se nikdy nemění. Načtete jej příkazem entries import.

rejection-link-unknown = { $file }, řádek { $row }: sloupec „{ $column }“ uvádí „{ $value }“, ale to v evidenci { $expected } není. Nejdřív načtěte ten, nebo opravte identifikátor.
rejection-link-one = { $file }, řádek { $row }: sloupec „{ $column }“ uvádí několik („{ $value }“), ale může být jen jeden.
rejection-bad-code = { $file }, řádek { $row }: „{ $value }“ ve sloupci „{ $column }“ není kód organizace: smí mít jen písmena a až z, číslice, -, _ a .
rejection-no-organisation = { $file }, řádek { $row }: není řečeno, které organizaci záznam patří. Vyplňte sloupec organisation nebo ji uveďte v --organisation.
rejection-area-unknown = { $file }, řádek { $row }: „{ $value }“ ve sloupci „{ $column }“ není známé území. Napište sadu a identifikátor, například { $expected }, a sadu nejdřív načtěte.
rejection-no-such-point = { $file }, řádek { $row }: „{ $value }“ ve sloupci „{ $column }“ není seznam bodů. Pište zeměpisnou šířku a délku, například { $expected }.
rejection-no-such-moment = { $file }, řádek { $row }: „{ $value }“ ve sloupci „{ $column }“ není den ani okamžik. Pište { $expected }.
rejection-state-lacks = { $file }, řádek { $row }: ještě je třeba vyplnit (stav: { $value }): { $expected }.
rejection-state-flagged = { $file }, řádek { $row }: něco je ještě otevřené, a proto nemůže být ve stavu „{ $value }“: { $expected }.
rejection-state-other = { $file }, řádek { $row }: takový záznam do stavu „{ $value }“ nepřichází ({ $expected }).
rejection-unfit = { $file }, řádek { $row }: tuto odpověď evidence nedovoluje: { $expected }. Opravte sloupec „{ $column }“.

file-not-json = { $file } není JSON: { $details }.
file-not-hsds = { $file } neobsahuje služby podle Human Services Data Specification.

reason-link-unknown = odkaz na něco, co není
reason-link-one = odkaz na několik místo na jeden
reason-bad-code = není kód organizace
reason-no-organisation = chybí organizace
reason-area-unknown = neznámé území
reason-no-such-point = není seznam bodů
reason-no-such-moment = není den ani okamžik
reason-state-lacks = ještě je třeba něco vyplnit
reason-state-flagged = něco otevřeného brání stavu
reason-state-other = stav pro jiné záznamy
reason-unfit = odpověď, kterou evidence nedovoluje

remedy-link-unknown = Nejdřív načtěte evidenci { $expected }, nebo opravte identifikátor.
remedy-link-one = Ponechte jen jeden.
remedy-bad-code = Použijte jen písmena a až z, číslice, -, _ a tečku.
remedy-no-organisation = Vyplňte organizaci.
remedy-area-unknown = Napište sadu a identifikátor, například { $expected }.
remedy-no-such-point = Napište zeměpisnou šířku a délku, například { $expected }.
remedy-no-such-moment = Napište to takto: { $expected }.
remedy-state-lacks = Vyplňte: { $expected }.
remedy-state-flagged = Nejdřív uzavřete, co je otevřené: { $expected }.
remedy-state-other = Zvolte jiný stav.
remedy-unfit = Opravte: { $expected }.

cli-command-entries = Záznamy evidencí pracoviště (služby, objekty, organizace, podněty …) ze souborů a do souborů, pro provozovatele počítače
cli-command-entries-import = Načíst záznamy ze souboru: nové se založí, změněné dostanou další verzi, stejný soubor nic nezmění
cli-command-entries-export = Zapsat záznamy evidence do tabulky, bez zapečetěných odpovědí; jen pro vlastníka
cli-command-entries-template = Zapsat prázdnou tabulku se sloupci evidence k vyplnění
cli-option-entries = Soubor záznamů; není-li uveden, town.desk.db vedle úložiště
cli-option-calendar = Svátky a přesunuté pracovní dny (TOML), podle jejichž hodin se čtou okamžiky; není-li uveden, maďarský
cli-option-entries-codebook = Číselníky evidencí (soubory TOML nebo názvy); nejsou-li uvedeny, ty z programu
cli-option-entries-import-codebook = Číselníky evidencí (soubory TOML nebo názvy); nejsou-li uvedeny, ty z programu
cli-option-entries-import-file = Tabulka (CSV, XLSX, ODS): sloupce podle kódu nebo popisku, vlastní identifikátory, u odkazů identifikátory jiných
cli-option-entries-import-register = Evidence, například organisation, site, room, service, service_slot, signal nebo measure; services pro jednoduchou tabulku s řádkem na službu, hsds pro Human Services Data Specification, mpsv pro Registr poskytovatelů sociálních služeb
cli-option-entries-import-tenant = Kód obce, které záznamy patří
cli-option-entries-import-organisation = Kód organizace, která je má, neříká-li to sloupec
cli-option-entries-import-check = Vše oznámit a nic nezapsat
cli-option-entries-import-crs = Souřadnicový systém sloupců east a north, například EPSG:5514
cli-option-entries-import-axes = Jak stojí sloupce souřadnic: as-named, swapped, south-west nebo south-west-swapped
cli-option-entries-import-rejections = Kam přijdou nenačtené řádky; není-li uvedeno, vedle souboru
cli-option-entries-export-codebook = Číselníky evidencí (soubory TOML nebo názvy); nejsou-li uvedeny, ty z programu
cli-option-entries-export-register = Evidence
cli-option-entries-export-tenant = Jen záznamy této obce
cli-option-entries-export-output = Kam zapsat: CSV, nebo XLSX, končí-li tak název
cli-option-entries-export-reason = Proč, pro protokol; u evidencí o lidech povinné
cli-option-entries-template-codebook = Číselníky evidencí (soubory TOML nebo názvy); nejsou-li uvedeny, ty z programu
cli-option-entries-template-register = Evidence
cli-option-entries-template-output = Kam zapsat: CSV, nebo XLSX, končí-li tak název

## Služby pro všechny

publish-services = Zveřejněné služby: { $count }, na { $offers } místech, z toho { $placed } na mapě.
publish-without-services = Plán zveřejňuje služby, ale toto úložiště vymyšlených lidí nemá žádné záznamy pracoviště: na mapě nikdo službu nenajde. Načtěte je a zveřejněte znovu: gocpont entries import.
plan-no-services = Plán { $plan } zveřejňuje služby, ale vedle úložiště není soubor záznamů. Nejdřív služby načtěte: gocpont entries import.
services-people = Evidence { $register } je o lidech nebo je s nimi spojena: nic z ní se nezveřejní jako služba.
reference-services = Služby
reference-services-source = Z evidencí organizací, objektů a služeb, které vedou pracovníci obce; nic v nich nepochází z šetření.

hsds-written = { $count ->
    [one] 1 služba
    [few] { $count } služby
   *[other] { $count } služeb
} podle Human Services Data Specification 3.0 v { $file }: jen to, co je veřejné.
hsds-lost = Nemá pole pro místnosti, minuty do příjezdu, obsazené úvazky, čekající, druh organizace a provozovatele objektu: ty v něm nejsou. Druh služby, forma, cílové skupiny a kapacita jsou v něm jako naše vlastní pojmy.
hsds-folder = { $folder } není prázdná: tabulky potřebují novou nebo prázdnou složku.
listing-lost = Neuloženo, protože pro to žádná evidence nemá místo: { $what } ({ $count }).
listing-ended = Vynecháno, protože se už neposkytují: { $count } služeb.
cli-command-export-services = Veřejná část služeb z pracoviště pro jiné programy
cli-option-export-services-format = hsds: JSON podle Human Services Data Specification 3.0; hsds-csv: její tabulky s datapackage.json
cli-option-export-services-country = Země adres dvěma písmeny
cli-option-export-services-output = Kam zapsat: soubor, u tabulek nová nebo prázdná složka
cli-value-hsds = JSON podle Human Services Data Specification 3.0
cli-value-hsds-csv = Její tabulky s datapackage.json
plan-no-reports = Ukazatele počítají i záznamy pracovního stolu, ale soubor { $file } neexistuje. Nejprve otevřete pracovní stůl (gocpont desk), nebo soubor uveďte: --entries.
plan-reports-population = { $plan }: ukazatel { $indicator } se na { $name } ptá v populaci. O kom přišel záznam, je případ: dejte to do cases, aby to chránil práh případů.
plan-reports-unknown = { $plan }: ukazatel { $indicator } se ptá na { $name }. Ze záznamů evidence { $register } lze počítat jen to, zda nějaký je ({ $register }), kategorii ({ $register }.OTÁZKA.KÓD) nebo odpověď ano či ne ({ $register }.OTÁZKA), pokud otázka není v žádném stavu zapečetěná.
plan-reports-loose = { $plan }: ukazatel { $indicator } se ptá na { $name } dříve než na to, zda vůbec nějaký takový záznam je. Předřaďte jí vlastní podmínku: var = "{ $first }", is = true. Jen tak je rozdíl obou počtů chráněn.
plan-reports-exact = { $plan }: ukazatel { $indicator } počítá, o kom přišel záznam, a nelze jej proto zveřejnit v přesných číslech. Vyjměte jej ze seznamu protection.exact.
publish-reports = { $register }: { $tied } záznamů se týká evidovaných domácností nebo osob; každá domácnost a osoba se počítá jednou. { $loose } záznamů není s nikým spojeno a nejsou v žádné vrstvě. To je jen pro vás, nezveřejňuje se.
cli-option-publish-codebook = Kódové knihy evidencí pracovního stolu (soubory TOML nebo názvy); není-li uvedeno, ty z programu
