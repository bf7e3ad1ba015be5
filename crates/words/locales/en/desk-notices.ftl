# Notices outside the desk: the feed that somebody reads them in. It says nothing that stands in an entry.

desk-feed-title = Gócpont: your notices
desk-notice-opened = New: { $register } { $entry }, { $state }
desk-notice-step = { $register } { $entry }: { $state }
desk-notice-overdue = Overdue: { $register } { $entry }, { $state }
