# Munkatársak, tokenek és a saját fiók az ügyfélasztalnál: miért nem sikerült valami.

desk-error-wanted = Előbb a hátralévő teendő kell: válasszon saját jelszót, vagy állítson be második tényezőt.
desk-error-wrong-password = A jelszó nem jó.
desk-error-wrong-code = A kód nem jó. Nézze meg a legújabbat, és azt, hogy jól jár-e a telefon órája.
desk-error-not-offered = A második tényező beállítása másik munkamenetben kezdődött, vagy újrakezdődött. Kezdje el még egyszer.
desk-error-weak-short = Egy jelszó legalább { $count } karakter. Több szó könnyen megjegyezhető; jelek és számjegyek nem kellenek.
desk-error-weak-long = Egy jelszó legfeljebb { $count } bájt.
desk-error-weak-name = A jelszó alig több a fiók nevénél. Válasszon másikat.
desk-error-weak-common = A jelszó a leggyakoribbak egyike. Válasszon másikat.
desk-error-weak-same = Ez éppen a lecserélendő jelszó. Válasszon másikat.
desk-error-mail = Ez nem olyan e-mail-cím, ahová értesítés mehet, például anna@mintafalva.example.
desk-error-name = Egy név 1–64 betű, számjegy, „.”, „-”, „_” vagy „@”, és betűvel vagy számjeggyel kezdődik.
desk-error-taken = Már van { $name } fiók. Egy név akkor is a sajátja marad, ha le van tiltva.
desk-error-needs-organisation = Ehhez a szerepkörhöz szervezet kell, ahol a személy dolgozik.
desk-error-no-role = Egy fióknak legalább egy szerepköre van. Akinek már egy sem kell, azt tiltsa le.
desk-error-no-second-right = A rekordokhoz való jog csak az elemző szerepkörrel jár.
desk-error-no-grant = Ennek a személynek már nincs meg ez a szerepköre. Frissítse az oldalt.
desk-error-own = Ezt senki sem teheti meg saját magának. Egy másik rendszergazda megteheti.
desk-error-asked = Ezt már kérte. A település egy másik rendszergazdája adja meg.
desk-error-last-administrator = A(z) { $tenant } település rendszergazda nélkül maradna.
desk-error-elsewhere = Ennek a személynek más településen is van szerepköre: Ön a saját településén adhat és vehet el szerepkört, többet nem.
desk-error-needs-factor = Aki emberek adataihoz fér hozzá, vagy másoknak ad szerepkört, és nincs második tényezője, az csak az üzemeltetőtől kaphat új jelszót.
desk-error-scope = Ez nem egy token hatóköre, mint például public:25104:* vagy gis:25104:elders-alone-hex9.
desk-error-expiry = Egy token az utolsó napján még működik, és ez a nap egy éven belül van, és nem a múltban.
desk-error-label = Egy név 1–100 karakter, egyetlen sorban.
