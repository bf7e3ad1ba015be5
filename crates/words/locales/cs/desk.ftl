# Stůl: kde pracují přihlášení pracovníci. Podněty, záznamy, lhůty, protokol.

## Stránka

desk-title = Stůl
desk-skip = Přejít k obsahu
desk-language = Jazyk
desk-ways = Stránky stolu
desk-opening = Načítá se…
desk-map-title = Mapa
desk-measures-title = Opatření
desk-again = Obnovit
desk-cancel = Zrušit
desk-yes = ano
desk-no = ne
desk-number-unit = { $number } { $unit }

## Přihlášení a odhlášení

desk-sign-in = Přihlásit se
desk-name = Uživatelské jméno
desk-password = Heslo
desk-code = Kód
desk-code-hint = Šestimístný kód z ověřovací aplikace, nebo záchranný kód.
desk-sign-out = Odhlásit se
desk-signed-out = Jste odhlášeni.
desk-session-ended = Relace skončila, přihlaste se prosím znovu. Co jste napsali, zůstalo; zapečetěné odpovědi ne.
desk-leaving = Ponechat koncepty v tomto zařízení?
desk-leaving-drafts = Neodeslané koncepty: { $registers }. Kdo má k tomuto zařízení přístup, může je číst.
desk-leaving-keep = Ponechat
desk-leaving-throw = Smazat a odhlásit se

## Co se nepodařilo

desk-error-wrong = Jméno, heslo nebo kód nesouhlasí.
desk-error-code-wanted = Tento účet vyžaduje také kód.
desk-error-wait = { $seconds ->
    [one] Příliš mnoho neúspěšných pokusů. Zkuste to znovu za 1 sekundu.
    [few] Příliš mnoho neúspěšných pokusů. Zkuste to znovu za { $seconds } sekundy.
   *[other] Příliš mnoho neúspěšných pokusů. Zkuste to znovu za { $seconds } sekund.
}
desk-error-wait-minutes = { $minutes ->
    [one] Příliš mnoho neúspěšných pokusů. Zkuste to znovu za 1 minutu.
    [few] Příliš mnoho neúspěšných pokusů. Zkuste to znovu za { $minutes } minuty.
   *[other] Příliš mnoho neúspěšných pokusů. Zkuste to znovu za { $minutes } minut.
}
desk-error-no-session = Přihlaste se prosím znovu.
desk-error-no-token = Tato stránka už neplatí. Přihlaste se prosím znovu.
desk-error-foreign = Požadavek nepřišel z adresy tohoto stolu. Otevřete stůl na jeho vlastní adrese.
desk-error-not-found = Nic takového není, nebo to nepatří vaší organizaci.
desk-error-method = Stránka a program nejsou stejné verze. Načtěte stránku znovu.
desk-error-too-large = Je to příliš dlouhé. Zkraťte své texty.
desk-error-malformed = Program požadavku nerozumí. Načtěte stránku znovu a zkuste to ještě jednou.
desk-error-no-reason = Napište na jeden řádek, proč ji otevíráte: 3–500 znaků.
desk-error-no-organisation = Zvolte organizaci, které se předá.
desk-error-missing = Ještě chybí:
desk-error-unfit = Toto takto nelze:
desk-error-flags = Tento krok nelze provést, dokud trvá:
desk-error-state = Tento krok nelze z tohoto stavu provést. Obnovte stránku.
desk-error-part = K tomuto kroku nemáte oprávnění.
desk-error-conflict = Někdo jiný to mezitím změnil. Obnovte stránku.
desk-error-offline = Není spojení. Zkuste to znovu, až se obnoví.
desk-error-failed = Nepodařilo se. Zkuste to později; pokud to potrvá, řekněte to provozovateli.

## Co čeká, a tabulky

desk-inbox = Co čeká
desk-inbox-empty = Teď na vás nic nečeká.
desk-inbox-count = { $count ->
    [one] Čeká 1 záznam; po lhůtě: { $overdue }.
    [few] Čekají { $count } záznamy; po lhůtě: { $overdue }.
   *[other] Čeká { $count } záznamů; po lhůtě: { $overdue }.
}
desk-column-number = Záznam
desk-column-brief = O co jde
desk-column-state = Stav
desk-column-due = Lhůta
desk-column-flags = Upozornění
desk-column-organisation = Organizace
desk-column-opened = Přijato
desk-overdue = PO LHŮTĚ
desk-due-none = bez lhůty
desk-due-today = dnes
desk-due-tomorrow = zítra
desk-due-days = { $count ->
    [one] za 1 den
    [few] za { $count } dny
   *[other] za { $count } dní
}
desk-due-hours = { $count ->
    [one] za 1 hodinu
    [few] za { $count } hodiny
   *[other] za { $count } hodin
}
desk-due-minutes = { $count ->
    [one] za 1 minutu
    [few] za { $count } minuty
   *[other] za { $count } minut
}
desk-late-days = { $count ->
    [one] 1 den po lhůtě
    [few] { $count } dny po lhůtě
   *[other] { $count } dní po lhůtě
}
desk-late-hours = { $count ->
    [one] 1 hodinu po lhůtě
    [few] { $count } hodiny po lhůtě
   *[other] { $count } hodin po lhůtě
}
desk-late-minutes = { $count ->
    [one] 1 minutu po lhůtě
    [few] { $count } minuty po lhůtě
   *[other] { $count } minut po lhůtě
}
desk-filters = Filtry
desk-filter-any = jakýkoli
desk-filter-open = jen otevřené
desk-list-empty = Žádný takový záznam není.
desk-list-count = { $count ->
    [one] 1 záznam.
    [few] { $count } záznamy; zobrazeny jsou { $from }–{ $to }.
   *[other] { $count } záznamů; zobrazeny jsou { $from }–{ $to }.
}
desk-pages = Stránkování
desk-page-before = Předchozí
desk-page-next = Další

## Formuláře

desk-new = Nový záznam: { $register }
desk-send = Odeslat
desk-sending = Odesílá se…
desk-send-now = Zkusit teď
desk-sent = Odesláno: { $register } { $id }.
desk-show = Zobrazit
desk-repeats = { $count ->
    [one] Možná opakuje tento záznam:
   *[other] Možná opakuje tyto záznamy:
}
desk-waiting = Není spojení. Odešle se, jakmile se obnoví.
desk-waiting-once = I když se odešle vícekrát, zapíše se jednou. Dokud není jasné, zda došel, nelze ho měnit.
desk-waiting-news = Není spojení; odešle se znovu později.
desk-waiting-draft = Čeká na odeslání: { $register }
desk-unsent-draft = Neodeslaný koncept: { $register }
desk-waiting-lost = Takto to nelze odeslat. Napište znovu, protože zapečetěné odpovědi zařízení neuchovává: { $fields }.
desk-draft-kept = Co napíšete, zůstane v tomto zařízení, dokud to neodešlete.
desk-draft-kept-sealed = Co napíšete, zůstane v tomto zařízení, dokud to neodešlete. Zapečetěné odpovědi ne: ztratí se, když stránku zavřete nebo relace skončí.
desk-draft-throw = Smazat koncept
desk-to = Komu: { $organisation } ({ $tenant })
desk-tenant = Obec
desk-organisation-hint = Kód organizace, jak je v evidenci.
desk-form-more = Další otázky: { $count }, vyplněno { $filled }
desk-field-required = (povinné)
desk-field-choose = Vyberte…
desk-field-empty = neuvedeno
desk-field-answered = odpověď je výše
desk-field-none = Není-li odpověď
desk-field-range = { $least }–{ $most } { $unit }
desk-field-sealed = Zapečetěno: otevře to jen ten, kdo případ řeší, a s odůvodněním.
desk-field-lost = Dříve napsaná odpověď se neuchovala; napište ji znovu.
desk-field-replaces = Zapečetěná odpověď už je; co sem napíšete, ji nahradí.
desk-field-missing = Toto je třeba vyplnit.
desk-field-unfit = Toto není odpověď na tuto otázku. Zkontrolujte hodnotu a její meze.
desk-place = Místo
desk-place-hint = Jen je-li třeba. Na polohu zařízení se stránka zeptá jen tímto tlačítkem.
desk-place-here = Kde právě jsem
desk-place-looking = Zjišťuje se…
desk-place-found = Zjištěno.
desk-place-unknown = Zařízení svou polohu nesdělilo.
desk-place-lat = Zeměpisná šířka (°)
desk-place-lon = Zeměpisná délka (°)
desk-place-none = Odebrat místo
desk-link-number = Podle čísla
desk-link-add = Přidat
desk-link-without = Odebrat
desk-link-remove = Odebrat: { $name }
desk-link-gone = již není

## Jeden záznam

desk-answers = Odpovědi
desk-steps = Možné kroky
desk-no-steps = Teď s ním nemáte co dělat.
desk-step-to = Po tomto kroku bude stav: { $state }.
desk-step-plain = Není třeba nic vyplňovat. Po tomto kroku bude stav: { $state }.
desk-stepped = Hotovo. Nový stav: { $state }.
desk-amend = Změnit
desk-amended = Změna je uložena.
desk-amended-short = Změněno
desk-save = Uložit
desk-opened = Založeno
desk-flag-until = { $flag } – skončí vyplněním: { $field }
desk-history = Historie
desk-history-line = { $by }, { $at } → { $state }
desk-history-change = { $field }: { $before } → { $after }
desk-sealed = zapečetěno
desk-sealed-open = Otevřít
desk-sealed-open-named = Otevřít zapečetěnou odpověď: { $name }
desk-sealed-close = Skrýt
desk-sealed-hint = Otevření se i s odůvodněním zapíše do protokolu. Odpověď je vidět, dokud tuto stránku neopustíte.
desk-sealed-reason = Proč ji otevíráte?
desk-conflict = Někdo jiný to mezitím změnil
desk-conflict-hint = Nic se nepřepsalo. Vaše verze a ta, která platí, vedle sebe:
desk-conflict-field = V čem se liší
desk-conflict-mine = Vaše
desk-conflict-theirs = Co platí teď
desk-conflict-go-on = Pokračovat na platné verzi se svými odpověďmi
desk-conflict-leave = Ponechat platnou

## Protokol

desk-audit = Protokol
desk-audit-hint = Kdo, kdy, co udělal a proč. Osobní údaje v něm nejsou.
desk-audit-at = Kdy
desk-audit-who = Kdo
desk-audit-act = Co
desk-audit-object = S čím
desk-audit-tenant = Obec
desk-audit-persons = Osob
desk-audit-reason = Proč
desk-audit-outcome = Výsledek
desk-audit-head = Hlava řetězu:
desk-object-account = účet
desk-object-register = evidence

desk-counted-in-persons = { $count ->
    [one] osoba
    [few] osoby
    [many] osoby
    *[other] osob
}
desk-counted-in-clients-per-day = { $count ->
    [one] klient denně
    [few] klienti denně
    [many] klienta denně
    *[other] klientů denně
}
desk-counted-in-hours-per-week = { $count ->
    [one] hodina týdně
    [few] hodiny týdně
    [many] hodiny týdně
    *[other] hodin týdně
}
desk-counted-in-places = { $count ->
    [one] místo
    [few] místa
    [many] místa
    *[other] míst
}
desk-counted-in-posts = { $count ->
    [one] úvazek
    [few] úvazky
    [many] úvazku
    *[other] úvazků
}
desk-counted-in-min = min
desk-counted-in-years = { $count ->
    [one] rok
    [few] roky
    [many] roku
    *[other] let
}
desk-counted-in-months = { $count ->
    [one] měsíc
    [few] měsíce
    [many] měsíce
    *[other] měsíců
}
desk-counted-in-rooms = { $count ->
    [one] pokoj
    [few] pokoje
    [many] pokoje
    *[other] pokojů
}
