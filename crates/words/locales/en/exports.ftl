# Import: KoboToolbox and ODK exports.

export-opened = { $file }: { $format }.
export-format-kobo-xlsx = KoboToolbox, spreadsheet
export-format-kobo-csv = KoboToolbox, CSV
export-format-kobo-geojson = KoboToolbox, GeoJSON
export-format-kobo-legacy-set = KoboToolbox, old export with a table for each repeat group
export-format-kobo-legacy-flat = KoboToolbox, old export in one table
export-format-central = ODK Central
export-format-briefcase = ODK Briefcase

export-note-members-missing = { $table }: this export carries no repeat groups, so the members of households are not in it{ $count ->
        [0] .
       *[other] : { $details }.
    } Do not read it as households without members. Export again from KoboToolbox as XLSX, or from ODK with all repeat groups.
export-note-placeless-missing = { $table }: KoboToolbox leaves submissions without a place out of a GeoJSON export. Use XLSX for the whole survey.
export-note-several-places = { $table }: { $count ->
        [one] one submission had a further place; its first is used.
       *[other] { $count } further places of submissions were left out; the first of each is used.
    }
export-note-no-submissions = { $table }: the form has no submissions yet.
export-note-hxl-row = { $table }: the row of HXL tags under the header was left out.
export-note-duplicate-headers = { $table }: these headers stand more than once: { $details }. All of the columns are kept; name the one you mean by its number, or export with XML names.
export-note-unnamed-columns = { $table }: { $count ->
        [one] one column has values and no header.
       *[other] { $count } columns have values and no header.
    } Their meaning is not known, and they are not used.
export-note-short-rows = { $table }: { $count ->
        [one] one row has
       *[other] { $count } rows have
    } fewer cells than the header (first in row { $details }). What is missing is taken as not answered; check that the file is complete.
export-note-repeated-rows = { $table }: { $count ->
        [one] one row stands twice and was taken once.
       *[other] { $count } rows are repetitions and were taken once.
    }
export-note-replaced-rows = { $table }: { $count ->
        [one] one row stands there again with other values; the later one was taken
       *[other] { $count } rows stand there again with other values; the later ones were taken
    } ({ $details }).
export-note-orphans = { $table }: { $count ->
        [one] the parent of one row is
       *[other] the parents of { $count } rows are
    } not in the export (rows { $details }). These rows are not taken.
export-note-uncertain-parents = { $table }: { $count ->
        [one] one row fits
       *[other] { $count } rows fit
    } no parent with certainty (rows { $details }): the number stands twice, or belongs to another submission. These rows are not taken.
export-note-left-out = { $details } is not part of the export and was left out.
export-note-not-asked = { $table }: these columns have no answer in some versions of the form, where they were probably not asked: { $details }. The cells stay empty.
export-note-select-differs = { $table }: in { $count ->
        [one] one row
       *[other] { $count } rows
    } the chosen answers of “{ $details }” contradict its columns of single choices. Whatever was chosen in either counts as chosen.

file-export-columns = { $file }, row { $row }: a table has more than { $details } columns.
file-export-cells = { $file }, row { $row }: the export has more than { $details } cells. Export it in parts, for instance year by year.
file-export-bytes = { $file } would take more than { $details } of memory, or is made to fill it. It was not read. Export a part of it, or leave the media files out.
file-export-tables = { $file } holds more than { $details } tables. Export one form only.
file-export-root = { $file } is a repeat group of an export; the table of submissions that it belongs to is missing. Put it into the same folder, and name that one.
file-several-exports = { $file } holds exports of several forms ({ $details }). Name the main file of one of them.
