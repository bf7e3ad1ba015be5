# What the page says of services: who helps, where and when; fetched with that part.

## What is needed

services-close = Close
services-back = Back to the start
services-lead = Choose what is needed, or for whom.
services-danger = If somebody is in immediate danger, call the emergency number:
services-made-up = Invented services, for demonstration. Nobody helps at these numbers.
services-loading = Loading the services…
services-failed = The services could not be loaded.
services-need-title = What is needed?
services-for-title = For whom?
services-kind-title = Kinds of service
services-every = Every service
services-need-crisis = Serious trouble, violence, crisis
services-need-home = Help at home
services-need-food = A warm meal
services-need-children = Children, family
services-need-company = A place by day, company
services-need-bed = A roof for the night, shelter
services-need-care = A home with care
services-need-advice = Advice, paperwork
services-need-addiction = Addiction
services-need-travel = Getting about, somebody to come along
services-need-health = Doctor, health visitor
services-need-other = Other help
services-for-seniors = For an elderly person
services-for-families = For a family with children
services-for-children = For a child
services-for-youth_risk = For a young person in difficulty
services-for-disabled = For a person with a disability
services-for-carers = For those who care for a relative
services-for-mental = For a person with a mental illness
services-for-addiction = For a person with an addiction
services-for-homeless = For those with nowhere to live
services-for-deep_poverty = For those who cannot afford the essentials
services-for-victims = For those who were hurt
services-for-crisis = For those who do not know what to do
services-for-women = For women
services-for-jobseekers = For those who look for work
services-for-excluded = For those who are shut out
services-for-minorities = For ethnic minorities
services-for-public_workers = For those who work in public services
services-for-employers = For employers

## From where

services-place-title = From where?
services-place-here = Where I am
services-place-map = From the map
services-place-search = Or an address, street, district
services-place-none = There is no such place. Try fewer letters.
services-place-found = { $count ->
    [one] { $count } place fits.
   *[other] { $count } places fit.
}
services-place-click = Click on the map where to look from. By keyboard: move the map, then choose its middle.
services-place-middle = The middle of the map
services-place-cancel = Cancel
services-place-is = Seen from: { $place }
services-place-is-here = where you are
services-place-is-map = the place shown on the map
services-place-forget = Another place
services-place-kept = Only this page knows this place; it is neither sent nor kept.

## The list

services-filters = Filters
services-filter-open = Open now
services-filter-step = No steps
services-filter-free = Free places
services-search = Search in the list
services-counted = { $count ->
    [0] There is no such service. Take a filter away, or go back to the start.
    [one] { $order ->
        [near] { $count } service
       *[name] { $count } service
    }
   *[other] { $order ->
        [near] { $count } services, the nearest first
       *[name] { $count } services, by name
    }
}
services-more = Show all { $count }
services-print = Print
services-link = Link to this list
services-link-told = The link does not say where you are.
services-distance-km = { $number } km as the crow flies
services-distance-m = { $number } m as the crow flies
services-show = Show on the map
services-details = Details
services-less = Less
services-phone = Phone
services-mail = E-mail
services-web = Website
services-hours = Opening hours
services-entry = How to get in
services-step-yes = Can be entered without a step
services-step-no = There are steps at the entrance
services-fee = Fee
services-fee-highest = at most { $amount }
services-fee-highest-per = at most { $amount } ({ $per })
services-who = Who can use it
services-ages = Age
services-ages-from = from { $from } years
services-ages-to = up to { $to } years
services-ages-range = from { $from } to { $to } years
services-targets = For whom
services-form = How
services-areas = Where they help
services-capacity = Places, free places
services-vacant = { $unit ->
    [clients_per_day] { $vacant ->
        [0] No free places now
        [one] Room for { $vacant } more person a day
       *[other] Room for { $vacant } more people a day
    }
    [hours_per_week] { $vacant ->
        [0] No free hours now
        [one] { $vacant } more free hour a week
       *[other] { $vacant } more free hours a week
    }
    [posts] { $vacant ->
        [0] No vacant posts now
        [one] { $vacant } vacant post
       *[other] { $vacant } vacant posts
    }
   *[places] { $vacant ->
        [0] No free places now
        [one] { $vacant } free place
       *[other] { $vacant } free places
    }
}
services-in-all = { $unit ->
    [clients_per_day] { $capacity } people a day in all
    [hours_per_week] { $capacity } hours a week in all
    [posts] { $capacity } posts in all
   *[places] { $capacity } places in all
}
services-waiting = { $waiting ->
    [one] { $waiting } person is waiting for it
   *[other] { $waiting } people are waiting for it
}
services-confirmed = Confirmed: { $date }
services-confirmed-by = Confirmed by { $by }, { $date }
services-stale = Old entry
services-stale-told = Nobody has confirmed it for more than { $days } days. Call before you set out.
services-unconfirmed = Nobody knows when it was confirmed. Call before you set out.

## Opening hours

services-open-always = Always open
services-open-until = Open now, closes { $when }
services-shut = Closed now
services-shut-until = Closed now, opens { $when }
services-when-today = today at { $time }
services-when-tomorrow = tomorrow at { $time }
services-when-day = { $day } at { $time }
services-every-day = every day
services-midnight = midnight
services-day-and-night = day and night
services-days-range = { $from }–{ $to }
services-times = { $from }–{ $to }
services-hours-line = { $days }: { $times }
services-holidays-unknown = It may differ on public holidays.
services-holidays-shut = Closed on public holidays.
services-holidays-own = On public holidays: { $times }

## On the map

services-card-close = Close the card

## On paper

services-sheet-title = Who helps? – { $place }
services-sheet-all = every service
services-sheet-open = open at: { $when }
services-sheet-step = can be entered without a step
services-sheet-free = has free places
services-sheet-text = with these words: “{ $text }”
services-sheet-part = the first { $count } of { $all } services
services-sheet-source = Source: Gócpont · release { $number }, { $published } · { $address } · Printed: { $printed }
services-sheet-call = Opening hours and free places may change: call before you set out.
