# Lidé a práva na příkazovém řádku: obce, účty, tokeny, protokol.

staff-missing = { $file } neexistuje. Nejprve přidejte obec: gocpont tenant add KÓD NÁZEV.
staff-not-a-store = { $file } není soubor účtů a protokolu.
staff-tenant-exists = Obec { $code } už existuje pod jiným názvem.
staff-no-tenant = Obec { $code } neexistuje. Nejprve ji přidejte: gocpont tenant add { $code } NÁZEV.
staff-bad-label = Název má 1 až 100 znaků na jediném řádku.
staff-account-exists = Účet { $name } už existuje. Jméno mu zůstává i po zablokování.
staff-no-account = Účet { $name } neexistuje.
staff-no-organisation = Role { $role } potřebuje organizaci: zadejte ji volbou --organisation.
staff-no-second-right = --records je druhé právo analytika; role { $role } žádné nemá.
staff-no-token = Neexistuje token { $id }, který by šlo zrušit.
staff-expiry = Token platí ještě ve svůj poslední den; ten nesmí být v minulosti a musí být nejdéle za rok.
staff-weak-short = Heslo má nejméně { $count } znaků. Několik slov se dobře pamatuje; znaménka ani číslice nejsou třeba.
staff-weak-long = Heslo má nejvýše { $count } bajtů.
staff-weak-name = Heslo je sotva víc než jméno účtu. Zvolte jiné.
staff-weak-common = Heslo patří k nejběžnějším. Zvolte jiné.
staff-password-question = Nové heslo:
staff-password-again = Totéž ještě jednou:
staff-password-differs = Obě hesla se liší. Nic se nezměnilo.
staff-password-none = První řádek standardního vstupu je prázdný: heslo v něm není.
staff-password-unasked = Na heslo se tu není koho zeptat. Spusťte příkaz v terminálu, nebo zadejte heslo na standardním vstupu s volbou --password-stdin.

staff-tenant-added = Obec { $name } ({ $code }) je mezi obcemi.
staff-district = Okres či svazek { $district }: { $tenants }; sdílené evidence: { $registers }.
staff-district-alone = Okres či svazek { $district }: { $tenants }; zatím žádná sdílená evidence.
staff-user-added = Účet { $name } je založen. Druhý faktor zatím nemá: gocpont user totp { $name }.
staff-user-disabled = Účet { $name } je zablokován a jeho relace skončily.
staff-password-set = Účet { $name } má nové heslo a jeho relace skončily.
staff-totp-set = Účet { $name } má nový druhý faktor a jeho relace skončily. Následující údaje se ukážou jen jednou: předejte je jen dotyčnému.
staff-totp-shown =
    Klíč pro ověřovací aplikaci: { $secret }
    Adresa pro ověřovací aplikaci: { $address }
    Záložní kódy, každý na jedno použití:
    { $codes }
staff-user-line = { $state ->
    [disabled] { $name } (zablokován): { $roles }; organizace: { $organisation }; oznámení: { $mail }
    [factor] { $name }: { $roles }; organizace: { $organisation }; s druhým faktorem; oznámení: { $mail }
    [wanted] { $name }: { $roles }; organizace: { $organisation }; bez povinného druhého faktoru; oznámení: { $mail }
   *[plain] { $name }: { $roles }; organizace: { $organisation }; bez druhého faktoru; oznámení: { $mail }
}
staff-token-new = Token { $id } platí do { $day }. Ukáže se jen jednou; kdo jej má, může číst, k čemu je určen.
staff-token-revoked = Token { $id } je zrušen.
staff-token-line = { $state ->
    [revoked] { $id } { $scope } ({ $name }): zrušen
    [expired] { $id } { $scope } ({ $name }): platnost skončila { $expires }
    [used] { $id } { $scope } ({ $name }): platí do { $expires }, naposledy použit { $used }
   *[unused] { $id } { $scope } ({ $name }): platí do { $expires }, zatím nepoužit
}

staff-audit-whole = Řetěz je celý: { $count ->
    [one] { $count } záznam
    [few] { $count } záznamy
    [many] { $count } záznamu
   *[other] { $count } záznamů
}. Jeho hlavu uschovejte jinde; bez ní se nepozná, zda mu někdo neodřízl konec.
staff-audit-whole-and-kept = Řetěz je celý a obsahuje uschovanou hlavu: { $count ->
    [one] { $count } záznam
    [few] { $count } záznamy
    [many] { $count } záznamu
   *[other] { $count } záznamů
}.
staff-audit-changed = Záznam { $entry } byl změněn, nebo bylo něco před ním odebráno. Porovnejte se zálohou.
staff-audit-missing = Záznam { $entry } chybí. Porovnejte se zálohou.
staff-audit-cut = Řetěz neobsahuje uschovanou hlavu: jeho konec byl odříznut, nebo je to řetěz jiného souboru. Porovnejte se zálohou.
staff-audit-line = { $id }  { $at }  { $who }: { $act } ({ $outcome }) – { $details }
staff-audit-line-bare = { $id }  { $at }  { $who }: { $act } ({ $outcome })
staff-audit-tenant = obec { $value }
staff-audit-filter = filtr: { $value }
staff-audit-persons = { $count ->
    [one] { $count } osoba
    [few] { $count } osoby
    [many] { $count } osoby
   *[other] { $count } osob
}
staff-audit-export = soubor { $value }
staff-audit-reason = důvod: { $value }
staff-audit-of = výsledek záznamu { $value }
staff-object-account = účet { $name }
staff-object-token = token { $name }
staff-object-register = evidence { $name }
staff-object-release = vydání { $name }
staff-object-program = program
staff-object-nobody = nepřihlášený
staff-outcome-begun = zahájeno
staff-outcome-done = provedeno
staff-outcome-refused = odmítnuto
staff-outcome-failed = nezdařilo se
staff-act-see = zobrazení záznamu
staff-act-list = výpis záznamů
staff-act-change = změna záznamu
staff-act-export = export záznamů
staff-act-see_aggregates = zobrazení nechráněných počtů
staff-act-open_sealed = otevření zapečetěného údaje
staff-act-see_finer = zobrazení jemnější úrovně
staff-act-publish = zveřejnění
staff-act-manage_people = správa účtů
staff-act-read_audit = čtení protokolu
staff-act-login = přihlášení
staff-act-logout = odhlášení
staff-act-add_tenant = přidání obce
staff-act-add_account = založení účtu
staff-act-disable_account = zablokování účtu
staff-act-set_password = nové heslo
staff-act-set_totp = nový druhý faktor
staff-act-new_token = nový token
staff-act-revoke_token = zrušení tokenu

desk-open = Pracoviště je na { $url }
desk-not-loopback = { $address } je dostupná z jiných počítačů. Pracoviště ukazuje údaje o lidech: mimo tento počítač potřebuje --public-url https://… a proxy, která šifruje.
desk-not-public = „{ $url }“ není veřejná adresa pracoviště: zadejte https:// a název počítače, nic dalšího.
desk-mail-server = „{ $server }“ není adresa poštovního serveru: zadejte smtp://POČÍTAČ[:PORT] nebo smtps://POČÍTAČ[:PORT], bez jména a hesla.
desk-mail-from = „{ $from }“ nemůže být odesílatel: zadejte e-mailovou adresu.
desk-mail-tls = S poštovním serverem nelze mluvit šifrovaně: { $why }
desk-mail-credentials = { $file }: musí mít dva řádky, jméno a heslo, a číst ho smí jen vlastník (chmod 600).
desk-mail-half = GOCPONT_SMTP_USER a GOCPONT_SMTP_PASSWORD platí jen společně.
staff-act-enable_account = znovu povolil účet
staff-act-ask_role = požádal o roli
staff-act-grant_role = přidělil roli
staff-act-revoke_role = odebral roli
staff-act-set_mail = změnil adresu pro oznámení
staff-act-require_totp = stanovil druhý faktor jako povinný
staff-act-waive_totp = zrušil povinnost druhého faktoru
staff-act-restore = obnova ze zálohy
staff-act-login_by_provider = přihlášení přes poskytovatele
staff-act-link_identity = propojil účet s osobou vedenou u poskytovatele
staff-act-unlink_identity = zrušil takové propojení
