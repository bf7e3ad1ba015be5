# Everything the web page shows.

## Head and choices

app-name = Gócpont
app-tagline = Map of social needs
skip-to-controls = Skip the map
language-name = English
language-label = Language
choices-label = What the map shows
loading = Loading the map…
indicator-label = Topic
period-label = As of
view-label = Show
view-hotspots = Hot and cold spots
view-share = Share
view-count = Number
unit-label = Divided into
unit-hex = Hexagons
unit-blocks = Areas as counted
synthetic-mark = Synthetic data
synthetic-explained = Made-up data for showing how it works: no real person is behind any number.

## Summary of the layer

summary-hotspots = { $hot ->
    [0] There is no hot spot
    [one] There is 1 hot spot
   *[other] There are { $hot } hot spots
} and { $cold ->
    [0] no cold spot
    [one] 1 cold spot
   *[other] { $cold } cold spots
} on this map.
summary-town = In the whole town: { $share }.
summary-no-hotspots = Hot spots cannot be computed for this layer: it has too few areas to compare.

## Legend

legend-title = Legend
legend-hot = Hot spot: more than elsewhere in the town
legend-cold = Cold spot: fewer than elsewhere in the town
legend-sure-99 = almost certainly not chance (99%)
legend-sure-95 = very probably not chance (95%)
legend-sure-90 = probably not chance (90%)
legend-other = Neither
legend-states = Also on the map
legend-ns = no difference can be shown
legend-merged = merged with neighbours, to protect privacy
legend-suppressed = withheld, to protect privacy
legend-nodata = no data
legend-share = Share, in groups with about the same number of areas
legend-count = Number, in groups with about the same number of areas
legend-range = { $from } – { $to }
legend-town-mark = the whole town: { $share }

## Short names of classes and states, for the table and the marker

class-hot99 = hot spot (99%)
class-hot95 = hot spot (95%)
class-hot90 = hot spot (90%)
class-ns = no difference can be shown
class-cold90 = cold spot (90%)
class-cold95 = cold spot (95%)
class-cold99 = cold spot (99%)
class-none = not computed
status-own = of its own
status-merged = merged
status-suppressed = withheld
status-nodata = no data

## Reading one place

card-title-hex = The selected hexagon
card-title-area = The selected area
card-empty = Click a hexagon to read what it says. Zoom in for finer ones.
card-empty-area = Click an area to read what it says.
card-close = Close
sentence-population = { $shape ->
    [hex] This hexagon stands for
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
sentence-population-merged = { $unit ->
    [households] { $population ->
        [one] 1 household lives
       *[other] { $population } households live
    }
   *[persons] { $population ->
        [one] 1 person lives
       *[other] { $population } people live
    }
} in this merged area ({ $who }).
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
sentence-reference = In the whole town it is { $share }.
sentence-hot99 = Hot spot: there are more here and nearby than in the rest of the town, and the difference is almost certainly not chance (99%).
sentence-hot95 = Hot spot: there are more here and nearby than in the rest of the town, and the difference is very probably not chance (95%).
sentence-hot90 = Hot spot: there are more here and nearby than in the rest of the town, and the difference is probably not chance (90%).
sentence-ns = No difference from the rest of the town can be shown: what is seen here may well be chance.
sentence-cold90 = Cold spot: there are fewer here and nearby than in the rest of the town, and the difference is probably not chance (90%). That does not mean that nobody is in need.
sentence-cold95 = Cold spot: there are fewer here and nearby than in the rest of the town, and the difference is very probably not chance (95%). That does not mean that nobody is in need.
sentence-cold99 = Cold spot: there are fewer here and nearby than in the rest of the town, and the difference is almost certainly not chance (99%). That does not mean that nobody is in need.
sentence-interval = Chance plays a part too: the true share is roughly between { $low } and { $high }.
sentence-merged = Several hexagons are merged here so that nobody can be recognised; the numbers are those of the whole outlined area.
sentence-suppressed = We do not show the numbers of this place, so that nobody can be recognised.
sentence-nodata = There are no data for this place.
sentence-mixed = The hexagon covers places that differ; its colour is that of the place where most of its people live.
sentence-too-few = There are too few areas to compare, so hot spots are not computed here.
sentence-best-fit = The area is put together from the counted areas that fit it best, so its border is approximate.
sentence-no-population = Nobody whom this topic is about lives here.

## Details of one place

details-title = How this was computed
detail-date = As of
detail-area = Area
detail-cases = In the group
detail-population = Counted among
detail-share = Share
detail-interval = Likely range (95% Wilson interval)
detail-reference = The whole town
detail-z = Getis–Ord Gi* (z)
detail-p = p value
detail-p-adjusted = p value, corrected for many comparisons
detail-band = Size of the group
detail-status = Numbers
chart-label = Share here { $share }, likely between { $low } and { $high }; the whole town { $reference }.

## Map

map-label = Map of { $place }: { $topic }
map-help = Arrow keys move from one area to the next, Enter reads it, plus and minus zoom, Shift with an arrow key moves the map.
map-at = { $name }: { $summary }
map-zoom-in = Zoom in
map-zoom-out = Zoom out
map-home = Show the whole area
map-credit = Own basemap, no third parties
map-scale = Scale

## Table

table-open = Show as a table
table-close = Back to the map
table-caption = { $topic }, as of { $date }
table-name = Area
table-class = Hot or cold
table-share = Share
table-range = Likely range
table-cases = In the group
table-population = Counted among
table-status = Numbers
table-show = Show on the map
table-sort = Sort by { $column }
table-cut = Only the first { $count } rows are shown; the download has them all.
table-number = No. { $number }

## Help and data

help-title = How to read this map
help-neighbourhood = A hot spot is a neighbourhood, not a single hexagon: each hexagon is judged together with those around it.
help-evidence = A deeper colour means stronger evidence, not more people.
help-cold = A cold spot does not mean that there is no need; grey does not mean zero.
help-borders = Numbers of small places are merged with their neighbours, so borders are not exact.
data-title = Data
data-release = Release no. { $number }, published on { $date }.
data-pace = { $days ->
    [one] New data appear at most once a day.
   *[other] New data appear at most every { $days } days.
}
data-download = Download this layer (GeoJSON)
data-api = Interface for other programs

## Notices

notice-release = New data have been published (release no. { $number }); the map is up to date.
notice-offline = The connection to the server is lost. The map stays; it will refresh by itself.
notice-failed = The data could not be loaded. Please try again.
notice-retry = Try again
notice-empty = There are no published data yet.
notice-close = Close the notice
