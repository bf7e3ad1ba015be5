# What the page says in finding, sharing, printing and downloading, and in its first tour; fetched with that part.

## Hledání

search-kind-municipality = obec
search-kind-district = městská část
search-kind-place = místní název
search-kind-street = ulice, silnice
search-kind-water = voda
search-kind-landmark = význačné místo
search-kind-address = adresa
search-count = { $count ->
    [0] Nic se nenašlo.
    [one] { $count } výsledek. Klávesa Enter tam přesune mapu.
    [few] { $count } výsledky. Vybírejte šipkami nahoru a dolů, klávesa Enter tam přesune mapu.
   *[other] { $count } výsledků. Vybírejte šipkami nahoru a dolů, klávesa Enter tam přesune mapu.
}
search-count-coming = { $count ->
    [0] Zatím se nic nenašlo; seznam adres se ještě načítá.
    [one] Zatím { $count } výsledek; seznam adres se ještě načítá.
    [few] Zatím { $count } výsledky; seznam adres se ještě načítá.
   *[other] Zatím { $count } výsledků; seznam adres se ještě načítá.
}
search-none = Nic se nenašlo. Zkuste kratší nebo jiný zápis.
search-coming = Načítá se seznam adres…
search-nothing-there = Zde není zveřejněno žádné číslo: { $name }.

## Kde jsem

locate-asking = Prohlížeč se zeptá, zda smí sdělit vaši polohu. Polohu neukládáme a nikomu ji neposíláme.
locate-refused = Prohlížeč polohu nesdělil. Pokud ji sdělit chcete, povolte určování polohy v nastavení prohlížeče.
locate-unknown = Prohlížeč nedokáže zjistit, kde jste.
locate-late = Určování polohy trvalo příliš dlouho. Zkuste to prosím znovu.
locate-outside = Jste mimo území mapy.
locate-nothing = V místě, kde jste, není zveřejněno žádné číslo.

## Sdílení

share-title = Sdílet
share-link = Odkaz na tuto mapu
share-restores = Kdo jej otevře, uvidí totéž:
share-has-topic = Téma: { $text }
share-has-date = Datum: { $text }
share-has-view = Zobrazení: { $text }
share-has-unit = Rozdělení: { $text }
share-has-language = Jazyk: { $text }
share-has-position = Stejný výřez mapy
share-personal = V odkazu není nic osobního: ani to, co jste hledali, ani to, kde jste.
share-embed-title = Vložení do jiné stránky
share-embed = Tento kód vloží do jiné stránky mapu s názvem a legendou, bez voleb.
share-width = Šířka
share-height = Výška
share-code = Kód pro vložení
copy-act = Kopírovat
copy-done = Zkopírováno do schránky.
copy-by-hand = Text je označen; zkopírujete jej klávesami Ctrl+C.

## Tisk a obrázek

print-title = Vytisknout nebo uložit jako obrázek
print-side = Orientace listu (A4)
print-portrait = Na výšku
print-landscape = Na šířku
print-png = Uložit jako obrázek (PNG)
print-pdf = Uložit jako PDF
print-now = Vytisknout…
print-making = Připravuje se…
print-saved = Hotovo: { $name }
print-failed = Nepodařilo se to vytvořit. Zkuste to prosím znovu.
print-grey = Čitelné i černobíle: chladná místa jsou pruhovaná. Barvy „Šedá, pro tisk“ se odliší ještě lépe.
print-preview = Náhled listu: název, mapa, legenda, měřítko, sever a zdroj
print-source = Zdroj: Gócpont · vydání č. { $number } · { $date } · vlastní podkladová mapa · { $address }
print-north = S
print-side-by-side = Dvě témata vedle sebe

## Stažení

download-title = Stáhnout tuto vrstvu
download-what = { $topic }, { $date }
download-reach = Z jakého území
download-whole = celá vrstva
download-window = jen to, co je teď na mapě vidět
download-json = GeoJSON
download-json-use = Pro mapové programy a webové mapy.
download-csv = CSV
download-csv-use = Pro tabulkový procesor, s jedním bodem pro každé místo.
download-gpkg = GeoPackage
download-gpkg-use = Pro QGIS: metoda a popis jsou přímo v souboru.
download-method-kept = GeoPackage v sobě nese, jak čísla vznikla; ke GeoJSON a CSV si stáhněte také toto:
download-method-files = Jak čísla vznikla:
download-method = metoda a popis vrstvy (JSON)

## QGIS

qgis-title = Otevřít v QGIS
qgis-link = Adresa rozhraní (OGC API – Features)
qgis-menu = V QGIS zvolte Vrstva → Přidat vrstvu → Přidat vrstvu WFS / OGC API - Features… (nebo stiskněte Ctrl+L a zvolte kartu „WFS / OGC API - Features“).
qgis-new = Tlačítkem „Nový“ spojení pojmenujte, vložte adresu uvedenou výše a jako verzi zvolte „OGC API - Features“.
qgis-connect = Klikněte na „Připojit“, vyberte vrstvu { $title } a klikněte na „Přidat“.

## Průvodce

tour-label = Průvodce
tour-step = Krok { $step } ze { $steps }
tour-text-1 = Zvýrazněná věta říká, co mapa ukazuje.
tour-text-2 = Klikněte na některé místo v mapě, nebo na ně přejděte šipkami a stiskněte Enter: dočtete se, co znamená.
tour-text-3 = Zde zvolíte jiné téma, datum a zobrazení; nahoře můžete hledat městskou část, ulici nebo adresu.
tour-skip = Přeskočit
tour-next = Dále
tour-end = Začít
