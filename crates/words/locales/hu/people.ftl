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

cli-command-town = A nyilvános kiszolgáló és a munkatársak felülete egy paranccsal, két folyamatként: amelyik leáll, újraindul, a leállítás mindkettőt lezárja
cli-option-desk_listen = A munkatársak felületének címe és portja, csak ezen a gépen, ha nincs saját címe; a 0 port szabad portot vesz
cli-option-desk_url = A munkatársak felületének neve a böngészőkben, ha előtte proxy titkosít: https:// és egy gépnév
cli-option-desk-second_factor = Mindenkinek kötelező a második tényező; akinek nincs, az csak beállítani tudja
cli-option-town-second_factor = Mindenkinek kötelező a második tényező; akinek nincs, az csak beállítani tudja
cli-option-part = A két folyamat közül melyik ez; a program mondja saját magának
town-public-ended = A nyilvános kiszolgáló leállt ({ $how }). Újraindul { $seconds } másodperc múlva.
town-public-again = A nyilvános kiszolgáló újraindult.
staff-no-sealing-key = A második tényezők le vannak pecsételve, és a település kulcsai nincsenek kéznél: adja meg a tárat (--db) vagy a kulcsokat (town.keys vagy GOCPONT_KEYS).
staff-other-sealing-key = A második tényezők más kulcsokkal vannak lepecsételve. Azokat a kulcsokat adja meg, amelyek ehhez a fájlhoz tartoznak.

backup-done-staff = A fiókok, tokenek és a napló másolata: { $file }, csak a tulajdonosnak.
backup-done-desk = A munkatársak felületének bejegyzései másolatban: { $file }, csak a tulajdonosnak.
restore-done-staff = A fiókok, tokenek és a napló visszaállítva: { $file }; mindenki újra bejelentkezik. Ami a mentés után lett letiltva, visszavonva vagy elvéve, az megint érvényes: nézze át a user list és a token list kimenetét.
restore-done-desk = A munkatársak felületének bejegyzései visszaállítva: { $file }.
check-staff = fiókok fájlja
check-audit = a napló lánca
check-entries = a munkatársak felületének bejegyzései
forget-entries = { $count ->
    [one] 1 bejegyzésből törlődött a szöveg, a pontos hely és a rájuk mutató kapcsolat.
   *[other] { $count } bejegyzésből törlődött a szöveg, a pontos hely és a rájuk mutató kapcsolat.
}
forget-forbidden = Semmi sem törlődött: ezek a bejegyzések nem veszíthetik el, amihez kapcsolódnak: { $entries }. Előbb a kapcsolatukat módosítsa.
cli-option-forget-codebook = A felület nyilvántartásainak kódkönyvei (TOML-fájlok vagy nevek); ha nincs megadva, a programéi

cli-command-user-link = Összeköt egy fiókot egy személlyel, akit egy szolgáltató jelentkeztet be; enélkül szolgáltatón át senki sem jut be
cli-command-user-unlink = Megszünteti az összekötést; lezárja a fiók munkameneteit
cli-option-user-link-name = A fiók neve
cli-option-user-unlink-name = A fiók neve
cli-option-issuer = A szolgáltató: a beállításfájl issuer értéke, betűről betűre
cli-option-subject = Ahogyan a szolgáltató a személyt nevezi (sub); akinek a fiókja még nincs összekötve, a bejelentkezésnél látja
cli-option-email = A személy e-mail-címe, ha a felület a szolgáltató által ellenőrzött címről ismeri fel az embereket
cli-option-no_password = Jelszó nélkül: az illető csak szolgáltatón át jut be, ha a fiók össze van kötve
cli-option-oidc = Egy OpenID-szolgáltató beállításai (TOML), akin át a munkatársak bejelentkezhetnek
staff-user-linked = A(z) { $name } fiókba mostantól ezen a szolgáltatón át is be lehet lépni.
staff-user-unlinked = A(z) { $name } fiókba ezen a szolgáltatón át többé nem lehet belépni; munkamenetei lezárultak.
staff-user-added-bare = Elkészült a(z) { $name } fiók, jelszó nélkül. Kösse össze a szolgáltatóval: gocpont user link { $name } --issuer CÍM --subject AZONOSÍTÓ.
staff-user-identity = { $kind ->
    [email] szolgáltató: { $issuer }, cím: { $value }
   *[subject] szolgáltató: { $issuer }, azonosító: { $value }
}
staff-identity-taken = Egy szolgáltató egy személye egyetlen fiókhoz tartozik: ez már a(z) { $name } fiókhoz van kötve.
staff-no-identity = A(z) { $name } fiók nincs összekötve ennek a szolgáltatónak ezzel a személyével.
desk-oidc-unbuilt = Ez a program a szolgáltatón át való bejelentkezés (--oidc) nélkül készült. Így fordítsa le: cargo build --release -p gocpont --features oidc.
desk-oidc-secret = { $file }: egyetlen sorban a kliens titka kell benne, és csak a tulajdonosa olvashatja (chmod 600).
desk-oidc-broken = A szolgáltatón át való bejelentkezést nem lehet előkészíteni: { $why }
desk-oidc-trouble = A szolgáltatón át nem sikerült bejelentkezni: { $why }
