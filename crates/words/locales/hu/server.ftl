# Amit a kiszolgáló annak mond, aki túl sokat kér, és amit magáról számol.

problem-too-many = Túl sok kérés
problem-too-many-detail = Erről a címről rövid idő alatt túl sok kérés érkezett. Várjon a Retry-After fejlécben megadott ideig, és kérje újra.
metric-requests-total = Válaszok útvonal és állapotosztály szerint.
metric-answer-bytes-total = Az elküldött választörzsek bájtjai útvonal szerint.
metric-head-seconds = A válasz fejlécéig eltelt másodpercek útvonal szerint.
metric-connections = Nyitott kapcsolatok száma.
metric-chunks-total = A válaszok eddig elkészült darabjainak száma.
metric-event-streams = Nyitott eseményfolyamok száma.
metric-exports = Éppen olvasott nagy válaszok száma.
metric-cache-hits-total = A tárolóból kiszolgált kérések száma.
metric-cache-misses-total = A tárolóban nem talált kérések száma.
metric-release = A kiszolgált kiadás száma.
metric-log-lines-lost-total = A naplóból kimaradt sorok száma.
serve-metrics = A számlálók itt olvashatók: { $url }
