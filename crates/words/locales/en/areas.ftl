# Import: area sets: reading, repairs, overlaps.

areas-read = { $file }: { $format }, { $count ->
    [one] 1 feature
   *[other] { $count } features
}, coordinates read as { $crs }.
areas-ballpark = For { $crs } no accurate conversion to longitude and latitude is known: places may be off by a hundred metres or more.
areas-elsewhere = The areas of { $file } lie neither in Hungary nor in Czechia. If they should, the coordinate system is not { $crs }.
areas-united = { $id }: { $count } features united into one area.
areas-repair = { $id } ({ $name }): border repaired ({ $faults }; first at { $at }). Area { $before } m² before, { $after } m² after, change { $change } m².
areas-overlap = { $first } and { $second } overlap by { $size }, at { $at }.
areas-gap = A gap of { $size } between the areas belongs to none, at { $at }.
areas-slivers = Slivers too thin to matter: { $overlaps } pairs of areas overlap in them, { $gaps } gaps.
areas-partial = The set is too large: not all pairs of areas were checked for overlaps and gaps.
areas-more = … and { $count } more.
areas-checked = { $file }: { $set } was checked ({ $count ->
    [one] 1 area
   *[other] { $count } areas
}); nothing was written.
areas-m2 = { $value } m²
areas-km2 = { $value } km²
areas-fault-flat = a ring that encloses nothing
areas-fault-spike = a spike
areas-fault-touch = the border touches itself
areas-fault-crossing = the border crosses itself
areas-fault-shared-edge = two rings share an edge
areas-fault-misplaced = a hole lies outside or a part lies inside another

file-not-features = { $file } holds no areas or points that can be read ({ $details }). Give a GeoJSON, GeoPackage, FlatGeobuf or Shapefile; an archive has to be unpacked first.
file-geo-file = { $file } is damaged or not what it says: { $details }.
file-geo-too-large = { $file } is larger than what is read: { $details }.
file-several-layers = { $file } has several layers: { $details }. Choose one with --layer.
file-no-layer = { $file } has no layer “{ $value }” with shapes. It has: { $details }.
file-no-field = { $file } has no field “{ $column }”. Its fields: { $details }. Name the right ones with --id-field and --name-field.
file-text-encoding = { $file }: nothing tells how its letters are encoded (“{ $value }” is what Windows-1250 would give). If that reads right, add --encoding windows-1250.
file-unknown-crs = { $file }: this coordinate system is not known: { $details }. Name it by its EPSG code, for example --crs EPSG:23700.
file-looks-like = { $file }: the coordinates ({ $value }) do not fit as they are. They would with: { $details }. If that is right, give these options.
file-strange-coordinates = { $file }: the coordinates ({ $value }) are no degrees, and nothing says what they are. Name the system, for example --crs EPSG:23700.
file-not-a-point = { $file }, feature { $row }: a single point is wanted here.
file-area-twice = { $file }, feature { $row }: the { $column } “{ $value }” was there already (feature { $details }). If they are one area, add --dissolve.
file-tangled = { $file }, feature { $row }: the border of { $details } crosses itself too often to be repaired.
