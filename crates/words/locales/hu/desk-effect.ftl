# A munkatársak térképe és az intézkedési terv: mit utasít vissza, mi nem jön ki, és mit kell tudni az előtte–utána olvasásához.

desk-error-no-figures = Ennek az asztalnak nincsenek számai ezekről a településekről: terv nélkül indult, vagy a terv területei között nincs ilyen település.
desk-error-no-shape = Rajzoljon egy alakzatot, vagy válasszon egy területet vagy egy gócpontot.
desk-error-outside = Amit néz, az egyik településén sincs rajta.
desk-error-no-hotspot = Ez a cím nem nevez meg gócpontot a munkatársak térképén.

desk-warning-parts-over-whole = { $year }: a részek költsége { $parts } { $currency }, az egészé { $whole } { $currency }: { $over } { $currency } a többlet.
desk-warning-parts-more-certain = { $year }: a részek szerint { $parts } { $currency } biztosított vagy elnyert, az egész szerint { $whole } { $currency }.
desk-warning-spent-over-amount = A kiadás { $spent } { $currency }, pedig a sor összege { $amount } { $currency }.
desk-warning-several-currencies = { $year }: a pénze több pénznemben van ({ $currencies }). Ezeket nem adjuk össze.
desk-warning-loop = Másokon keresztül önmagának a része. Válassza ki újra, mi alá tartozik.
desk-warning-no-line-read = Egy költségvetési sorból hiányzik a legfeljebb két tizedesjegyű összeg, az év, a pénznem vagy a bizonyosság. Egyik összegben sincs benne.

desk-effect-no-proof = Ez nem bizonyítja, hogy az intézkedés hatott. Közben más is változik, ott is és máshol is.
desk-effect-few = Kicsik a számok: egy-egy ember is sokat változtat rajtuk.
desk-effect-no-before = Nincs szám a kezdet előttről, ezért nincs mit összevetni.
desk-effect-no-after = Még nincs szám a kezdet utánról.
desk-effect-no-start = Senki sem írta be, mikor kezdődött az intézkedés.
desk-effect-apart-before = A két hely már a kezdet előtt is másképp változott. Az összevetés keveset mond.
desk-effect-one-before = A kezdet előttről csak egy időszak van, ezért nem tudni, hogy a két hely addig együtt változott-e.
desk-effect-same-people = Előtte és utána jórészt ugyanazokat számoljuk. Ezt a tartomány nem veszi figyelembe; a valódi bizonytalanság más, gyakran kisebb.
desk-effect-nobody = Az egyik oldalon nincs kit számolni.
