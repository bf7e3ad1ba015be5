# Értesítések a munkatársi felületen kívül: a hírcsatorna, amelyben valaki olvassa őket. Nem mond semmit abból, ami egy bejegyzésben áll.

desk-feed-title = Gócpont: az Ön értesítései
desk-feed-opened = Új: { $register } { $entry }, { $state }
desk-feed-step = { $register } { $entry }: { $state }
desk-feed-overdue = Lejárt határidő: { $register } { $entry }, { $state }

# A levél: hány értesítés vár, mely nyilvántartásból.

desk-mail-subject = Gócpont: { $count } értesítés vár
desk-mail-waiting = A munkatársi felületen { $count } értesítés várja Önt.
desk-mail-register = { $register }: { $count }
desk-mail-open = Elolvasásukhoz jelentkezzen be: { $url }
desk-mail-why = Ezt a levelet településének munkatársi felülete küldte. Ott, az értesítéseinél kikapcsolhatja.
