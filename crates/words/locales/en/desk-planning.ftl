# The desk's map and its pages of measures, and what hangs on an entry.

## The map

desk-map-name = Map. Everything on it stands in the lists beside it and in the table below it.
desk-map-shown = What the map shows
desk-map-layer = Figures
desk-map-by = Coloured by
desk-map-by-share = share
desk-map-by-class = hot and cold spots
desk-map-period = Day
desk-map-now = now ({ $day })
desk-map-resolution = Size of the hexes
desk-map-resolution-of = { $width } wide (H3 { $resolution })
desk-map-show-spots = Hot spots
desk-map-show-signals = Signals
desk-map-show-service = Services
desk-map-show-measure = Measures
desk-map-show-site = Sites
desk-map-free-only = with free places only
desk-map-kind = Kind of signal
desk-map-from = Signals from
desk-map-to = Signals until
desk-map-together = all of them together
desk-map-no-figures = The figures are not for your role, or there are none here; signals, services and measures that you may see are there.
desk-map-hex = In this hex: { $figure }
desk-map-hex-none = Nobody is counted there.
desk-map-closer = Closer
desk-map-farther = Farther away
desk-map-all = Show everything
desk-map-titled = { $title } ({ $count })
desk-map-counted = { $name }: { $count }
desk-legend-none = nobody lives there
desk-legend-from = { $from } and more
desk-legend-between = { $from } – below { $to }
desk-legend-hexes = { $count ->
    [one] 1 hex
   *[other] { $count } hexes
}
desk-legend-whole = In the whole municipality, { $cases }: { $figure }
desk-legend-unplaced = { $count ->
    [one] 1 more is counted whose place is not known well enough for a hex.
   *[other] { $count } more are counted whose place is not known well enough for a hex.
}
desk-hot-hot99 = hot spot, 99% sure
desk-hot-hot95 = hot spot, 95% sure
desk-hot-hot90 = hot spot, 90% sure
desk-hot-ns = no clear difference
desk-hot-cold90 = cold spot, 90% sure
desk-hot-cold95 = cold spot, 95% sure
desk-hot-cold99 = cold spot, 99% sure
desk-hex-table = Hexes as a table ({ $count })
desk-hex-index = Hex
desk-hex-cases = Counted
desk-hex-population = Out of
desk-hex-share = Share
desk-hex-range = Likely range
desk-hex-class = Hot or cold
desk-hex-more = Show more ({ $count } left)

## Figures in words; true counts, for staff alone

desk-figure = { $cases } of { $population }: { $share } (likely { $low }–{ $high }).
desk-figure-share = { $cases } of { $population }: { $share }.
desk-figure-counts = { $cases } of { $population }.
desk-figure-nobody = There is nobody of this group.
desk-figure-few = few people: the share says little
desk-figure-range = { $low }–{ $high }

## Choosing where to look

desk-choose-title = Look at a place
desk-choose-name = A hot spot or an area, by name
desk-choose-spots = Hot spots
desk-choose-spots-other = Hot spots of other figures
desk-choose-around = A circle around
desk-choose-middle = the middle of the map
desk-choose-clicked = where I click on the map
desk-choose-click-now = Now click on the map.
desk-choose-metres = Radius
desk-choose-metres-of = { $metres } m
desk-draw-begin = Draw a shape
desk-draw-how = Click the corners on the map one after another. By keyboard: go to the map, move it with the arrow keys, and set a corner at the cross.
desk-draw-count = { $count ->
    [0] No corner yet.
    [one] 1 corner so far.
   *[other] { $count } corners so far.
}
desk-draw-here = Corner at the cross
desk-draw-back = Take back the last one
desk-draw-done = Look at this shape
desk-draw-crossed = The sides cross, or the corners make no area. Take some back.
desk-hotspot-name = Hot spot: { $layer }, { $day }
desk-hotspot-name-nth = Hot spot { $nth }: { $layer }, { $day }
desk-hotspot-line = { $name } ({ $cases } of { $population }, hexes: { $hexes })
desk-spot-nth = Hot spot { $nth }: { $cases } of { $population }
desk-spot-named = Hot spot { $nth }
desk-spot-others = Elsewhere: { $share }.
desk-spot-hexes = { $count ->
    [one] 1 hex
   *[other] { $count } hexes
}
desk-spots-none = There is no hot spot of these figures on this day.
desk-signals-unplaced = { $count ->
    [one] 1 signal has no place.
   *[other] { $count } signals have no place.
}
desk-signals-spots = Hot spots of signals
desk-signals-spot = Hot spot { $nth } of signals
desk-signals-rate = { $cases } signals among { $population } people
desk-signals-hexes = Where most signals are
desk-signals-in = { $count ->
    [one] 1 signal:
   *[other] { $count } signals:
}
desk-area-set-municipalities = Municipalities
desk-area-set-districts = Districts
desk-room-of = { $unit }: { $amount }
desk-room-unit-places = places
desk-room-unit-clients_per_day = clients per day
desk-room-unit-hours_per_week = hours per week
desk-room-unit-posts = posts
desk-room-free = { $count ->
    [one] 1 place is free
   *[other] { $count } places are free
}
desk-room-none = no free place
desk-room-vacant = vacant posts: { $posts }
desk-room-waiting = { $count ->
    [one] 1 person waits
   *[other] { $count } people wait
}

## What is there

desk-look-do = Look there
desk-look-named = Look there: { $name }
desk-look-close = Close
desk-look-shape = The place that you marked
desk-look-size = { $hexes ->
    [one] 1 hex, { $area } km²
   *[other] { $hexes } hexes, { $area } km²
}
desk-look-figures = Figures of this place
desk-look-inside = Here
desk-look-whole = Whole municipality
desk-look-series = How it came to be so
desk-look-services = Services
desk-look-services-none = No service has a place here.
desk-look-measures = Measures
desk-look-measures-none = No measure runs or is planned here.
desk-look-sites = Sites
desk-look-sites-none = There is no site here.
desk-look-organisations = Organisations
desk-look-organisations-none = No organisation has a place here.
desk-look-signals = Signals
desk-look-signals-count = { $count ->
    [one] 1 signal, open: { $open }
   *[other] { $count } signals, open: { $open }
}
desk-make-do = Make a measure here
desk-make-place = Place of the measure: { $place }
desk-make-where = Where should the measure be?
desk-make-where-hint = A measure has hot spots, areas or a point as its place, never a drawn outline. Choose what fits.
desk-make-middle = the middle of the place ({ $place })
desk-place-named = An area or a hot spot

## Over time

desk-series-none = There are no figures of earlier days.
desk-series-period = Day
desk-series-start = start
desk-series-told = { $title }: on { $first } to { $last }; at the end { $inside } inside and { $outside } outside. The table below has every figure.

## Measures

desk-measure-nth = Measure { $id }
desk-measure-entry = All answers, steps and history
desk-measure-path = What it is part of
desk-measure-nowhere = It has no place yet.
desk-line-nth = Budget line { $id }
desk-plan-year = Year
desk-plan-years-all = all years
desk-plan-file = Budget lines (CSV)
desk-plan-print = Print
desk-plan-count = { $count ->
    [one] 1 entry in the plan.
   *[other] { $count } entries in the plan.
}
desk-plan-count-year = { $count ->
    [one] 1 entry in the plan; money of { $year }.
   *[other] { $count } entries in the plan; money of { $year }.
}
desk-plan-tree = Priorities, measures and activities
desk-plan-title = Title
desk-plan-depth = level { $depth }
desk-plan-level = Level
desk-plan-time = Planned time
desk-plan-time-actual = Actual time
desk-plan-between = { $from } – { $to }
desk-plan-from = from { $from }
desk-plan-to = until { $to }
desk-plan-responsible = Responsible
desk-plan-money = Money
desk-plan-warnings = What does not add up
desk-plan-lists = What waits for somebody
desk-plan-list-without-priority = Part of no priority
desk-plan-list-overdue = Overdue
desk-plan-list-unfunded = Without any money
desk-plan-list-without-source = Budget lines without a source
desk-plan-list-hotspots = Hot spots without a measure
desk-plan-spot = { $layer }, hot spot { $nth }: { $cases } of { $population } ({ $share })
desk-plan-status = Measures and activities of each year, by state
desk-budget-title = Budget
desk-budget-totals = Sums by how sure the money is
desk-budget-parts = What its parts add up to
desk-budget-cells = By source and year
desk-budget-none = There is no budget line yet.
desk-budget-currency = Currency
desk-budget-amount = Amount
desk-budget-spent = Spent
desk-budget-source = Source
desk-budget-no-source = without a source
desk-sum-part = { $name }: { $amount }
desk-sum-spent = spent: { $amount }
desk-indicator-all = How far it is
desk-indicator-name = Indicator
desk-indicator-baseline = Baseline
desk-indicator-target = Target
desk-indicator-actual = Actual
desk-indicator-done = Way done
desk-indicator-on = { $value } ({ $day })
desk-indicator-more = more is better
desk-indicator-less = less is better
desk-indicator-fed = read from the map
desk-indicator-way = { $share } of the way is done.
desk-indicator-way-back = It went the other way, by { $share } of the way.
desk-indicator-way-unknown = It is not known how far it is.
desk-indicator-reached = The target is reached.
desk-indicator-late = The day of the target is past.
desk-effect-title = Before and after
desk-effect-none = There is nothing to compare: an indicator that names figures of the map, and a place of the measure, are needed.
desk-effect-comparison = Compared with
desk-effect-rest = the rest of the municipality
desk-effect-inside = Where the measure is
desk-effect-started = It started on { $day }.
desk-effect-starts = It is planned to start on { $day }.
desk-effect-change = From { $before } to { $after } the share changed by { $inside } percentage points where the measure is, and by { $outside } in the place of comparison.
desk-effect-change-here = From { $before } to { $after } the share changed by { $inside } percentage points where the measure is.
desk-effect-difference = The difference between the two changes is { $value } percentage points (likely { $low } to { $high }).
desk-effect-difference-chance = The difference between the two changes is { $value } percentage points (likely { $low } to { $high }): it may as well be chance.
desk-effect-earlier = Before the start, from { $from } to { $to }, the same difference was { $value } percentage points (likely { $low } to { $high }).

## What hangs on an entry

desk-child-add = Add: { $register }
desk-child-way = { $step }: { $id }
desk-child-of = Part of
desk-child-linked = Linked to this
