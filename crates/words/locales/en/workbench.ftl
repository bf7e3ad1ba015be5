# The workbench: a page on this machine on which a file is dropped, checked, taken in and taken back.

## The page

workbench-title = Taking data in
workbench-lead = Drop a survey file, see what is in it and what is wrong with it, and take it in only then. Nothing leaves this machine.
workbench-language = Language
workbench-skip = To the content
workbench-steps = Steps
workbench-step-file = 1. File
workbench-step-check = 2. Check
workbench-step-import = 3. Taken in
workbench-no-session = This page opens with the link that the program has printed. Press Enter in its window for a new one.
workbench-ended = The workbench does not answer. It was closed, or opened in another window. Start it again, or press Enter in its window for a new link.
workbench-broke-off = The program broke off at this file. Nothing of it was kept.

## The file

workbench-drop = Drop a file here
workbench-or = or
workbench-choose = Choose a file…
workbench-formats = CSV, XLSX, ODS, GeoJSON, GeoPackage, FlatGeobuf, and exports of KoboToolbox and ODK. At most { $size }.
workbench-sending = { $name } is being read in: { $percent }
workbench-file = { $name }, { $size }
workbench-another = Another file
workbench-too-many = One file at a time: { $name } was taken.

## Work and progress

workbench-checking = Checking { $name }
workbench-importing = Taking { $name } in
workbench-opening = The file is being opened and its form found out.
workbench-progress = { $rows ->
    [one] 1 row read
   *[other] { $rows } rows read
}, { $percent } of { $size }
workbench-stop = Stop
workbench-stopping = Being stopped…
workbench-stopped = Stopped. Nothing was kept.

## What was found

workbench-refused = Nothing of this file can be taken in as it is
workbench-refused-hint = Change what is asked below and check again, or correct the file.
workbench-fine = { $rows ->
    [one] 1 row can be taken in
   *[other] { $rows } rows can be taken in
}
workbench-fine-none = No row can be taken in
workbench-bad = { $rows ->
    [one] 1 row is rejected
   *[other] { $rows } rows are rejected
}
workbench-bad-none = no row is rejected
workbench-verdict = { $fine }; { $bad }.
workbench-count-taken = New
workbench-count-changed = Changed
workbench-count-unchanged = Unchanged
workbench-count-ended = Ended
workbench-count-rejected = Rejected
workbench-count-duplicates = Perhaps twice
workbench-import = { $rows ->
    [one] Take 1 row in
   *[other] Take { $rows } rows in
}
workbench-import-hint = The rejected rows stay out and can be taken in later. Everything can be taken back.
workbench-again = Check again
workbench-stale = Something was changed below: check again before taking the file in.
workbench-register = Register: { $register }
workbench-table = Table “{ $table }”
workbench-detected = How the file is written
workbench-head = First rows
workbench-line = Row
workbench-head-label = First rows of the file, as they stand in it

## Columns

workbench-columns = Columns
workbench-columns-asked = { $count ->
    [one] One column may be several variables. Please decide.
   *[other] { $count } columns may be several variables. Please decide.
}
workbench-columns-fine = Every column that is read is known for sure.
workbench-missing = Needed, and in no column: { $variables }.
workbench-column = Column
workbench-variable = Read as
workbench-state = How that is known
workbench-example = Example
workbench-state-sure = by its name
workbench-state-renamed = by another name
workbench-state-asked = please decide
workbench-state-decided = decided by you
workbench-state-unread = not read
workbench-not-read = – not read –
workbench-near = Near
workbench-all-variables = All variables
workbench-variable-of = What the column “{ $column }” is read as
workbench-answers = Answers that “{ $variable }” does not know
workbench-answer-of = What “{ $answer }” means
workbench-answer-open = – leave as it is –
workbench-answer-count = { $count ->
    [one] once
   *[other] { $count } times
}

## Choices

workbench-choices = If something was found out wrongly
workbench-choices-hint = What is left open is found out. In brackets: the option that a message means.
workbench-choice-register = Register
workbench-choice-open = Found out
workbench-choice-crs = Coordinate system (--crs)
workbench-crs-none = Found out, or degrees (WGS 84)
workbench-choice-axes = Coordinate columns (--axes)
workbench-axes-as-named = as they are named
workbench-axes-swapped = swapped
workbench-axes-south-west = west and south (both signs turned)
workbench-axes-south-west-swapped = south and west (swapped, both signs turned)
workbench-choice-valid-from = Valid from (--valid-from)
workbench-choice-precision = Least precise address (--accept-precision)
workbench-precision-house = the house
workbench-precision-house-similar = the only house that is meant
workbench-precision-street = the street
workbench-precision-settlement = the settlement
workbench-choice-encoding = Encoding (--encoding)
workbench-choice-delimiter = Columns separated by (--delimiter)
workbench-delimiter-comma = commas
workbench-delimiter-semicolon = semicolons
workbench-delimiter-tab = tabs
workbench-delimiter-pipe = vertical bars
workbench-choice-decimal = Decimal mark (--decimal)
workbench-decimal-comma = comma
workbench-decimal-point = point
workbench-choice-sheet = Sheet or layer (--sheet)
workbench-choice-header = Row of the header (--header-row)

## Rejected rows

workbench-rejections = Rejected rows
workbench-rejections-lead = Correct them in the file and drop it again: what was taken in already stays as it is.
workbench-reason-filter = Reason
workbench-reason-all = All reasons ({ $count })
workbench-reason-count = { $reason } ({ $count })
workbench-table-name = Table
workbench-value = Value
workbench-why = What is wrong
workbench-remedy = What to do
workbench-more = Show more
workbench-shown = { $shown } of { $count } shown
workbench-download = Save all as CSV
workbench-download-hint = The file carries what people said: keep it for yourself, and delete it when you are done.
workbench-kept = Only the first { $kept } are kept here.

## Perhaps twice

workbench-duplicates = Rows that may be about the same person or household
workbench-duplicates-lead = Nothing is merged. Look at both rows, and leave one out if they are the same.
workbench-first = Row
workbench-second = and row
workbench-alike = Alike in
workbench-alike-same = name and date of birth
workbench-alike-name = date of birth; names nearly
workbench-alike-birth-date = name; dates of birth nearly
workbench-alike-both = name and date of birth nearly
workbench-alike-place = name and place

## Places

workbench-places = Where the records would lie
workbench-places-taken = Where the records lie
workbench-placed = { $count ->
    [one] 1 record has a hexagon
   *[other] { $count } records have a hexagon
}.
workbench-imprecise = { $count ->
    [one] 1 is known to its street or settlement only and counted in no hexagon.
   *[other] { $count } are known to their street or settlement only and counted in no hexagon.
}
workbench-places-none = No record of this file has a place of its own.
workbench-map = Map of the hexagons with the number of records in each
workbench-map-hint = Records per hexagon, never points. Arrow keys move the map, plus and minus zoom.
workbench-hex = { $count ->
    [one] 1 record
   *[other] { $count } records
}
workbench-zoom-in = Zoom in
workbench-zoom-out = Zoom out
workbench-zoom-all = Show all hexagons
workbench-legend = Records per hexagon
workbench-resolution = Hexagons of resolution { $resolution }
workbench-no-ground = The store has no borders yet, so the hexagons stand alone.
workbench-areas = Records by area
workbench-area = Area
workbench-area-set = Set
workbench-records = Records

## Taken in

workbench-imported = Taken in: { $name }
workbench-imported-nothing = Nothing new in { $name }: every row was known already.
workbench-batches = { $count ->
    [one] Batch { $batches } of the store.
   *[other] Batches { $batches } of the store.
}
workbench-undo = Take back
workbench-undo-ask = Take { $name } back? The store then says what it said before.
workbench-undo-yes = Yes, take it back
workbench-undo-no = No
workbench-undone = { $name } was taken back: it no longer counts.
workbench-history = Taken in since the workbench was started
workbench-history-undone = taken back
workbench-history-counts = { $taken } new, { $changed } changed, { $rejected } rejected

## What can go wrong

workbench-error-foreign = The request did not come from this page.
workbench-error-no-session = The page's session has ended. Press Enter in the program's window for a new link.
workbench-error-no-token = This link was used already. Press Enter in the program's window for a new one.
workbench-error-not-found = That is no longer there. Drop the file again.
workbench-error-method = The page and the program do not fit each other. Reload the page.
workbench-error-busy = Something is running already. Wait for it, or stop it.
workbench-error-no-file = There is no file. Drop one first.
workbench-error-too-large = The file is too large. At most { $size }; split it, or take it in by gocpont import.
workbench-error-malformed = The program did not understand the page. Reload it.
workbench-error-broken = The file did not arrive whole. Drop it again.
workbench-error-full = The file cannot be kept for the check: there is no room on the disk.

## In the terminal

workbench-open = The workbench is at { $url }
workbench-open-hint = The link works once. Enter prints a new one, Ctrl+C ends the workbench.
workbench-not-loopback = { $address } can be reached from other machines. The workbench shows people's answers and listens on this machine alone: --listen 127.0.0.1:8081.

## What to do about a row

remedy-field-count = The row should have { $expected } fields. It is cut off, or a text with a delimiter in it is not in quotation marks.
remedy-not-utf8 = Export the file again as UTF-8.
remedy-required = Fill it in, or enter why there is no answer.
remedy-unknown-category = Use one of: { $expected }.
remedy-not-boolean = Use one of: { $expected }.
remedy-not-integer = Round it and write digits only; if there is no answer, write why (such as dk: does not know).
remedy-not-number = Write digits, with at most one decimal mark.
remedy-ambiguous-number = Write it without a thousands separator, or say the decimal mark under the choices.
remedy-other-notation = Write it like the rest of the column, such as { $expected }.
remedy-not-finite = Write the number itself.
remedy-no-such-date = Write it as year-month-day, such as 2024-09-30.
remedy-date-range = Check the year: dates lie within { $expected }.
remedy-out-of-range = Check the value on the form: it should lie within { $expected }.
remedy-text-too-long = Shorten it: at most { $expected }.
remedy-no-answer-not-allowed = Allowed there: { $expected }.
remedy-missing-id = Fill in the id: without it the row belongs to nobody.
remedy-missing-parent = Fill in the id of the household or person that the row belongs to.
remedy-parent-unknown = Take the file of the households or persons in first, or correct the id.
remedy-missing-date = Fill in the date, or say from when the answers are valid under the choices.
remedy-missing-coordinates = Fill in the coordinates or the address.
remedy-coordinate-outside = Check the coordinates, and which coordinate system the file uses. Expected: { $expected }.
remedy-swapped-axes = Swap the two columns, or say so under the choices.
remedy-duplicate-id = Row { $expected } has the same id. Keep one of the two rows.
remedy-address-unknown = Check how the address is written, or add its register by gocpont import-addresses.
remedy-address-ambiguous = Add what tells the houses apart: postcode, part of the settlement, or coordinates.
remedy-address-imprecise = Add the house number, or say under the choices that a street or a settlement is enough.
remedy-register-no-coordinates = Ask the register's publisher, or enter coordinates in the survey.
remedy-register-no-number = Add the house number.
