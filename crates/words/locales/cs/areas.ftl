# Import: area sets: reading, repairs, overlaps.

areas-read = { $file }: { $format }, { $count ->
    [one] 1 prvek
    [few] { $count } prvky
   *[other] { $count } prvků
}, souřadnice čteny jako { $crs }.
areas-ballpark = Pro { $crs } není znám přesný převod na zeměpisné souřadnice: místa mohou být o sto metrů i více vedle.
areas-elsewhere = Území ze souboru { $file } neleží v Maďarsku ani v Česku. Pokud tam ležet mají, souřadnicový systém není { $crs }.
areas-united = { $id }: { $count ->
    [few] { $count } prvky spojeny
   *[other] { $count } prvků spojeno
} v jedno území.
areas-repair = { $id } ({ $name }): hranice opravena ({ $faults }; poprvé v { $at }). Plocha předtím { $before } m², nyní { $after } m², změna { $change } m².
areas-overlap = { $first } a { $second } se překrývají: { $size }, v místě { $at }.
areas-gap = Mezi územími je mezera { $size }, která nepatří žádnému, v místě { $at }.
areas-slivers = Zanedbatelně úzké proužky: překryv dvojic území { $overlaps }, mezery { $gaps }.
areas-partial = Sada je příliš velká: překryvy a mezery nebyly ověřeny všude.
areas-more = … a další: { $count }.
areas-checked = { $file }: sada { $set } zkontrolována ({ $count ->
    [one] 1 území
   *[other] { $count } území
}); nic se nezapsalo.
areas-m2 = { $value } m²
areas-km2 = { $value } km²
areas-fault-flat = prstenec, který nic neuzavírá
areas-fault-spike = hrot
areas-fault-touch = hranice se dotýká sama sebe
areas-fault-crossing = hranice kříží sama sebe
areas-fault-shared-edge = dva prstence mají společnou hranu
areas-fault-misplaced = otvor leží venku nebo část uvnitř jiné

file-not-features = { $file } neobsahuje území ani body, které lze přečíst ({ $details }). Zadejte GeoJSON, GeoPackage, FlatGeobuf nebo Shapefile; archiv je třeba nejdřív rozbalit.
file-geo-file = { $file } je poškozený, nebo není tím, za co se vydává: { $details }.
file-geo-too-large = { $file } je větší, než kolik program načte: { $details }.
file-several-layers = { $file } má více vrstev: { $details }. Vyberte jednu přepínačem --layer.
file-no-layer = { $file } nemá vrstvu „{ $value }“ s tvary. Má tyto: { $details }.
file-no-field = { $file } nemá pole „{ $column }“. Jeho pole: { $details }. Správná určete přepínači --id-field a --name-field.
file-text-encoding = { $file }: nic neříká, jak jsou kódována písmena (podle Windows-1250 je tam „{ $value }“). Pokud je to správně, přidejte --encoding windows-1250.
file-unknown-crs = { $file }: neznámý souřadnicový systém: { $details }. Určete jej kódem EPSG, například --crs EPSG:5514.
file-looks-like = { $file }: souřadnice ({ $value }) takto nesedí. Seděly by s: { $details }. Pokud je to správně, zadejte tyto přepínače.
file-strange-coordinates = { $file }: souřadnice ({ $value }) nejsou stupně a nic neříká, co jsou. Určete systém, například --crs EPSG:5514.
file-not-a-point = { $file }, prvek { $row }: zde má být jediný bod.
file-area-twice = { $file }, prvek { $row }: hodnota „{ $value }“ v poli { $column } už byla (prvek { $details }). Pokud jde o jedno území, přidejte --dissolve.
file-tangled = { $file }, prvek { $row }: hranice území { $details } se kříží příliš často, než aby šla opravit.
