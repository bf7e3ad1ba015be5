# The desk: where staff who are signed in work. Signals, entries, due times, the audit.

## The page

desk-title = Desk
desk-skip = Skip to the content
desk-language = Language
desk-ways = Pages of the desk
desk-opening = Loading…
desk-map-title = Map
desk-measures-title = Measures
desk-again = Refresh
desk-cancel = Cancel
desk-yes = yes
desk-no = no
desk-number-unit = { $number } { $unit }

## In and out

desk-sign-in = Sign in
desk-name = User name
desk-password = Password
desk-code = Code
desk-code-hint = The six digits of the authenticator, or a recovery code.
desk-sign-out = Sign out
desk-signed-out = You have signed out.
desk-session-ended = Your session has ended; please sign in again. What you typed is still there, except sealed answers.
desk-leaving = Keep the drafts on this device?
desk-leaving-drafts = Drafts that were not sent: { $registers }. Whoever can use this device can read them.
desk-leaving-keep = Keep them
desk-leaving-throw = Delete them and sign out

## What did not work

desk-error-wrong = The name, the password or the code is wrong.
desk-error-code-wanted = This account needs a code, too.
desk-error-wait = { $seconds ->
    [one] Too many failed attempts. Try again in 1 second.
   *[other] Too many failed attempts. Try again in { $seconds } seconds.
}
desk-error-wait-minutes = { $minutes ->
    [one] Too many failed attempts. Try again in 1 minute.
   *[other] Too many failed attempts. Try again in { $minutes } minutes.
}
desk-error-no-session = Please sign in again.
desk-error-no-token = This page is out of date. Please sign in again.
desk-error-foreign = The request did not come from this desk's address. Open the desk at its own address.
desk-error-not-found = There is no such thing, or it is not your organisation's.
desk-error-method = The page and the program are of different versions. Load the page again.
desk-error-too-large = This is too long. Shorten your texts.
desk-error-malformed = The program does not understand the request. Load the page again and try once more.
desk-error-no-reason = Write in one line why you open it: 3–500 characters.
desk-error-no-organisation = Choose the organisation that it goes to.
desk-error-missing = These are still missing:
desk-error-unfit = These are not right yet:
desk-error-flags = This step cannot be taken while this is open:
desk-error-state = This step cannot be taken from this state. Refresh the page.
desk-error-part = You may not take this step.
desk-error-conflict = Somebody else has changed it meanwhile. Refresh the page.
desk-error-offline = There is no connection. Try again once it is back.
desk-error-failed = That did not work. Try again later; if it stays so, tell the operator.

## Inbox and tables

desk-inbox = Inbox
desk-inbox-empty = Nothing waits for you now.
desk-inbox-count = { $count ->
    [one] 1 entry waits; overdue: { $overdue }.
   *[other] { $count } entries wait; overdue: { $overdue }.
}
desk-column-number = Entry
desk-column-brief = What it is about
desk-column-state = State
desk-column-due = Due
desk-column-flags = Warning
desk-column-organisation = Organisation
desk-column-opened = Received
desk-overdue = OVERDUE
desk-due-none = no due time
desk-due-today = today
desk-due-tomorrow = tomorrow
desk-due-days = { $count ->
    [one] in 1 day
   *[other] in { $count } days
}
desk-due-hours = { $count ->
    [one] in 1 hour
   *[other] in { $count } hours
}
desk-due-minutes = { $count ->
    [one] in 1 minute
   *[other] in { $count } minutes
}
desk-late-days = { $count ->
    [one] 1 day late
   *[other] { $count } days late
}
desk-late-hours = { $count ->
    [one] 1 hour late
   *[other] { $count } hours late
}
desk-late-minutes = { $count ->
    [one] 1 minute late
   *[other] { $count } minutes late
}
desk-filters = Filters
desk-filter-any = any
desk-filter-open = open ones only
desk-list-empty = There is no such entry.
desk-list-count = { $count ->
    [one] 1 entry.
   *[other] { $count } entries; shown are { $from }–{ $to }.
}
desk-pages = Pages
desk-page-before = Previous
desk-page-next = Next

## Forms

desk-new = New: { $register }
desk-send = Send
desk-sending = Sending…
desk-send-now = Try now
desk-sent = Sent: { $register } { $id }.
desk-show = Show it
desk-repeats = { $count ->
    [one] This may repeat this one:
   *[other] This may repeat these:
}
desk-waiting = There is no connection. It is sent when the connection is back.
desk-waiting-once = However often it is sent, it is taken in once. Until it is known whether it arrived it cannot be changed.
desk-waiting-news = There is no connection; it is sent again later.
desk-waiting-draft = Waits to be sent: { $register }
desk-unsent-draft = A draft that was not sent: { $register }
desk-waiting-lost = It cannot be sent like this. Type these again, as sealed answers are not kept on the device: { $fields }.
desk-draft-kept = What you type is kept on this device until it is sent.
desk-draft-kept-sealed = What you type is kept on this device until it is sent. Sealed answers are not: they are lost when you close the page or the session ends.
desk-draft-throw = Delete the draft
desk-to = Goes to: { $organisation } ({ $tenant })
desk-tenant = Municipality
desk-organisation-hint = The organisation's code, as its register has it.
desk-form-more = More questions: { $count }, answered { $filled }
desk-field-required = (required)
desk-field-choose = Choose…
desk-field-empty = not given
desk-field-answered = the answer is above
desk-field-none = If there is no answer
desk-field-range = { $least }–{ $most } { $unit }
desk-field-sealed = Sealed: only whoever handles the case can open it, giving a reason.
desk-field-lost = The answer that you typed before was not kept; type it again.
desk-field-replaces = There is a sealed answer already; what you type here replaces it.
desk-field-missing = This has to be filled in.
desk-field-unfit = This is no answer to this question. Look at the value and its limits.
desk-place = Place
desk-place-hint = Only if it is needed. The page asks the device where it is only with this button.
desk-place-here = Where I am now
desk-place-looking = Looking…
desk-place-found = Found.
desk-place-unknown = The device did not say where it is.
desk-place-lat = Latitude (°)
desk-place-lon = Longitude (°)
desk-place-none = Remove the place
desk-link-number = By its number
desk-link-add = Add
desk-link-without = Remove
desk-link-remove = Remove { $name }
desk-link-gone = gone

## One entry

desk-answers = Answers
desk-steps = Possible steps
desk-no-steps = There is nothing for you to do with it now.
desk-step-to = After this step its state is: { $state }.
desk-step-plain = There is nothing to fill in. After this step its state is: { $state }.
desk-stepped = Done. The new state is: { $state }.
desk-amend = Change
desk-amended = The change was saved.
desk-amended-short = Changed
desk-save = Save
desk-opened = Opened
desk-flag-until = { $flag } – it ends with: { $field }
desk-history = History
desk-history-line = { $by }, { $at } → { $state }
desk-history-change = { $field }: { $before } → { $after }
desk-sealed = sealed
desk-sealed-open = Open
desk-sealed-open-named = Open the sealed answer: { $name }
desk-sealed-close = Hide
desk-sealed-hint = The opening goes into the audit with its reason. The answer is shown until you leave this page.
desk-sealed-reason = Why do you open it?
desk-conflict = Somebody else has changed it meanwhile
desk-conflict-hint = Nothing was overwritten. Your version and the one that stands, side by side:
desk-conflict-field = What differs
desk-conflict-mine = Yours
desk-conflict-theirs = What stands now
desk-conflict-go-on = Go on from what stands, with my answers
desk-conflict-leave = Leave it as it stands

## The audit

desk-audit = Audit
desk-audit-hint = Who did what, when and why. There is no personal data in it.
desk-audit-at = When
desk-audit-who = Who
desk-audit-act = What
desk-audit-object = To what
desk-audit-tenant = Municipality
desk-audit-persons = Persons
desk-audit-reason = Why
desk-audit-outcome = Outcome
desk-audit-head = Head of the chain:
desk-object-account = account
desk-object-register = register

desk-counted-in-persons = { $count ->
    [one] person
    *[other] people
}
desk-counted-in-clients-per-day = { $count ->
    [one] client a day
    *[other] clients a day
}
desk-counted-in-hours-per-week = { $count ->
    [one] hour a week
    *[other] hours a week
}
desk-counted-in-places = { $count ->
    [one] place
    *[other] places
}
desk-counted-in-posts = { $count ->
    [one] post
    *[other] posts
}
desk-counted-in-min = min
desk-counted-in-years = { $count ->
    [one] year
    *[other] years
}
desk-counted-in-months = { $count ->
    [one] month
    *[other] months
}
desk-counted-in-rooms = { $count ->
    [one] room
    *[other] rooms
}
