# Bejelentkezés az asztalnál szolgáltatón át.

desk-oidc-or = vagy felhasználónévvel és jelszóval
desk-oidc-going = Tovább a szolgáltatóhoz…
desk-oidc-known = A szolgáltató megmondta, kicsoda Ön. A fiókjának itt is van második tényezője: írja be a kódját.
desk-oidc-wrong-code = A kód nem jó. Minden kód egyszer használható.
desk-error-oidc-none = Ennél az asztalnál nincs szolgáltató, akin át be lehetne jelentkezni. Jelentkezzen be felhasználónévvel és jelszóval.
desk-error-oidc-busy = Éppen sokan jelentkeznek be. Próbálja újra egy pillanat múlva.
desk-error-oidc-down = A szolgáltató nem úgy válaszol, ahogy kellene. Próbálja újra később, vagy jelentkezzen be felhasználónévvel és jelszóval; ha így marad, szóljon az üzemeltetőnek.
desk-error-oidc-token = Amit a szolgáltató küldött, abban nem lehet megbízni, ezért senki sem jelentkezett be. Próbálja újra; ha így marad, szóljon az üzemeltetőnek.
desk-error-oidc-denied = A szolgáltató nem jelentkeztette be. Próbálja újra, vagy jelentkezzen be felhasználónévvel és jelszóval.
desk-error-oidc-email = A szolgáltató nem ellenőrizte az Ön e-mail-címét, pedig ez az asztal arról ismeri fel az embereket. Szóljon a rendszergazdának.
desk-error-oidc-factor = A szolgáltató nem kért Öntől második tényezőt, pedig ennél az asztalnál kell. Állítson be egyet a szolgáltatónál, azután jelentkezzen be újra.
desk-error-oidc-unlinked = A szolgáltató így ismeri Önt: { $subject }, de itt egyetlen fiók sincs ezzel összekötve. Pontosan ezt mondja meg a rendszergazdának: { $subject }, szolgáltató: { $issuer }.
desk-error-oidc-disabled = A fiók, amely ezzel van összekötve: { $subject }, le van tiltva. Szóljon a rendszergazdának.
desk-error-oidc-state = Ezt a bejelentkezést nem ebben a böngészőben kezdték, vagy túl régen. Kezdje újra itt.
