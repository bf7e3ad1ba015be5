# Watch rules and alerts: what a rule does, why an alert was raised, and what a run did.

watch-says-cusum = { $every ->
    [month] Each month's number is compared with the usual one. What it notices soonest is a number that stays at { $shift } × the usual. Chance alone makes it sound about once in { $count } months.
   *[week] Each week's number is compared with the usual one. What it notices soonest is a number that stays at { $shift } × the usual. Chance alone makes it sound about once in { $count } weeks.
}
watch-says-ewma = { $every ->
    [month] The average of the last months is compared with the usual one. Chance alone makes it sound about once in { $count } months.
   *[week] The average of the last weeks is compared with the usual one. Chance alone makes it sound about once in { $count } weeks.
}
watch-says-farrington = { $every ->
    [month] Each month's number is compared with the same season of earlier years. Chance alone makes it sound about once in { $count } months.
   *[week] Each week's number is compared with the same season of earlier years. Chance alone makes it sound about once in { $count } weeks.
}
watch-says-cluster = { $every ->
    [month] It looks for places where cases crowd, over the last { $periods } months. Chance alone makes it sound about once in { $count } months.
   *[week] It looks for places where cases crowd, over the last { $periods } weeks. Chance alone makes it sound about once in { $count } weeks.
}
watch-says-hotspot = It tells of new and intensifying hot spots among the staff figures.
watch-says-person = It tells of people who meet a condition.
watch-says-person-no-service = It tells of people who meet a condition and have no such service within { $metres } metres.
watch-says-deadline = It tells of entries that are overdue by { $days } days or more.
watch-says-age = It tells of data that are older than { $months } months.

watch-why-above = Since { $from } there were { $observed }, where { $expected } were expected.
watch-why-below = Since { $from } there were only { $observed }, where { $expected } were expected.
watch-why-cluster = Since { $from }, { $observed } cases crowd in one place, where { $expected } would be expected.
watch-why-hotspot-new = A new hot spot: { $observed } cases, where { $expected } would be expected.
watch-why-hotspot-consecutive = A new hot spot that lasts: { $observed } cases, where { $expected } would be expected.
watch-why-hotspot-intensifying = A hot spot that intensifies: { $observed } cases, where { $expected } would be expected.
watch-why-person = Somebody meets the rule, by answers of { $from }.
watch-why-person-no-service = Somebody meets the rule, and the nearest such service is { $observed } metres away; the limit is { $bound }.
watch-why-persons = At once { $observed } people have come to meet the rule; the oldest of their answers are of { $from }.
watch-why-persons-no-service = At once { $observed } people have come to meet the rule without any such service within { $bound } metres.
watch-why-overdue = Entry { $number } was due on { $from }; by the time of the alert it was { $observed } days late.
watch-why-old = Entries that nobody has updated for { $bound } months: { $observed }. The oldest was last written on { $from }.
watch-why-old-records = The newest answers are of { $from }; the limit is { $bound } months.

watch-idle-no-register = The desk does not have this register.
watch-idle-no-plan = It looks at the map's figures, and the desk was opened without a plan to count them by (--plan).
watch-idle-no-indicator = The plan does not count this indicator.
watch-idle-no-area = The plan counts in areas among which there is none of these municipalities, or no such area set.
watch-idle-few-periods = There are fewer than two periods with answers of their own, so nothing can be compared yet.
watch-idle-no-people = The desk does not see registers of people.
watch-idle-no-places = No place of such a service is known, so nobody is known to be far from one.
watch-idle-failed = It could not look: a store fails.

watch-fault-rule = The rule { $rule } could not look.
watch-fault-nobody = Nobody can be told what { $rule } has found: no organisation of the municipality fits.
watch-fault-no-alerts = Nothing can be raised: the desk has no register of alerts.

watch-ran = New alerts: { $raised }. Noted to be over: { $over }. Not closed: { $open }.
watch-rule = { $label } ({ $id })
watch-alert = { $number }. { $label }, { $tenant }, { $state }
watch-alert-series = { $number }. { $label }: { $series }, { $tenant }, { $state }
watch-sound = { $file }: { $count ->
    [one] one rule
   *[other] { $count } rules
}
watch-off = The rule { $rule } is off: it misses the threshold { $parameter }.
watch-detail = { $detail }
