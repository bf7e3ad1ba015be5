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
staff-act-enable_account = znovu povolil účet
staff-act-ask_role = požádal o roli
staff-act-grant_role = přidělil roli
staff-act-revoke_role = odebral roli
staff-act-set_mail = změnil adresu pro oznámení
staff-act-require_totp = stanovil druhý faktor jako povinný
staff-act-waive_totp = zrušil povinnost druhého faktoru
