# Pages of the desk: notices, what is known around an entry, reports, the watch.

## Notices

desk-notices = Notices
desk-ways-new = { $count ->
    [one] { $count } new
   *[other] { $count } new
}
desk-notices-none = You have no notices.
desk-notices-unread = { $count ->
    [0] You have seen them all.
    [one] { $count } notice is new to you.
   *[other] { $count } notices are new to you.
}
desk-notices-see-all = I have seen them all
desk-notices-seen = Marked as seen.
desk-notices-older = Older ones
desk-notice-new = NEW
desk-notice-see = Seen
desk-notice-see-named = Seen: { $notice }
desk-notice-opened = { $entry } is new at { $organisation }. Its state: { $state }.
desk-notice-step = { $entry } ({ $organisation }): step taken: { $step }. Its state is now: { $state }.
desk-notice-overdue = { $entry } ({ $organisation }) is overdue since { $since }. Its state: { $state }.
desk-notice-why-sender = you get it because you reported it
desk-notice-why-handler = you get it because you handle it
desk-notice-why-coordinator = you get it as a coordinator
desk-notice-why-publisher = you get it as a publisher
desk-notice-why-organisation = you get it because the entry is your organisation's
desk-notice-why-partners = you get it because the entry is shared with you
desk-notices-ways = Notices elsewhere
desk-feed-hint = You can follow what happens in a feed reader. The address is secret: whoever knows it reads your notices, so keep it to yourself. There is no personal data in it.
desk-feed-address = Address of the feed
desk-feed-none = You have no feed yet.
desk-feed-since = You have a feed, since { $day }. Its address is not shown again; if you have lost it, make another one.
desk-feed-make = Make a feed
desk-feed-renew = Make another address
desk-feed-end = End the feed
desk-mail-wanted = I want them by mail, too
desk-mail-impossible = They do not come by mail now: this desk sends none, or your account has no address.

## What is known around an entry

desk-around = What is known around it
desk-around-hint = Other entries of the same household or person, their answers in the survey if you have the right, and what may be a repeat. That you looked is written into the audit.
desk-around-look = Look
desk-around-no-unit = No household or person is linked to this entry.
desk-around-entries = { $count ->
    [one] { $count } other entry.
   *[other] { $count } other entries.
}
desk-around-entries-of = Other entries: { $name }
desk-around-no-records = There are no answers from a survey, or you may not see them.
desk-around-records = Survey, { $day }: { $count } answers
desk-around-ended = Ended: { $day }
desk-around-older = { $count ->
    [one] { $count } earlier version
   *[other] { $count } earlier versions
}
desk-around-repeats = Perhaps the same once more
desk-around-repeats-count = { $count ->
    [0] There is no similar entry of late.
    [one] { $count } similar entry.
   *[other] { $count } similar entries.
}
desk-repeats-link = { $count ->
    [one] Link it with { $count } entry
   *[other] Link it with { $count } entries
}
desk-repeats-linked = They are linked.
desk-unit-number = Its number in the survey, or its mark in an alert
desk-unit-find = Find
desk-unit-found = Found and added.
desk-unit-none = There is none by this number in this municipality.
desk-unit-hint = Households and persons are linked by the number they have in the survey; they are not listed here.
desk-search = Search
desk-search-named = Search: { $name }
desk-search-hint = { $count ->
    [one] Type a word: { $count } entry is searched.
   *[other] Type a word: { $count } entries are searched.
}
desk-search-found = { $count ->
    [one] { $count } found.
   *[other] { $count } found.
}
desk-search-add = Add: { $name }
desk-search-more = There are more: type another word.
desk-inbox-mine = only mine
desk-inbox-none-such = Nothing like that waits for you now.

## Reports

desk-together = Pages that belong together
desk-none = no answer
desk-report = Weekly report
desk-report-register = Register
desk-report-service = Service
desk-report-which-week = Week
desk-report-week = Week { $week }: { $from } – { $to }
desk-report-before = Week before
desk-report-after = Week after
desk-report-print = Print
desk-report-of = { $register }, { $tenant }, { $from } – { $to }
desk-report-total = { $count ->
    [one] { $count } entry was open at some time of the week.
   *[other] { $count } entries were open at some time of the week.
}
desk-report-opened = Received
desk-report-closed = Closed
desk-report-open = Open at the end
desk-report-overdue = Overdue among them
desk-report-states = State at the end of the week
desk-report-steps = Steps of the week
desk-report-step = Step
desk-report-no-steps = No step was taken in the week.
desk-report-entries = Entries of the week
desk-report-mark = In the week
desk-report-is-new = new
desk-report-is-closed = closed
desk-statistics = Statistics
desk-statistics-by = By
desk-statistics-from = From
desk-statistics-to = To
desk-statistics-month = Month
desk-statistics-area = Area: { $set }
desk-statistics-nowhere = no place in these areas
desk-statistics-total = { $count ->
    [one] { $register }, { $tenant }, { $from } – { $to }: { $count } entry in all.
   *[other] { $register }, { $tenant }, { $from } – { $to }: { $count } entries in all.
}
desk-statistics-whole = All entries of the municipality are in it. These are true counts: do not publish them.
desk-statistics-part = Only entries that you may see are in it. These are true counts: do not publish them.
desk-statistics-caption = Entries: { $by }
desk-bars-count = Count
desk-bars-share = Share
desk-bars-percent = { $share }%
desk-bars-total = Total
desk-download = Download as a table (CSV)
desk-download-hint = The download and its reason go into the audit. There are true counts and entries in the file: take care of it.
desk-download-reason = What is it for?
desk-download-no-reason = Write in one line what it is for: 3–500 characters.
desk-download-take = Download
desk-download-done = Downloaded: { $name }

## Watch

desk-watch = Watch
desk-watch-hint = The program watches for what leaves its usual range, and says so once. Each alert is closed with a measure or a reason.
desk-watch-run = Check now
desk-watch-running = Checking…
desk-watch-ran = { $raised ->
    [one] Done. { $raised } new alert.
   *[other] Done. { $raised } new alerts.
}
desk-watch-never = It has not run since the desk was started.
desk-watch-last = Last run: { $at }. New alerts: { $raised }, open: { $open }.
desk-watch-fault = One rule could not be run.
desk-watch-alerts = Open alerts
desk-watch-alerts-count = { $count ->
    [0] There is no open alert.
    [one] { $count } open alert.
   *[other] { $count } open alerts.
}
desk-watch-alert-of = { $rule } · { $tenant } · { $organisation } · { $at }
desk-watch-do = Act on it
desk-watch-do-named = Act on it: alert { $id }
desk-watch-all-alerts = All alerts, closed ones too
desk-watch-about = What it is about: { $entry }
desk-watch-rules = Rules
desk-watch-idle = This rule does not run now.
desk-watch-false-weeks = { $count ->
    [one] For one series, about one false alarm in { $count } week is to be expected.
   *[other] For one series, about one false alarm in { $count } weeks is to be expected.
}
desk-watch-false-all-weeks = { $count ->
    [one] For all { $series } series together, about one in { $count } week.
   *[other] For all { $series } series together, about one in { $count } weeks.
}
desk-watch-false-months = { $count ->
    [one] For one series, about one false alarm in { $count } month is to be expected.
   *[other] For one series, about one false alarm in { $count } months is to be expected.
}
desk-watch-false-all-months = { $count ->
    [one] For all { $series } series together, about one in { $count } month.
   *[other] For all { $series } series together, about one in { $count } months.
}
desk-watch-false-years = { $count ->
    [one] For one series, about one false alarm in { $count } year is to be expected.
   *[other] For one series, about one false alarm in { $count } years is to be expected.
}
desk-watch-false-all-years = { $count ->
    [one] For all { $series } series together, about one in { $count } year.
   *[other] For all { $series } series together, about one in { $count } years.
}
desk-watch-series = { $name } – { $tenant }
desk-watch-state-inside = within its usual range
desk-watch-state-outside = outside its range since { $day }
desk-watch-state-learning = { $count ->
    [one] still learning what is usual; { $count } period to go
   *[other] still learning what is usual; { $count } periods to go
}
desk-watch-state-missing = no recent data
desk-watch-no-points = There are no data yet.
desk-watch-picture = { $name }: { $count } periods. The last value is { $value }, expected were { $expected }. Periods with an alarm: { $alarms }.
desk-watch-picture-learning = { $name }: { $count } periods. The last value is { $value }; what to expect is not known yet.
desk-watch-value = value
desk-watch-expected = expected
desk-watch-band = usual range
desk-watch-alarm = alarm
desk-watch-break = break
desk-watch-from = Period from
desk-watch-said = Remark
desk-watch-limits = { $low } – { $high }
desk-watch-of = { $value } of { $population }
desk-watch-table = { $count ->
    [one] Table: { $count } period
   *[other] Table: { $count } periods
}
desk-watch-annotate = Annotate a break
desk-watch-breaks = Annotated breaks
desk-watch-breaks-hint = Where a series counts something else from some day on (a new questionnaire, another area, a new law), annotate it: from there it learns anew what is usual, and raises nothing because of it.
desk-watch-no-breaks = No break is annotated.
desk-watch-break-line = { $about }, { $tenant }: { $day }, { $why }
