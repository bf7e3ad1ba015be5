# Amit egy nem használható szűrőről, rendezésről vagy tulajdonságlistáról mondunk.

query-too-long = A szűrő túl hosszú: legfeljebb { $most } bájt lehet.
query-too-deep = A szűrőben túl sok szint van egymásba ágyazva ({ $at }): legfeljebb { $most } lehet.
query-too-much = A szűrő egyszerre túl sokat kér: legfeljebb { $most } feltétel, érték és koordináta lehet benne. Kérjük, hagyjon el belőle.
query-syntax = A szűrő nem értelmezhető ({ $at }): itt ez állhatna: { $wanted }; ez áll itt: „{ $found }”.
query-syntax-end = A szűrő nem értelmezhető ({ $at }): itt ez állhatna: { $wanted }; de a szűrő itt véget ér.
query-unknown = Nincs „{ $name }” nevű tulajdonság. Ezek vannak: { $known }.
query-kind = A(z) „{ $name }” tulajdonság típusa: { $kind }; ezért nem használható ezzel: „{ $found }”.

query-at-character = { $nth }. karakter
query-at-pointer = helye: { $path }

query-wanted-condition = feltétel
query-wanted-operator = összehasonlítás
query-wanted-value = érték
query-wanted-text = szöveg egyszeres idézőjelben
query-wanted-number = szám
query-wanted-property = egy tulajdonság neve
query-wanted-moment = dátum, időpont vagy időszak
query-wanted-date = dátum (például 2024-01-31) vagy időpont (például 2024-01-31T12:00:00Z)
query-wanted-geometry = geometria
query-wanted-position = hosszúság és szélesség fokban (más vetülethez adja meg a filter-crs paramétert)
query-wanted-ring = legalább négy pontból álló, zárt gyűrű
query-wanted-function = itt ismert függvény
query-wanted-end = a szűrő vége
query-wanted-json = CQL2 JSON dokumentum
query-wanted-arguments = ennyi argumentum: { $count }

query-kind-string = szöveg
query-kind-number = szám
query-kind-integer = egész szám
query-kind-date = dátum
query-kind-geometry = geometria
