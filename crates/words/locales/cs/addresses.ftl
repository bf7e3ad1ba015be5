# Import: address registers and locating by address.

addresses-taken = { $file }: do seznamu adres { $count ->
    [one] byla přijata 1 adresa
    [few] byly přijaty { $count } adresy
    [many] bylo přijato { $count } adresy
   *[other] bylo přijato { $count } adres
} { $settlements ->
    [one] z 1 obce
   *[other] z { $settlements } obcí
}.
addresses-left-out = { $count ->
    [one] Z 1 řádku registru nelze poznat, kde dům stojí.
   *[other] Z { $count } řádků registru nelze poznat, kde dům stojí.
}
addresses-left-out-written = Jsou v souboru { $file }, každý se svým důvodem. Kdo tam bydlí, toho nelze podle adresy umístit, dokud registr nemá souřadnice.

rejection-address-unknown = { $file }, řádek { $row }: adresa „{ $value }“ není v seznamu adres. { $expected ->
    [none] Opravte ji, nebo načtěte registr adres této obce.
   *[other] Nejbližší: { $expected }. Opravte ji, nebo zadejte souřadnice.
}
rejection-address-ambiguous = { $file }, řádek { $row }: adresa „{ $value }“ odpovídá stejně dobře více domům. { $expected ->
    [none] Doplňte, co chybí (část obce, PSČ, druh čísla).
   *[other] Jsou to: { $expected }. Doplňte, čím se liší (část obce, PSČ, druh čísla).
}
rejection-address-imprecise = { $file }, řádek { $row }: z adresy „{ $value }“ je známa jen ulice nebo obec, nikoli dům. { $expected ->
    [none] Opravte číslo domu, nebo zadejte souřadnice.
   *[other] Nejbližší: { $expected }. Opravte ji, nebo zadejte souřadnice.
}
rejection-register-no-coordinates = { $file }, řádek { $row }: registr neuvádí, kde tento dům stojí ({ $value }). Zeptejte se jeho vydavatele, nebo zadejte souřadnice v šetření.
rejection-register-no-number = { $file }, řádek { $row }: chybí číslo domu („{ $value }“), takže podle řádku nelze nikoho umístit.

reason-address-unknown = adresa, která není v seznamu adres
reason-address-ambiguous = adresa, která odpovídá více domům
reason-address-imprecise = adresa, jejíž dům není znám
reason-register-no-coordinates = dům bez souřadnic
reason-register-no-number = chybějící číslo domu

import-located-similar = { $count ->
    [one] 1 záznam byl umístěn k domu, jehož adresa je v registru zapsána trochu jinak.
    [few] { $count } záznamy byly umístěny k domům, jejichž adresa je v registru zapsána trochu jinak.
   *[other] { $count } záznamů bylo umístěno k domům, jejichž adresa je v registru zapsána trochu jinak.
}
import-located-street = { $count ->
    [one] U 1 záznamu je známa jen ulice: uloží se, ale do žádného počtu nevstoupí.
   *[other] U { $count } záznamů je známa jen ulice: uloží se, ale do žádného počtu nevstoupí.
}
import-located-settlement = { $count ->
    [one] U 1 záznamu je známa jen obec: uloží se, ale do žádného počtu nevstoupí.
   *[other] U { $count } záznamů je známa jen obec: uloží se, ale do žádného počtu nevstoupí.
}
