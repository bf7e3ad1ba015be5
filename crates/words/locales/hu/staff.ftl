# Emberek és jogok a parancssorban: települések, fiókok, tokenek, napló.

staff-missing = { $file } nem létezik. Előbb vegyen fel egy települést: gocpont tenant add KÓD NÉV.
staff-not-a-store = { $file } nem a fiókok és a napló fájlja.
staff-tenant-exists = A(z) { $code } kódú település már szerepel, más néven.
staff-no-tenant = Nincs { $code } kódú település. Előbb vegye fel: gocpont tenant add { $code } NÉV.
staff-bad-label = A név 1–100 karakter, egyetlen sorban.
staff-account-exists = Már van { $name } nevű fiók. A név letiltás után sem lesz másé.
staff-no-account = Nincs { $name } nevű fiók.
staff-no-organisation = A(z) { $role } szerepkörhöz szervezet kell: adja meg az --organisation kapcsolóval.
staff-no-second-right = A --records az elemző második joga; a(z) { $role } szerepkörnek ilyen nincs.
staff-no-token = Nincs visszavonható { $id } token.
staff-expiry = A token az utolsó napján még működik; ez a nap nem lehet a múltban, és legfeljebb egy év múlva lehet.
staff-weak-short = A jelszó legalább { $count } karakter. Több szót könnyű megjegyezni; írásjel és számjegy nem kell.
staff-weak-long = A jelszó legfeljebb { $count } bájt.
staff-weak-name = A jelszó alig több a fiók nevénél. Válasszon másikat.
staff-weak-common = Ez az egyik leggyakoribb jelszó. Válasszon másikat.
staff-password-question = Új jelszó:
staff-password-again = Még egyszer ugyanaz:
staff-password-differs = A kettő nem egyezik. Semmi nem változott.
staff-password-none = A szabványos bemenet első sora üres: nincs benne jelszó.
staff-password-unasked = Itt nincs kitől jelszót kérni. Futtassa terminálon, vagy adja meg a jelszót a szabványos bemeneten a --password-stdin kapcsolóval.

staff-tenant-added = { $name } ({ $code }) a települések között van.
staff-district = { $district } járás, társulás: { $tenants }; megosztott nyilvántartások: { $registers }.
staff-district-alone = { $district } járás, társulás: { $tenants }; még nincs megosztott nyilvántartás.
staff-user-added = Elkészült a(z) { $name } fiók. Még nincs második tényezője: gocpont user totp { $name }.
staff-user-disabled = A(z) { $name } fiók le van tiltva, munkamenetei lezárultak.
staff-password-set = A(z) { $name } fióknak új jelszava van, munkamenetei lezárultak.
staff-totp-set = A(z) { $name } fióknak új második tényezője van, munkamenetei lezárultak. Ami itt következik, csak egyszer látszik: csak az érintettnek adja át.
staff-totp-shown =
    Kulcs a hitelesítő programnak: { $secret }
    Cím a hitelesítő programnak: { $address }
    Helyreállító kódok, mindegyik egyszer használható:
    { $codes }
staff-user-line = { $state ->
    [disabled] { $name } (letiltva): { $roles }; szervezet: { $organisation }; értesítések: { $mail }
    [factor] { $name }: { $roles }; szervezet: { $organisation }; van második tényezője; értesítések: { $mail }
    [wanted] { $name }: { $roles }; szervezet: { $organisation }; nincs meg a kötelező második tényezője; értesítések: { $mail }
   *[plain] { $name }: { $roles }; szervezet: { $organisation }; nincs második tényezője; értesítések: { $mail }
}
staff-token-new = A(z) { $id } token eddig működik: { $day }. Csak egyszer látszik; akinél megvan, elolvashatja, amire szól.
staff-token-revoked = A(z) { $id } token vissza van vonva.
staff-token-line = { $state ->
    [revoked] { $id } { $scope } ({ $name }): visszavonva
    [expired] { $id } { $scope } ({ $name }): lejárt { $expires }
    [used] { $id } { $scope } ({ $name }): érvényes eddig: { $expires }, utoljára használva { $used }
   *[unused] { $id } { $scope } ({ $name }): érvényes eddig: { $expires }, még nem használták
}

staff-audit-whole = A lánc ép: { $count } bejegyzés. A fejét őrizze máshol; enélkül nem derül ki, ha a végét levágták.
staff-audit-whole-and-kept = A lánc ép, és benne van a megőrzött fej: { $count } bejegyzés.
staff-audit-changed = A(z) { $entry }. bejegyzést megváltoztatták, vagy kivettek előle valamit. Vesse össze egy mentéssel.
staff-audit-missing = Hiányzik a(z) { $entry }. bejegyzés. Vesse össze egy mentéssel.
staff-audit-cut = A megőrzött fej nincs a láncban: a végét levágták, vagy ez egy másik fájl lánca. Vesse össze egy mentéssel.
staff-audit-line = { $id }  { $at }  { $who }: { $act } ({ $outcome }) – { $details }
staff-audit-line-bare = { $id }  { $at }  { $who }: { $act } ({ $outcome })
staff-audit-tenant = település: { $value }
staff-audit-filter = szűrő: { $value }
staff-audit-persons = { $count } fő
staff-audit-export = fájl: { $value }
staff-audit-reason = indok: { $value }
staff-audit-of = a(z) { $value }. bejegyzés kimenetele
staff-object-account = { $name } fiók
staff-object-token = { $name } token
staff-object-register = { $name } nyilvántartás
staff-object-release = { $name }. kiadás
staff-object-program = a program
staff-object-nobody = nem bejelentkezett
staff-outcome-begun = megkezdve
staff-outcome-done = megtörtént
staff-outcome-refused = elutasítva
staff-outcome-failed = nem sikerült
staff-act-see = rekord megtekintése
staff-act-list = rekordok felsorolása
staff-act-change = rekord módosítása
staff-act-export = rekordok kiírása fájlba
staff-act-see_aggregates = védetlen számok megtekintése
staff-act-open_sealed = lezárt adat felnyitása
staff-act-see_finer = a finomabb szint megtekintése
staff-act-publish = közzététel
staff-act-manage_people = fiókok kezelése
staff-act-read_audit = a napló olvasása
staff-act-login = bejelentkezés
staff-act-logout = kijelentkezés
staff-act-add_tenant = település felvétele
staff-act-add_account = új fiók
staff-act-disable_account = fiók letiltása
staff-act-set_password = új jelszó
staff-act-set_totp = új második tényező
staff-act-new_token = új token
staff-act-revoke_token = token visszavonása

desk-open = A munkatársi felület itt van: { $url }
desk-not-loopback = { $address } más gépekről is elérhető. A munkatársi felület emberek adatait mutatja: ezen a gépen kívül --public-url https://… és titkosító proxy kell hozzá.
desk-not-public = „{ $url }” nem lehet a munkatársi felület nyilvános címe: https:// és a gép neve kell, semmi más.
desk-mail-server = „{ $server }” nem lehet levelezőkiszolgáló címe: smtp://GÉP[:PORT] vagy smtps://GÉP[:PORT] kell, név és jelszó nélkül.
desk-mail-from = „{ $from }” nem lehet feladó: egy e-mail-cím kell.
desk-mail-tls = A levelezőkiszolgálóval nem lehet titkosítva beszélni: { $why }
desk-mail-credentials = { $file }: két sor kell benne, a név és a jelszó, és csak a tulajdonosa olvashatja (chmod 600).
desk-mail-half = GOCPONT_SMTP_USER és GOCPONT_SMTP_PASSWORD csak együtt érvényes.
staff-act-enable_account = fiók újbóli beengedése
staff-act-ask_role = szerepkör kérése
staff-act-grant_role = szerepkör adása
staff-act-revoke_role = szerepkör elvétele
staff-act-set_mail = értesítési cím módosítása
staff-act-require_totp = második tényező kötelezővé tétele
staff-act-waive_totp = második tényező kötelezettségének törlése
staff-act-restore = visszaállítás mentésből
staff-act-login_by_provider = bejelentkezés szolgáltatón át
staff-act-link_identity = fiók összekötése egy szolgáltatónál nyilvántartott személlyel
staff-act-unlink_identity = ilyen összekötés megszüntetése
