# Neveřejné úložiště: selhání disku a dva programy najednou.
store-full = { $file }: na disku došlo místo. Z tohoto kroku se nic neuložilo, dřívější obsah je neporušený. Uvolněte místo a zkuste to znovu.
store-read-only = { $file } nelze zapsat: soubor, jeho složka nebo disk je jen pro čtení. Nic se nezměnilo.
store-disk = { $file } se nepodařilo přečíst nebo zapsat ({ $what }). Dřívější obsah je neporušený a z tohoto kroku se uložilo vše, nebo nic. Zkontrolujte disk a zkuste to znovu.
store-held = { $file }: právě do něj zapisuje jiný program, proces { $holder }. Zkuste to znovu, až skončí.
store-busy = { $file }: právě do něj zapisuje jiný program. Zkuste to znovu, až skončí.
progress-rate = { $rows } řádků/s, zbývá { $left }
import-same = { $file }: tento soubor už byl načten a od té doby se nezměnilo nic, na čem jeho výsledek závisí.
