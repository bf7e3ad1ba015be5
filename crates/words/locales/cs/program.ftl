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
import-rejections-written = Nepřijaté řádky jsou v souboru { $file }, každý i s důvodem. Opravte je tam a načtěte tento soubor.
import-nothing-rejected = Všechny řádky byly přijaty.

## Proč nebyl přijat řádek

rejection-missing-column = { $file }: chybí sloupec „{ $column }“, který kódová kniha vyžaduje. Doplňte jej, nebo uveďte správnou kódovou knihu.
rejection-unknown-category = { $file }, řádek { $row }: „{ $value }“ není odpověď ze sloupce „{ $column }“. Použijte jednu z těchto: { $expected }.
rejection-invalid-number = { $file }, řádek { $row }: „{ $value }“ ve sloupci „{ $column }“ není číslo. Pište číslice, nejvýše s jednou desetinnou značkou.
rejection-out-of-range = { $file }, řádek { $row }: „{ $value }“ ve sloupci „{ $column }“ je mimo povolený rozsah ({ $expected }). Ověřte hodnotu v dotazníku.
rejection-invalid-date = { $file }, řádek { $row }: „{ $value }“ ve sloupci „{ $column }“ není existující datum. Pište je jako rok-měsíc-den, například 2024-09-30.
rejection-outside-area = { $file }, řádek { $row }: souřadnice „{ $value }“ leží mimo území této mapy. Ověřte je a ověřte také, který souřadnicový systém uvádí kódová kniha.
rejection-axes-swapped = { $file }, řádek { $row }: souřadnice „{ $value }“ padnou do území, jen když se prohodí. Prohoďte sloupce „{ $column }“.
rejection-duplicate-id = { $file }, řádek { $row }: identifikátor „{ $value }“ ve sloupci „{ $column }“ je už v dřívějším řádku. Ponechte jen jeden z obou řádků.
rejection-person-without-household = { $file }, řádek { $row }: domácnost „{ $value }“ ve sloupci „{ $column }“ není známa. Nejprve načtěte domácnost, nebo opravte identifikátor.
rejection-required-value = { $file }, řádek { $row }: sloupec „{ $column }“ je prázdný, ale odpověď je povinná. Vyplňte ji, nebo uveďte, proč chybí.
rejection-wrong-field-count = { $file }, řádek { $row }: počet polí je { $value } místo { $expected }. Řádek je neúplný, nebo text s oddělovačem není v uvozovkách.

## Proč nebyl přijat soubor

rejection-file-empty = { $file }: soubor neobsahuje žádné řádky. Exportujte jej znovu.
rejection-wrong-delimiter = { $file }: sloupce zřejmě odděluje „{ $value }“, nikoli „{ $expected }“. Exportujte soubor znovu, nebo uveďte oddělovač.
rejection-wrong-encoding = { $file }, řádek { $row }: text není v kódování { $expected }. Exportujte soubor jako UTF-8, nebo uveďte jeho kódování.
rejection-wrong-codebook = { $file }: sloupce neodpovídají kódové knize „{ $value }“. Uveďte kódovou knihu, podle které byl soubor vyplněn.

## Tytéž důvody v souhrnu

reason-missing-column = chybí povinný sloupec
reason-unknown-category = odpověď, kterou kódová kniha nezná
reason-invalid-number = není číslo
reason-out-of-range = hodnota mimo rozsah
reason-invalid-date = neexistující datum
reason-outside-area = souřadnice mimo území
reason-axes-swapped = prohozené souřadnice
reason-duplicate-id = opakovaný identifikátor
reason-person-without-household = osoba bez domácnosti
reason-required-value = chybí povinná odpověď
reason-wrong-field-count = neúplný řádek
reason-file-empty = prázdný soubor
reason-wrong-delimiter = jiný oddělovač
reason-wrong-encoding = jiné kódování textu
reason-wrong-codebook = jiná kódová kniha

## Zveřejnění a server

publish-done = Vydání č. { $number } je zveřejněno.
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
publish-areas = { $merged ->
    [one] 1 šestiúhelník je zobrazen sloučený s jinými
    [few] { $merged } šestiúhelníky jsou zobrazeny sloučené s jinými
    [many] { $merged } šestiúhelníku je zobrazeno sloučených s jinými
   *[other] { $merged } šestiúhelníků je zobrazeno sloučených s jinými
}, { $suppressed ->
    [one] údaje 1 šestiúhelníku neukazujeme,
    [few] údaje { $suppressed } šestiúhelníků neukazujeme,
    [many] údaje { $suppressed } šestiúhelníku neukazujeme,
   *[other] údaje { $suppressed } šestiúhelníků neukazujeme,
} aby nikoho nebylo možné poznat.
publish-nothing-new = Od vydání č. { $number } se nic nezměnilo, nové proto nevzniklo.
serve-open = Otevřete tuto adresu v prohlížeči: { $url }
serve-stop = Zastavíte stisknutím Ctrl+C.
serve-new-release = Nyní se zobrazuje vydání č. { $number }; otevřené stránky se obnoví samy.
