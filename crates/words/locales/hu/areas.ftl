# Import: area sets: reading, repairs, overlaps.

areas-read = { $file }: { $format }, { $count } elem, a koordináták így értve: { $crs }.
areas-ballpark = A(z) { $crs } rendszerből nem ismert pontos átszámítás: a helyek száz méterrel vagy többel is eltérhetnek.
areas-elsewhere = { $file } területei sem Magyarországon, sem Csehországban nincsenek. Ha ott kellene lenniük, a vetület nem { $crs }.
areas-united = { $id }: { $count } elemből egy terület lett.
areas-repair = { $id } ({ $name }): a határvonal javítva ({ $faults }; első helye { $at }). Területe { $before } m² volt, most { $after } m², a változás { $change } m².
areas-overlap = { $first } és { $second } átfedi egymást: { $size }, itt: { $at }.
areas-gap = { $size } hézag van a területek között, amely egyikhez sem tartozik, itt: { $at }.
areas-slivers = Elhanyagolhatóan keskeny sávok: { $overlaps } területpár átfedésében, { $gaps } hézagban.
areas-partial = A készlet túl nagy: az átfedéseket és a hézagokat nem mindenhol ellenőriztük.
areas-more = … és még { $count }.
areas-checked = { $file }: { $set } ellenőrizve ({ $count } terület); semmi sem íródott ki.
areas-m2 = { $value } m²
areas-km2 = { $value } km²
areas-fault-flat = semmit sem bezáró gyűrű
areas-fault-spike = tüske
areas-fault-touch = a határ önmagához ér
areas-fault-crossing = a határ keresztezi önmagát
areas-fault-shared-edge = két gyűrűnek közös éle van
areas-fault-misplaced = egy lyuk kívül van, vagy egy rész a másikon belül

file-not-features = { $file } nem tartalmaz olvasható területeket vagy pontokat ({ $details }). GeoJSON, GeoPackage, FlatGeobuf vagy Shapefile kell; a tömörített fájlt előbb ki kell csomagolni.
file-geo-file = { $file } sérült, vagy nem az, aminek látszik: { $details }.
file-geo-too-large = { $file } nagyobb, mint amennyit a program beolvas: { $details }.
file-several-layers = { $file } több réteget tartalmaz: { $details }. Válasszon egyet a --layer kapcsolóval.
file-no-layer = { $file } fájlban nincs „{ $value }” nevű, alakzatokat tartalmazó réteg. Ezek vannak: { $details }.
file-no-field = { $file } fájlban nincs „{ $column }” mező. Mezői: { $details }. A megfelelőket az --id-field és a --name-field kapcsolóval lehet megadni.
file-text-encoding = { $file }: semmi sem mondja meg a betűk kódolását (Windows-1250 szerint ez áll ott: „{ $value }”). Ha így helyes, adja meg: --encoding windows-1250.
file-unknown-crs = { $file }: ismeretlen vetület: { $details }. Adja meg az EPSG-kódját, például --crs EPSG:23700.
file-looks-like = { $file }: a koordináták ({ $value }) így nem illenek ide. Ezzel illenének: { $details }. Ha ez a helyes, adja meg ezeket a kapcsolókat.
file-strange-coordinates = { $file }: a koordináták ({ $value }) nem fokok, és semmi sem mondja meg, mik. Adja meg a vetületet, például --crs EPSG:23700.
file-not-a-point = { $file }, { $row }. elem: ide egyetlen pont kell.
file-area-twice = { $file }, { $row }. elem: a(z) { $column } mezőben „{ $value }” már szerepelt ({ $details }. elem). Ha ezek egy területet alkotnak, adja meg: --dissolve.
file-tangled = { $file }, { $row }. elem: { $details } határa túl sokszor keresztezi önmagát, ezért nem javítható.
