# What the page says in finding, sharing, printing and downloading, and in its first tour; fetched with that part.

## Search

search-kind-municipality = municipality
search-kind-district = district
search-kind-place = place name
search-kind-street = street or road
search-kind-water = water
search-kind-landmark = landmark
search-kind-address = address
search-count = { $count ->
    [0] Nothing was found.
    [one] { $count } result. Enter takes the map there.
   *[other] { $count } results. The up and down arrows choose, Enter takes the map there.
}
search-count-coming = { $count ->
    [0] Nothing yet; the register of addresses is still being loaded.
    [one] { $count } result so far; the register of addresses is still being loaded.
   *[other] { $count } results so far; the register of addresses is still being loaded.
}
search-none = Nothing was found. Try fewer letters or another spelling.
search-coming = The register of addresses is being loaded…
search-nothing-there = No number is published here: { $name }.

## Where am I

locate-asking = The browser asks whether it may say where you are. Your place is neither stored nor sent to anybody.
locate-refused = The browser did not say where you are. If you want it to, allow it in the browser’s settings.
locate-unknown = The browser cannot find out where you are.
locate-late = Finding your place took too long. Please try again.
locate-outside = You are outside of the area of this map.
locate-nothing = No number is published for the place where you are.

## Sharing

share-title = Share
share-link = Link to this map
share-restores = Whoever opens it sees the same:
share-has-topic = Topic: { $text }
share-has-date = Date: { $text }
share-has-view = View: { $text }
share-has-unit = Division: { $text }
share-has-language = Language: { $text }
share-has-position = The same part of the map
share-personal = The link holds nothing personal: neither what you searched for nor where you are.
share-embed-title = Put it into another page
share-embed = This code puts the map into another page, with its title and legend and without the choices.
share-width = Width
share-height = Height
share-code = Code
copy-act = Copy
copy-done = Copied to the clipboard.
copy-by-hand = The text is selected; Ctrl+C copies it.

## Printing and pictures

print-title = Print or save a picture
print-side = Which way the sheet lies (A4)
print-portrait = Portrait
print-landscape = Landscape
print-png = Save as a picture (PNG)
print-pdf = Save as a PDF
print-now = Print…
print-making = Being made…
print-saved = Done: { $name }
print-failed = It could not be made. Please try again.
print-grey = It can be read in black and white too: cold spots are striped. The colours “Grey, for print” stand apart even better.
print-preview = Preview of the sheet: title, map, legend, scale, north and source
print-source = Source: Gócpont · release no. { $number } · { $date } · basemap of our own · { $address }
print-north = N
print-side-by-side = Two topics side by side

## Download

download-title = Download this layer
download-what = { $topic }, { $date }
download-reach = Of which area
download-whole = the whole layer
download-window = only what the map shows now
download-json = GeoJSON
download-json-use = For map programs and maps on the web.
download-csv = CSV
download-csv-use = For spreadsheets, with one point for each place.
download-gpkg = GeoPackage
download-gpkg-use = For QGIS: method and description are in the file.
download-method-kept = The GeoPackage carries how the numbers were made; beside GeoJSON and CSV, keep this too:
download-method-files = How the numbers were made:
download-method = method and description of the layer (JSON)

## QGIS

qgis-title = Open it in QGIS
qgis-link = Address of the interface (OGC API – Features)
qgis-menu = In QGIS, choose Layer → Add Layer → Add WFS / OGC API - Features Layer… (or press Ctrl+L and choose the tab “WFS / OGC API - Features”).
qgis-new = With “New”, give the connection a name, paste the address above, and choose “OGC API - Features” as its version.
qgis-connect = Click “Connect”, choose the layer { $title } and click “Add”.

## Tour

tour-label = Tour
tour-step = Step { $step } of { $steps }
tour-text-1 = The highlighted sentence tells what the map shows.
tour-text-2 = Click a place on the map, or go there with the arrow keys and press Enter: you can read what it means.
tour-text-3 = Here you choose another topic, date and view; at the top you can search for a district, street or address.
tour-skip = Skip
tour-next = Next
tour-end = Start
