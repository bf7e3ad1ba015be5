# Co server říká tomu, kdo žádá příliš mnoho, a co o sobě počítá.

problem-too-many = Příliš mnoho požadavků
problem-too-many-detail = Z této adresy přišlo za krátkou dobu příliš mnoho požadavků. Počkejte po dobu uvedenou v hlavičce Retry-After a požádejte znovu.
metric-requests-total = Odpovědi podle trasy a třídy stavu.
metric-answer-bytes-total = Odeslané bajty těl odpovědí podle trasy.
metric-head-seconds = Sekundy do hlavičky odpovědi podle trasy.
metric-connections = Počet otevřených spojení.
metric-chunks-total = Počet dosud vytvořených částí odpovědí.
metric-event-streams = Počet otevřených proudů událostí.
metric-exports = Počet velkých odpovědí, které se právě čtou.
metric-cache-hits-total = Počet požadavků obsloužených z mezipaměti.
metric-cache-misses-total = Počet požadavků, které v mezipaměti nebyly.
metric-release = Číslo poskytovaného vydání.
metric-log-lines-lost-total = Počet řádků, které v protokolu chybí.
serve-metrics = Počítadla jsou zde: { $url }
basemap-unreadable = Podkladovou mapu { $file } nelze přečíst: { $fault }
basemap-no-archive = Podkladová mapa { $file } není ani PMTiles, ani MBTiles.
basemap-version = Podkladová mapa { $file } je PMTiles verze { $version }; čte se verze 3.
basemap-compression = Podkladová mapa { $file } není komprimována pomocí gzip. Převeďte ji na gzip.
basemap-form = Dlaždice podkladové mapy { $file } nejsou ani vektorové (MVT), ani obrázky PNG, JPEG či WebP.
basemap-empty = Podkladová mapa { $file } nemá žádné dlaždice.
basemap-damaged = Podkladová mapa { $file } je poškozená nebo neúplná ({ $fault }). Zkopírujte ji znovu.
date-long = { $day }. { $month ->
    [1] ledna
    [2] února
    [3] března
    [4] dubna
    [5] května
    [6] června
    [7] července
    [8] srpna
    [9] září
    [10] října
    [11] listopadu
   *[12] prosince
} { $year }
first-noscript = Mapa vyžaduje JavaScript. Stejná čísla jsou i v tabulkách:
first-tables = tabulky a soubory ke stažení
first-no-map = Mapa vyžaduje JavaScript.
