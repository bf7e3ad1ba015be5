# Pracovníci: přidělené a odebrané role, adresy pro oznámení, povinný druhý faktor.

cli-command-user-grant = Přidělí role existujícímu účtu
cli-command-user-revoke = Odebere účtu role; při příštím požadavku je už nemá
cli-command-user-enable = Znovu povolí zablokovaný účet s rolemi, heslem a druhým faktorem, které měl
cli-command-user-mail = Nastaví, kam chodí oznámení; bez adresy nikam
cli-command-user-second-factor = Určí, zda účet musí používat druhý faktor; kdo jej ještě nemá, může jen to, že si jej nastaví
cli-option-user-grant-name = Jméno účtu
cli-option-user-revoke-name = Jméno účtu
cli-option-user-enable-name = Jméno účtu
cli-option-user-mail-name = Jméno účtu
cli-option-user-second-factor-name = Jméno účtu
cli-option-mail = Kam chodí oznámení
cli-option-second_factor = Účet musí používat druhý faktor
cli-option-address = Adresa; není-li uvedena, adresa účtu se odebere
cli-option-duty = Zda musí
cli-value-required = Povinný
cli-value-optional = Nepovinný

staff-no-role = Účet má aspoň jednu roli. Kdo už žádnou nepotřebuje, toho zablokujte: gocpont user disable JMÉNO.
staff-no-grant = Účet { $name } nemá v obci { $tenant } roli { $role }.
staff-last-administrator = Obec { $tenant } by zůstala bez správce.
staff-user-granted = Účet { $name } má odteď tyto role.
staff-user-revoked = Účet { $name } už tyto role nemá.
staff-user-enabled = K účtu { $name } se lze znovu přihlásit.
staff-mail-set = Oznámení pro účet { $name } chodí na tuto adresu.
staff-mail-none = Oznámení pro účet { $name } nechodí nikam.
staff-totp-required = Účet { $name } musí používat druhý faktor. Dokud jej nemá, může jen to, že si jej nastaví.
staff-totp-optional = Účet { $name } se bez druhého faktoru obejde.

cli-command-town = Veřejný server a pracoviště jedním příkazem jako dva procesy: který skončí, spustí se znovu, a zastavení ukončí oba
cli-option-desk_listen = Adresa a port pracoviště, jen na tomto počítači, nemá-li vlastní adresu; port 0 vezme volný
cli-option-desk_url = Jak pracovišti říkají prohlížeče, když před ním šifruje proxy: https:// a jméno počítače
cli-option-desk-second_factor = Všichni musí používat druhý faktor; kdo jej nemá, může jen to, že si jej nastaví
cli-option-town-second_factor = Všichni musí používat druhý faktor; kdo jej nemá, může jen to, že si jej nastaví
cli-option-part = Který z obou procesů to je; program to říká sám sobě
town-public-ended = Veřejný server skončil ({ $how }). Znovu se spustí za { $seconds } s.
town-public-again = Veřejný server byl znovu spuštěn.
staff-no-sealing-key = Druhé faktory jsou zapečetěny a klíče města nejsou po ruce: uveďte úložiště (--db) nebo klíče (town.keys nebo GOCPONT_KEYS).
staff-other-sealing-key = Druhé faktory jsou zapečetěny jinými klíči. Použijte klíče, které patří k tomuto souboru.

backup-done-staff = Kopie účtů, tokenů a protokolu je { $file }, jen pro vlastníka.
backup-done-desk = Kopie položek pracoviště je { $file }, jen pro vlastníka.
restore-done-staff = Účty, tokeny a protokol jsou obnoveny do { $file }; všichni se přihlásí znovu. Co bylo po této záloze zablokováno, zrušeno nebo odebráno, platí zase: projděte user list a token list.
restore-done-desk = Položky pracoviště jsou obnoveny do { $file }.
check-staff = soubor účtů
check-audit = řetěz protokolu
check-entries = soubor položek pracoviště
forget-entries = { $count ->
    [one] 1 položka pracoviště přišla o texty, přesná místa a vazbu na ně.
    [few] { $count } položky pracoviště přišly o texty, přesná místa a vazby na ně.
   *[other] { $count } položek pracoviště přišlo o texty, přesná místa a vazby na ně.
}
forget-forbidden = Nic se nevymazalo: tyto položky pracoviště nesmějí přijít o to, na co jsou navázány: { $entries }. Nejdřív změňte jejich vazby.
cli-option-forget-codebook = Číselníky evidencí pracoviště (soubory TOML nebo názvy); není-li uvedeno, ty z programu

cli-command-user-link = Propojí účet s osobou, kterou přihlašuje poskytovatel; bez toho se přes něj nikdo nedostane
cli-command-user-unlink = Zruší takové propojení; ukončí všechny relace účtu
cli-option-user-link-name = Jméno účtu
cli-option-user-unlink-name = Jméno účtu
cli-option-issuer = Poskytovatel: hodnota issuer z jeho souboru nastavení, písmeno po písmenu
cli-option-subject = Jak poskytovatel osobu označuje (sub); kdo ještě není propojen, přečte si to při přihlášení
cli-option-email = E-mailová adresa osoby, pokud pracoviště poznává lidi podle adresy ověřené poskytovatelem
cli-option-no_password = Bez hesla: osoba se přihlašuje jen přes poskytovatele, jakmile je účet propojen
cli-option-oidc = Nastavení (TOML) poskytovatele OpenID, přes kterého se pracovníci mohou přihlásit
staff-user-linked = K účtu { $name } se odteď lze přihlásit i přes tohoto poskytovatele.
staff-user-unlinked = K účtu { $name } se přes tohoto poskytovatele už nelze přihlásit a jeho relace skončily.
staff-user-added-bare = Účet { $name } byl založen bez hesla. Propojte jej s poskytovatelem: gocpont user link { $name } --issuer ADRESA --subject OZNAČENÍ.
staff-user-identity = { $kind ->
    [email] poskytovatel { $issuer }, adresa { $value }
   *[subject] poskytovatel { $issuer }, označení { $value }
}
staff-identity-taken = Jedna osoba poskytovatele patří k jednomu účtu: tato už je propojena s účtem { $name }.
staff-no-identity = Účet { $name } není s touto osobou tohoto poskytovatele propojen.
desk-oidc-unbuilt = Tento program byl sestaven bez přihlášení přes poskytovatele (--oidc). Sestavte jej takto: cargo build --release -p gocpont --features oidc.
desk-oidc-secret = { $file }: musí obsahovat tajemství klienta na jednom řádku a číst jej smí jen vlastník (chmod 600).
desk-oidc-broken = Přihlášení přes poskytovatele nelze připravit: { $why }
desk-oidc-trouble = Přihlášení přes poskytovatele se nezdařilo: { $why }
