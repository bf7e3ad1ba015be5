# Értesítések az asztalon kívül: a hírcsatorna, amelyben valaki olvassa őket. Nem mond semmit abból, ami egy bejegyzésben áll.

desk-feed-title = Gócpont: az Ön értesítései
desk-notice-opened = Új: { $register } { $entry }, { $state }
desk-notice-step = { $register } { $entry }: { $state }
desk-notice-overdue = Lejárt határidő: { $register } { $entry }, { $state }
