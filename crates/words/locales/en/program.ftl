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
import-rejections-written = The rows that were not taken stand in { $file }, each with its reason. Correct them there and import that file.
import-nothing-rejected = Every row was taken.

## Why a row was not taken

rejection-missing-column = { $file }: the column “{ $column }” is missing, and the codebook needs it. Add the column, or give the right codebook.
rejection-unknown-category = { $file }, row { $row }: “{ $value }” is not an answer of the column “{ $column }”. Use one of: { $expected }.
rejection-invalid-number = { $file }, row { $row }: “{ $value }” in the column “{ $column }” is not a number. Write digits, with at most one decimal mark.
rejection-out-of-range = { $file }, row { $row }: “{ $value }” in the column “{ $column }” is outside { $expected }. Check the value on the form.
rejection-invalid-date = { $file }, row { $row }: “{ $value }” in the column “{ $column }” is not a date that exists. Write it as year-month-day, such as 2024-09-30.
rejection-outside-area = { $file }, row { $row }: the coordinates “{ $value }” are outside the area of this map. Check them, and check which coordinate system the codebook names.
rejection-axes-swapped = { $file }, row { $row }: the coordinates “{ $value }” fall into the area only when the two are swapped. Swap the columns “{ $column }”.
rejection-duplicate-id = { $file }, row { $row }: the id “{ $value }” in the column “{ $column }” stands in an earlier row too. Keep one of the two rows.
rejection-person-without-household = { $file }, row { $row }: the household “{ $value }” in the column “{ $column }” is not known. Import the household first, or correct the id.
rejection-required-value = { $file }, row { $row }: the column “{ $column }” is empty, but needs an answer. Fill it in, or enter why there is none.
rejection-wrong-field-count = { $file }, row { $row }: { $value } fields instead of { $expected }. The row is cut off, or a text with a delimiter in it is not in quotation marks.

## Why a file was not taken

rejection-file-empty = { $file }: the file holds no rows. Export it again.
rejection-wrong-delimiter = { $file }: the columns seem to be parted by “{ $value }”, not by “{ $expected }”. Export the file again, or name the delimiter.
rejection-wrong-encoding = { $file }, row { $row }: the text is not { $expected }. Export the file as UTF-8, or name its encoding.
rejection-wrong-codebook = { $file }: the columns are not those of the codebook “{ $value }”. Give the codebook that this file was filled in with.

## The same reasons in the summary

reason-missing-column = a required column is missing
reason-unknown-category = an answer that the codebook does not know
reason-invalid-number = not a number
reason-out-of-range = a value outside its range
reason-invalid-date = a date that does not exist
reason-outside-area = coordinates outside the area
reason-axes-swapped = coordinates swapped
reason-duplicate-id = an id that stands twice
reason-person-without-household = a person without a household
reason-required-value = a required answer is missing
reason-wrong-field-count = a row that is cut off
reason-file-empty = the file is empty
reason-wrong-delimiter = another delimiter
reason-wrong-encoding = another text encoding
reason-wrong-codebook = another codebook

## Publish and serve

publish-done = Release no. { $number } is published.
publish-contents = { $indicators ->
    [one] 1 topic
   *[other] { $indicators } topics
} at { $periods ->
    [one] 1 date
   *[other] { $periods } dates
}.
publish-areas = { $merged ->
    [one] 1 hexagon is shown merged with others
   *[other] { $merged } hexagons are shown merged with others
}, { $suppressed ->
    [one] 1 is withheld,
   *[other] { $suppressed } are withheld,
} so that nobody can be recognised.
publish-nothing-new = Nothing has changed since release no. { $number }; no new one was made.
serve-open = Open this address in a browser: { $url }
serve-stop = Press Ctrl+C to stop.
serve-new-release = Release no. { $number } is now shown; open pages refresh by themselves.
