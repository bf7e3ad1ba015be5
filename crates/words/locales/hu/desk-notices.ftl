# Értesítések a munkatársi felületen kívül: a hírcsatorna, amelyben valaki olvassa őket. Nem mond semmit abból, ami egy bejegyzésben áll.

desk-feed-title = Gócpont: az Ön értesítései
desk-feed-opened = Új: { $register } { $entry }, { $state }
desk-feed-step = { $register } { $entry }: { $state }
desk-feed-overdue = Lejárt határidő: { $register } { $entry }, { $state }
