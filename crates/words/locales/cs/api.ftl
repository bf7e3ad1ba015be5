# Co říká veřejné rozhraní: stránky pro lidi a chyby.

## Stránky

api-title = Gócpont: otevřená data
api-welcome = Mapy sociálních potřeb – { $place }: stejná čísla jako na mapě, pro jiné programy.
api-open-map = Otevřít mapu
api-collections = Datové sady
api-collections-about = Každá sada je jedno téma v jednom členění území.
api-conformance = Normy, kterými se rozhraní řídí
api-definition = Popis rozhraní (OpenAPI)
api-items = Data (GeoJSON)
api-tiles = Mapové dlaždice
api-matrix-sets = Dlaždicová schémata
api-matched = Počet prvků: { $count }
api-previous = Předchozí strana
api-next = Další strana
api-item = Jeden prvek
api-queryables = Podle čeho lze filtrovat
api-schema = Co prvky říkají
api-styles = Styly vrstev
api-column-title = Název
api-column-id = Identifikátor
api-synthetic = Syntetická data: za žádným číslem není skutečný člověk.
api-release = Vydání č. { $number }, zveřejněno { $date }.
api-licence = Licence: { $licence }
api-contact = Kontakt: { $contact }
api-as-json = Tato stránka jako JSON
api-privacy = Malá čísla slučujeme s okolím nebo neukazujeme, aby nikoho nebylo možné poznat.

## Chyby

problem-not-found = Nenalezeno
problem-not-found-detail = Na adrese „{ $what }“ nic není. Vše, co existuje, uvádí seznam datových sad.
problem-bad-parameter = Parametr nelze použít
problem-bad-parameter-detail = Parametr „{ $name }“ má hodnotu „{ $value }“. Povoleno: { $expected }.
problem-unknown-parameter-detail = Parametr „{ $name }“ zde není. Povoleno: { $expected }.
problem-method-not-allowed = Tato metoda není povolena
problem-method-not-allowed-detail = Veřejná data lze jen číst: použijte GET nebo HEAD.
problem-not-acceptable = Žádný z požadovaných formátů není k dispozici
problem-too-large = Požadavek je příliš velký
problem-too-large-detail = Adresa nebo hlavičky požadavku jsou příliš dlouhé.
problem-body-detail = Požadavek na veřejná data nemá tělo.
problem-timeout = Odpověď trvala příliš dlouho
problem-timeout-detail = Vyžádejte si menší část, nebo to zkuste později.
problem-busy = Příliš mnoho požadavků najednou
problem-busy-detail = Zkuste to prosím za několik sekund.
problem-internal = Chyba na naší straně
problem-internal-detail = Chyba je zapsána v protokolu serveru. Zkuste to prosím později.
