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
basemap-unreadable = A(z) { $file } alaptérkép nem olvasható: { $fault }
basemap-no-archive = A(z) { $file } alaptérkép se nem PMTiles, se nem MBTiles.
basemap-version = A(z) { $file } alaptérkép { $version }. verziójú PMTiles; a 3. verzió olvasható.
basemap-compression = A(z) { $file } alaptérkép nem gzip tömörítésű. Alakítsa át gzip tömörítésűre.
basemap-form = A(z) { $file } alaptérkép csempéi se nem vektoros csempék (MVT), se nem PNG-, JPEG- vagy WebP-képek.
basemap-empty = A(z) { $file } alaptérképben nincs egyetlen csempe sem.
basemap-damaged = A(z) { $file } alaptérkép sérült vagy csonka ({ $fault }). Másolja le újra.
date-long = { $year }. { $month ->
    [1] január
    [2] február
    [3] március
    [4] április
    [5] május
    [6] június
    [7] július
    [8] augusztus
    [9] szeptember
    [10] október
    [11] november
   *[12] december
} { $day }.
first-noscript = A térképhez JavaScript kell. Ugyanezek a számok táblázatokban is megvannak:
first-tables = táblázatok és letöltések
first-no-map = A térképhez JavaScript kell.
