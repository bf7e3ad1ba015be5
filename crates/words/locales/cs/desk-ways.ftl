# Cesty mezi stránkami stolu, názvy v seznamech a komu je nový záznam určen.

desk-ways-menu = Nabídka
desk-ways-registers = Evidence
desk-new-others = Jiný nový záznam
desk-to-choose = Vyberte, kdo se tím bude zabývat…
desk-to-reported = Příjemce
desk-to-reported-hint = Komu se záznam objeví mezi úkoly. Dostane ho ten, kdo dostal poslední; pokud má být jiný, změňte to.
desk-map-method = Hledání ohnisek
desk-map-method-gi = po sousedstvích (Gi*)
desk-map-method-scan = nejnápadnější kruhy (scan)
desk-spot-sure = s jistotou { $share } %
desk-organisation-of = { $organisation } ({ $tenant })
desk-audit-register = evidence: { $register }
desk-object-of-household = domácnosti
desk-object-of-person = osoby
desk-map-more = Další nastavení
desk-look-nearest = Nejbližší, vzdušnou čarou:
desk-to-own = Čí bude: { $organisation } ({ $tenant })
desk-object-of-signal = Podnět
desk-object-of-alert = Upozornění
desk-object-of-individual_plan = Individuální plán
