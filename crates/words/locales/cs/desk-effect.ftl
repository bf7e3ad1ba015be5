# Mapa pracovníků a plán opatření: co odmítá, co nevychází a co je třeba vědět ke čtení stavu před a po.

desk-error-no-figures = Tento pracovní stůl nemá čísla o těchto obcích: byl spuštěn bez plánu, nebo mezi územími plánu taková obec není.
desk-error-no-shape = Nakreslete tvar, nebo vyberte jedno území či jedno ohnisko.
desk-error-outside = Co si prohlížíte, neleží v žádné z vašich obcí.
desk-error-no-hotspot = Tato adresa neoznačuje žádné ohnisko na mapě pracovníků.

desk-warning-parts-over-whole = { $year }: části stojí { $parts } { $currency }, celek uvádí { $whole } { $currency }. Je to o { $over } { $currency } víc.
desk-warning-parts-more-certain = { $year }: podle částí je zajištěno nebo získáno { $parts } { $currency }, podle celku { $whole } { $currency }.
desk-warning-spent-over-amount = Vyčerpáno bylo { $spent } { $currency }, položka přitom má { $amount } { $currency }.
desk-warning-several-currencies = { $year }: peníze jsou v několika měnách ({ $currencies }). Nesčítají se.
desk-warning-loop = Přes jiná opatření je součástí sebe sama. Vyberte znovu, čeho je součástí.
desk-warning-no-line-read = Rozpočtové položce chybí částka nejvýše se dvěma desetinnými místy, rok, měna nebo jistota. Není v žádném součtu.

desk-effect-no-proof = Není to důkaz, že zapůsobilo opatření. Zároveň se mění i jiné věci, tam i jinde.
desk-effect-few = Čísla jsou malá: i jednotlivci je hodně změní.
desk-effect-no-before = Před začátkem nejsou žádná čísla, není tedy co srovnávat.
desk-effect-no-after = Po začátku zatím nejsou žádná čísla.
desk-effect-no-start = Nikdo neuvedl, kdy opatření začalo.
desk-effect-apart-before = Obě místa se vyvíjela různě už před začátkem. Srovnání říká málo.
desk-effect-one-before = Před začátkem je jen jedno období, a tak nelze říci, zda se obě místa do té doby vyvíjela stejně.
desk-effect-same-people = Před i po se počítají převážně titíž lidé. Interval to nebere v úvahu; skutečná nejistota je jiná, často menší.
desk-effect-nobody = Na jedné straně není koho počítat.
