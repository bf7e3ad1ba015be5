# Importálás: XLSForm űrlapok, kódkönyvek ellenőrzése és leírása.

## Forms that cannot be taken

file-form-sheet = { $file }: nincs „{ $value }” nevű munkalap (ezek vannak: { $details }). Az XLSForm kérdései a survey, válaszai a choices munkalapon állnak.
file-form-column = { $file }, „{ $details }” munkalap: hiányzik a „{ $column }” oszlop. Ez szükséges az XLSFormhoz; nézze meg a munkalap első sorát.
file-form-column-twice = { $file }, „{ $details }” munkalap: a „{ $column }” oszlop többször is szerepel. Hagyjon meg egyet, vagy írja mindegyikhez a nyelvét, például label::Magyar (hu).
file-form-type = { $file }, „{ $details }” munkalap, { $row }. sor: „{ $value }” típusú kérdést az XLSForm nem ismer. Javítsa a típust, vagy törölje a sort.
file-form-list = { $file }, „{ $details }” munkalap, { $row }. sor: a „{ $value }” válaszlista nincs meg a choices munkalapon. Vegye fel oda, vagy javítsa a nevét.
file-form-name = { $file }, „{ $details }” munkalap, { $row }. sor: ennek nincs neve („{ $value }”). Minden kérdésnek, csoportnak és ismétlődésnek kell név a name oszlopban.
file-form-nesting = { $file }, „{ $details }” munkalap, { $row }. sor: a csoportok és ismétlődések kezdete és vége nem illik össze („{ $value }”). Minden begin sorhoz tartozik egy ugyanolyan end sor; választási listán végigmenő ciklusban nem lehet ismétlődés.
file-form-no-question = { $file }: a „{ $details }” munkalapon nincs olyan kérdés, amelyből kódkönyv készülhetne.
file-form-too-large = { $file }: az űrlap túl nagy. Legfeljebb { $details } kérdés lehet benne, a többválasztásos kérdések minden válaszát külön számolva.

## from-xlsform and to-xlsform

codebook-made = { $file } → { $register }: { $count } változó.
codebook-form-written = Az űrlap itt van: { $file }. Töltse fel a KoboToolboxba vagy az ODK-ba.
remark-choice-incomplete = Lista vagy név nélküli válasz, kimaradt: { $name }
remark-choice-twice = Kétszer szereplő válasz, az első számít: { $name }
remark-row-without-type = Típus nélküli sor, kimaradt: { $name }
remark-question-twice = Kétszer szereplő kérdés, az első számít: { $name }
remark-labels-filled = Ezekből a nyelvekből hiányzó feliratok más nyelvről pótolva (zárójelben, hány): { $name }. Fordítsa le őket.
remark-left-out = Kép, hang, gomb, rajzolt vonal vagy a telefon adata; nem kerül a kódkönyvbe: { $name }
remark-guess-text = Döntse el: szabad szöveg megnevezhet valakit, ezért azonosítónak vettük, és nem őrizzük meg: { $name }
remark-guess-identifying = Döntse el: azonosító számnak látszik, ezért nem őrizzük meg: { $name }
remark-guess-special = Döntse el: egészségre, származásra vagy meggyőződésre utal, ezért különleges adatnak vettük: { $name }
remark-guess-birth = Döntse el: születési adat; megőrizzük, mert az életkor ebből számítható: { $name }
remark-guess-place = A hely azonosít, ezért csak a cellába soroláshoz használjuk, és nem őrizzük meg: { $name }
remark-constraint-left = Az űrlap feltétele itt nem vagy nem egészen fejezhető ki: { $name }
remark-id-question = Azonosítónak ez a kérdés számít: { $name }
remark-id-uuid = Az űrlap nem kérdez azonosítót: a beküldés egyedi jele áll helyette: { $name }. Egy újabb felmérésben ugyanaz a háztartás más jelet kap.
remark-id-position = Az ismétlődés nem kérdez azonosítót: az importálás a szülő azonosítójából és a sorszámból képezi: { $name }
remark-id-shared = Az azonosító a szülőé: { $name }
remark-parent-joined = A szülő azonosítóját az importálás tölti ki: { $name }
remark-day-inherited = A nap a szülő űrlapjáé: { $name }
remark-day-submitted = Az űrlap nem kérdezi a felvétel napját: a beküldés napja áll helyette: { $name }. Az import --valid-from mást is mondhat.
remark-no-place = Az űrlap nem kérdezi, hol van a háztartás. Az importáláshoz koordináta vagy cím kell.
remark-not-asked-metres = A telefon hosszúságot és szélességet ad, ezért az űrlap ezt nem kérdezi: { $name }

## Texts of forms

codebook-identifier = Azonosító
codebook-parent = Annak az azonosítója, akihez tartozik
codebook-day = A felvétel napja
codebook-longitude = Földrajzi hosszúság (WGS 84)
codebook-latitude = Földrajzi szélesség (WGS 84)
codebook-other = egyéb
codebook-yes = igen
codebook-no = nem
codebook-none-na = nem értelmezhető
codebook-none-dk = nem tudja
codebook-none-rf = nem kíván válaszolni
codebook-none-nw = nem igényli
codebook-none-ca = nem engedheti meg magának
codebook-none-not_asked = az űrlap nem kérdezte
codebook-place = Hol van a lakás? Rögzítse a bejáratnál.
codebook-leave-empty = Ha nincs válasz, hagyja üresen.
codebook-introduction = Minden kérdésre lehet nem válaszolni. Ahol a nem válaszolás oka választható, azt jelölje meg; ahol nem, hagyja üresen a mezőt.
codebook-block-survey = Adatfelvétel
codebook-block-housing = Lakás
codebook-block-work_income = Munka és jövedelem
codebook-block-arrears = Hátralékok
codebook-block-benefits = Támogatások és szolgáltatások
codebook-block-health_care_need = Egészség és gondozási szükséglet
codebook-block-subjective = Vélemény
codebook-block-demography = Személyes adatok
codebook-block-elders_contact = Idősek kapcsolatai

## check

codebook-holds = { $file }: a(z) { $register } nyilvántartás rendben: { $variables } változó, { $indicators } mutató.
codebook-off = A(z) { $indicator } mutató ki van kapcsolva: hiányzik a(z) { $parameter } küszöb.
codebook-identifying = { $register }: azonosító adat, nem őrizzük meg ({ $count }): { $names }
codebook-identifying-kept = { $register }: azonosító adat, amelyet megőrzünk ({ $count }): { $names }
codebook-special-kept = { $register }: különleges adat, amelyet megőrzünk ({ $count }): { $names }
codebook-scores = { $register }: a feltételekben ezek nem változók, hanem pontszámok vagy más nyilvántartás adatai ({ $count }): { $names }. Elírás is lehet.
codebook-untranslated = { $register }: hiányzó fordítás ({ $count }): { $names }

## doc

codebook-doc-written = A leírás itt van: { $file }. Böngészőből kinyomtatható.
codebook-quoted = „{ $name }”
codebook-and = és
codebook-or = vagy
codebook-when-known = { $name } ismert
codebook-when-not = nem igaz, hogy ({ $condition })
doc-title = { $name } – a kérdőív leírása
doc-about = Mit kérdezünk, hogyan lehet rá felelni, mi történik a válasszal, és mit számítunk belőle.
doc-registers = Nyilvántartások
doc-facts = Nyilvántartás: { $id }, változat: { $version }. Kérdések: { $count }, ebből megőrzött válasz: { $kept }.
doc-under = Ide tartozik: { $parent }.
doc-question = Kérdés
doc-answer = Válasz
doc-no-answer = Ha nincs válasz
doc-protection = Adatvédelem
doc-required = kötelező
doc-identifying = azonosító
doc-special = különleges
doc-plain = egyszerű
doc-means-identifying = Elárulja, kiről van szó.
doc-means-special = Különleges személyes adat: egészség, származás, meggyőződés.
doc-means-plain = Minden más.
doc-store-no = nem őrizzük meg
doc-store-plain = megőrizzük
doc-store-sealed = titkosítva őrizzük
doc-means-store-no = Beolvasáskor ellenőrizzük, azután elfelejtjük; azonosítóból kulcsolt lenyomat készül.
doc-means-store-plain = Az önkormányzat zárt adattárában marad; nyilvánosságra csak védett összesítés kerül belőle.
doc-type-text = szöveg
doc-type-category = egy a felsoroltak közül
doc-type-boolean = igen vagy nem
doc-type-integer = egész szám
doc-type-decimal = szám
doc-type-date = nap
doc-role-id = azonosítja a rekordot
doc-role-parent = a fölérendelt rekord azonosítója
doc-role-date = ettől a naptól érvényesek a válaszok
doc-role-lon = földrajzi hely
doc-role-lat = földrajzi hely
doc-role-east = földrajzi hely
doc-role-north = földrajzi hely
doc-role-address = a cím része
doc-role-weight = mintavételi súly
doc-role-response = a válaszadás állapota
doc-instruments = Mérőeszközök
doc-instrument = Mérőeszköz
doc-state = Állapot
doc-licence = Hivatkozás és felhasználás
doc-on = bekapcsolva
doc-off = kikapcsolva
doc-off-for = Kikapcsolva: hiányzik a(z) { $parameter } küszöb.
doc-indicators = Mutatók
doc-indicator = Mutató
doc-definition = Meghatározás
doc-population = Akik között:
doc-cases = Akiket számolunk:
doc-role-end = a rekord eddig a napig érvényes
doc-role-address_settlement = a cím települése
doc-role-address_part = a cím településrésze
doc-role-address_street = a cím utcája
doc-role-address_number = a cím házszáma
doc-role-address_postcode = a cím irányítószáma
