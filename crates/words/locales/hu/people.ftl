# Munkatársak: szerepkörök adása és elvétele, értesítési címek, kötelező második tényező.

cli-command-user-grant = Szerepkört ad egy meglévő fióknak
cli-command-user-revoke = Szerepkört vesz el egy fióktól; a következő kérésnél már nincs meg
cli-command-user-enable = Letiltott fiók újbóli beengedése, a korábbi szerepköreivel, jelszavával és második tényezőjével
cli-command-user-mail = Hová menjenek az értesítések; cím nélkül sehová
cli-command-user-second-factor = Kötelező-e a fióknak a második tényező; akinek még nincs, az csak beállítani tudja
cli-option-user-grant-name = A fiók neve
cli-option-user-revoke-name = A fiók neve
cli-option-user-enable-name = A fiók neve
cli-option-user-mail-name = A fiók neve
cli-option-user-second-factor-name = A fiók neve
cli-option-mail = Erre a címre mennek az értesítések
cli-option-second_factor = A fióknak kötelező a második tényező
cli-option-address = A cím; ha nincs megadva, a fióké törlődik
cli-option-duty = Kötelező-e
cli-value-required = Kötelező
cli-value-optional = Nem kötelező

staff-no-role = Egy fióknak legalább egy szerepköre van. Akinek már egy sem kell, azt le kell tiltani: gocpont user disable NÉV.
staff-no-grant = A(z) { $name } fióknak nincs { $role } szerepköre itt: { $tenant }.
staff-last-administrator = A(z) { $tenant } település rendszergazda nélkül maradna.
staff-user-granted = A(z) { $name } fióknak mostantól megvannak ezek a szerepkörei.
staff-user-revoked = A(z) { $name } fióknak többé nincsenek meg ezek a szerepkörei.
staff-user-enabled = A(z) { $name } fiókkal újra be lehet jelentkezni.
staff-mail-set = A(z) { $name } fióknak szóló értesítések erre a címre mennek.
staff-mail-none = A(z) { $name } fióknak szóló értesítések nem mennek sehová.
staff-totp-required = A(z) { $name } fióknak kötelező a második tényező. Amíg nincs neki, csak beállítani tudja.
staff-totp-optional = A(z) { $name } fióknak nem kötelező a második tényező.
staff-act-enable_account = fiók újbóli beengedése
staff-act-ask_role = szerepkör kérése
staff-act-grant_role = szerepkör adása
staff-act-revoke_role = szerepkör elvétele
staff-act-set_mail = értesítési cím módosítása
staff-act-require_totp = második tényező kötelezővé tétele
staff-act-waive_totp = második tényező kötelezettségének törlése
