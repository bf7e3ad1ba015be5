# What the program says on the command line.

## Import

import-taken = { $file }: { $count ->
    [one] 1 record taken.
   *[other] { $count } records taken.
}
import-changed = { $count ->
    [one] 1 record changed since the last import; the earlier answers are kept.
   *[other] { $count } records changed since the last import; the earlier answers are kept.
}
import-unchanged = { $count ->
    [one] 1 record is the same as before.
   *[other] { $count } records are the same as before.
}
import-rejected = { $count ->
    [one] 1 row was not taken.
   *[other] { $count } rows were not taken.
}
import-rejected-reason = { $count ->
    [one] 1 row
   *[other] { $count } rows
}: { $reason }
import-rejections-written = The rows that were not taken stand in { $file }, each with its reason. Correct them in the survey file and import it again: what was taken already stays as it is.

## Why a row was not taken

rejection-field-count = { $file }, row { $row }: the number of fields is { $value } instead of { $expected }. The row is cut off, or a text with a delimiter in it is not in quotation marks.
rejection-not-utf8 = { $file }, row { $row }: the column “{ $column }” holds letters that cannot be read (“{ $value }”). Export the file again as UTF-8.
rejection-required = { $file }, row { $row }: the column “{ $column }” is empty, but needs an answer. Fill it in, or enter why there is none.
rejection-unknown-category = { $file }, row { $row }: “{ $value }” is not an answer of the column “{ $column }”. Use one of: { $expected }.
rejection-not-boolean = { $file }, row { $row }: “{ $value }” in the column “{ $column }” is neither yes nor no. Use one of: { $expected }.
rejection-not-integer = { $file }, row { $row }: “{ $value }” in the column “{ $column }” is not a whole number. Round it and write digits only; if there is no answer, write why (such as dk: does not know).
rejection-not-number = { $file }, row { $row }: “{ $value }” in the column “{ $column }” is not a number. Write digits, with at most one decimal mark.
rejection-not-finite = { $file }, row { $row }: “{ $value }” in the column “{ $column }” is not a number that can be used. Write the number itself.
rejection-no-such-date = { $file }, row { $row }: “{ $value }” in the column “{ $column }” is not a date that exists. Write it as year-month-day, such as 2024-09-30.
rejection-date-range = { $file }, row { $row }: the date “{ $value }” in the column “{ $column }” lies outside { $expected }. Check the year.
rejection-out-of-range = { $file }, row { $row }: “{ $value }” in the column “{ $column }” is outside { $expected }. Check the value on the form.
rejection-text-too-long = { $file }, row { $row }: the text in the column “{ $column }” is longer than { $expected } (“{ $value }”). Shorten it.
rejection-no-answer-not-allowed = { $file }, row { $row }: “{ $value }” cannot stand in the column “{ $column }”. Allowed there: { $expected }.
rejection-missing-id = { $file }, row { $row }: the column “{ $column }” is empty, so the row belongs to nobody. Fill in the id.
rejection-missing-parent = { $file }, row { $row }: the column “{ $column }” is empty, so nobody knows whose row this is. Fill in the id.
rejection-parent-unknown = { $file }, row { $row }: “{ $value }” in the column “{ $column }” is not known. Import its file first, or correct the id.
rejection-missing-date = { $file }, row { $row }: the column “{ $column }” is empty, so nobody knows from when the answers are valid. Fill in the date.
rejection-missing-coordinates = { $file }, row { $row }: nothing says where the household is (“{ $column }”). Fill in the coordinates or the address.
rejection-coordinate-outside = { $file }, row { $row }: “{ $value }” in the column “{ $column }” lies outside { $expected }. Check the coordinates, and which coordinate system the file uses.
rejection-swapped-axes = { $file }, row { $row }: “{ $value }” in the column “{ $column }”: the two coordinates are swapped. Swap the columns.
rejection-duplicate-id = { $file }, row { $row }: the id “{ $value }” in the column “{ $column }” stands in an earlier row too. Keep one of the two rows.

## The same reasons in the summary

reason-field-count = a row that is cut off
reason-not-utf8 = letters that cannot be read
reason-required = a required answer is missing
reason-unknown-category = an answer that the codebook does not know
reason-not-boolean = neither yes nor no
reason-not-integer = not a whole number
reason-not-number = not a number
reason-not-finite = not a usable number
reason-no-such-date = a date that does not exist
reason-date-range = a date of another century
reason-out-of-range = a value outside its range
reason-text-too-long = a text that is too long
reason-no-answer-not-allowed = a kind of no answer that is not allowed there
reason-missing-id = no id
reason-missing-parent = no id of the household or person
reason-parent-unknown = a household or person that is not known
reason-missing-date = no date
reason-missing-coordinates = no coordinates
reason-coordinate-outside = coordinates outside the area
reason-swapped-axes = coordinates swapped
reason-duplicate-id = an id that stands twice

## Why a file was not taken

file-unreadable = { $file } cannot be read: { $details }.
file-unwritable = { $file } cannot be written: { $details }.
file-empty = { $file } holds no rows. Export it again.
file-not-text = { $file } is not a text table. Save it as CSV in UTF-8.
file-mixed-encoding = { $file }, row { $row }: the text mixes two encodings. Save the whole file as UTF-8.
file-row-too-long = { $file }, row { $row } is longer than { $details } bytes. A quotation mark may be missing.
file-no-known-column = { $file }: none of its columns is in the codebook ({ $details }). Check the delimiter, the header row and the codebook. If the columns have other names: gocpont map { $file } --codebook …
file-missing-column = { $file }: the column “{ $column }” is missing. Found: { $details }. If the columns have other names: gocpont map { $file } --codebook …
file-duplicate-column = { $file }: the column “{ $column }” stands twice. Remove or rename one of them.
file-no-date = { $file }: nothing says from when the answers are valid. Add the date column, or give --valid-from.
file-no-coordinates = { $file }: there are no coordinate columns ({ $details }).
file-no-crs = { $file }: the coordinates are in metres. Say in which system, such as --crs EPSG:23700.
file-not-toml = { $file } cannot be read as TOML: { $details }.
file-not-toml-row = { $file }, line { $row }: this cannot be read as TOML: { $details }.
file-setting = { $file }: “{ $value }” cannot stand at “{ $column }” ({ $details }).
file-setting-row = { $file }, line { $row }: “{ $value }” cannot stand at “{ $column }” ({ $details }).
file-sealed = { $file }: “{ $column }” cannot be sealed there: only a text is kept sealed ({ $details }).
file-not-geojson = { $file } is not GeoJSON: { $details }.
file-feature = { $file }, feature { $row }: { $details } is missing or wrong ({ $column }).
file-invalid-area = { $file }: an area cannot be used: { $details }.
file-not-number = { $file }, row { $row }, column { $column }: “{ $value }” is no number; wanted is { $details }.
file-not-hex = { $file }, row { $row }, column { $column }: “{ $value }” is no H3 index of a cell (such as 891e0c5a8bbffff).
file-twice = { $file }, row { $row }, column { $column }: “{ $value }” stands twice, first in row { $details }.
file-no-such-unit = { $file }, row { $row }, column { $column }: “{ $value }”: there is no such unit ({ $details }).
file-self-pair = { $file }, row { $row }, column { $column }: “{ $value }”: the pair links a unit with itself; leave it out, Gi* takes the unit in of itself.

## Publish and serve

publish-done = Release no. { $number } is published.
publish-addresses = Addresses published: { $count }, of { $settlements } settlements. Outside the municipalities of the plan, and left out: { $left }, of { $others } settlements.
publish-without-addresses = The plan publishes the register of addresses, and this store of invented people has none: addresses cannot be searched for on the map. To have one, take it in and publish again: gocpont import-addresses PATH
publish-contents = { $indicators ->
    [one] 1 topic
   *[other] { $indicators } topics
} at { $periods ->
    [one] 1 date
   *[other] { $periods } dates
}.
serve-open = Open this address in a browser: { $url }
serve-stop = Press Ctrl+C to stop.
serve-new-release = Release no. { $number } is now shown; open pages refresh by themselves.

## Areas, publications and the demo

import-batch = This import is batch { $batch }; import --undo { $batch } takes it back.
import-undone = Batch { $batch } no longer counts.
areas-taken = { $file }: { $count } features taken as { $set }.
areas-unchanged = { $file }: { $set } is as before ({ $count } features).
publish-other-releases = The last release of this store is no. { $number }, and the releases file does not hold it. Bring back the releases file that belongs to the store; nothing was published.
publish-too-soon = The last release is of { $last }. The plan wants { $days } days between two: wait { $left } more.
publish-ring-alone = The plan says ring = { $ring }, but not of which neighbourhood. Until now ring was not used. Say neighbourhood = "touching" beside it, or 1; nothing was published.
publish-indicator-off = { $indicator } is left out: there is no parameter { $parameter } for this date.
release-rebuilt = Release no. { $number } was made again, byte for byte.
release-differs = Release no. { $number } cannot be made again: its checksum was { $before } and would be { $now }.
release-erased-since = Release no. { $number } cannot be made again: people were erased since. What was published stays as it is.
release-erasure = { $moment }: { $count } revisions of the register { $register } were erased.
release-retired = Release no. { $number } is no longer served from here, and that is all: copies in browsers and caches, downloaded files and copied sites stay. The audit goes on counting its numbers as known to everybody.
export-done = { $count } features written to { $file }.
demo-making = Making the demo town: invented people, illustrative borders.
demo-written = The survey files are in { $dir }
demo-imported = { $count } files taken in; rows that were wrong stand beside them in *.rejections.csv.
demo-reused = The demo town is there already and is used again.
layer-blocks = published areas
layer-hexes = hexagons
layer-hotspots = hot and cold spots
layer-trend = trend
layer-emerging = how hot and cold spots change
reference-municipalities = Municipalities
reference-districts = Districts
reference-basemap = Basemap
reference-source = Drawn for the demo; lines are illustrative.
reference-addresses = Addresses
reference-addresses-source = From a public register of addresses; nothing in it comes from the survey.
release-method = Counts are exact sums over blocks of at least the stated size, chosen once by a secret key; groups smaller than that are never shown. Intervals: Wilson, 95 %. Hot and cold spots: Gi* of the rate over a block and the blocks it touches, exact hypergeometric p of both tails, Benjamini–Hochberg over all blocks.

## Forget, backup, restore

forget-question = { $count ->
    [one] 1 id of the register { $register }
   *[other] { $count } ids of the register { $register }
}: erase all that is known of them, for good? (yes/no)
forget-question-yes = yes
forget-unasked = Nobody is there to be asked. Say --yes to erase without a question; nothing was erased.
forget-nothing = Nothing was erased.
forget-no-ids = No ids were given; nothing was erased.
forget-done = { $count ->
    [0] None of them was found in the register { $register }.
    [one] 1 was found in the register { $register } and erased.
   *[other] { $count } were found in the register { $register } and erased.
}
forget-revisions = { $register }: { $count ->
    [one] 1 entry erased.
   *[other] { $count } entries erased.
}
forget-unknown = { $count ->
    [one] 1 id is not in this register.
   *[other] { $count } ids are not in this register.
}
forget-not-clean = The entries are erased, but another program has the store open, so traces of them are left in the file. End that program and run the same command again.
forget-remains = An erasure in the store does not reach these; look through them yourself:
forget-remains-rejections = - Rows that an import did not take: { $file }
forget-remains-backup = - Backup of { $made }: { $file }
forget-remains-backup-moved = - Backup of { $made }, no longer at { $file }: it may have been moved
forget-remains-truth = - Unprotected counts: { $file }
forget-remains-surveys = - The survey files themselves, and copies of them: { $files }. Imported again, they bring everybody in them back.
forget-remains-copies = - Backups made by other means, and snapshots of the disk. After a restore, erase again.
forget-remains-releases = - What was published, up to release no. { $count }: it shows groups only, stays as it is, and may be in caches and copies of others. No new release is made because of this.
backup-done = The backup is { $file }, for its owner only. It holds what people said: keep it so.
backup-without-keys = The backup does not hold the keys of { $file } (fingerprints { $keys } and { $noise }). Without them it is worthless: keep them too, in another place.
backup-exists = { $file } is there already and is not overwritten. Name another file.
restore-done = The store { $file } is restored; its keys fit.
restore-forget-again = Whoever was erased after this backup was made is in the store again: erase them again.
restore-exists = { $file } is there already and is not overwritten. Move it away first.
restore-no-file = { $file } does not exist.
private-beside-public = { $file } would lie where things for everybody are ({ $found }). Choose another folder; nothing was written.
truth-not-allowed = These are counts of single hexes: whoever has them knows who lives where. Say --i-am-allowed if you may have them; nothing was written.
truth-written = { $rows } true counts written to { $file }, for its owner alone.
tables-written = { $tables } tables written to { $folder }.
audit-refused = The audit found { $count ->
    [one] 1 combination
   *[other] { $count } combinations
} of published numbers that would give somebody away; nothing was published. The first of them:
publish-pace = The plan wants only { $days } days between two releases. Releases of real people lie at least 28 days apart, unless the plan says why not (protection.sooner_because); nothing was published.
audit-lacks = { $file } lacks release no. { $number }, which was published. Without it nothing can be audited, and nothing was published: bring the file back.
audit-foreign = Release no. { $number } of { $file } is not one of this store; nothing was published.
tables-not-empty = { $folder } is not empty.
demo-desk-filled = { $count } entries stand on the demo desk.
demo-desk-accounts = Invented staff, who all sign in with this password: { $password }
    { $names }
demo-desk-refused = { $file }: some rows of the demo were not taken, which is a mistake of ours.
