# Import: files, formats and what was detected in them.

## What was found out about a file

detected-encoding = Kódování: { $encoding }.
detected-encoding-either = Kódování: { $encoding }; od ISO 8859-2 ho nic neodlišuje a v obou se čte stejně.
detected-encoding-likely = Kódování: nejspíš { $encoding }; v ISO 8859-2 by některá písmena byla jiná. Zkontrolujte diakritiku, nebo zadejte --encoding.
given-encoding = Kódování (zadané): { $encoding }.
detected-delimiter = Sloupce oddělují { $delimiter ->
    [comma] čárky
    [semicolon] středníky
    [tab] tabulátory
    [pipe] svislé čáry
   *[other] jiné znaky
}.
given-delimiter = Sloupce oddělují (zadáno) { $delimiter ->
    [comma] čárky
    [semicolon] středníky
    [tab] tabulátory
    [pipe] svislé čáry
   *[other] jiné znaky
}.
detected-apostrophes = Texty jsou v apostrofech.
given-header = Záhlaví je řádek { $row } (zadáno).
detected-sheet = List: „{ $sheet }“.
detected-sheet-of = List: „{ $sheet }“. Nečtou se: { $others }. Jiný zvolíte přepínačem --sheet.
given-decimal = Desetinný znak (zadaný): { $mark ->
    [comma] čárka
   *[point] tečka
}.
given-sheet = List (zadaný): „{ $sheet }“.
detected-comma = Desetinná čárka ve sloupcích: { $columns } („{ $example }“ se čte jako { $number }).
detected-comma-grouped = Desetinná čárka a tečky mezi tisíci ve sloupcích: { $columns } („{ $example }“ se čte jako { $number }).
detected-point = Desetinná tečka ve sloupcích: { $columns } („{ $example }“ se čte jako { $number }).
detected-point-grouped = Desetinná tečka a čárky mezi tisíci ve sloupcích: { $columns } („{ $example }“ se čte jako { $number }).
detected-percent = Procenta ve sloupcích: { $columns }. Číslo před znakem % se bere, jak je.
detected-dates = Data ve sloupcích: { $columns }; zapsaná { $form ->
    [iso] jako 2024-03-01
    [moment] i s časem; platí den, který je napsán
    [year-first] jako 2024.03.01.
    [day-first] dnem napřed, jako 1. 3. 2024
   *[month] s anglickým měsícem, jako Mar 1, 2024
}.

## Rows that were not taken

rejection-ambiguous-number = { $file }, řádek { $row }: „{ $value }“ ve sloupci „{ $column }“ může být desetinné číslo i tisíce. Napište je bez oddělovače tisíců, nebo určete desetinný znak přepínačem --decimal.
rejection-other-notation = { $file }, řádek { $row }: „{ $value }“ není zapsáno jako ostatní čísla ve sloupci „{ $column }“ (například { $expected }). Zapište je stejně.
reason-ambiguous-number = číslo, které lze číst dvojím způsobem
reason-other-notation = číslo zapsané jinak než ostatní ve sloupci

## Files that were not taken

file-ambiguous-numbers = { $file }, řádek { $row }: „{ $value }“ ve sloupci „{ $column }“ lze číst dvojím způsobem ({ $details }). Určete desetinný znak: --decimal comma (čárka), nebo --decimal point (tečka).
file-mixed-numbers = { $file }, řádek { $row }: ve sloupci „{ $column }“ jsou čísla s desetinnou čárkou i s desetinnou tečkou ({ $details }). Sjednoťte je, nebo přepínačem --decimal určete, co je správně; ostatní řádky import jednotlivě odmítne.
file-header-elsewhere = { $file }: první řádek není záhlaví; vypadá tak řádek { $row } ({ $details }). Je-li v každém řádku tabulky jeden záznam, zadejte --header-row { $row }. Statistickou tabulku se sloučeným záhlavím nelze načíst jako šetření.
file-no-such-sheet = { $file } nemá list „{ $value }“. Nalezeno: { $details }.
file-no-spreadsheet = { $file } není tabulka Excelu ani OpenDocument (obsahuje: { $details }). Uložte ji jako XLSX, ODS nebo CSV.
file-broken-spreadsheet = { $file } je poškozen a nelze jej přečíst ({ $details }). Otevřete jej v programu, ve kterém vznikl, a uložte znovu.
file-password-protected = { $file } je chráněn heslem. Uložte jej bez hesla.
file-zip-bomb = { $file } se nečte: rozbalený by byl mnohonásobně větší ({ $details }). Uložte jej znovu, nebo jako CSV.
file-too-large = { $file } je jako tabulka příliš velký (dovoleno: { $details }). Uložte jej jako CSV.
file-xml-entities = { $file } se nečte: definuje entity ({ $details }), což žádný tabulkový program nedělá.
