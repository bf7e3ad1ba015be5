# Import: columns matched to variables.
file-mapping-asks = { $file }: a megfeleltetés még kérdez a(z) „{ $column }” oszlopról ({ $details }). Ha a „{ $value }” változó a jó, törölje az ask sort; ha nem, írjon oda másikat, vagy hagyja üresen, és az oszlop kimarad.
file-mapping-asks-answer = { $file }: a megfeleltetésben a(z) „{ $column }” oszlop „{ $value }” válasza mellett nincs semmi. Írja mellé annak a válasznak a kódját, amelyet jelent.
file-mapped-twice = { $file }: a „{ $value }” változót a megfeleltetés már a(z) „{ $details }” oszlopból olvassa, a(z) „{ $column }” oszlopból nem lehet még egyszer. Az egyiket hagyja üresen.
file-mapping-unknown = { $file }: a megfeleltetés olyat nevez meg, ami nincs: „{ $value }” ({ $column }). Ezek közül választhat: { $details }.
map-written = A megfeleltetés itt van: { $file }. { $sure } oszlop biztos, { $asked } kérdéses, { $unknown } kimarad; { $answers } válasz vár döntésre.
map-missing = { $count ->
    [one] 1 kötelező változónak nincs oszlopa
   *[other] { $count } kötelező változónak nincs oszlopa
}; a fájl megnevezi.
map-next = Nézze át, döntse el, ami kérdéses, majd: { $command }
map-exists = { $file } már létezik, és döntések lehetnek benne. Adjon meg másik fájlt a -o kapcsolóval, vagy törölje.
map-free = Ezeknek a változóknak nincs oszlopa. Ha valamelyik oszlop az egyikük, írja a kódját az oszlop mellé:
import-not-read = Ezeket az oszlopokat senki sem olvassa, mert a kódkönyv egyik változójára sem illenek: { $columns }. Ha kellenek, a gocpont map segít a megfeleltetésben.
map-head =
    Megfeleltetés ehhez: { $file }. Minden oszlop mellett az a változó áll, amelyet tartalmaz.
    Ahol ask áll, ott döntenie kell: ha a változó jó, törölje az ask sort; ha nem, írjon másikat, vagy hagyja üresen.
map-ask = Talán ez: { $candidates }. Ha jó, törölje ezt a sort.
map-not-read = kimarad: egyik változóra sem hasonlít
map-missing-variable = Nincs oszlopa, pedig kötelező: { $variable }
map-answer = Írja minden válasz mellé, mit jelent. Lehetséges:
import-matched = A(z) „{ $column }” oszlop ezt a változót tartalmazza: { $variable }.
import-register = { $register }:
import-id-from = A sorok azonosítója a(z) „{ $column }” oszlop: az űrlapnak nincs saját azonosítója.
import-id-made = A tagok azonosítója a háztartásuké, mögötte a sorszámuk: az űrlap nem kérdez azonosítót. Későbbi fájlokban ne változzon a sorrendjük.
import-date-from = A válaszok napja a(z) „{ $column }” oszlopból való.
import-place-from = A hely a(z) „{ $column }” kérdésből való.
import-nothing-said = { $count ->
    [one] 1 sor semmit sem mond erről, ezért kimaradt.
   *[other] { $count } sor semmit sem mond erről, ezért kimaradt.
}
import-no-table = { $file }: a(z) „{ $register }” nyilvántartásnak nincs itt táblázata; a többi betölthető.
import-several-tables = { $file } több táblázatot tartalmaz ({ $tables }). Ez került be: { $table }.
import-checked = Ez csak ellenőrzés volt: semmi sem íródott ki. Betöltéskor { $taken } új, { $changed } megváltozott, { $unchanged } változatlan rekord lenne.
import-more-rejections = … és még { $count } sor. Mindegyik kiírható: --rejections FÁJL.
file-no-gazetteer = { $file }: címek vannak benne koordináták helyett, de nincs címjegyzék, amelyben meg lehetne keresni őket. Töltse be előbb: gocpont import-addresses JEGYZÉK.
