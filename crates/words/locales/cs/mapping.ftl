# Import: columns matched to variables.
file-mapping-asks = { $file }: přiřazení se ještě ptá na sloupec „{ $column }“ ({ $details }). Je-li proměnná „{ $value }“ správná, smažte řádek ask; není-li, napište jinou, nebo ji nechte prázdnou a sloupec se nenačte.
file-mapping-asks-answer = { $file }: v přiřazení chybí význam odpovědi „{ $value }“ ve sloupci „{ $column }“. Napište k ní kód odpovědi, kterou znamená.
file-mapped-twice = { $file }: proměnná „{ $value }“ se už čte ze sloupce „{ $details }“, ze sloupce „{ $column }“ ji nelze číst podruhé. Jednu nechte prázdnou.
file-mapping-unknown = { $file }: přiřazení jmenuje něco, co neexistuje: „{ $value }“ ({ $column }). Na výběr je: { $details }.
map-written = Přiřazení je zde: { $file }. Jistých sloupců: { $sure }, s otázkou: { $asked }, nenačtených: { $unknown }; odpovědí k rozhodnutí: { $answers }.
map-missing = { $count ->
    [one] 1 povinná proměnná nemá sloupec
    [few] { $count } povinné proměnné nemají sloupec
   *[other] { $count } povinných proměnných nemá sloupec
}; soubor je jmenuje.
map-next = Projděte jej, rozhodněte, na co se ptá, a pak: { $command }
map-exists = { $file } už existuje a mohou v něm být rozhodnutí. Zadejte jiný soubor přepínačem -o, nebo ho smažte.
map-free = Tyto proměnné nemají sloupec. Je-li některý sloupec jednou z nich, napište k němu její kód:
import-not-read = Tyto sloupce se nenačtou, protože neodpovídají žádné proměnné: { $columns }. Jsou-li potřeba, s přiřazením pomůže gocpont map.
map-head =
    Přiřazení pro soubor { $file }. U každého sloupce stojí proměnná, kterou obsahuje.
    Kde stojí ask, je třeba rozhodnout: je-li proměnná správná, smažte řádek ask; není-li, napište jinou, nebo ji nechte prázdnou.
map-ask = Snad tato: { $candidates }. Je-li správná, smažte tento řádek.
map-not-read = nenačte se: nepodobá se žádné proměnné
map-missing-variable = Povinná proměnná bez sloupce: { $variable }
map-answer = Ke každé odpovědi napište, co znamená. Na výběr je:
import-matched = Sloupec „{ $column }“ je proměnná „{ $variable }“.
import-register = { $register }:
import-id-from = Řádky jsou označeny sloupcem „{ $column }“: formulář nemá vlastní identifikátor.
import-id-made = Členové mají identifikátor své domácnosti a za ním své pořadí: formulář se na identifikátor neptá. V pozdějších souborech jejich pořadí neměňte.
import-date-from = Den odpovědí je ze sloupce „{ $column }“.
import-place-from = Místo je z otázky „{ $column }“.
import-nothing-said = { $count ->
    [one] 1 řádek o tom nic neříká, proto se nenačetl.
    [few] { $count } řádky o tom nic neříkají, proto se nenačetly.
   *[other] { $count } řádků o tom nic neříká, proto se nenačetly.
}
import-no-table = { $file }: evidence „{ $register }“ zde nemá tabulku; ostatní lze načíst.
import-several-tables = { $file } obsahuje více tabulek ({ $tables }). Načetla se tato: { $table }.
import-checked = Byla to jen kontrola: nic se nezapsalo. Načtení by přineslo záznamy: nové { $taken }, změněné { $changed }, nezměněné { $unchanged }.
import-more-rejections = … a dalších řádků: { $count }. Všechny lze zapsat: --rejections SOUBOR.
file-no-gazetteer = { $file }: místo souřadnic jsou zde adresy, ale není registr adres, ve kterém by se daly najít. Nejprve jej načtěte: gocpont import-addresses REGISTR.
