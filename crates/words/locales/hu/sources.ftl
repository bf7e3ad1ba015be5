# Import: files, formats and what was detected in them.

## What was found out about a file

detected-encoding = Kódolás: { $encoding }.
detected-encoding-either = Kódolás: { $encoding }; semmi sem különbözteti meg az ISO 8859-2-től, és mindkettőben ugyanaz olvasható.
detected-encoding-likely = Kódolás: valószínűleg { $encoding }; ISO 8859-2 szerint néhány betű más volna. Ellenőrizze az ékezeteket, vagy adja meg az --encoding kapcsolót.
given-encoding = Kódolás (megadva): { $encoding }.
detected-delimiter = Az oszlopokat { $delimiter ->
    [comma] vessző
    [semicolon] pontosvessző
    [tab] tabulátor
    [pipe] függőleges vonal
   *[other] más jel
} választja el.
given-delimiter = Az oszlopokat (megadva) { $delimiter ->
    [comma] vessző
    [semicolon] pontosvessző
    [tab] tabulátor
    [pipe] függőleges vonal
   *[other] más jel
} választja el.
detected-apostrophes = A szövegek aposztrófok között állnak.
given-header = A fejléc (megadva) a(z) { $row }. sor.
detected-sheet = Munkalap: „{ $sheet }”.
detected-sheet-of = Munkalap: „{ $sheet }”. Nem olvasott lapok: { $others }. Másikat a --sheet kapcsolóval választhat.
given-decimal = Tizedesjel (megadva): { $mark ->
    [comma] vessző
   *[point] pont
}.
given-sheet = Munkalap (megadva): „{ $sheet }”.
detected-comma = Tizedesvessző ezekben: { $columns } („{ $example }” értéke { $number }).
detected-comma-grouped = Tizedesvessző, az ezresek között ponttal, ezekben: { $columns } („{ $example }” értéke { $number }).
detected-point = Tizedespont ezekben: { $columns } („{ $example }” értéke { $number }).
detected-point-grouped = Tizedespont, az ezresek között vesszővel, ezekben: { $columns } („{ $example }” értéke { $number }).
detected-percent = Százalékjel ezekben: { $columns }. A jel előtti szám marad, ahogy van.
detected-dates = Dátumok ezekben: { $columns }; alakjuk: { $form ->
    [iso] 2024-03-01
    [moment] időponttal együtt; a leírt nap számít
    [year-first] 2024.03.01
    [day-first] elöl a nap, például 1. 3. 2024
   *[month] angol hónapnévvel, például Mar 1, 2024
}.

## Rows that were not taken

rejection-ambiguous-number = { $file }, { $row }. sor: „{ $value }” a(z) „{ $column }” oszlopban tizedes tört is, ezresekre tagolt szám is lehet. Írja ezreselválasztó nélkül, vagy adja meg a tizedesjelet a --decimal kapcsolóval.
rejection-other-notation = { $file }, { $row }. sor: „{ $value }” másként van írva, mint a(z) „{ $column }” oszlop többi száma (például { $expected }). Írja a többihez hasonlóan.
reason-ambiguous-number = kétféleképpen olvasható szám
reason-other-notation = az oszlop többi számától eltérő írásmód

## Files that were not taken

file-ambiguous-numbers = { $file }, { $row }. sor: „{ $value }” a(z) „{ $column }” oszlopban kétféleképpen olvasható ({ $details }). Adja meg, melyik a tizedesjel: --decimal comma (vessző) vagy --decimal point (pont).
file-mixed-numbers = { $file }, { $row }. sor: a(z) „{ $column }” oszlopban tizedesvesszős és tizedespontos számok is vannak ({ $details }). Tegye őket egyformává, vagy adja meg a --decimal kapcsolóval, melyik a helyes; a többi sort az import egyenként elutasítja.
file-header-elsewhere = { $file }: az első sor nem fejléc; annak a(z) { $row }. sor látszik ({ $details }). Ha a táblázatban minden sor egy-egy adatlap, adja meg: --header-row { $row }. Összevont fejlécű statisztikai tábla felmérésként nem tölthető be.
file-no-such-sheet = { $file }: nincs „{ $value }” nevű munkalapja. Meglévők: { $details }.
file-no-spreadsheet = { $file } se nem Excel-, se nem OpenDocument-táblázat (tartalma: { $details }). Mentse el XLSX, ODS vagy CSV formátumban.
file-broken-spreadsheet = { $file } sérült, nem olvasható ({ $details }). Nyissa meg abban a programban, amelyikkel készült, és mentse el újra.
file-password-protected = { $file } jelszóval védett. Mentse el jelszó nélkül.
file-zip-bomb = { $file } beolvasása elmaradt: kicsomagolva sokszorosa volna a méretének ({ $details }). Mentse el újra, vagy CSV formátumban.
file-too-large = { $file } táblázatként túl nagy (megengedett: { $details }). Mentse el CSV formátumban.
file-xml-entities = { $file } beolvasása elmaradt: entitásokat határoz meg ({ $details }), ilyet egyetlen táblázatkezelő sem ír.
