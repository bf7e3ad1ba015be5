# Co se říká o filtru, řazení nebo výběru vlastností, které nelze použít.

query-too-long = Filtr je příliš dlouhý: může mít nejvýše { $most } bajtů.
query-too-deep = Filtr má příliš mnoho vnořených úrovní ({ $at }): může jich být nejvýše { $most }.
query-too-much = Filtr chce příliš mnoho najednou: může mít nejvýše { $most } podmínek, hodnot a souřadnic. Některé prosím vynechte.
query-syntax = Filtru nelze rozumět ({ $at }): má zde být { $wanted }, ale stojí tu „{ $found }“.
query-syntax-end = Filtru nelze rozumět ({ $at }): má zde být { $wanted }, ale filtr tu končí.
query-unknown = Vlastnost „{ $name }“ neexistuje. K dispozici jsou: { $known }.
query-kind = Vlastnost „{ $name }“ je { $kind }, a proto ji nelze použít s „{ $found }“.

query-at-character = { $nth }. znak
query-at-pointer = místo { $path }

query-wanted-condition = podmínka
query-wanted-operator = porovnání
query-wanted-value = hodnota
query-wanted-text = text v jednoduchých uvozovkách
query-wanted-number = číslo
query-wanted-property = název vlastnosti
query-wanted-moment = datum, čas nebo období
query-wanted-date = datum (například 2024-01-31) nebo čas (například 2024-01-31T12:00:00Z)
query-wanted-geometry = geometrie
query-wanted-position = zeměpisná délka a šířka ve stupních (pro jiné souřadnice uveďte filter-crs)
query-wanted-ring = uzavřený okruh alespoň čtyř bodů
query-wanted-function = funkce, která je zde známa
query-wanted-end = konec filtru
query-wanted-json = dokument CQL2 JSON
query-wanted-arguments = tolik argumentů: { $count }

query-kind-string = text
query-kind-number = číslo
query-kind-integer = celé číslo
query-kind-date = datum
query-kind-geometry = geometrie
