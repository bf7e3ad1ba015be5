## Rétegek és kiadások fájlként

download-no-release = A(z) { $file } fájlban nincs kiadás: először tegye közzé (publish).
download-no-layer = Nincs { $id } nevű réteg; hozzá hasonlók: { $known }.
download-no-period = A(z) { $id } rétegnek ezek az időpontjai vannak: { $known }.
download-no-such-release = A(z) { $file } fájlban nincs { $number }. számú kiadás.
download-needs-file = Ez a formátum nem írható a szabványos kimenetre: adjon meg egy fájlt a -o kapcsolóval.
download-release = A(z) { $number }. számú kiadás { $layers } rétege a(z) { $file } fájlba került.
download-tiles = { $tiles } csempe került a(z) { $file } fájlba.
download-no-page = Ez a program a weblap nélkül készült: fordítsa le a make paranccsal.
download-site = A(z) { $number }. számú kiadás webhelye a(z) { $folder } mappában van: { $files } fájl. Bármely fájlkiszolgáló közzéteheti.
