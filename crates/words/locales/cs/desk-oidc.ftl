# Přihlášení k pracovišti přes poskytovatele.

desk-oidc-or = nebo jménem a heslem účtu
desk-oidc-going = K poskytovateli…
desk-oidc-known = Poskytovatel sdělil, kdo jste. Váš účet má i zde druhý faktor: zadejte jeho kód.
desk-oidc-wrong-code = Kód není správný. Každý kód platí jen jednou.
desk-error-oidc-none = Toto pracoviště nemá poskytovatele, přes kterého by se šlo přihlásit. Přihlaste se jménem a heslem.
desk-error-oidc-busy = Právě se přihlašuje mnoho lidí. Zkuste to za okamžik znovu.
desk-error-oidc-down = Poskytovatel neodpovídá, jak má. Zkuste to později, nebo se přihlaste jménem a heslem; pokud to potrvá, řekněte to provozovateli.
desk-error-oidc-token = Tomu, co přišlo od poskytovatele, nelze věřit, proto nebyl nikdo přihlášen. Zkuste to znovu; pokud to potrvá, řekněte to provozovateli.
desk-error-oidc-denied = Poskytovatel vás nepřihlásil. Zkuste to znovu, nebo se přihlaste jménem a heslem.
desk-error-oidc-email = Poskytovatel neověřil vaši e-mailovou adresu, podle které toto pracoviště poznává lidi. Řekněte to správci.
desk-error-oidc-factor = Poskytovatel po vás nechtěl druhý faktor, a toto pracoviště jej vyžaduje. Nastavte si jej u poskytovatele a přihlaste se znovu.
desk-error-oidc-unlinked = Poskytovatel vás zná jako { $subject }, ale žádný zdejší účet s tím není propojen. Řekněte správci přesně toto: { $subject }, poskytovatel { $issuer }.
desk-error-oidc-disabled = Účet propojený s { $subject } je zablokován. Řekněte to správci.
desk-error-oidc-state = Toto přihlášení nebylo zahájeno v tomto prohlížeči, nebo příliš dávno. Začněte znovu zde.
