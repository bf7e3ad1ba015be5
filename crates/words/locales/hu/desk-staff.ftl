# Az asztal oldalai: emberek, szerepkörök, kulcsok, saját fiók.

## Ami egyszer látható

desk-once = Most látja először és utoljára: másolja ki, és tegye biztos helyre.
desk-once-copy = Másolás
desk-once-copied = Kimásolva.
desk-once-done = Elmentettem, tovább

## A munkamenet vége

desk-ending = Régóta nem történt semmi: néhány perc múlva kijelentkeztetjük. Amit begépelt, megmarad; a lezárt válaszok nem.
desk-ending-stay = Maradok bejelentkezve
desk-ending-final = A munkamenete { $time } órakor véget ér, utána újra be kell jelentkeznie. Amit begépelt, megmarad; a lezárt válaszok nem.

## Szerepkörök

desk-role = Szerepkör
desk-role-viewer = megtekintő
desk-role-social_worker = szociális munkás
desk-role-analyst = elemző
desk-role-gis = térinformatikus
desk-role-publisher = közzétevő
desk-role-administrator = rendszergazda
desk-role-auditor = ellenőr
desk-role-hint-viewer = Azt látja, ami helyekről és szolgáltatásokról szól; emberekről semmit.
desk-role-hint-social_worker = A saját szervezet bejegyzéseivel dolgozik.
desk-role-hint-analyst = A település valódi számait látja; egyes emberek adatait csak a második joggal.
desk-role-hint-gis = A kiadások részletesebb rétegeit olvassa.
desk-role-hint-publisher = Kiadásokat tesz közzé.
desk-role-hint-administrator = Fiókokat és kulcsokat kezel; bejegyzést e szerepkörével nem lát.
desk-role-hint-auditor = A naplót olvassa.
desk-role-records = egyes emberek adatait is láthatja (második jog)
desk-grant = { $role } – { $tenant }
desk-grant-records = { $role }, emberek adataival – { $tenant }
desk-grant-new = Új szerepkör
desk-grant-two = Amelyik szerepkör emberek adataihoz enged, vagy másoknak adhat szerepkört, azt két rendszergazda adja: Ön kéri, egy másik megadja.
desk-grant-give = Megadás
desk-grant-give-named = Megadás: { $grant }
desk-grant-given = A szerepkör megadva.
desk-grant-asked = A szerepkör kérve: egy másik rendszergazdának kell megadnia.
desk-grant-asked-by = kérte: { $by }, { $at }; még nem él
desk-grant-withdraw = Kérés visszavonása
desk-grant-withdraw-named = Kérés visszavonása: { $grant }
desk-grant-revoke = Elvétel
desk-grant-revoke-named = Elvétel: { $grant }
desk-grant-revoke-hint = { $name } azonnal elveszíti ezt a szerepkört.

## Emberek

desk-people = Emberek
desk-people-hint = Az itt dolgozók fiókjai: { $tenants }.
desk-people-add = Új fiók
desk-people-count = { $count } fiók.
desk-people-roles = Szerepkörök
desk-people-used = Utoljára használva
desk-people-name-hint = Ezzel jelentkezik be; később nem változtatható.
desk-people-no-organisation = nincs szervezete
desk-people-added = A fiók elkészült: { $name }
desk-people-password = { $name } egyszer használható jelszava
desk-people-password-hint = Adja át személyesen. Az első belépésnél másikat kell választani; addig másra nem jó.
desk-person-enabled = használható
desk-person-disabled = letiltva
desk-person-asked = { $count } szerepkör vár egy másik rendszergazdára
desk-person-one-time = új jelszót kell választania
desk-person-factor = van második tényezője
desk-person-no-factor = nincs második tényezője
desk-person-factor-wanted = második tényezőt kell beállítania
desk-person-never = még soha
desk-person-elsewhere = Ennek a fióknak más településen is van szerepköre: itt csak az Ön településeinek szerepköreit változtathatja.
desk-person-own = Ez az Ön fiókja: saját magának nem adhat szerepkört, jelszavát a saját fiókja oldalán cserélheti.
desk-person-disable = Letiltás
desk-person-disable-hint = { $name } azonnal kijelentkezik, és nem tud többé belépni, amíg újra nem engedélyezik.
desk-person-enable = Engedélyezés
desk-person-password = Új jelszó
desk-person-password-hint = { $name } egyszer használható jelszót kap; a régi nem jó többé, és minden munkamenete véget ér.
desk-person-password-done = Az új jelszó elkészült.
desk-person-want-factor = Legyen kötelező a második tényező
desk-person-unwant-factor = Ne legyen kötelező a második tényező
desk-person-done = Megtörtént.
desk-mail = Levélcím
desk-mail-hint = Csak értesítésekhez, személyes tartalom nélkül. Üresen hagyható.
desk-mail-changed = A levélcím megváltozott.

## Kulcsok

desk-tokens = Kulcsok
desk-tokens-hint = Kulccsal más program (például QGIS) olvassa a rétegeket. Bejelentkezni nem lehet vele.
desk-tokens-count = { $count } kulcs.
desk-token-new = Új kulcs
desk-token-make = Kulcs készítése
desk-token-made = Az új kulcs: { $name }
desk-token-name = Megnevezés
desk-token-name-hint = Ki és mire használja, például: „QGIS, főépítész”.
desk-token-scope = Mit olvashat
desk-token-tier = Szint
desk-token-tier-gis = térinformatikai
desk-token-tier-public = nyilvános
desk-token-opens = { $tier }: { $tenants }; { $collections }
desk-token-collections = Rétegek
desk-token-collections-hint = A rétegek azonosítói vesszővel elválasztva. Üresen hagyva mindet olvashatja.
desk-token-all-collections = minden réteg
desk-token-expires = Meddig érvényes
desk-token-expires-hint = Legfeljebb egy év.
desk-token-no-tenant = Válasszon legalább egy települést.
desk-token-valid = érvényes
desk-token-expired = lejárt
desk-token-revoked = visszavonva: { $at }
desk-token-revoke = Visszavonás
desk-token-revoke-named = Visszavonás: { $name }
desk-token-revoke-hint = A program, amely ezt használja, azonnal nem olvas többé. Nem vonható vissza.
desk-token-revoked-news = Visszavonva: { $name }

## Saját fiók

desk-account = Saját fiókom
desk-account-of = Saját fiókom: { $name }
desk-want-password = Mielőtt továbbmegy, válasszon saját jelszót: amivel belépett, egyszer használható.
desk-want-second-factor = Mielőtt továbbmegy, állítson be második tényezőt: ehhez a fiókhoz kötelező.
desk-password-change = Jelszócsere
desk-password-old = Mostani jelszó
desk-password-new = Új jelszó
desk-password-again = Új jelszó még egyszer
desk-password-hint = Legalább 12 karakter; jó egy hosszabb mondat. A többi munkamenete véget ér.
desk-password-differs = A két új jelszó nem egyezik.
desk-password-wrong = A mostani jelszó nem jó.
desk-password-changed = A jelszó megváltozott; a többi munkamenete véget ért.
desk-factor = Második tényező
desk-factor-hint = A jelszó mellett egy hitelesítő program kódja is kell a belépéshez: aki a jelszavát megtudja, azzal még nem jut be.
desk-factor-has = Van második tényezője. Ha másik eszközre tér át, cserélje ki.
desk-factor-begin = Beállítás
desk-factor-replace = Csere
desk-factor-steps = Olvassa be a képet egy hitelesítő programmal a telefonján, vagy gépelje be a titkot; azután írja be a kódot, amelyet mutat.
desk-factor-picture = QR-kód a hitelesítő programnak
desk-factor-secret = A titok:
desk-factor-open = Megnyitás ezen az eszközön lévő hitelesítő programmal
desk-factor-code = A hatjegyű kód
desk-factor-confirm = Bekapcsolás
desk-factor-wrong = A kód nem jó. Várja meg a következőt, és nézze meg, jól jár-e az eszköz órája.
desk-factor-on = A második tényező be van kapcsolva.
desk-factor-recovery = Helyreállító kódok
desk-factor-recovery-hint = Ha az eszköz elvész, ezekkel léphet be, mindegyikkel egyszer.
desk-sessions = Munkameneteim
desk-session-own = Ez az oldal.
desk-session-line = Kezdete: { $started }; utoljára használva: { $used }
desk-session-factor = második tényezővel
desk-session-no-factor = második tényező nélkül
desk-session-end = Befejezés
desk-session-end-named = Befejezés: { $started }
desk-sessions-end = Az összes többi befejezése
desk-sessions-ended = { $count } munkamenet véget ért.
