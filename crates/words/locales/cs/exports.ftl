# Import: KoboToolbox and ODK exports.

export-opened = { $file }: { $format }.
export-format-kobo-xlsx = KoboToolbox, sešit
export-format-kobo-csv = KoboToolbox, CSV
export-format-kobo-geojson = KoboToolbox, GeoJSON
export-format-kobo-legacy-set = KoboToolbox, starý export s tabulkou pro každou opakovanou skupinu
export-format-kobo-legacy-flat = KoboToolbox, starý export v jediné tabulce
export-format-central = ODK Central
export-format-briefcase = ODK Briefcase

export-note-members-missing = { $table }: tento export neobsahuje opakované skupiny, takže v něm členové domácností chybějí{ $count ->
        [0] .
       *[other] : { $details }.
    } Nelze ho číst jako domácnosti bez členů. Vyexportujte data z KoboToolboxu znovu jako XLSX, nebo z ODK se všemi opakovanými skupinami.
export-note-placeless-missing = { $table }: KoboToolbox do exportu GeoJSON nezahrnuje vyplněné formuláře bez místa. Pro celé šetření použijte XLSX.
export-note-several-places = { $table }: další místa vyplněných formulářů byla vynechána ({ $count }); platí vždy první.
export-note-no-submissions = { $table }: formulář zatím nikdo nevyplnil.
export-note-hxl-row = { $table }: řádek značek HXL pod záhlavím byl vynechán.
export-note-duplicate-headers = { $table }: tato záhlaví se opakují: { $details }. Všechny sloupce zůstávají; požadovaný určete jeho pořadím, nebo exportujte s názvy XML.
export-note-unnamed-columns = { $table }: počet sloupců, které mají hodnoty, ale nemají záhlaví: { $count }. Jejich význam není znám, a proto se nepoužijí.
export-note-short-rows = { $table }: počet řádků, které mají méně buněk než záhlaví: { $count } (první je řádek { $details }). Co chybí, bere se jako nezodpovězené; ověřte, zda je soubor úplný.
export-note-repeated-rows = { $table }: opakované řádky byly vzaty jen jednou ({ $count }).
export-note-replaced-rows = { $table }: některé řádky se opakují s jinými hodnotami ({ $count }); platí pozdější ({ $details }).
export-note-orphans = { $table }: počet řádků, jejichž nadřazený řádek v exportu není: { $count } (řádky { $details }). Tyto řádky se nepřebírají.
export-note-uncertain-parents = { $table }: počet řádků, jejichž nadřazený řádek není jistý: { $count } (řádky { $details }). Pořadové číslo se opakuje, nebo patří jinému vyplněnému formuláři. Tyto řádky se nepřebírají.
export-note-left-out = { $details } není součástí exportu a byl vynechán.
export-note-not-asked = { $table }: v některých verzích formuláře nemají tyto sloupce žádnou odpověď, patrně v nich otázka nebyla: { $details }. Buňky zůstávají prázdné.
export-note-select-differs = { $table }: vybrané odpovědi na otázku „{ $details }“ odporují sloupcům jednotlivých možností (počet řádků: { $count }). Co je vybráno v kterémkoli z nich, platí za vybrané.

file-export-columns = { $file }, řádek { $row }: tabulka má více než { $details } sloupců.
file-export-cells = { $file }, řádek { $row }: export má více než { $details } buněk. Exportujte ho po částech, například po letech.
file-export-bytes = { $file } by zabral více než { $details } paměti, nebo je vytvořen tak, aby ji zaplnil. Nebyl načten. Exportujte část, nebo vynechte mediální soubory.
file-export-tables = { $file } obsahuje více než { $details } tabulek. Exportujte jen jeden formulář.
file-export-root = { $file } je opakovaná skupina exportu; chybí tabulka vyplněných formulářů, ke které patří. Vložte ji do téže složky a zadejte ji.
file-several-exports = { $file } obsahuje exporty několika formulářů ({ $details }). Zadejte hlavní soubor jednoho z nich.
