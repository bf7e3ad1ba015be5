# Notices outside the desk: the feed that somebody reads them in. It says nothing that stands in an entry.

desk-feed-title = Gócpont: your notices
desk-feed-opened = New: { $register } { $entry }, { $state }
desk-feed-step = { $register } { $entry }: { $state }
desk-feed-overdue = Overdue: { $register } { $entry }, { $state }
