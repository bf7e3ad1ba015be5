# Import: files, formats and what was detected in them.

## What was found out about a file

detected-encoding = Encoding: { $encoding }.
detected-encoding-either = Encoding: { $encoding }; nothing in the file tells it from ISO 8859-2, and it reads the same in both.
detected-encoding-likely = Encoding: { $encoding }, most likely; in ISO 8859-2 some letters would be others. Check the accents, or give --encoding.
given-encoding = Encoding, as given: { $encoding }.
detected-delimiter = Columns are separated by { $delimiter ->
    [comma] commas
    [semicolon] semicolons
    [tab] tabs
    [pipe] vertical bars
   *[other] another character
}.
given-delimiter = Columns are separated, as given, by { $delimiter ->
    [comma] commas
    [semicolon] semicolons
    [tab] tabs
    [pipe] vertical bars
   *[other] another character
}.
detected-apostrophes = Texts stand between apostrophes.
given-header = The header is row { $row }, as given.
detected-sheet = Sheet: “{ $sheet }”.
detected-sheet-of = Sheet: “{ $sheet }”. Not read: { $others }. Choose another with --sheet.
given-decimal = Decimal mark, as given: { $mark ->
    [comma] comma
   *[point] point
}.
given-sheet = Sheet, as given: “{ $sheet }”.
detected-comma = Decimal comma in: { $columns } (“{ $example }” is read as { $number }).
detected-comma-grouped = Decimal comma, with points between thousands, in: { $columns } (“{ $example }” is read as { $number }).
detected-point = Decimal point in: { $columns } (“{ $example }” is read as { $number }).
detected-point-grouped = Decimal point, with commas between thousands, in: { $columns } (“{ $example }” is read as { $number }).
detected-percent = Percent signs in: { $columns }. The number before the sign is taken as it is.
detected-dates = Dates in: { $columns }, written { $form ->
    [iso] as 2024-03-01
    [moment] with their time; the day is taken as it is written
    [year-first] as 2024.03.01.
    [day-first] day first, as 1. 3. 2024
   *[month] with the English month, as Mar 1, 2024
}.

## Rows that were not taken

rejection-ambiguous-number = { $file }, row { $row }: “{ $value }” in the column “{ $column }” can be a fraction or thousands. Write it without a thousands separator, or say the decimal mark with --decimal.
rejection-other-notation = { $file }, row { $row }: “{ $value }” in the column “{ $column }” is not written like the rest of the column (such as { $expected }). Write it in the same way.
reason-ambiguous-number = a number that can be read in two ways
reason-other-notation = a number not written like the rest of its column

## Files that were not taken

file-ambiguous-numbers = { $file }, row { $row }: “{ $value }” in the column “{ $column }” can be read in two ways ({ $details }). Say which mark is the decimal one: --decimal comma or --decimal point.
file-mixed-numbers = { $file }, row { $row }: the column “{ $column }” has numbers with a decimal comma and with a decimal point ({ $details }). Make them alike, or say which is right with --decimal; the others are then rejected one by one.
file-header-elsewhere = { $file }: the first row is no header; row { $row } looks like one ({ $details }). If this is a table with one record in each row, give --header-row { $row }. A statistical table with merged headers cannot be taken as a survey.
file-no-such-sheet = { $file } has no sheet “{ $value }”. Found: { $details }.
file-no-spreadsheet = { $file } is neither an Excel nor an OpenDocument spreadsheet (found: { $details }). Save it as XLSX, ODS or CSV.
file-broken-spreadsheet = { $file } is damaged and cannot be read ({ $details }). Open it in the program that made it, and save it anew.
file-password-protected = { $file } has a password. Save it without one.
file-zip-bomb = { $file } is not read: unpacked it would be far larger than it is ({ $details }). Save it anew, or as CSV.
file-too-large = { $file } is too large for a spreadsheet (allowed: { $details }). Save it as CSV.
file-xml-entities = { $file } is not read: it defines entities ({ $details }), which no spreadsheet program does.
