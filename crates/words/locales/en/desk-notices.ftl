# Notices outside the desk: the feed that somebody reads them in. It says nothing that stands in an entry.

desk-feed-title = Gócpont: your notices
desk-feed-opened = New: { $register } { $entry }, { $state }
desk-feed-step = { $register } { $entry }: { $state }
desk-feed-overdue = Overdue: { $register } { $entry }, { $state }

# The mail: how many notices wait, of which register.

desk-mail-subject = { $count ->
    [one] Gócpont: 1 notice is waiting
   *[other] Gócpont: { $count } notices are waiting
}
desk-mail-waiting = { $count ->
    [one] At the desk 1 notice is waiting for you.
   *[other] At the desk { $count } notices are waiting for you.
}
desk-mail-register = { $register }: { $count }
desk-mail-open = To read them, sign in: { $url }
desk-mail-why = This was sent by the desk of your municipality. You can turn it off there, at your notices.
