# Az asztal oldalai közötti utak, nevek a listákban, és az, hogy kinek szól egy új bejegyzés.

desk-ways-menu = Menü
desk-ways-registers = Nyilvántartások
desk-new-others = Más új bejegyzés
desk-to-choose = Válassza ki, ki foglalkozzon vele…
desk-to-reported = Címzett
desk-to-reported-hint = Akinek a teendői közé kerül. Az kapja, aki a legutóbbit is; ha más, írja át.
desk-map-method = A gócpontok keresése
desk-map-method-gi = szomszédságonként (Gi*)
desk-map-method-scan = a legkiugróbb körök (scan)
desk-spot-sure = { $share }%-os biztonsággal
desk-organisation-of = { $organisation } ({ $tenant })
desk-audit-register = nyilvántartás: { $register }
desk-object-of-household = háztartások
desk-object-of-person = személyek
desk-map-more = További beállítások
desk-look-nearest = A legközelebbiek, légvonalban:
desk-to-own = Kié lesz: { $organisation } ({ $tenant })
desk-object-of-signal = Jelzés
desk-object-of-alert = Riasztás
desk-object-of-individual_plan = Egyéni terv
