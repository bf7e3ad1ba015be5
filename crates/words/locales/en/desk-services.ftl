# The state of services: what is free, what nobody has confirmed for long, which rooms two services want at one time.

desk-services = State of services
desk-services-print = Print
desk-services-as-of = { $tenant } ({ $day }): services: { $count }.
desk-services-stale = Services nobody has confirmed for long
desk-services-stale-count = { $count ->
    [0] Somebody has confirmed every service within the last { $days } days.
    [one] Nobody has confirmed one service for { $days } days. Look through its entry, and confirm it if all of it is so.
   *[other] Nobody has confirmed { $count } services for { $days } days. Look through their entries, and confirm them if all of it is so.
}
desk-services-name = Service
desk-services-nth = Service { $id }
desk-services-confirmed-on = Last confirmed
desk-services-confirmed-by = Confirmed by
desk-services-never = never
desk-services-ago = { $count ->
    [one] { $day } (one day ago)
   *[other] { $day } ({ $count } days ago)
}
desk-services-do = What to do
desk-services-confirm = Confirm
desk-services-confirm-named = Confirm: { $name }
desk-services-confirm-hint = You say that all of the service's entry is so today ({ $day }). Your name stands beside it.
desk-services-confirmed = Confirmed: { $name }.
desk-services-rooms = Rooms wanted twice
desk-services-rooms-count = { $count ->
    [0] No room is wanted by two services at one time.
    [one] Once, two services want a room at one time.
   *[other] { $count } times, two services want a room at one time.
}
desk-services-when = When
desk-services-time = { $day }, { $from }–{ $to }
desk-services-room = Room
desk-services-room-nth = room { $id }
desk-services-site-nth = site { $id }
desk-services-both = Which services
desk-services-slot-nth = time { $id }
desk-services-clash = Mind: something else is in the same room then. { $when }: { $name }.
desk-services-capacity = What is free
desk-services-capacity-hint = Each in its own unit; places of services of different kinds are not added up. Posts are full-time equivalents.
desk-services-by-kind = Free places and vacant posts by kind of service
desk-services-each = Each service
desk-services-kind = Kind
desk-services-number = Services
desk-services-places = Places free
desk-services-posts = Posts vacant
desk-services-other = Other capacity
desk-services-waiting = Waiting
desk-services-provider = Provider
desk-services-of = { $free } of { $all }
desk-services-all = { $all } in all, how many are taken is not known
desk-services-unknown = { $count ->
    [one] not known of one service
   *[other] not known of { $count } services
}
desk-services-unit-clients-per-day = { $count ->
    [one] one client a day
   *[other] { $count } clients a day
}
desk-services-unit-hours-per-week = { $count ->
    [one] one hour a week
   *[other] { $count } hours a week
}
desk-services-only-free = Only where a place is free or a post is vacant
desk-services-count = Services in the list: { $count }.
