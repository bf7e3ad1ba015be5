# Amit a nyilvános felület mond: az embereknek szóló oldalak és a hibák.

## Oldalak

api-title = Gócpont: nyílt adatok
api-welcome = Szociális szükségletek térképei – { $place }: ugyanazok a számok, mint a térképen, más programok számára.
api-open-map = A térkép megnyitása
api-collections = Adatgyűjtemények
api-collections-about = Minden gyűjtemény egy téma a terület egyik felosztásában.
api-conformance = Szabványok, amelyeket ez a felület követ
api-definition = A felület leírása (OpenAPI)
api-items = Adatok (GeoJSON)
api-tiles = Térképcsempék
api-matrix-sets = Csempekiosztások
api-matched = { $count } elem
api-previous = Előző oldal
api-next = Következő oldal
api-item = Egy elem
api-queryables = Miről lehet szűrni
api-schema = Mit mondanak az elemek
api-styles = Rétegstílusok
api-column-title = Cím
api-column-id = Azonosító
api-synthetic = Szintetikus adatok: egyetlen szám mögött sincs valódi ember.
api-release = { $number }. kiadás, megjelent: { $date }.
api-licence = Licenc: { $licence }
api-contact = Kapcsolat: { $contact }
api-as-json = Ez az oldal JSON formában
api-privacy = A kis számokat a környékükkel összevonjuk vagy nem mutatjuk, hogy senkit ne lehessen felismerni.

## Hibák

problem-not-found = Nem található
problem-not-found-detail = Itt nincs semmi: „{ $what }”. A gyűjtemények listája mindent felsorol, ami van.
problem-bad-parameter = Nem használható paraméter
problem-bad-parameter-detail = Ennek a paraméternek az értéke nem használható: { $name } = „{ $value }”. Megengedett: { $expected }.
problem-unknown-parameter-detail = Itt nincs „{ $name }” nevű paraméter. Megengedett: { $expected }.
problem-method-not-allowed = Ez a művelet nem megengedett
problem-method-not-allowed-detail = A nyilvános adatok csak olvashatók: GET vagy HEAD kérés használható.
problem-not-acceptable = A kért formátumok egyike sem érhető el
problem-too-large = Túl nagy kérés
problem-too-large-detail = A kérés címe vagy fejlécei túl hosszúak.
problem-body-detail = A nyilvános adatok lekérésének nincs törzse.
problem-timeout = Túl sokáig tartott a válasz
problem-timeout-detail = Kérjen kisebb részt, vagy próbálja meg később.
problem-busy = Túl sok kérés egyszerre
problem-busy-detail = Kérjük, próbálja meg néhány másodperc múlva.
problem-internal = Nálunk történt hiba
problem-internal-detail = A hiba a kiszolgáló naplójában olvasható. Kérjük, próbálja meg később.
