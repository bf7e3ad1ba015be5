# Stránky stolu: oznámení, co je známo kolem záznamu, přehledy, sledování.

## Oznámení

desk-notices = Oznámení
desk-ways-new = { $count ->
    [one] { $count } nové
    [few] { $count } nová
   *[other] { $count } nových
}
desk-notices-none = Nemáte žádné oznámení.
desk-notices-unread = { $count ->
    [0] Všechna jste viděli.
    [one] { $count } oznámení jste ještě neviděli.
    [few] { $count } oznámení jste ještě neviděli.
   *[other] { $count } oznámení jste ještě neviděli.
}
desk-notices-see-all = Vše jsem viděl(a)
desk-notices-seen = Označeno jako viděné.
desk-notices-older = Starší
desk-notice-new = NOVÉ
desk-notice-see = Viděl(a) jsem
desk-notice-see-named = Viděl(a) jsem: { $notice }
desk-notice-opened = { $entry }: nový záznam, { $organisation }. Stav: { $state }.
desk-notice-step = { $entry } ({ $organisation }): provedený krok: { $step }. Stav je nyní: { $state }.
desk-notice-overdue = { $entry } ({ $organisation }): lhůta uplynula { $since }. Stav: { $state }.
desk-notice-why-sender = dostáváte je, protože jste podnět podali
desk-notice-why-handler = dostáváte je, protože záležitost řešíte
desk-notice-why-coordinator = dostáváte je jako koordinátor
desk-notice-why-publisher = dostáváte je jako vydavatel
desk-notice-why-organisation = dostáváte je, protože záznam patří vaší organizaci
desk-notice-why-partners = dostáváte je, protože záznam s vámi sdílejí
desk-notices-ways = Oznámení jinde
desk-feed-hint = Co se stalo, můžete sledovat ve čtečce kanálů. Adresa je tajná: kdo ji zná, čte vaše oznámení, proto ji nikomu nedávejte. Osobní údaje v ní nejsou.
desk-feed-address = Adresa kanálu
desk-feed-none = Zatím nemáte žádný kanál.
desk-feed-since = Máte kanál, od: { $day }. Adresa se znovu nezobrazí; pokud ji nemáte, vytvořte jinou.
desk-feed-make = Vytvořit kanál
desk-feed-renew = Vytvořit jinou adresu
desk-feed-end = Zrušit kanál
desk-mail-wanted = Chci je i e-mailem
desk-mail-impossible = E-mailem teď nechodí: tento stůl poštu neposílá, nebo u vašeho účtu není adresa.

## Co je známo kolem záznamu

desk-around = Co je kolem něj známo
desk-around-hint = Další záznamy téže domácnosti nebo osoby, jejich odpovědi z šetření, máte-li na to právo, a možná opakování. Nahlédnutí se zapíše do protokolu.
desk-around-look = Nahlédnout
desk-around-no-unit = K tomuto záznamu není připojena žádná domácnost ani osoba.
desk-around-entries = { $count ->
    [one] { $count } další záznam.
    [few] { $count } další záznamy.
   *[other] { $count } dalších záznamů.
}
desk-around-entries-of = Další záznamy: { $name }
desk-around-no-records = Odpovědi z šetření nejsou, nebo je nesmíte vidět.
desk-around-records = Šetření, { $day }: odpovědí { $count }
desk-around-ended = Ukončeno: { $day }
desk-around-older = { $count ->
    [one] { $count } starší verze
    [few] { $count } starší verze
   *[other] { $count } starších verzí
}
desk-around-repeats = Možná totéž znovu
desk-around-repeats-count = { $count ->
    [0] V poslední době není podobný záznam.
    [one] { $count } podobný záznam.
    [few] { $count } podobné záznamy.
   *[other] { $count } podobných záznamů.
}
desk-repeats-link = { $count ->
    [one] Propojit s { $count } záznamem
    [few] Propojit se { $count } záznamy
   *[other] Propojit s { $count } záznamy
}
desk-repeats-linked = Propojeno.
desk-unit-number = Číslo v šetření nebo značka z upozornění
desk-unit-find = Najít
desk-unit-found = Nalezeno a přidáno.
desk-unit-none = Pod tímto číslem v této obci nic takového není.
desk-unit-hint = Domácnosti a osoby se připojují podle čísla ze šetření; jejich seznam se nezobrazuje.
desk-search = Hledat
desk-search-named = Hledat: { $name }
desk-search-hint = { $count ->
    [one] Napište slovo: hledá se v { $count } záznamu.
    [few] Napište slovo: hledá se ve { $count } záznamech.
   *[other] Napište slovo: hledá se v { $count } záznamech.
}
desk-search-found = { $count ->
    [one] { $count } nález.
    [few] { $count } nálezy.
   *[other] { $count } nálezů.
}
desk-search-add = Přidat: { $name }
desk-search-more = Je jich více: napište další slovo.
desk-inbox-mine = jen moje
desk-inbox-none-such = Nic takového na vás teď nečeká.

## Přehledy

desk-together = Stránky, které patří k sobě
desk-none = bez odpovědi
desk-report = Týdenní přehled
desk-report-register = Evidence
desk-report-service = Služba
desk-report-which-week = Týden
desk-report-week = { $week }. týden: { $from } – { $to }
desk-report-before = Předchozí týden
desk-report-after = Následující týden
desk-report-print = Vytisknout
desk-report-of = { $register }, { $tenant }, { $from } – { $to }
desk-report-total = { $count ->
    [one] V týdnu byl alespoň po nějakou dobu otevřen { $count } záznam.
    [few] V týdnu byly alespoň po nějakou dobu otevřeny { $count } záznamy.
   *[other] V týdnu bylo alespoň po nějakou dobu otevřeno { $count } záznamů.
}
desk-report-opened = Přišlo
desk-report-closed = Uzavřeno
desk-report-open = Na konci týdne otevřeno
desk-report-overdue = Z toho po lhůtě
desk-report-states = Stav na konci týdne
desk-report-steps = Kroky v týdnu
desk-report-step = Krok
desk-report-no-steps = V týdnu nebyl proveden žádný krok.
desk-report-entries = Záznamy týdne
desk-report-mark = V týdnu
desk-report-is-new = nový
desk-report-is-closed = uzavřen
desk-statistics = Statistika
desk-statistics-by = Podle čeho
desk-statistics-from = Ode dne
desk-statistics-to = Do dne
desk-statistics-month = Měsíc
desk-statistics-area = Území: { $set }
desk-statistics-nowhere = bez místa v těchto územích
desk-statistics-total = { $count ->
    [one] { $register }, { $tenant }, { $from } – { $to }: celkem { $count } záznam.
    [few] { $register }, { $tenant }, { $from } – { $to }: celkem { $count } záznamy.
   *[other] { $register }, { $tenant }, { $from } – { $to }: celkem { $count } záznamů.
}
desk-statistics-whole = Jsou tu všechny záznamy obce. Jsou to skutečné počty: nezveřejňujte je.
desk-statistics-part = Jsou tu jen záznamy, které smíte vidět. Jsou to skutečné počty: nezveřejňujte je.
desk-statistics-caption = Počet záznamů: { $by }
desk-bars-count = Počet
desk-bars-share = Podíl
desk-bars-percent = { $share } %
desk-bars-total = Celkem
desk-download = Stáhnout jako tabulku (CSV)
desk-download-hint = Stažení a jeho důvod se zapíší do protokolu. V souboru jsou skutečné počty a záznamy: opatrujte jej.
desk-download-reason = K čemu je to potřeba?
desk-download-no-reason = Napište na jeden řádek, k čemu to potřebujete: 3–500 znaků.
desk-download-take = Stáhnout
desk-download-done = Staženo: { $name }

## Sledování

desk-watch = Sledování
desk-watch-hint = Program sleduje, zda se něco nevymyká obvyklému, a upozorní na to jednou. Každé upozornění se uzavírá opatřením, nebo důvodem.
desk-watch-run = Zkontrolovat nyní
desk-watch-running = Kontroluje se…
desk-watch-ran = { $raised ->
    [one] Hotovo. { $raised } nové upozornění.
    [few] Hotovo. { $raised } nová upozornění.
   *[other] Hotovo. { $raised } nových upozornění.
}
desk-watch-never = Od spuštění ještě neproběhlo.
desk-watch-last = Naposledy: { $at }. Nových upozornění: { $raised }, otevřených: { $open }.
desk-watch-fault = Jedno pravidlo se nepodařilo provést.
desk-watch-alerts = Otevřená upozornění
desk-watch-alerts-count = { $count ->
    [0] Žádné otevřené upozornění.
    [one] { $count } otevřené upozornění.
    [few] { $count } otevřená upozornění.
   *[other] { $count } otevřených upozornění.
}
desk-watch-alert-of = { $rule } · { $tenant } · { $organisation } · { $at }
desk-watch-do = Řešit
desk-watch-do-named = Řešit: upozornění { $id }
desk-watch-all-alerts = Všechna upozornění, i uzavřená
desk-watch-about = Čeho se týká: { $entry }
desk-watch-rules = Pravidla
desk-watch-idle = Toto pravidlo teď neběží.
desk-watch-false-weeks = { $count ->
    [one] U jedné řady je přibližně jednou za { $count } týden možné falešné upozornění.
    [few] U jedné řady je přibližně jednou za { $count } týdny možné falešné upozornění.
   *[other] U jedné řady je přibližně jednou za { $count } týdnů možné falešné upozornění.
}
desk-watch-false-all-weeks = { $count ->
    [one] U všech řad dohromady (počet: { $series }) přibližně jednou za { $count } týden.
    [few] U všech řad dohromady (počet: { $series }) přibližně jednou za { $count } týdny.
   *[other] U všech řad dohromady (počet: { $series }) přibližně jednou za { $count } týdnů.
}
desk-watch-false-months = { $count ->
    [one] U jedné řady je přibližně jednou za { $count } měsíc možné falešné upozornění.
    [few] U jedné řady je přibližně jednou za { $count } měsíce možné falešné upozornění.
   *[other] U jedné řady je přibližně jednou za { $count } měsíců možné falešné upozornění.
}
desk-watch-false-all-months = { $count ->
    [one] U všech řad dohromady (počet: { $series }) přibližně jednou za { $count } měsíc.
    [few] U všech řad dohromady (počet: { $series }) přibližně jednou za { $count } měsíce.
   *[other] U všech řad dohromady (počet: { $series }) přibližně jednou za { $count } měsíců.
}
desk-watch-false-years = { $count ->
    [one] U jedné řady je přibližně jednou za { $count } rok možné falešné upozornění.
    [few] U jedné řady je přibližně jednou za { $count } roky možné falešné upozornění.
   *[other] U jedné řady je přibližně jednou za { $count } let možné falešné upozornění.
}
desk-watch-false-all-years = { $count ->
    [one] U všech řad dohromady (počet: { $series }) přibližně jednou za { $count } rok.
    [few] U všech řad dohromady (počet: { $series }) přibližně jednou za { $count } roky.
   *[other] U všech řad dohromady (počet: { $series }) přibližně jednou za { $count } let.
}
desk-watch-series = { $name } – { $tenant }
desk-watch-state-inside = v obvyklém pásmu
desk-watch-state-outside = mimo pásmo od: { $day }
desk-watch-state-learning = { $count ->
    [one] ještě se učí, co je obvyklé; zbývá { $count } období
    [few] ještě se učí, co je obvyklé; zbývají { $count } období
   *[other] ještě se učí, co je obvyklé; zbývá { $count } období
}
desk-watch-state-missing = chybí čerstvé údaje
desk-watch-no-points = Zatím nejsou údaje.
desk-watch-picture = { $name }: počet období { $count }. Poslední hodnota { $value }, očekávaná { $expected }. Období s upozorněním: { $alarms }.
desk-watch-picture-learning = { $name }: počet období { $count }. Poslední hodnota { $value }; očekávaná ještě není známa.
desk-watch-value = hodnota
desk-watch-expected = očekávaná hodnota
desk-watch-band = obvyklé pásmo
desk-watch-alarm = upozornění
desk-watch-break = zlom
desk-watch-from = Začátek období
desk-watch-said = Poznámka
desk-watch-limits = { $low } – { $high }
desk-watch-of = { $value } / { $population }
desk-watch-table = { $count ->
    [one] Tabulka: { $count } období
    [few] Tabulka: { $count } období
   *[other] Tabulka: { $count } období
}
desk-watch-annotate = Zaznamenat zlom
desk-watch-breaks = Zaznamenané zlomy
desk-watch-breaks-hint = Pokud řada od určité doby měří něco jiného (nový dotazník, jiné území, nový předpis), zaznamenejte to: odtud se znovu učí, co je obvyklé, a kvůli tomu neupozorňuje.
desk-watch-no-breaks = Žádný zlom není zaznamenán.
desk-watch-break-line = { $about }, { $tenant }: { $day }, { $why }
