# What the page says where two dates or two topics are compared, and in its charts; fetched with that part.

## What is compared

compare-mode = Compare with
compare-mode-none = nothing
compare-mode-difference = another date
compare-mode-swipe = another topic, side by side
compare-mode-bivariate = another topic, in one map
compare-mode-multiples = all dates at once
compare-since = The other date
compare-other = The other topic
compare-difference-explained = The colour tells by how much the share of each place changed between the two dates. Where chance alone may have brought it about, no change is shown.
compare-swipe-explained = The handle on the map parts the two topics: drag it, or move it with the arrow keys.
compare-bivariate-explained = Each topic is parted into three groups with about the same number of places, so the colour tells where both are high, where one of them is, and where neither.
compare-multiples-explained = The same part of the map at each date, in the same colours. Click one to choose its date.
compare-why-view = This view tells of all dates at once, so it cannot be compared with another. Choose hot and cold spots or the share above.
compare-why-certainty = A change and two topics in one map are told of shares, not of how sure they are. Choose hot and cold spots or the share above for those.
compare-why-count = A change and two topics in one map are told of shares, not of numbers of people, which follow the population. Choose the share or another topic above for those.
compare-why-dates = There is one date only, so there are no others to compare it with.
compare-why-topics = There is no other topic to compare this one with.

## Two dates

compare-dates = { $since } → { $period }
compare-change-title = Change of the share from { $since } to { $period }
compare-rise = The share rose
compare-fall = The share fell
compare-points = percentage points
compare-size-over = { $from } or more
compare-size-between = { $from } – { $to }
compare-size-under = less than { $to }
compare-none = no change can be shown
compare-withheld = withheld at one of the dates, to protect people
compare-nodata = no data at one of the dates
compare-town = { $place } as a whole: from { $since } to { $period }
compare-note = A change counts as shown where its likely range (95%, Newcombe) leaves zero out. With many places, a few will look changed by chance alone.
compare-summary = From { $since } to { $period } the share clearly rose in { $up ->
    [0] no place
    [one] 1 place
   *[other] { $up } places
} and clearly fell in { $down ->
    [0] no place
    [one] 1 place
   *[other] { $down } places
}.
compare-summary-none = { $none ->
    [0] In every other place too few people are known to tell.
    [one] In 1 place no change can be shown.
   *[other] In { $none } places no change can be shown.
}
compare-summary-nothing = There is nothing to compare here: no place has numbers on both sides.
compare-told = { $told ->
    [up] From { $since } to { $period } the share rose by { $points } percentage points, from { $before } to { $after }; the change is likely between { $low } and { $high }.
    [down] From { $since } to { $period } the share fell by { $points } percentage points, from { $before } to { $after }; the change is likely between { $low } and { $high }.
   *[none] From { $since } to { $period } no change can be shown: the share went from { $before } to { $after }, and { $points } percentage points may well be chance; the change is likely between { $low } and { $high }. That does not mean that nothing has changed.
}
compare-untold = { $why ->
    [withheld] { $when ->
        [both] At { $since } and at { $period } the numbers of this place are withheld, so no change can be told.
        [since] At { $since } the numbers of this place are withheld, so no change can be told.
       *[period] At { $period } the numbers of this place are withheld, so no change can be told.
    }
   *[nodata] { $when ->
        [both] There are no data of this place at { $since } or at { $period }, so no change can be told.
        [since] There are no data of this place at { $since }, so no change can be told.
       *[period] There are no data of this place at { $period }, so no change can be told.
    }
}
compare-brief = { $told ->
    [up] risen: { $points } percentage points
    [down] fallen: { $points } percentage points
   *[none] no change can be shown ({ $points } percentage points)
}

## Two topics

compare-with = together with: { $second } · { $date }
compare-across = First topic: { $name } ({ $low } – { $high })
compare-up = Second topic: { $name } ({ $low } – { $high })
compare-cell = First topic { $a ->
    [low] low
    [high] high
   *[middle] in the middle
}, second { $b ->
    [low] low
    [high] high
   *[middle] in the middle
}: { $count ->
    [one] 1 place
   *[other] { $count } places
}
compare-corners = The corners of the square
compare-corner = { $kind ->
    [both-high] both are high
    [first] the first is high, the second low
    [second] the first is low, the second high
   *[both-low] both are low
}
compare-withheld-topics = one of the two is withheld, to protect people
compare-nodata-topics = no data of one of the two
compare-pairs-note = High and low are the highest and the lowest third of the places. That two topics meet in a place does not mean that they meet in the same people.
compare-pairs-summary = { $count ->
    [0] In none of { $all } places do both belong to the highest third: { $first }; { $second }.
    [one] In 1 of { $all } places both belong to the highest third: { $first }; { $second }.
   *[other] In { $count } of { $all } places both belong to the highest third: { $first }; { $second }.
}
compare-pairs-told = { $kind ->
    [both-high] Both topics are high here
    [both-middle] Both topics are in the middle here
    [both-low] Both topics are low here
    [first] The first topic is high here and the second low
    [second] The first topic is low here and the second high
   *[between] The topics differ here
}: { $first } – { $one } ({ $a ->
    [low] lowest third
    [high] highest third
   *[middle] middle third
}); { $second } – { $two } ({ $b ->
    [low] lowest third
    [high] highest third
   *[middle] middle third
}).
compare-pairs-untold = { $why ->
    [withheld] The numbers of one of the two topics are withheld here, so they cannot be compared: { $first }; { $second }.
   *[nodata] There are no data of one of the two topics here, so they cannot be compared: { $first }; { $second }.
}
compare-levels = first topic { $a ->
    [low] low
    [high] high
   *[middle] in the middle
}, second { $b ->
    [low] low
    [high] high
   *[middle] in the middle
}
compare-pairs-brief = first topic { $one }, second { $two }
compare-handle = Where the topics part: to the left { $left }, to the right { $right }
compare-handle-at = { $share } from the left
compare-loading = { $done } of { $all } dates have been loaded…

## All dates

compare-all-dates = { $count } dates, { $from } – { $to }
compare-multiples-summary = From { $from } to { $to } the share in { $place } as a whole went from { $first } to { $last }; it was lowest on { $lowestAt } ({ $lowest }) and highest on { $highestAt } ({ $highest }).
compare-multiples-same = A colour means the same at each date.

## The panel of table and chart

table-change = Change
table-pair = Both topics
linked-label = The places in numbers
linked-close = Close the table and the chart
linked-table = Table
linked-chart = Chart
chart-places = { $topic }: { $count ->
    [one] 1 place
   *[other] { $count } places
}, from the highest to the lowest
chart-place = { $ranged ->
    [yes] { $name }: { $number }, likely { $range }
   *[no] { $name }: { $number }
}
chart-town = as a whole: { $share }

## The history of a place

history-title = From date to date
history-failed = The history could not be loaded.
history-label = The numbers of this place at { $dates } dates; the table below has the same
history-told = { $kind ->
    [count] From { $from } to { $to } the number went from { $first } to { $last }; it was lowest on { $lowestAt } ({ $lowest }) and highest on { $highestAt } ({ $highest }).
   *[share] From { $from } to { $to } the share went from { $first } to { $last }; it was lowest on { $lowestAt } ({ $lowest }) and highest on { $highestAt } ({ $highest }).
}
history-withheld = { $count ->
    [one] At 1 of { $all } dates its numbers are withheld (a cross in the chart).
   *[other] At { $count } of { $all } dates its numbers are withheld (crosses in the chart).
}
history-nodata = { $count ->
    [one] At 1 of { $all } dates there are no data of it (a ring in the chart).
   *[other] At { $count } of { $all } dates there are no data of it (rings in the chart).
}
history-twin = The same as a table
