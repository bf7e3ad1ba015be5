# Records over time: leaving, merging, duplicates, status, check.

## Leaving

leave-done = { $count ->
    [0] Nobody left the register.
    [one] 1 unit is gone from { $day } on. Nothing was deleted.
   *[other] { $count } units are gone from { $day } on. Nothing was deleted.
}
leave-unchanged = { $count ->
    [one] 1 unit was gone by then already.
   *[other] { $count } units were gone by then already.
}
leave-unknown = { $count ->
    [one] The register does not know 1 of the ids.
   *[other] The register does not know { $count } of the ids.
}
import-ended = { $count ->
    [one] 1 record is no longer valid; it stays in the store.
   *[other] { $count } records are no longer valid; they stay in the store.
}
import-complete-one = With --complete one file is the whole register: name only that file.
import-rejections-shown = above, on the screen
import-complete-lacking = { $count ->
    [one] 1 row was not taken. It may name somebody who is still there, so nothing was taken in and nobody is gone. The row is in { $file }: correct it and import the file again, or leave out --complete.
   *[other] { $count } rows were not taken. They may name people who are still there, so nothing was taken in and nobody is gone. The rows are in { $file }: correct them and import the file again, or leave out --complete.
}
records-ends-many = { $valid ->
    [one] The file does not name the only unit of the register { $register }. Nothing was taken in. If that is right, say --yes; if the file holds only a part, leave out --complete.
   *[other] The file does not name { $ends } of { $valid } units of the register { $register }: they would all be gone. Nothing was taken in. If that is right, say --yes; if the file holds only a part, leave out --complete.
}

## Merging and duplicates

merge-done = The two are read as one from now on. Both histories stay; earlier releases remain as they were.
records-no-unit = The register { $register } has no { $unit }.
records-many-units = { $unit } names more than one unit: give more of its digits.
records-same-unit = The two are one already.
records-merged-already = { $unit } was merged into another unit already. Merge that one, or undo the earlier merge first.
duplicates-found = { $count ->
    [0] No pair looks like one person or household.
    [one] 1 pair may be one person or household.
   *[other] { $count } pairs may be one person or household.
}
duplicates-crowded = { $count ->
    [one] At 1 place there are too many units to compare them.
   *[other] At { $count } places there are too many units to compare them.
}
duplicates-written = The list is in { $file }, for you alone. Decide on each pair; the last column is the command that merges it. Nothing was merged.
forget-remains-duplicates = { $file } lists pairs of units by their keys: delete it if it is no longer needed.

## An earlier state of knowledge

records-no-moment = At “{ $moment }” the store knew nothing yet, or it is no moment. Write a date (2024-09-30), a moment (2024-09-30T12:00:00Z) or the number of a batch.
publish-known-at = The release is made from the records as known after batch { $batch }; plan, codebooks and areas are those of now.

## Status

status-store = { $file }: { $batches ->
    [one] 1 batch
   *[other] { $batches } batches
}, { $areas ->
    [one] 1 area set
   *[other] { $areas } area sets
}, { $releases ->
    [one] 1 release
   *[other] { $releases } releases
}. For staff only: the table counts people.
status-register = register
status-area = area
status-units = units
status-asked = asked
status-answered = answered
status-share = share
status-oldest = oldest
status-median = median
status-newest = newest
status-stale = { $count ->
    [one] In 1 row half of the answers or more are older than { $days } days.
   *[other] In { $count } rows half of the answers or more are older than { $days } days.
}
status-old = stale
status-layer = { $count ->
    [one] 1 area written to { $file }, for staff alone.
   *[other] { $count } areas written to { $file }, for staff alone.
}

## Check

check-done = { $count ->
    [0] Everything is sound.
    [one] 1 fault was found.
   *[other] { $count } faults were found.
}
check-sound = { $what }, { $name }: sound
check-fault = { $what }, { $name }: FAULT: { $fault }
check-store = store
check-version = kind and version of the store
check-database = database
check-batches = revisions of every batch
check-keys = keys
check-codebook = codebook
check-releases = file of releases
check-release = release
import-suspects = { $count ->
    [one] 1 pair of rows may be about the same, under two ids. Nothing was merged.
   *[other] { $count } pairs of rows may be about the same, under two ids. Nothing was merged.
}
import-suspects-left-out = { $count } rows were not compared any more: not all rows of so large a file fit into memory.
import-suspects-written = The pairs are listed in { $file }. Look at them; where two are one, merge them: gocpont merge --register REGISTER KEPT OTHER
import-undone-orphans = { $register }: { $count } records have lost the unit that they belong to. They stay, and are counted nowhere; undo their import too if they should not count either.
leave-early = { $count ->
    [one] 1 unit was first recorded
   *[other] { $count } units were first recorded
} after that day: perhaps the year is mistyped. If so, undo it.
leave-unknown-line = line { $line }: "{ $id }"
leave-unknown-more = … and { $count } more.
leave-stay = { $count ->
    [one] 1 record of the register { $register } belongs to them and stays
   *[other] { $count } records of the register { $register } belong to them and stay
}, though without the unit that left they are not counted in releases. If they left too, give leave for them as well.
