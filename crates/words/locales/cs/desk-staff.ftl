# Stránky stolu: lidé, role, klíče, vlastní účet.

## Co se ukáže jednou

desk-once = Vidíte to poprvé a naposledy: zkopírujte si to a uložte na bezpečné místo.
desk-once-copy = Kopírovat
desk-once-copied = Zkopírováno.
desk-once-done = Uloženo, pokračovat

## Konec relace

desk-ending = Dlouho se nic nedělo: za několik minut budete odhlášeni. Co jste napsali, zůstane; zapečetěné odpovědi ne.
desk-ending-stay = Zůstat přihlášen(a)
desk-ending-final = Vaše relace skončí v { $time }, pak se přihlaste znovu. Co jste napsali, zůstane; zapečetěné odpovědi ne.

## Role

desk-role = Role
desk-role-viewer = prohlížející
desk-role-social_worker = sociální pracovník
desk-role-analyst = analytik
desk-role-gis = pracovník GIS
desk-role-publisher = vydavatel
desk-role-administrator = správce
desk-role-auditor = auditor
desk-role-hint-viewer = Vidí, co se týká míst a služeb; o lidech nic.
desk-role-hint-social_worker = Pracuje se záznamy vlastní organizace.
desk-role-hint-analyst = Vidí skutečné počty za obec; údaje jednotlivých lidí jen s druhým právem.
desk-role-hint-gis = Čte podrobnější vrstvy vydání.
desk-role-hint-publisher = Zveřejňuje vydání.
desk-role-hint-administrator = Spravuje účty a klíče; touto rolí žádné záznamy nevidí.
desk-role-hint-auditor = Čte protokol.
desk-role-records = smí vidět i údaje jednotlivých lidí (druhé právo)
desk-grant = { $role } – { $tenant }
desk-grant-records = { $role }, s údaji lidí – { $tenant }
desk-grant-new = Nová role
desk-grant-two = Roli, která vede k údajům lidí nebo umožňuje dávat role jiným, dávají dva správci: vy o ni požádáte a jiný ji udělí.
desk-grant-give = Udělit
desk-grant-give-named = Udělit: { $grant }
desk-grant-given = Role byla udělena.
desk-grant-asked = O roli bylo požádáno: udělit ji musí jiný správce.
desk-grant-asked-by = požádal(a): { $by }, { $at }; zatím neplatí
desk-grant-withdraw = Vzít žádost zpět
desk-grant-withdraw-named = Vzít žádost zpět: { $grant }
desk-grant-revoke = Odebrat
desk-grant-revoke-named = Odebrat: { $grant }
desk-grant-revoke-hint = Účet { $name } tuto roli ihned ztratí.

## Lidé

desk-people = Lidé
desk-people-hint = Účty těch, kdo pracují zde: { $tenants }.
desk-people-add = Nový účet
desk-people-count = { $count ->
    [one] { $count } účet.
    [few] { $count } účty.
   *[other] { $count } účtů.
}
desk-people-roles = Role
desk-people-used = Naposledy použito
desk-people-name-hint = Tímto jménem se přihlašuje; později je nelze změnit.
desk-people-no-organisation = bez organizace
desk-people-added = Účet je vytvořen: { $name }
desk-people-password = Jednorázové heslo účtu { $name }
desk-people-password-hint = Předejte je osobně. Při prvním přihlášení se zvolí jiné; k ničemu jinému neslouží.
desk-person-enabled = funkční
desk-person-disabled = zablokován
desk-person-asked = { $count ->
    [one] { $count } role čeká na jiného správce
    [few] { $count } role čekají na jiného správce
   *[other] { $count } rolí čeká na jiného správce
}
desk-person-one-time = musí si zvolit nové heslo
desk-person-factor = má druhý faktor
desk-person-no-factor = nemá druhý faktor
desk-person-factor-wanted = musí si nastavit druhý faktor
desk-person-never = ještě nikdy
desk-person-elsewhere = Tento účet má role i v jiných obcích: zde lze měnit jen role ve vašich obcích.
desk-person-own = To je váš účet: sami sobě role nedáte a heslo si změníte na stránce svého účtu.
desk-person-disable = Zablokovat
desk-person-disable-hint = Účet { $name } bude ihned odhlášen a nepřihlásí se, dokud ho někdo znovu nepovolí.
desk-person-enable = Povolit
desk-person-password = Nové heslo
desk-person-password-hint = Účet { $name } dostane jednorázové heslo; staré přestane platit a všechny relace skončí.
desk-person-password-done = Nové heslo je vytvořeno.
desk-person-want-factor = Vyžadovat druhý faktor
desk-person-unwant-factor = Nevyžadovat druhý faktor
desk-person-done = Hotovo.
desk-mail = E-mailová adresa
desk-mail-hint = Jen pro oznámení, bez osobního obsahu. Může zůstat prázdná.
desk-mail-changed = Adresa byla změněna.

## Klíče

desk-tokens = Klíče
desk-tokens-hint = Klíčem čtou vrstvy jiné programy (například QGIS). Přihlásit se jím nelze.
desk-tokens-count = { $count ->
    [one] { $count } klíč.
    [few] { $count } klíče.
   *[other] { $count } klíčů.
}
desk-token-new = Nový klíč
desk-token-make = Vytvořit klíč
desk-token-made = Nový klíč: { $name }
desk-token-name = Název
desk-token-name-hint = Kdo a k čemu jej používá, například „QGIS, odbor rozvoje“.
desk-token-scope = Co smí číst
desk-token-tier = Úroveň
desk-token-tier-gis = pro GIS
desk-token-tier-public = veřejná
desk-token-opens = { $tier }: { $tenants }; { $collections }
desk-token-collections = Vrstvy
desk-token-collections-hint = Identifikátory vrstev oddělené čárkou. Zůstane-li prázdné, smí číst všechny.
desk-token-all-collections = všechny vrstvy
desk-token-expires = Platí do
desk-token-expires-hint = Nejvýše rok.
desk-token-no-tenant = Zvolte alespoň jednu obec.
desk-token-valid = platný
desk-token-expired = propadlý
desk-token-revoked = odvolán: { $at }
desk-token-revoke = Odvolat
desk-token-revoke-named = Odvolat: { $name }
desk-token-revoke-hint = Program, který jej používá, ihned přestane číst. Nelze vzít zpět.
desk-token-revoked-news = Odvoláno: { $name }

## Vlastní účet

desk-account = Můj účet
desk-account-of = Můj účet: { $name }
desk-want-password = Než budete pokračovat, zvolte si vlastní heslo: to, kterým jste se přihlásili, je jednorázové.
desk-want-second-factor = Než budete pokračovat, nastavte si druhý faktor: u tohoto účtu je povinný.
desk-password-change = Změna hesla
desk-password-old = Nynější heslo
desk-password-new = Nové heslo
desk-password-again = Nové heslo ještě jednou
desk-password-hint = Alespoň 12 znaků; dobrá je delší věta. Ostatní vaše relace skončí.
desk-password-differs = Nová hesla se neshodují.
desk-password-wrong = Nynější heslo nesouhlasí.
desk-password-changed = Heslo bylo změněno; ostatní vaše relace skončily.
desk-factor = Druhý faktor
desk-factor-hint = Vedle hesla je k přihlášení třeba kód z ověřovací aplikace: kdo se dozví heslo, jen s ním se nedostane dovnitř.
desk-factor-has = Druhý faktor máte. Přecházíte-li na jiné zařízení, vyměňte jej.
desk-factor-begin = Nastavit
desk-factor-replace = Vyměnit
desk-factor-steps = Načtěte obrázek ověřovací aplikací v telefonu, nebo opište tajný klíč; pak zadejte kód, který aplikace ukáže.
desk-factor-picture = QR kód pro ověřovací aplikaci
desk-factor-secret = Tajný klíč:
desk-factor-open = Otevřít v ověřovací aplikaci na tomto zařízení
desk-factor-code = Šestimístný kód
desk-factor-confirm = Zapnout
desk-factor-wrong = Kód nesouhlasí. Počkejte na další a ověřte, zda jdou hodiny zařízení správně.
desk-factor-on = Druhý faktor je zapnutý.
desk-factor-recovery = Záchranné kódy
desk-factor-recovery-hint = Ztratí-li se zařízení, přihlásíte se jimi, každým jednou.
desk-sessions = Moje relace
desk-session-own = Tato stránka.
desk-session-line = Začátek: { $started }; naposledy použita: { $used }
desk-session-factor = s druhým faktorem
desk-session-no-factor = bez druhého faktoru
desk-session-end = Ukončit
desk-session-end-named = Ukončit: { $started }
desk-sessions-end = Ukončit všechny ostatní
desk-sessions-ended = { $count ->
    [one] { $count } relace byla ukončena.
    [few] { $count } relace byly ukončeny.
   *[other] { $count } relací bylo ukončeno.
}
