# Everything the web page shows.

## Head and choices

app-name = Gócpont
app-tagline = Map of social needs
skip-to-controls = Skip the map
language-label = Language
search-label = Search for a district, street or address
share-open = Share
print-open = Print or save a picture
download-open = Download this layer
embed-open = Open the whole map
who-helps = Who helps?
choices-label = What the map shows
loading = Loading the map…
indicator-label = Topic
topics-search = Find a topic
topics-group = { $theme } – { $group }
topics-found = { $count ->
    [0] There is no such topic.
    [one] 1 topic is found.
   *[other] { $count } topics are found.
}
period-label = As of
period-earlier = Earlier date
period-later = Later date
view-label = Show
view-hotspots = Hot and cold spots
view-share = Share
view-emerging = How they came about
view-trend = Rising or falling
period-all = All dates
time-play = Play the dates
time-pause = Pause
compare-title = Compare
view-count = Number
view-certainty = How sure
drawing-title = How it is drawn
resolution-label = Size of hexagons
resolution-auto = follows the zoom
resolution-fixed = { $resolution ->
    [9] smallest (about 0.1 km²)
    [8] medium (about 0.7 km²)
    [7] large (about 5 km²)
   *[other] largest (about 36 km²)
}
breaks-label = Groups
breaks-quantile = As many areas in each
breaks-quantile-explained = Each group has about the same number of areas. Easy to compare, but near values may have different colours.
breaks-equal = Equal steps
breaks-equal-explained = The span from the lowest to the highest value is cut into equal steps. Shows exceptional places well, but a group may be empty.
breaks-jenks = Natural breaks
breaks-jenks-explained = The limits are where there are gaps between the values, so that those near to each other have one colour.
breaks-deviation = Distance from the mean
breaks-deviation-explained = The groups begin half and one and a half standard deviations from the mean: what is average and what is unusual stands out.
palette-label = Colours
palette-rdbu = Red and blue
palette-puor = Orange and purple
palette-grey = Grey, for print
theme-label = Background of the page
theme-auto = as on the device
theme-light = Light
theme-dark = Dark
opacity-label = How much the numbers cover the ground: { $percent }
unit-label = Divided into
unit-hex = Hexagons
unit-blocks = Areas as published
synthetic-mark = Synthetic data
synthetic-explained = Made-up data for showing how it works: no real person is behind any number.

## Summary of the layer

summary-hotspots = { $hot ->
    [0] { $cold ->
        [0] { $place }: in no place more or fewer of them can be shown than the average would give: { $what }.
        [one] { $place }: in 1 place there are far fewer of them than the average would give, and in none far more: { $what }.
       *[other] { $place }: in { $cold } places there are far fewer of them than the average would give, and in none far more: { $what }.
    }
    [one] { $cold ->
        [0] { $place }: in 1 place there are far more of them than the average would give: { $what }.
        [one] { $place }: in 1 place there are far more of them than the average would give, and in 1 far fewer: { $what }.
       *[other] { $place }: in 1 place there are far more of them than the average would give, and in { $cold } far fewer: { $what }.
    }
   *[other] { $cold ->
        [0] { $place }: in { $hot } places there are far more of them than the average would give: { $what }.
        [one] { $place }: in { $hot } places there are far more of them than the average would give, and in 1 far fewer: { $what }.
       *[other] { $place }: in { $hot } places there are far more of them than the average would give, and in { $cold } far fewer: { $what }.
    }
}
summary-town = { $place } as a whole: { $share }.
summary-no-hotspots = There are too few areas here to compute hot and cold spots, so the shares are shown.
summary-nothing = For this date no place here shows numbers: there are no data, or people are protected that way.
summary-certainty = In { $unsure } of { $all } places the share may be off by 10 percentage points or more: few people of whom we know live there.
summary-emerging = { $spot ->
    [cold] Cold areas
   *[hot] Hot areas
}: { $list }.
summary-family = { $count } { $family }
summary-none = none
summary-trend = The share is rising in { $up ->
    [one] 1 area
   *[other] { $up } areas
} and falling in { $down ->
    [one] 1 area
   *[other] { $down } areas
}; in { $none } no direction can be shown.

## Legend

legend-title = Legend
legend-hot = Hot spot: more than elsewhere
legend-cold = Cold spot: fewer than elsewhere
legend-sure-99 = very sure
legend-sure-95 = sure
legend-sure-90 = probable
legend-chance = by chance
legend-tries = 1 in { $tries }
legend-other = Other places
legend-states = Also on the map
legend-ns = no difference can be shown
legend-merged = merged with neighbours, to protect people
legend-suppressed = withheld, to protect people
legend-nodata = no data
legend-share = { $method ->
    [equal] Share, in equal steps
    [jenks] Share, with what is near to each other together
    [deviation] Share, by its distance from the mean
   *[quantile] Share, in groups with about the same number of areas
}
legend-count = { $method ->
    [equal] Number, in equal steps
    [jenks] Number, with what is near to each other together
    [deviation] Number, by its distance from the mean
   *[quantile] Number, in groups with about the same number of areas
}
legend-range = { $from } – { $to }
legend-town-mark = { $place } as a whole: { $share }
legend-untested = too few people live there to test it
legend-zero = nobody: here it is zero, and that is a number too
legend-certainty = How precise the share is
legend-certainty-within = may be off by up to { $points } { $points ->
    [one] percentage point
   *[other] percentage points
}
legend-certainty-over = may be off by more than { $points } { $points ->
    [one] percentage point
   *[other] percentage points
}
legend-too-few-periods = too few dates to tell
legend-trend = The share, from date to date

## Short names of classes and states, for the table and the marker

class-hot99 = hot spot, very sure
class-hot95 = hot spot, sure
class-hot90 = hot spot, probable
class-ns = no difference can be shown
class-cold90 = cold spot, probable
class-cold95 = cold spot, sure
class-cold99 = cold spot, very sure
class-none = not computed
status-own = of its own
status-merged = merged
status-suppressed = withheld
status-nodata = no data

## Reading one place

card-title-hex = Hexagon
card-title-merged = Merged area
card-title-area = Area
card-empty = Click a hexagon to read what it says.
card-empty-area = Click an area to read what it says.
card-close = Close
sentence-population = { $shape ->
    [hex] This hexagon stands for
    [merged] This merged area stands for
   *[area] This area stands for
} { $unit ->
    [households] { $population ->
        [one] 1 household
       *[other] { $population } households
    }
   *[persons] { $population ->
        [one] 1 person
       *[other] { $population } people
    }
} ({ $who }).
sentence-cases = { $cases ->
    [0] None of them ({ $share }) is in this group: { $what }.
    [one] 1 of them ({ $share }) is in this group: { $what }.
   *[other] { $cases } of them ({ $share }) are in this group: { $what }.
}
sentence-share = The share of this group here is { $share }: { $what }.
sentence-count = { $unit ->
    [households] { $cases ->
        [0] No household here is
        [one] 1 household here is
       *[other] { $cases } households here are
    }
   *[persons] { $cases ->
        [0] No person here is
        [one] 1 person here is
       *[other] { $cases } people here are
    }
} in this group: { $what }.
sentence-reference = In { $place } as a whole it is { $share }.
sentence-hot99 = Hot spot, very sure. With its neighbours this is a strong concentration: if only chance decided who lives where, one this dense would appear here in at most 1 of 100 tries.
sentence-hot95 = Hot spot, sure. With its neighbours this is a clear concentration: if only chance decided who lives where, one this dense would appear here in at most 1 of 20 tries.
sentence-hot90 = Hot spot, probable. With its neighbours this is probably a concentration: if only chance decided who lives where, one this dense would appear here in at most 1 of 10 tries.
sentence-hot-neighbours = By itself this place is not above the average: it belongs to the hot spot because of its neighbours.
sentence-ns = No difference from other places can be shown: what is seen here may well be chance. That does not mean that nobody here needs help.
sentence-cold90 = Cold spot, probable. With its neighbours there are probably fewer here than elsewhere: if only chance decided who lives where, so few would appear here in at most 1 of 10 tries. That does not mean that nobody here needs help.
sentence-cold95 = Cold spot, sure. With its neighbours there are clearly few here: if only chance decided who lives where, so few would appear here in at most 1 of 20 tries. That does not mean that nobody here needs help.
sentence-cold99 = Cold spot, very sure. With its neighbours there are strikingly few here: if only chance decided who lives where, so few would appear here in at most 1 of 100 tries. That does not mean that nobody here needs help.
sentence-cold-neighbours = By itself this place is not below the average: it belongs to the cold spot because of its neighbours.
sentence-interval = Chance plays a part too: the true share is roughly between { $low } and { $high }.
sentence-merged = So that nobody can be recognised, several hexagons are merged here: the numbers are those of the whole outlined area.
sentence-suppressed = We do not show the numbers of this place, so that nobody can be recognised. That does not mean that they are zero.
sentence-nodata = There are no data for this place.
sentence-mixed = Places that differ are together here; the colour is that of the place where most of its people live.
sentence-too-few = There are too few areas to compare, so hot spots are not computed here.
sentence-best-fit = The area is put together from the published areas that fit it best, so its border is approximate.
sentence-no-population = Nobody whom this topic is about lives here.
sentence-periods = This is told from { $periods ->
    [one] 1 date
   *[other] { $periods } dates
}.
sentence-cold-need = That does not mean that nobody here needs help.
sentence-trend = { $direction ->
    [up] Rising: over { $periods } dates the share has gone up more than chance would have it.
    [down] Falling: over { $periods } dates the share has gone down more than chance would have it.
   *[none] No direction can be shown: what has changed over { $periods } dates may well be chance. That does not mean that nothing changes.
}
sentence-trend-pace = { $direction ->
    [down] It goes down by about { $points } percentage points a year.
   *[up] It goes up by about { $points } percentage points a year.
}
sentence-trend-slow = The change is less than a tenth of a percentage point a year.
sentence-as-of = The numbers are those of { $date }.
sentence-robust-all = { $spot ->
    [cold] It stays a cold spot
   *[hot] It stays a hot spot
} in all { $all } ways of telling who is a neighbour.
sentence-robust = { $spot ->
    [cold] It is a cold spot
   *[hot] It is a hot spot
} in { $count } of { $all } ways of telling who is a neighbour.
sentence-robust-share = { $spot ->
    [cold] It is a cold spot
   *[hot] It is a hot spot
} in { $share } of the ways of telling who is a neighbour.

## Details of one place

details-title = How this was computed
detail-date = As of
detail-area = Area
detail-cases = In the group
detail-population = Counted among
detail-share = Share
detail-interval = Likely range (95% Wilson interval)
detail-reference = The whole area
detail-level = Confidence level
detail-z = Getis–Ord strength (z)
detail-p = p value
detail-p-adjusted = p value, corrected for many comparisons
detail-robustness = Stays so with other neighbourhoods
detail-periods = Number of dates
detail-slope = Change in a year, in percentage points (Sen)
detail-tau = Kendall's tau-b of the trend
detail-trend-p = p value of the trend (Mann–Kendall)
detail-trend-p-adjusted = p value of the trend, corrected for many comparisons
detail-status = Numbers
chart-label = The share here is { $share }, probably between { $low } and { $high }; in the whole area { $reference }.

## Map

map-label = Map of { $place }: { $topic }
map-help = The arrow keys go from one area to the next, Page Down and Page Up go down and up from the highest number, Enter reads the area, plus and minus zoom, Shift with an arrow moves the map.
map-at = { $name }: { $summary }
map-zoom-in = Zoom in
map-zoom-out = Zoom out
map-home = Show the whole area
map-locate = Where am I?
map-nothing-here = There are no data here. The house button leads back to the whole area.
map-credit = Own basemap, no third parties
map-credit-operator = Ground: { $credit }
map-outside = The pictures of the ground come from another server ({ $host }), which so learns from which address this map is looked at. The numbers do not leave this server.

## Table

table-open = Table and chart
table-caption = { $topic }, as of { $date }
table-caption-change = { $topic }, all dates: { $date }
table-category = How it came about
table-direction = Direction
table-slope = A year (% points)
table-name = Place
table-class = Hot or cold
table-share = Share
table-range = Likely range
table-cases = In the group
table-population = Counted among
table-status = Numbers
table-show = Show on the map
table-sort = Sort by { $column }
table-number = No. { $number }

## Help and data

help-title = How to read this map
tour-again = A tour of the map in three steps
help-chance = On the right: if only chance decided who lives where, such a spot would appear at most this often.
help-neighbourhood = A hot spot is a neighbourhood, not a single hexagon: each hexagon is judged together with those around it.
help-evidence = A deeper colour means a surer sign, not more people.
help-cold = A cold spot does not mean that there is no need; grey does not mean zero.
help-borders = Numbers of small places are merged with their neighbours, so borders are not exact.
help-emerging = Here every date counts and not the latest alone: since when a place is hot or cold, and how often.
help-trend = The colour tells where the share goes, not how high it is.
help-trend-none = Where no direction can be shown something may still change, but it cannot be told from chance.
help-certainty = The deeper the colour, the more precise the share. Where it is pale, read it with care.
help-count = Numbers follow the population too: where more people live, more are in this group.
found-title = How this was found
found-loading = Loading…
about-open = About these data
about-close = Close
data-title = Data
data-release = Release no. { $number }, published on { $date }.
data-pace = { $days ->
    [0] No pause is required between releases (0 days); that is allowed for synthetic data only.
    [one] At least 1 day passes between two releases.
   *[other] At least { $days } days pass between two releases.
}
data-api = Interface for other programs

## Notices

notice-release = New data have been published (release no. { $number }); the map now shows them.
notice-offline = The server cannot be reached. The map shows the last release, no. { $number } ({ $date }), and will catch up by itself.
notice-failed = The data could not be loaded. Please try again.
notice-retry = Try again
notice-empty = There are no published data yet.
notice-link = A part of the link cannot be read and was left out: { $parts }
notice-close = Close the notice

## How a place became hot or cold, and where it goes

category-hot_new = new hot spot
category-hot_consecutive = consecutive hot spot
category-hot_intensifying = intensifying hot spot
category-hot_persistent = persistent hot spot
category-hot_diminishing = diminishing hot spot
category-hot_sporadic = sporadic hot spot
category-hot_oscillating = oscillating hot spot
category-hot_historical = historical hot spot
category-cold_new = new cold spot
category-cold_consecutive = consecutive cold spot
category-cold_intensifying = intensifying cold spot
category-cold_persistent = persistent cold spot
category-cold_diminishing = diminishing cold spot
category-cold_sporadic = sporadic cold spot
category-cold_oscillating = oscillating cold spot
category-cold_historical = historical cold spot
category-none = no pattern
family-fresh = new or consecutive
family-lasting = lasting
family-onoff = on and off
family-past = in the past
sentence-category-new = { $spot ->
    [cold] New cold spot: cold at the latest date for the first time.
   *[hot] New hot spot: hot at the latest date for the first time.
}
sentence-category-consecutive = { $spot ->
    [cold] Consecutive cold spot: cold at the latest dates in a row, and never before.
   *[hot] Consecutive hot spot: hot at the latest dates in a row, and never before.
}
sentence-category-intensifying = { $spot ->
    [cold] Intensifying cold spot: it was cold nearly always and becomes stronger.
   *[hot] Intensifying hot spot: it was hot nearly always and becomes stronger.
}
sentence-category-persistent = { $spot ->
    [cold] Persistent cold spot: it was cold nearly always, and no change can be shown.
   *[hot] Persistent hot spot: it was hot nearly always, and no change can be shown.
}
sentence-category-diminishing = { $spot ->
    [cold] Diminishing cold spot: it was cold nearly always, but becomes weaker.
   *[hot] Diminishing hot spot: it was hot nearly always, but becomes weaker.
}
sentence-category-sporadic = { $spot ->
    [cold] Sporadic cold spot: cold on and off, and cold at the latest date.
   *[hot] Sporadic hot spot: hot on and off, and hot at the latest date.
}
sentence-category-oscillating = { $spot ->
    [cold] Oscillating cold spot: cold now, but it was hot at some date before.
   *[hot] Oscillating hot spot: hot now, but it was cold at some date before.
}
sentence-category-historical = { $spot ->
    [cold] Historical cold spot: it was cold nearly always, but not at the latest date.
   *[hot] Historical hot spot: it was hot nearly always, but not at the latest date.
}
sentence-category-none = No pattern: what is seen here from date to date adds up to none.
direction-up = rising
direction-down = falling
direction-none = no direction can be shown
sentence-below-minimum = Too few people whom this topic is about live here, so this place is not tested by itself; it counts for its neighbours.
sentence-too-few-periods = There are numbers from too few dates here to show a change.
sentence-island = This place has no neighbour that takes part in the comparison.
