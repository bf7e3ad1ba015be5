# Amit a program a parancssorban mond.

## Betöltés

import-taken = { $file }: { $count ->
    [one] 1 rekord bekerült.
   *[other] { $count } rekord bekerült.
}
import-changed = { $count ->
    [one] 1 rekord megváltozott az előző betöltés óta; a korábbi válaszok megmaradnak.
   *[other] { $count } rekord megváltozott az előző betöltés óta; a korábbi válaszok megmaradnak.
}
import-unchanged = { $count ->
    [one] 1 rekord ugyanaz, mint korábban.
   *[other] { $count } rekord ugyanaz, mint korábban.
}
import-rejected = { $count ->
    [one] 1 sor nem került be.
   *[other] { $count } sor nem került be.
}
import-rejected-reason = { $count ->
    [one] 1 sor
   *[other] { $count } sor
}: { $reason }
import-rejections-written = A kimaradt sorok itt vannak, mindegyik mellett az okkal: { $file }. Javítsa ki őket ott, és töltse be azt a fájlt.
import-nothing-rejected = Minden sor bekerült.

## Miért maradt ki egy sor

rejection-missing-column = { $file }: hiányzik egy oszlop, pedig a kódkönyv szerint szükséges: „{ $column }”. Pótolja az oszlopot, vagy adja meg a megfelelő kódkönyvet.
rejection-unknown-category = { $file }, { $row }. sor, „{ $column }” oszlop: „{ $value }” nem szerepel a lehetséges válaszok között. Ezek egyikét használja: { $expected }.
rejection-invalid-number = { $file }, { $row }. sor, „{ $column }” oszlop: „{ $value }” nem szám. Számjegyeket írjon, legfeljebb egy tizedesjellel.
rejection-out-of-range = { $file }, { $row }. sor, „{ $column }” oszlop: „{ $value }” kívül esik a megengedett tartományon ({ $expected }). Ellenőrizze az értéket a kérdőíven.
rejection-invalid-date = { $file }, { $row }. sor, „{ $column }” oszlop: „{ $value }” nem létező dátum. Év-hónap-nap alakban írja, például 2024-09-30.
rejection-outside-area = { $file }, { $row }. sor: a koordináták („{ $value }”) kívül esnek a térkép területén. Ellenőrizze őket, és azt is, hogy a kódkönyv melyik vetületet nevezi meg.
rejection-axes-swapped = { $file }, { $row }. sor: a koordináták („{ $value }”) csak felcserélve esnek a területre. Cserélje fel a két oszlopot: „{ $column }”.
rejection-duplicate-id = { $file }, { $row }. sor, „{ $column }” oszlop: „{ $value }” egy korábbi sorban is azonosító. A két sor közül csak az egyiket tartsa meg.
rejection-person-without-household = { $file }, { $row }. sor, „{ $column }” oszlop: nincs ilyen háztartás: „{ $value }”. Előbb a háztartást töltse be, vagy javítsa az azonosítót.
rejection-required-value = { $file }, { $row }. sor, „{ $column }” oszlop: üres, pedig kötelező. Töltse ki, vagy írja be, miért nincs válasz.
rejection-wrong-field-count = { $file }, { $row }. sor: { $expected } mező helyett { $value } van benne. A sor csonka, vagy egy elválasztójelet tartalmazó szöveg nincs idézőjelben.

## Miért maradt ki egy fájl

rejection-file-empty = { $file }: a fájlban nincs egyetlen sor sem. Exportálja újra.
rejection-wrong-delimiter = { $file }: az oszlopokat a jelek szerint „{ $value }” választja el, nem „{ $expected }”. Exportálja újra a fájlt, vagy adja meg az elválasztójelet.
rejection-wrong-encoding = { $file }, { $row }. sor: a szöveg kódolása nem { $expected }. Exportálja UTF-8 kódolással, vagy adja meg a fájl kódolását.
rejection-wrong-codebook = { $file }: az oszlopok nem ennek a kódkönyvnek az oszlopai: „{ $value }”. Azt a kódkönyvet adja meg, amellyel a fájl készült.

## Ugyanezek az okok az összesítésben

reason-missing-column = hiányzik egy szükséges oszlop
reason-unknown-category = a kódkönyvben nem szereplő válasz
reason-invalid-number = nem szám
reason-out-of-range = a megengedett tartományon kívüli érték
reason-invalid-date = nem létező dátum
reason-outside-area = a területen kívüli koordináták
reason-axes-swapped = felcserélt koordináták
reason-duplicate-id = kétszer szereplő azonosító
reason-person-without-household = háztartás nélküli személy
reason-required-value = hiányzó kötelező válasz
reason-wrong-field-count = csonka sor
reason-file-empty = üres fájl
reason-wrong-delimiter = más elválasztójel
reason-wrong-encoding = más szövegkódolás
reason-wrong-codebook = más kódkönyv

## Közzététel és kiszolgálás

publish-done = Megjelent: { $number }. kiadás.
publish-contents = { $indicators ->
    [one] 1 téma
   *[other] { $indicators } téma
}, { $periods ->
    [one] 1 időpont
   *[other] { $periods } időpont
}.
publish-areas = { $merged ->
    [one] 1 hatszög másokkal összevonva látszik
   *[other] { $merged } hatszög másokkal összevonva látszik
}, { $suppressed ->
    [one] 1 hatszög adatait nem mutatjuk,
   *[other] { $suppressed } hatszög adatait nem mutatjuk,
} hogy senkit ne lehessen felismerni.
publish-nothing-new = Az előző ({ $number }.) kiadás óta semmi sem változott, ezért nem készült új.
serve-open = Nyissa meg ezt a címet egy böngészőben: { $url }
serve-stop = Leállítás: Ctrl+C.
serve-new-release = Mostantól ez látszik: { $number }. kiadás; a megnyitott oldalak maguktól frissülnek.
